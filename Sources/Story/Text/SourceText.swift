/// The text of a story file, and where in it something stands.
struct SourceText: Sendable {
  /// The text in UTF-8.
  let bytes: [UInt8]
  /// The path of the file, for whoever reads of a failed episode; nil if nobody said it.
  let path: Text?
  /// Where the lines begin.
  private let lines: [Int]

  init(bytes: [UInt8], path: String? = nil) {
    self.bytes = bytes
    self.path = path.map { Text($0) }
    lines = [0] + bytes.indices.filter { bytes[$0] == Ascii.newline }.map { $0 + 1 }
  }

  /// The line of a byte, from 1.
  func line(of offset: Int) -> Int {
    var (low, high) = (0, lines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The line and the column of a byte, both from 1; a column is a Unicode scalar.
  func position(of offset: Int) -> (line: Int, column: Int) {
    let line = line(of: offset)
    let before = bytes[lines[line - 1]..<Swift.min(offset, bytes.count)]
    return (line, before.reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 })
  }

  /// The piece of the line around a byte that is shown, and the number of characters before the byte.
  func excerpt(around offset: Int) -> (line: Text, before: Int) {
    let offset = Swift.min(offset, bytes.count)
    var (first, last) = (offset, offset)
    while first > 0 && bytes[first - 1] != Ascii.newline && offset - first < 80 { first -= 1 }
    while last < bytes.count && bytes[last] != Ascii.newline && last - offset < 40 { last += 1 }
    while first < offset && bytes[first] & 0xC0 == 0x80 { first += 1 }
    return (printable(first..<last), printable(first..<offset).bytes.count)
  }

  /// The character at a byte; nil if it is none in UTF-8.
  func scalar(at place: Int) -> Unicode.Scalar? {
    guard place < bytes.count else { return nil }
    let first = UInt32(bytes[place])
    if first < 0x80 { return Unicode.Scalar(first) }
    let count = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    guard (0xC2..<0xF5).contains(first), place + count < bytes.count else { return nil }
    var value = first & (0x3F >> UInt32(count))
    for byte in bytes[place + 1...place + count] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    // No character is written with more bytes than it needs.
    let least: [UInt32] = [0x80, 0x800, 0x10000]
    return value < least[count - 1] ? nil : Unicode.Scalar(value)
  }

  /// Whether a piece of the text is UTF-8.
  func isText(_ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound {
      guard let scalar = scalar(at: place) else { return false }
      place += UTF8.width(scalar)
    }
    return place == range.upperBound
  }

  /// The character at a byte as a complaint shows it: those that terminals may not show by their number.
  func shown(_ place: Int) -> Text {
    guard let scalar = scalar(at: place) else { return "a byte that is not UTF-8" }
    if (0x21..<0x7F).contains(scalar.value) { return "'\(Text(bytes[place...place]))'" }
    return "the character \(SourceText.number(of: scalar))"
  }

  /// The number of a character as Unicode writes it: "U+00D7".
  static func number(of scalar: Unicode.Scalar) -> Text {
    "U+\(Text(hex: UInt64(scalar.value), digits: scalar.value < 0x10000 ? 4 : scalar.value < 0x100000 ? 5 : 6))"
  }

  /// The end of the letter that begins at a byte, of whatever alphabet; nil if there is none.
  ///
  /// Punctuation and signs beyond ASCII are no letters, nor is what comes after the alphabets.
  func endOfLetter(at place: Int) -> Int? {
    if bytes[place] < 0x80 { return Ascii.isLetter(bytes[place]) ? place + 1 : nil }
    guard let scalar = scalar(at: place) else { return nil }
    switch scalar.value {
    case 0..<0xC0, 0xD7, 0xF7, 0x2000..<0x2C00, 0x3000..<0x3040, 0xFE00...: return nil
    default: return place + UTF8.width(scalar)
    }
  }

  /// The end of the word in kebab-case that begins at a byte.
  func endOfWord(at start: Int) -> Int {
    var place = start
    while place < bytes.count {
      if bytes[place] == Ascii.hyphen && place > start {
        guard place + 1 < bytes.count,
          Ascii.isLetter(bytes[place + 1]) || Ascii.isDigit(bytes[place + 1])
        else { break }
        place += 1
      } else if Ascii.isDigit(bytes[place]) {
        place += 1
      } else if let end = endOfLetter(at: place) {
        place = end
      } else {
        break
      }
    }
    return place
  }

  /// Where a name stands in the text from some place on; that place if it does not.
  func place(of name: Text, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      let first = place
      switch bytes[place] {
      case Ascii.quote:
        repeat { place += 1 } while place < bytes.count && bytes[place] != Ascii.quote
      case Ascii.hash: while place < bytes.count && bytes[place] != Ascii.newline { place += 1 }
      default:
        if Ascii.isLetter(bytes[place]) {
          place = endOfWord(at: place)
          if bytes[first..<place] == name.bytes[...] { return first }
          continue
        }
      }
      place += 1
    }
    return start
  }

  /// A piece of the text in which every character that is not of printable ASCII is replaced.
  func printable(_ range: Range<Int>) -> Text {
    var text: [UInt8] = []
    for byte in bytes[range] where byte & 0xC0 != 0x80 {
      text.append((0x20..<0x7F).contains(byte) ? byte : byte < 0x80 ? 0x20 : UInt8(ascii: "?"))
    }
    return Text(text)
  }
}

/// The bytes that the scanner knows by name.
enum Ascii {
  static let newline: UInt8 = 10
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
  static let hyphen = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }
}
