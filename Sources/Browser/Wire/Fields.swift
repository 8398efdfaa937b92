import Arena

/// The fields of a map, read one by one.
struct Fields {
  /// What a message calls the map: "the request".
  let owner: String
  let all: [CBOR.Field]

  init(_ value: CBOR, _ owner: String) throws(Refusal) {
    guard case .map(let fields) = value else {
      throw Refusal("\(owner) must be a map, but found \(value.kind)")
    }
    all = fields
    self.owner = owner
  }

  /// A value; nil where there is none.
  subscript(name: String) -> CBOR? {
    for field in all where field.name == name {
      if case .null = field.value { return nil }
      return field.value
    }
    return nil
  }

  /// The fields of a map; nil where there is none.
  func map(_ name: String) throws(Refusal) -> Fields? {
    guard let value = self[name] else { return nil }
    return try Fields(value, "'\(name)'")
  }

  /// The elements of a list; none where there is none.
  func list(_ name: String) throws(Refusal) -> [CBOR] {
    switch self[name] {
    case nil: return []
    case .list(let items): return items
    case let other?: throw wrong(name, "a list", other)
    }
  }

  /// A text; nil where there is none.
  func text(_ name: String) throws(Refusal) -> String? {
    switch self[name] {
    case nil: return nil
    case .text(let text): return text
    case let other?: throw wrong(name, "a text", other)
    }
  }

  /// A text that must be there.
  func required(_ name: String) throws(Refusal) -> String {
    guard let text = try text(name) else {
      throw Refusal("\(owner) needs a field '\(name)', a text")
    }
    return text
  }

  /// Texts.
  func texts(_ name: String) throws(Refusal) -> [String] {
    var texts: [String] = []
    for item in try list(name) {
      guard case .text(let text) = item else { throw wrong(name, "a list of texts", item) }
      texts.append(text)
    }
    return texts
  }

  /// A whole number; nil where there is none.
  func whole(_ name: String, in range: ClosedRange<Int64>) throws(Refusal) -> Int64? {
    guard let value = self[name] else { return nil }
    guard let number = value.asWhole, range.contains(number) else {
      throw wrong(name, "a whole number in \(range.lowerBound)...\(range.upperBound)", value)
    }
    return number
  }

  /// A count; nil where there is none.
  func count(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
    let bounds = Int64(range.lowerBound)...Int64(range.upperBound)
    return try whole(name, in: bounds).map { Int($0) }
  }

  /// A real number; nil where there is none.
  func real(_ name: String, in range: ClosedRange<Double>) throws(Refusal) -> Double? {
    guard let value = self[name] else { return nil }
    guard let number = value.asReal, range.contains(number) else {
      let ends = NumberText.exact(range.lowerBound) + "..." + NumberText.exact(range.upperBound)
      throw wrong(name, "a number in " + ends, value)
    }
    return number
  }

  /// Yes or no; nil where there is none.
  func truth(_ name: String) throws(Refusal) -> Bool? {
    switch self[name] {
    case nil: return nil
    case .truth(let flag): return flag
    case let other?: throw wrong(name, "true or false", other)
    }
  }

  /// Says what was expected of a field.
  func wrong(_ name: String, _ expected: String, _ found: CBOR) -> Refusal {
    Refusal("'\(name)' must be \(expected), but found \(found.kind)")
  }
}

extension CBOR {
  /// The whole number that this is, however it was written; nil if it is none.
  var asWhole: Int64? {
    switch self {
    case .whole(let number): number
    case .real(let number): Int64(exactly: number)
    default: nil
    }
  }

  /// The finite number that this is; nil if it is none.
  var asReal: Double? {
    switch self {
    case .whole(let number): Double(number)
    case .real(let number): number.isFinite ? number : nil
    default: nil
    }
  }
}
