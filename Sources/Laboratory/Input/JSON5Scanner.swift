import Arena

/// Reads JSON5 text: JSON with comments, trailing commas, unquoted names, single quotes,
/// hexadecimal numbers, infinities and NaN.
///
/// Every byte is looked at once. What is wrong is said with its line and column, two values of one
/// name in an object are an error, and lists and objects may lie at most ``deepest`` deep in each
/// other.
///
/// > Source: [The JSON5 data interchange format](https://spec.json5.org), 1.0.0, 2018.
struct JSON5Scanner {
  /// How deep lists and objects may lie in each other.
  static let deepest = 500

  let bytes: [UInt8]
  let file: String
  /// The byte that is read next.
  var index = 0
  private var depth = 0

  /// Returns the one value that a text consists of.
  ///
  /// - Precondition: The bytes are valid UTF-8.
  static func read(_ bytes: [UInt8], file: String) throws(StudyError) -> JSON {
    var scanner = JSON5Scanner(bytes: bytes, file: file)
    try scanner.skipSpace()
    let value = try scanner.value()
    try scanner.skipSpace()
    if scanner.index < bytes.count { throw scanner.unexpected("the end of the text") }
    return value
  }

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  // MARK: - Values

  mutating func value() throws(StudyError) -> JSON {
    switch byte {
    case UInt8(ascii: "{"):
      return .object(try nested { scanner throws(StudyError) in try scanner.object() })
    case UInt8(ascii: "["):
      return .array(try nested { scanner throws(StudyError) in try scanner.list() })
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(try text())
    case let byte? where byte.isDigit || "+-.".utf8.contains(byte): return try number()
    default: return try word()
    }
  }

  /// A value that is a word.
  private mutating func word() throws(StudyError) -> JSON {
    let start = index
    if startsName {
      let word = try name()
      switch word {
      case "null": return .null
      case "true": return .bool(true)
      case "false": return .bool(false)
      case "Infinity": return .number(.infinity)
      case "NaN": return .number(.nan)
      default:
        let known = ["null", "true", "false", "Infinity", "NaN"]
        let hint = Spelling.nearest(to: word, among: known).map { "did you mean \($0)?" }
        throw problem(
          "expected a value, but found '\(printable(word))'; \(hint ?? "a text stands in quotes")",
          at: start)
      }
    }
    throw unexpected("a value")
  }

  private mutating func nested<Value>(
    _ read: (inout JSON5Scanner) throws(StudyError) -> Value
  ) throws(StudyError) -> Value {
    if depth == JSON5Scanner.deepest {
      throw problem(
        "expected at most \(JSON5Scanner.deepest) lists and objects in each other, but found one more",
        at: index)
    }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func list() throws(StudyError) -> [JSON] {
    let start = index
    index += 1
    var items: [JSON] = []
    try skipSpace()
    while byte != UInt8(ascii: "]") {
      items.append(try value())
      try separate(UInt8(ascii: "]"), openedAt: start)
    }
    index += 1
    return items
  }

  private mutating func object() throws(StudyError) -> JSONObject {
    let start = index
    index += 1
    var object = JSONObject()
    var places: [String: Int] = [:]
    try skipSpace()
    while byte != UInt8(ascii: "}") {
      let place = index
      let name = try key(openedAt: start)
      if let first = places.updateValue(place, forKey: name) {
        throw problem(
          "expected every name once, but found '\(printable(name))' again, which stands in line "
            + "\(position(of: first).line) already", at: place)
      }
      try skipSpace()
      if byte != UInt8(ascii: ":") { throw unexpected("':' behind the name '\(printable(name))'") }
      index += 1
      try skipSpace()
      object[name] = try value()
      try separate(UInt8(ascii: "}"), openedAt: start)
    }
    index += 1
    return object
  }

  mutating func key(openedAt start: Int) throws(StudyError) -> String {
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try text() }
    if startsName { return try name() }
    throw unexpected("a name or \(closing(UInt8(ascii: "}"), start))")
  }

  /// Goes on behind a value: over a comma, or to the bracket that closes.
  mutating func separate(_ bracket: UInt8, openedAt start: Int) throws(StudyError) {
    try skipSpace()
    if byte == UInt8(ascii: ",") {
      index += 1
      try skipSpace()
      if index == bytes.count { throw unexpected(closing(bracket, start)) }
    } else if byte != bracket {
      throw unexpected("',' or \(closing(bracket, start))")
    }
  }

  /// A closing bracket, for messages: with the line of the one it closes, if that is another one.
  private func closing(_ bracket: UInt8, _ start: Int) -> String {
    let (line, here) = (position(of: start).line, position(of: index).line)
    let shown = "'\(Character(Unicode.Scalar(bracket)))'"
    if line == here { return shown }
    return "\(shown) for the '\(Character(Unicode.Scalar(bytes[start])))' of line \(line)"
  }

  // MARK: - Space

  /// Passes over white space and comments.
  mutating func skipSpace() throws(StudyError) {
    while let byte {
      switch byte {
      case 9...13, 32: index += 1
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/"):
        while let scalar = scalar(at: index), !JSON5Scanner.endsLine(scalar) {
          index += scalar.utf8Count
        }
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*"):
        try skipComment()
      case 0x80...:
        guard let scalar = scalar(at: index),
          scalar == "\u{feff}" || JSON5Scanner.endsLine(scalar)
            || scalar.properties.generalCategory == .spaceSeparator
        else { return }
        index += scalar.utf8Count
      default: return
      }
    }
  }

  private mutating func skipComment() throws(StudyError) {
    let start = index
    index += 2
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "*") && bytes[index + 1] == UInt8(ascii: "/") {
        index += 2
        return
      }
      index += 1
    }
    throw problem("expected '*/' behind this comment, but found the end of the text", at: start)
  }

  /// Whether a character ends a line, and with it a comment or a text.
  static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
  }
}

extension UInt8 {
  /// Whether the byte is a decimal digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
