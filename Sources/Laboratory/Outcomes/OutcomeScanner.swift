import Foundation

/// Goes through the rows of a table that somebody else wrote: fields between commas, semicolons, tabs or
/// bars, quoted or not, lines that end in any way.
struct OutcomeScanner {
  /// One field of a row.
  struct Field {
    /// Where its text begins and ends, without quotes around it and spaces around these.
    let bytes: Range<Int>
    /// Whether it stood in quotes.
    let isQuoted: Bool
  }

  let bytes: [UInt8]
  private let file: String
  private let separator: UInt8
  private var index = 0

  /// The most fields of a row.
  static let mostFields = 1000
  /// What may stand between fields; where several do in the first line, the most frequent does.
  private static let separators: [UInt8] = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }
  private static let (feed, carriage, quote) = (
    UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\"")
  )

  /// Opens a table.
  ///
  /// - Throws: ``StudyError`` if the bytes are not text in UTF-8.
  init(_ bytes: [UInt8], file: String) throws(StudyError) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw StudyError("\(file) is text in UTF-16; expected UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    var counts = Self.separators.map { _ in 0 }
    var isInside = false
    for byte in bytes[index...] {
      if byte == Self.quote { isInside.toggle() }
      if isInside { continue }
      if byte == Self.feed || byte == Self.carriage { break }
      if let place = Self.separators.firstIndex(of: byte) { counts[place] += 1 }
    }
    let most = counts.max() ?? 0
    separator = Self.separators[counts.firstIndex(of: most) ?? 0]
    if let offset = Self.flaw(of: bytes) {
      throw StudyError(
        "\(place(of: offset)): expected text in UTF-8, but found a byte that is none")
    }
  }

  /// The first byte that belongs to no text; nil where all do.
  private static func flaw(of bytes: [UInt8]) -> Int? {
    if bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) != nil {
      return nil
    }
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) { offset += UTF8.width(scalar) }
    return offset
  }

  /// "'table.csv', line 3, column 7" of a byte; columns count characters.
  func place(of offset: Int) -> String {
    var (line, start) = (1, 0)
    var index = 0
    while index < min(offset, bytes.count) {
      let byte = bytes[index]
      let isPair = byte == Self.carriage && index + 1 < bytes.count && bytes[index + 1] == Self.feed
      if byte == Self.feed || byte == Self.carriage && !isPair {
        line += 1
        start = index + 1
      }
      index += 1
    }
    if line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
    let column = bytes[min(start, offset)..<min(offset, bytes.count)].reduce(1) {
      $0 + ($1 & 0xC0 == 0x80 ? 0 : 1)
    }
    return "\(file), line \(line), column \(column)"
  }

  /// The text of a field; quotes doubled inside quotes are one.
  func text(_ field: Field) -> String {
    let text = String(decoding: bytes[field.bytes], as: UTF8.self)
    return field.isQuoted ? text.replacing("\"\"", with: "\"") : text
  }

  /// Finds the fields of the next row that is not blank; false where there is none.
  ///
  /// - Throws: ``StudyError`` where a quote is not closed, or something follows one that is.
  mutating func next(_ fields: inout [Field]) throws(StudyError) -> Bool {
    while index < bytes.count {
      fields.removeAll(keepingCapacity: true)
      try row(&fields)
      if fields.count > 1 || fields[0].isQuoted || !fields[0].bytes.isEmpty { return true }
    }
    return false
  }

  private mutating func row(_ fields: inout [Field]) throws(StudyError) {
    while true {
      fields.append(try field())
      guard fields.count <= Self.mostFields else {
        throw StudyError("\(place(of: index)): expected at most \(Self.mostFields) fields in a row")
      }
      guard index < bytes.count else { return }
      let end = bytes[index]
      index += 1
      if end == separator { continue }
      if end == Self.carriage, index < bytes.count, bytes[index] == Self.feed { index += 1 }
      return
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte != separator && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t"))
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.feed || byte == Self.carriage
  }

  private mutating func field() throws(StudyError) -> Field {
    while index < bytes.count && isSpace(bytes[index]) { index += 1 }
    let start = index
    guard index < bytes.count, bytes[index] == Self.quote else {
      while index < bytes.count && !isEnd(bytes[index]) { index += 1 }
      var end = index
      while end > start && isSpace(bytes[end - 1]) { end -= 1 }
      return Field(bytes: start..<end, isQuoted: false)
    }
    index += 1
    while true {
      while index < bytes.count && bytes[index] != Self.quote { index += 1 }
      guard index < bytes.count else {
        throw StudyError("\(place(of: start)): the quote that begins here is not closed")
      }
      index += 1
      if index < bytes.count && bytes[index] == Self.quote {
        index += 1
        continue
      }
      break
    }
    let end = index - 1
    while index < bytes.count && isSpace(bytes[index]) { index += 1 }
    guard index >= bytes.count || isEnd(bytes[index]) else {
      throw StudyError(
        "\(place(of: index)): expected the end of the field after its closing quote; a quote inside "
          + "quotes is written twice")
    }
    return Field(bytes: start + 1..<end, isQuoted: true)
  }
}
