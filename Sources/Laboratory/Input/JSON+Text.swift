import Arena

extension JSON {
  /// The value as indented text with sorted names, ending in a line break.
  public var indented: String { text(indented: true) + "\n" }

  /// The value on one line with sorted names: the canonical text that keys are made from.
  public var canonical: String { text(indented: false) }

  private func text(indented: Bool) -> String {
    var writer = JSONTextWriter(isIndented: indented)
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes JSON values as text, names in the order of their bytes; numbers that are not finite are null.
///
/// The bytes are those of Foundation's encoder, at a small part of its cost: a sweep writes a text
/// for every cell.
struct JSONTextWriter {
  private(set) var bytes: [UInt8] = []
  private let isIndented: Bool
  private var depth: Int

  /// Makes a writer of values that stand within so many others.
  init(isIndented: Bool, depth: Int = 0) {
    self.isIndented = isIndented
    self.depth = depth
  }

  /// Writes a value.
  mutating func write(_ value: JSON) {
    switch value {
    case .null: put("null")
    case .bool(let flag): put(flag ? "true" : "false")
    case .number(let number): put(number.isFinite ? NumberText.exact(number) : "null")
    case .integer(let number): put(String(number))
    case .string(let text): put(quoted: text)
    case .array(let items):
      enclose("[", "]", items) { writer, item in writer.write(item) }
    case .object(let object):
      let names = object.names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      enclose("{", "}", names) { writer, name in
        writer.put(quoted: name)
        writer.put(writer.isIndented ? " : " : ":")
        writer.write(object[name] ?? .null)
      }
    }
  }

  private mutating func enclose<Item>(
    _ open: StaticString, _ close: StaticString, _ items: [Item],
    _ body: (inout JSONTextWriter, Item) -> Void
  ) {
    put(open)
    depth += 1
    var isFirst = true
    for item in items {
      if !isFirst { put(",") }
      isFirst = false
      breakLine()
      body(&self, item)
    }
    depth -= 1
    // An empty list is broken once, as Foundation breaks it.
    if items.isEmpty && isIndented { put("\n") }
    breakLine()
    put(close)
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    bytes.append(10)
    for _ in 0..<depth { put("  ") }
  }

  private mutating func put(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func put(quoted text: String) {
    bytes.append(34)
    for byte in text.utf8 {
      switch byte {
      case 34: put("\\\"")
      case 92: put("\\\\")
      case 8: put("\\b")
      case 12: put("\\f")
      case 10: put("\\n")
      case 13: put("\\r")
      case 9: put("\\t")
      case 0..<32:
        put("\\u00")
        bytes.append(byte < 16 ? 48 : 49)
        bytes.append(byte & 15 < 10 ? 48 + byte & 15 : 87 + byte & 15)
      default: bytes.append(byte)
      }
    }
    bytes.append(34)
  }
}
