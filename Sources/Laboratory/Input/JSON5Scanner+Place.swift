extension JSON5Scanner {
  /// The byte that is read next; nil at the end.
  var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// The character that begins at a byte; nil at the end.
  func scalar(at start: Int) -> Unicode.Scalar? {
    guard start < bytes.count else { return nil }
    if bytes[start] < 0x80 { return Unicode.Scalar(bytes[start]) }
    var decoder = UTF8()
    var rest = bytes[start...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    return scalar
  }

  /// An error at the next character: what was expected, and what stands there.
  func unexpected(_ expected: String) -> StudyError {
    let found =
      switch scalar(at: index) {
      case nil: "the end of the text"
      case "\n", "\r", "\u{2028}", "\u{2029}": "the end of the line"
      case let scalar?: "'\(printable(String(scalar)))'"
      }
    return problem("expected \(expected), but found \(found)", at: index)
  }

  /// An error at a byte.
  func problem(_ sentence: String, at place: Int) -> StudyError {
    let (line, column) = position(of: place)
    return StudyError("\(file), line \(line), column \(column): \(sentence)")
  }

  /// The line and the column of a byte, both from 1; columns count characters.
  func position(of place: Int) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    var last: UInt8 = 0
    for byte in bytes[..<place] {
      if byte == UInt8(ascii: "\n") && last == UInt8(ascii: "\r") {
        // The two end one line together.
      } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      last = byte
    }
    return (line, column)
  }
}

extension Unicode.Scalar {
  /// How many bytes the character takes in UTF-8.
  var utf8Count: Int { UTF8.width(self) }
}
