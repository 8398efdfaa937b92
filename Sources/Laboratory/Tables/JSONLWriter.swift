import Arena

/// A table in JSON lines: UTF-8, one object a row with its keys in the order of the columns, LF.
///
/// A missing value is null.
final class JSONLWriter: TableWriter {
  private var buffer: SinkBuffer
  /// What stands before the value of each column: `{"cell":`, `,"value":`.
  private let keys: [[UInt8]]

  init(_ columns: [Column], _ sink: @escaping TableSink) {
    buffer = SinkBuffer(sink)
    keys = columns.enumerated().map { place, column in
      Array("\(place == 0 ? "{" : ",")\"\(column.name)\":".utf8)
    }
  }

  func add(_ row: [TableValue]) throws {
    for (key, value) in zip(keys, row) {
      buffer.bytes += key
      switch value {
      case .text(let text): add(text)
      case .whole(let number): buffer.bytes += String(number).utf8
      case .real(let number): buffer.bytes += NumberText.exact(number).utf8
      case .truth(let isTrue): buffer.bytes += (isTrue ? "true" : "false").utf8
      case .missing: buffer.bytes += "null".utf8
      }
    }
    buffer.bytes += "}\n".utf8
    try buffer.flushIfFull()
  }

  func finish() throws { try buffer.flush() }

  private func add(_ text: String) {
    let (quote, escape) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    buffer.bytes.append(quote)
    defer { buffer.bytes.append(quote) }
    guard text.utf8.contains(where: { $0 < 32 || $0 == quote || $0 == escape }) else {
      buffer.bytes += text.utf8
      return
    }
    for byte in text.utf8 {
      switch byte {
      case quote, escape: buffer.bytes += [escape, byte]
      case UInt8(ascii: "\n"): buffer.bytes += "\\n".utf8
      case UInt8(ascii: "\r"): buffer.bytes += "\\r".utf8
      case UInt8(ascii: "\t"): buffer.bytes += "\\t".utf8
      case 0..<32:
        let digits = String(byte, radix: 16)
        buffer.bytes += ("\\u00" + (byte < 16 ? "0" : "") + digits).utf8
      default: buffer.bytes.append(byte)
      }
    }
  }
}
