import GameTheory

/// The words of a Gambit file, one after the other, with the place of each for messages.
///
/// It reads every byte once and looks one token ahead, so no input takes more than its length in
/// time or memory.
struct GameScanner {
  /// What kind of word stands at a place.
  enum Token: Equatable {
    case word, text, number, open, close, comma, end
  }

  /// The token that is read next.
  private(set) var token = Token.end
  private let bytes: [UInt8]
  private let file: String
  private var start = 0
  private var end = 0

  /// Begins at the first token.
  init(_ bytes: [UInt8], file: String) throws(StudyError) {
    self.bytes = bytes
    self.file = file
    // A byte order mark, as some editors write it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { end = 3 }
    try advance()
  }

  /// Where the next token begins, for ``problem(_:at:)``.
  var place: Int { start }

  /// How many bytes are left, the next token included.
  var left: Int { bytes.count - start }

  // MARK: - Messages

  /// An error at the next token: what was expected, and what stands there.
  func unexpected(_ expected: String) -> StudyError {
    problem("expected \(expected), but found \(found)", at: start)
  }

  /// An error at a place.
  func problem(_ sentence: String, at place: Int) -> StudyError {
    var line = 1
    var column = 1
    for byte in bytes[..<Swift.min(place, bytes.count)] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return StudyError("\(file), line \(line), column \(column): \(sentence)")
  }

  private var found: String {
    switch token {
    case .end: "the end of the file"
    case .text: "the text \"\(printable(content))\""
    case .word, .number, .open, .close, .comma: "'\(printable(spelling))'"
    }
  }

  private var spelling: String { String(decoding: bytes[start..<end], as: UTF8.self) }

  /// A text without its quotes; a backslash is only special before a quote.
  private var content: String {
    let inner = bytes[(start + 1)..<(end - 1)]
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    return String(decoding: inner, as: UTF8.self).replacing("\\\"", with: "\"")
  }

  // MARK: - Reading

  /// Goes on to the next token.
  mutating func advance() throws(StudyError) {
    while end < bytes.count, GameScanner.isBlank(bytes[end]) { end += 1 }
    start = end
    guard end < bytes.count else {
      token = .end
      return
    }
    let byte = bytes[end]
    end += 1
    switch byte {
    case UInt8(ascii: "{"): token = .open
    case UInt8(ascii: "}"): token = .close
    case UInt8(ascii: ","): token = .comma
    case UInt8(ascii: "\""): try quote()
    case let byte where GameScanner.isNumeric(byte):
      token = .number
      number()
    case let byte where GameScanner.isLetter(byte):
      token = .word
      while end < bytes.count, GameScanner.isLetter(bytes[end]) { end += 1 }
    default:
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      throw problem(
        "expected a word, a number, a quoted text or a brace, but found "
          + GameScanner.name(of: spelling), at: start)
    }
  }

  private static func name(of character: String) -> String {
    let code = character.unicodeScalars.first?.value ?? 0
    let hex = String(code, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: Swift.max(0, 4 - hex.count)) + hex
    return printable(character) == character ? "'\(character)'" : "the character \(number)"
  }

  private mutating func quote() throws(StudyError) {
    token = .text
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      let isEscape =
        bytes[end] == UInt8(ascii: "\\") && end + 1 < bytes.count
        && bytes[end + 1] == UInt8(ascii: "\"")
      end += isEscape ? 2 : 1
    }
    if end >= bytes.count { throw problem("this text has no closing quote", at: start) }
    end += 1
  }

  /// Goes to the end of a number: digits, signs, points and bars, and an exponent after them.
  private mutating func number() {
    while end < bytes.count, GameScanner.isNumeric(bytes[end]) { end += 1 }
    let mark = end
    guard end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") else { return }
    end += 1
    while end < bytes.count, GameScanner.isNumeric(bytes[end]) { end += 1 }
    // A letter with nothing after it begins a word.
    if end == mark + 1 { end = mark }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Digits and what numbers are written with; a number is only understood where one is asked for.
  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}

extension GameScanner {
  /// Takes a token that must be there.
  mutating func take(_ wanted: Token, _ what: @autoclosure () -> String) throws(StudyError) {
    if token != wanted { throw unexpected(what()) }
    try advance()
  }

  /// Takes a token if it is there, and says whether it was.
  mutating func takes(_ wanted: Token) throws(StudyError) -> Bool {
    if token != wanted { return false }
    try advance()
    return true
  }

  /// Takes one of some words.
  mutating func word(_ words: [String], _ what: String) throws(StudyError) -> String {
    guard token == .word, words.contains(spelling) else { throw unexpected(what) }
    let word = spelling
    try advance()
    return word
  }

  /// Takes a quoted text, its blanks single and everything unprintable replaced.
  mutating func text(_ what: @autoclosure () -> String) throws(StudyError) -> String {
    if token != .text { throw unexpected(what()) }
    let content = content
    try advance()
    if GameScanner.isPlain(content) { return content }
    let words = content.split(whereSeparator: { $0.isWhitespace })
    return printable(words.joined(separator: " "), limit: 1000)
  }

  /// Whether a text is printable ASCII with single blanks inside only, as nearly every label is.
  private static func isPlain(_ text: String) -> Bool {
    var last = UInt8(ascii: " ")
    for byte in text.utf8 {
      guard (32...126).contains(byte), byte != 32 || last != 32 else { return false }
      last = byte
    }
    return (last != 32 || text.isEmpty) && text.utf8.count <= 1000
  }

  /// Takes a whole number.
  mutating func whole(_ what: @autoclosure () -> String, in range: ClosedRange<Int>)
    throws(StudyError) -> Int
  {
    guard token == .number, let number = Int(spelling), range.contains(number) else {
      throw unexpected(what())
    }
    try advance()
    return number
  }

  /// Takes a number as the nearest double, at most 1e300 in size.
  mutating func real(_ what: @autoclosure () -> String) throws(StudyError) -> Double {
    guard let parts = terms else { throw unexpected(what()) }
    let value = parts.reduce(nil as Double?) { left, part in
      let right = Double(part) ?? .nan
      return left.map { $0 / right } ?? right
    }
    guard let value, value.magnitude <= 1e300 else {
      throw unexpected("\(what()), at most 1e300 in size")
    }
    try advance()
    return value == 0 ? 0 : value
  }

  /// Takes a number as an exact fraction.
  mutating func rational(_ what: @autoclosure () -> String) throws(StudyError) -> Rational {
    guard let parts = terms else { throw unexpected(what()) }
    guard let value = Rational(parts.joined(separator: "/")) else {
      throw unexpected("\(what()), as a fraction whose terms have at most 38 digits")
    }
    try advance()
    return value
  }

  /// The terms of the number that is read next: one decimal, or two whole numbers; nil for none.
  private var terms: [String]? {
    guard token == .number, end - start <= 1000 else { return nil }
    var rest = bytes[start..<end]
    if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let terms = rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isNumber =
      switch terms.count {
      case 1: GameScanner.isDecimal(terms[0], isWhole: false)
      case 2: GameScanner.isDecimal(terms[0], isWhole: true) && GameScanner.isCount(terms[1])
      default: false
      }
    return isNumber ? terms.map { String(decoding: $0, as: UTF8.self) } : nil
  }

  /// Whether some bytes are digits that stand for a positive number.
  private static func isCount(_ bytes: ArraySlice<UInt8>) -> Bool {
    isDigits(bytes) && bytes.contains { $0 != UInt8(ascii: "0") }
  }

  private static func isDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Whether some bytes are a number: sign, digits, point and digits, exponent; or sign and digits.
  private static func isDecimal(_ bytes: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    var rest = bytes
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    if isWhole { return isDigits(rest) }
    let terms = rest.split(omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
    guard (1...2).contains(terms.count) else { return false }
    if terms.count == 2 {
      var power = terms[1]
      if let sign = power.first, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(sign) {
        power.removeFirst()
      }
      if !isDigits(power) { return false }
    }
    let places = terms[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let last = places.last, places.count <= 2, isDigits(last) else { return false }
    return places[0].isEmpty || isDigits(places[0])
  }
}
