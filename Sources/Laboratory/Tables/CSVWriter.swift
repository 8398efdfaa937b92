import Arena

/// A table in CSV: UTF-8 without a byte order mark, commas, a header row, LF, quotes doubled inside
/// quotes.
///
/// A missing value is an empty cell, and so is an empty text: CSV cannot tell them apart.
final class CSVWriter: TableWriter {
  private var buffer: SinkBuffer

  init(_ columns: [Column], _ sink: @escaping TableSink) {
    buffer = SinkBuffer(sink)
    buffer.bytes += columns.map(\.name).joined(separator: ",").utf8
    buffer.bytes.append(UInt8(ascii: "\n"))
  }

  func add(_ row: [TableValue]) throws {
    for (place, value) in row.enumerated() {
      if place > 0 { buffer.bytes.append(UInt8(ascii: ",")) }
      switch value {
      case .text(let text): CSV.add(text, to: &buffer.bytes)
      case .whole(let number): buffer.bytes += String(number).utf8
      case .real(let number): buffer.bytes += NumberText.exact(number).utf8
      case .truth(let isTrue): buffer.bytes += (isTrue ? "true" : "false").utf8
      case .missing: break
      }
    }
    buffer.bytes.append(UInt8(ascii: "\n"))
    try buffer.flushIfFull()
  }

  func finish() throws { try buffer.flush() }
}

extension CSV {
  /// Adds a text, in quotes if it holds a comma, a quote or the end of a line.
  package static func add(_ text: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let special: [UInt8] = [UInt8(ascii: "\n"), UInt8(ascii: "\r"), quote, UInt8(ascii: ",")]
    guard text.utf8.contains(where: { special.contains($0) }) else {
      bytes += text.utf8
      return
    }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}
