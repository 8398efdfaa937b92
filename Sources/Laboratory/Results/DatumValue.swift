import Arena

/// Returns a value, or complains that it is not what was expected.
private func expect<Value>(_ value: Value?, _ what: String, _ json: JSON, _ place: String)
  throws(StudyError) -> Value
{
  guard let value else { throw StudyError("\(place) must be \(what), but found \(json.kind)") }
  return value
}

extension Double: DatumValue {
  init(_ json: JSON, at place: String) throws(StudyError) {
    // What is not finite is written as null.
    self = try json == .null ? .nan : expect(json.double, "a number", json, place)
  }
  var json: JSON { .number(self) }
}

extension Int: DatumValue {
  init(_ json: JSON, at place: String) throws(StudyError) {
    self = try expect(json.int, "a whole number", json, place)
  }
  var json: JSON { .integer(self) }
}

extension Bool: DatumValue {
  init(_ json: JSON, at place: String) throws(StudyError) {
    var flag: Bool?
    if case .bool(let value) = json { flag = value }
    self = try expect(flag, "true or false", json, place)
  }
  var json: JSON { .bool(self) }
}

extension String: DatumValue {
  init(_ json: JSON, at place: String) throws(StudyError) {
    var text: String?
    if case .string(let value) = json { text = value }
    self = try expect(text, "a text", json, place)
  }
  var json: JSON { .string(self) }
}

extension JSON: DatumValue {
  init(_ json: JSON, at place: String) { self = json }
  var json: JSON { self }
}

extension Optional: DatumValue where Wrapped: DatumValue {
  init(_ json: JSON, at place: String) throws(StudyError) {
    self = json == .null ? nil : try Wrapped(json, at: place)
  }
  var json: JSON { self?.json ?? .null }
}

extension Array: DatumValue where Element: DatumValue {
  init(_ json: JSON, at place: String) throws(StudyError) {
    var items: [JSON]?
    if case .array(let values) = json { items = values }
    self = []
    for (index, item) in try expect(items, "a list", json, place).enumerated() {
      append(try Element(item, at: "\(place)[\(index)]"))
    }
  }
  var json: JSON { .array(map(\.json)) }
}

extension ClosedRange: DatumValue where Bound == Double {
  init(_ json: JSON, at place: String) throws(StudyError) {
    var fields = try Fields(json, at: place)
    let low = try Double(try fields.required("low"), at: "\(place).low")
    let high = try Double(try fields.required("high"), at: "\(place).high")
    try fields.finish()
    guard low <= high else {
      throw StudyError(
        "\(place) must go from low to high, but found \(NumberText.exact(low)) and "
          + NumberText.exact(high))
    }
    self = low...high
  }
  var json: JSON { .object(["low": .number(lowerBound), "high": .number(upperBound)]) }
}

/// One of some named values.
protocol NamedValue: DatumValue, CaseIterable, RawRepresentable where RawValue == String {}

extension NamedValue {
  init(_ json: JSON, at place: String) throws(StudyError) {
    let names = Self.allCases.map(\.rawValue)
    guard case .string(let name) = json, let value = Self(rawValue: name) else {
      let found: String
      if case .string(let name) = json {
        found = "'\(printable(name))'" + StudyError.nearest(to: name, among: names)
      } else {
        found = json.kind
      }
      throw StudyError(
        "\(place) must be one of \(names.joined(separator: ", ")), but found \(found)")
    }
    self = value
  }
  var json: JSON { .string(rawValue) }
}
