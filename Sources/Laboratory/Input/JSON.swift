import Arena
public import Foundation

/// A JSON value: what study files are read as, and results are written as.
public enum JSON: Sendable, Equatable {
  /// The absence of a value; also what a number that is not finite is written as.
  case null
  /// True or false.
  case bool(Bool)
  /// A number.
  case number(Double)
  /// A whole number, written without a fraction.
  case integer(Int)
  /// A text.
  case string(String)
  /// A list.
  case array([JSON])
  /// Named values, in the order in which they were read; written in the order of their names.
  case object(JSONObject)

  /// What kind of value this is, for messages.
  public var kind: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): "the number \(NumberText.exact(value))"
    case .integer(let value): "the number \(value)"
    case .string(let value): "the text '\(printable(value))'"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The value as a real number, if it is one.
  public var double: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    case .null, .bool, .string, .array, .object: nil
    }
  }

  /// The value as a whole number, if it is one that a double holds exactly.
  public var int: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): value.magnitude <= 0x1p53 ? Int(exactly: value) : nil
    case .null, .bool, .string, .array, .object: nil
    }
  }
}

/// Returns the start of a text from outside, safe to print on one line.
public func printable(_ text: String, limit: Int = 60) -> String {
  var result = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == limit { return result + "..." }
    let isInvisible = [.control, .format, .lineSeparator, .paragraphSeparator].contains(
      scalar.properties.generalCategory)
    result.unicodeScalars.append(isInvisible ? "?" : scalar)
    count += 1
  }
  return result
}

extension JSON {
  /// Reads JSON5 text: JSON with comments, trailing commas, unquoted names and single quotes.
  ///
  /// - Throws: ``StudyError`` with line and column if the bytes are not JSON5 text in UTF-8, or if
  ///   an object has two values of one name.
  public static func parse(_ data: Data, file: String, limit: Int = limit) throws(StudyError)
    -> JSON
  {
    try JSON5Scanner.read(try bytes(data, file: file, limit: limit), file: file)
  }

  /// The bytes of a text that may be JSON5: not too many, in UTF-8, and not blank.
  ///
  /// - Throws: ``StudyError`` if they are no such text.
  static func bytes(_ data: Data, file: String, limit: Int) throws(StudyError) -> [UInt8] {
    guard data.count <= limit else {
      throw StudyError("\(file) has more than \(limit) bytes, which is the most that is read")
    }
    guard String(validating: data, as: UTF8.self) != nil else {
      throw StudyError("\(file) is not text in UTF-8")
    }
    let isBlank = data.allSatisfy { [9, 10, 13, 32].contains($0) }
    if isBlank { throw StudyError("\(file) is empty; expected a JSON5 object") }
    return [UInt8](data)
  }

  /// The largest file that is read, in bytes.
  public static let limit = 4_000_000
}

extension String {
  /// The text of some bytes; nil when they are not valid.
  fileprivate init?(validating data: Data, as encoding: UTF8.Type) {
    guard let text = String(data: data, encoding: .utf8) else { return nil }
    self = text
  }
}
