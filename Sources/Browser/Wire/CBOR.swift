import Arena

/// A value as a request or an answer carries it: the part of CBOR that JSON has too, with whole numbers.
///
/// > Source: C. Bormann, P. Hoffman, "Concise Binary Object Representation (CBOR)", RFC 8949, 2020.
public enum CBOR: Sendable, Equatable {
  /// Nothing.
  case null
  /// Yes or no.
  case truth(Bool)
  /// A whole number.
  case whole(Int64)
  /// A real number.
  case real(Double)
  /// A text.
  case text(String)
  /// A list.
  case list([CBOR])
  /// A map of named values, in order.
  case map([Field])

  /// A named value of a map.
  public struct Field: Sendable, Equatable {
    /// The name.
    public let name: String
    /// The value.
    public let value: CBOR

    /// Names a value.
    public init(_ name: String, _ value: CBOR) {
      self.name = name
      self.value = value
    }
  }

  /// What a message calls a value of this kind.
  var kind: String {
    switch self {
    case .null: "nothing"
    case .truth(let flag): flag ? "true" : "false"
    case .whole(let number): "\(number)"
    case .real(let number): NumberText.exact(number)
    case .text(let text): "'" + text.shown() + "'"
    case .list: "a list"
    case .map: "a map"
    }
  }

  /// A whole number.
  static func count(_ number: Int) -> CBOR { .whole(Int64(number)) }

  /// A list of real numbers.
  static func reals(_ numbers: [Double]) -> CBOR { .list(numbers.map { .real($0) }) }

  /// A list of texts.
  static func texts(_ texts: [String]) -> CBOR { .list(texts.map { .text($0) }) }
}

extension String {
  /// A text as a message shows it: on one line, and not all of it if it is long.
  func shown(limit: Int = 60) -> String {
    var text = ""
    var count = 0
    for scalar in unicodeScalars {
      if count == limit { return text + "..." }
      text.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
      count += 1
    }
    return text
  }
}
