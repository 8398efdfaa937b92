/// The text of a story file, and where in it something stands.
struct SourceText: Sendable {
  /// The text in UTF-8.
  let bytes: [UInt8]

  /// The line and the column of a byte, both from 1; a column is a Unicode scalar.
  func position(of offset: Int) -> (line: Int, column: Int) {
    var (line, column) = (1, 1)
    for byte in bytes[..<Swift.min(offset, bytes.count)] {
      if byte == Ascii.newline {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  /// The piece of the line around a byte that is shown, and the number of characters before the byte.
  func excerpt(around offset: Int) -> (line: String, before: Int) {
    let offset = Swift.min(offset, bytes.count)
    var (first, last) = (offset, offset)
    while first > 0 && bytes[first - 1] != Ascii.newline && offset - first < 80 { first -= 1 }
    while last < bytes.count && bytes[last] != Ascii.newline && last - offset < 40 { last += 1 }
    while first < offset && bytes[first] & 0xC0 == 0x80 { first += 1 }
    return (printable(first..<last), printable(first..<offset).unicodeScalars.count)
  }

  /// A piece of the text in which every character that is not of printable ASCII is replaced.
  func printable(_ range: Range<Int>) -> String {
    var text = ""
    for byte in bytes[range] where byte & 0xC0 != 0x80 {
      text.unicodeScalars.append(
        (0x20..<0x7F).contains(byte) ? Unicode.Scalar(byte) : byte < 0x80 ? " " : "?")
    }
    return text
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
