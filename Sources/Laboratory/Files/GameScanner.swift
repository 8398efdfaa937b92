/// The words of a Gambit file, one after the other, with the place of each for messages.
///
/// It reads every byte once and looks one token ahead, so no input takes more than its length in
/// time or memory.
struct GameScanner {
  /// What kind of word stands at a place.
  enum Token: Equatable {
    case word, text, number, open, close, openSquare, closeSquare, comma, end
    /// Something that is none of these; only an error where a token is asked for.
    case wrong
  }

  /// The token that is read next.
  private(set) var token = Token.end
  let bytes: [UInt8]
  private let file: String
  private let hasComments: Bool
  private(set) var start = 0
  private(set) var end = 0
  /// That equal names are told apart, with the first of them; nil when there are none.
  private(set) var renaming: String?

  /// Begins at the first token.
  ///
  /// - Parameters:
  ///   - bytes: The text, in UTF-8.
  ///   - file: What messages call it.
  ///   - hasComments: Whether what follows a # is a comment, up to the end of the line.
  init(_ bytes: [UInt8], file: String, hasComments: Bool = false) {
    self.hasComments = hasComments
    self.bytes = bytes
    self.file = file
    // A byte order mark, as some editors write it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { end = 3 }
    advance()
  }

  /// Where the next token begins, for ``problem(_:at:)``.
  var place: Int { start }

  /// How many bytes are left, the next token included.
  var left: Int { bytes.count - start }

  // MARK: - Messages

  /// An error at the next token: what was expected, and what stands there.
  func unexpected(_ expected: String) -> StudyError {
    guard token == .wrong else {
      return problem("expected \(expected), but found \(found)", at: start)
    }
    if bytes[start] == UInt8(ascii: "\"") {
      return problem("this text has no closing quote", at: start)
    }
    return problem(
      "expected a word, a number, a quoted text or a brace, but found "
        + GameScanner.name(of: spelling), at: start)
  }

  /// An error at a place.
  func problem(_ sentence: String, at place: Int) -> StudyError {
    let (line, column) = position(of: place)
    return StudyError("\(file), line \(line), column \(column): \(sentence)")
  }

  /// The line and the column of a place, from 1.
  func position(of place: Int) -> (line: Int, column: Int) {
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
    return (line, column)
  }

  private var found: String {
    switch token {
    case .end: "the end of the file"
    case .text: "the text \"\(printable(content))\""
    case .word, .number, .open, .close, .openSquare, .closeSquare, .comma, .wrong:
      "'\(printable(spelling))'"
    }
  }

  var spelling: String { String(decoding: bytes[start..<end], as: UTF8.self) }

  /// A text without its quotes; a backslash is only special before a quote.
  private var content: String {
    let inner = bytes[(start + 1)..<(end - 1)]
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    return String(decoding: inner, as: UTF8.self).replacing("\\\"", with: "\"")
  }

  // MARK: - Reading

  /// Goes on to the next token.
  mutating func advance() {
    skipBlanks()
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
    case UInt8(ascii: "["): token = .openSquare
    case UInt8(ascii: "]"): token = .closeSquare
    case UInt8(ascii: "\""): quote()
    case let byte where GameScanner.isNumeric(byte):
      token = .number
      number()
    case let byte where GameScanner.isLetter(byte):
      token = .word
      while end < bytes.count, GameScanner.isLetter(bytes[end]) { end += 1 }
    default:
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      token = .wrong
    }
  }

  private mutating func skipBlanks() {
    while end < bytes.count {
      if hasComments, bytes[end] == UInt8(ascii: "#") {
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      } else if GameScanner.isBlank(bytes[end]) {
        end += 1
      } else {
        return
      }
    }
  }

  private static func name(of character: String) -> String {
    let code = character.unicodeScalars.first?.value ?? 0
    let hex = String(code, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: Swift.max(0, 4 - hex.count)) + hex
    return printable(character) == character ? "'\(character)'" : "the character \(number)"
  }

  private mutating func quote() {
    token = .text
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      let isEscape =
        bytes[end] == UInt8(ascii: "\\") && end + 1 < bytes.count
        && bytes[end + 1] == UInt8(ascii: "\"")
      end += isEscape ? 2 : 1
    }
    if end >= bytes.count {
      end = bytes.count
      token = .wrong
    } else {
      end += 1
    }
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
  /// Remembers that a name stands there twice; the first of them is told.
  mutating func notice(repeated name: @autoclosure () -> String, at place: Int) {
    if renaming != nil { return }
    renaming =
      "equal names are told apart by numbers behind them, from \(name()) in line "
      + "\(position(of: place).line) on"
  }

  /// Takes a token that must be there.
  mutating func take(_ wanted: Token, _ what: @autoclosure () -> String) throws(StudyError) {
    if token != wanted { throw unexpected(what()) }
    advance()
  }

  /// Takes a token if it is there, and says whether it was.
  mutating func takes(_ wanted: Token) -> Bool {
    if token != wanted { return false }
    advance()
    return true
  }

  /// Takes one of some words.
  mutating func word(_ words: [String], _ what: String) throws(StudyError) -> String {
    guard token == .word, words.contains(spelling) else { throw unexpected(what) }
    let word = spelling
    advance()
    return word
  }

  /// Takes a quoted text, its blanks single and everything unprintable replaced.
  mutating func text(_ what: @autoclosure () -> String) throws(StudyError) -> String {
    if token != .text { throw unexpected(what()) }
    let content = content
    advance()
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
}
