/// The fields of a structure in Thrift's compact protocol, in the order of their numbers.
///
/// A field starts with a byte: how far its number is from the last one, and its type. Whole numbers
/// are zigzag varints, texts have their length before them, a structure ends with a zero.
///
/// > Source: Apache Thrift, "Thrift Compact protocol encoding",
/// > [thrift-compact-protocol.md](https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md).
struct ThriftFields {
  private(set) var bytes: [UInt8] = []
  private var last = 0

  private enum Kind: UInt8 {
    case int32 = 5
    case int64 = 6
    case binary = 8
    case list = 9
    case structure = 12
  }

  mutating func int32(_ field: Int, _ value: Int) {
    start(field, .int32)
    bytes.appendZigzag(value)
  }

  mutating func int64(_ field: Int, _ value: Int) {
    start(field, .int64)
    bytes.appendZigzag(value)
  }

  mutating func text(_ field: Int, _ value: String) {
    start(field, .binary)
    append(value)
  }

  mutating func structure(_ field: Int, _ fields: ThriftFields) {
    start(field, .structure)
    append(fields)
  }

  mutating func list(_ field: Int, int32 values: [Int]) {
    start(field, .list)
    startList(of: .int32, count: values.count)
    for value in values { bytes.appendZigzag(value) }
  }

  mutating func list(_ field: Int, texts values: [String]) {
    start(field, .list)
    startList(of: .binary, count: values.count)
    for value in values { append(value) }
  }

  mutating func list(_ field: Int, structures values: [ThriftFields]) {
    start(field, .list)
    startList(of: .structure, count: values.count)
    for value in values { append(value) }
  }

  /// The structure with its end.
  var ended: [UInt8] { bytes + [0] }

  /// - Precondition: Fields come in the order of their numbers, and no two are 16 or more apart.
  private mutating func start(_ field: Int, _ kind: Kind) {
    precondition((1...15).contains(field - last), "the fields of Parquet lie near each other")
    bytes.append(UInt8(field - last) << 4 | kind.rawValue)
    last = field
  }

  private mutating func startList(of kind: Kind, count: Int) {
    if count < 15 {
      bytes.append(UInt8(count) << 4 | kind.rawValue)
    } else {
      bytes.append(0xf0 | kind.rawValue)
      bytes.appendVarint(UInt64(count))
    }
  }

  private mutating func append(_ text: String) {
    bytes.appendVarint(UInt64(text.utf8.count))
    bytes += text.utf8
  }

  private mutating func append(_ fields: ThriftFields) {
    bytes += fields.bytes
    bytes.append(0)
  }
}

extension [UInt8] {
  /// Appends a number, seven bits a byte, the lowest first; all bytes but the last have their top bit set.
  mutating func appendVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// Appends a number such that small ones are short: 0, -1, 1, -2 become 0, 1, 2, 3.
  fileprivate mutating func appendZigzag(_ value: Int) {
    let value = Int64(value)
    appendVarint(UInt64(bitPattern: value << 1 ^ value >> 63))
  }

  /// Appends the bytes of a number, the lowest first.
  mutating func appendLittleEndian(_ value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
