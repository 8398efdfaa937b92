import Arena

/// The fields of one JSON object, read one by one; what nobody read is an error.
struct Fields {
  private let values: [String: JSON]
  private let path: String
  private var known: [String] = []

  /// Opens an object; `path` says where it stands in the file, for messages.
  init(_ json: JSON, at path: String) throws(StudyError) {
    guard case .object(let values) = json else {
      throw StudyError("\(path) must be an object, but found \(json.kind)")
    }
    self.values = values
    self.path = path
  }

  /// Throws when the object has a field that was never asked for.
  func finish() throws(StudyError) {
    for name in values.keys.sorted() where !known.contains(name) {
      throw StudyError(
        "\(path) has no field '\(printable(name))'"
          + StudyError.suggestion(for: name, among: known))
    }
  }

  /// Where a field stands, for messages.
  func place(_ name: String) -> String { path == "the study" ? "'\(name)'" : "\(path).\(name)" }

  mutating func value(_ name: String) -> JSON? {
    known.append(name)
    return values[name]
  }

  mutating func required(_ name: String) throws(StudyError) -> JSON {
    guard let value = value(name) else { throw StudyError("\(path) needs a field '\(name)'") }
    return value
  }

  mutating func string(_ name: String, default fallback: String? = nil) throws(StudyError)
    -> String
  {
    guard let json = value(name) else {
      if let fallback { return fallback }
      throw StudyError("\(path) needs a field '\(name)', a text")
    }
    guard case .string(let text) = json else {
      throw StudyError("\(place(name)) must be a text, but found \(json.kind)")
    }
    return text
  }

  /// A text for people: anything but control characters, so that it can be printed anywhere.
  mutating func prose(_ name: String, default fallback: String? = nil) throws(StudyError) -> String
  {
    let text = try string(name, default: fallback)
    guard text.count <= 10_000, text == printable(text, limit: .max) else {
      throw StudyError(
        "\(place(name)) must be a text of at most 10000 printable characters on one line")
    }
    return text
  }

  mutating func int(_ name: String, in range: ClosedRange<Int>, default fallback: Int? = nil)
    throws(StudyError) -> Int
  {
    guard let json = value(name) else {
      if let fallback { return fallback }
      throw StudyError("\(path) needs a field '\(name)', a whole number")
    }
    guard let number = json.int, range.contains(number) else {
      throw StudyError(
        "\(place(name)) must be a whole number in \(range.lowerBound)...\(range.upperBound), "
          + "but found \(json.kind)")
    }
    return number
  }

  mutating func double(
    _ name: String, in range: ClosedRange<Double>, default fallback: Double? = nil
  ) throws(StudyError) -> Double {
    guard let json = value(name) else {
      if let fallback { return fallback }
      throw StudyError("\(path) needs a field '\(name)', a number")
    }
    guard let number = json.double, range.contains(number) else {
      throw StudyError(
        "\(place(name)) must be a number in \(Knob.text(range)), but found \(json.kind)")
    }
    return number
  }

  mutating func bool(_ name: String, default fallback: Bool) throws(StudyError) -> Bool {
    guard let json = value(name) else { return fallback }
    guard case .bool(let flag) = json else {
      throw StudyError("\(place(name)) must be true or false, but found \(json.kind)")
    }
    return flag
  }

  mutating func object(_ name: String) throws(StudyError) -> [String: JSON] {
    guard let json = value(name) else { return [:] }
    guard case .object(let values) = json else {
      throw StudyError("\(place(name)) must be an object, but found \(json.kind)")
    }
    return values
  }

  mutating func list(_ name: String) throws(StudyError) -> [JSON] {
    guard let json = value(name) else { return [] }
    guard case .array(let values) = json else {
      throw StudyError("\(place(name)) must be a list, but found \(json.kind)")
    }
    return values
  }

  /// Reads one of some names.
  mutating func choice(_ name: String, among names: [String], default fallback: String? = nil)
    throws(StudyError) -> String
  {
    let text = try string(name, default: fallback)
    guard names.contains(text) else {
      throw StudyError(
        "\(place(name)) must be one of \(names.joined(separator: ", ")), but found "
          + "'\(printable(text))'\(StudyError.suggestion(for: text, among: names))")
    }
    return text
  }
}
