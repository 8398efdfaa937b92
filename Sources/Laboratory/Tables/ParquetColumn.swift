/// The values of one column of a row group, encoded as they come.
///
/// A column chunk is one page: its header, which values are there if some may be missing, and the
/// values that are there.
struct ParquetColumn {
  private let column: Column
  /// The values that are there: numbers of eight bytes, texts after their length, or bits.
  private var values: [UInt8] = []
  /// How many values are there.
  private var present = 0
  /// Which values are there, a bit each, the lowest first; empty unless some may be missing.
  private var levels: [UInt8] = []
  /// How many rows there are.
  private var rows = 0

  /// Numbers that the format gives its types, encodings and so on.
  private enum Code {
    static let boolean = 0
    static let int64 = 2
    static let double = 5
    static let byteArray = 6
    static let required = 0
    static let optional = 1
    static let utf8 = 0
    static let plain = 0
    static let runs = 3
    static let uncompressed = 0
    static let dataPage = 0
  }

  init(_ column: Column) { self.column = column }

  /// How many bytes the column takes.
  var size: Int { values.count + levels.count }

  /// Takes the value of the next row.
  mutating func add(_ value: TableValue) {
    if column.isOptional { levels.appendBit(value != .missing, at: rows) }
    rows += 1
    switch value {
    case .missing: return
    case .text(let text):
      values.appendLittleEndian(UInt32(text.utf8.count))
      values += text.utf8
    case .whole(let number): values.appendLittleEndian(Int64(number))
    case .real(let number): values.appendLittleEndian(number.bitPattern)
    case .truth(let isTrue): values.appendBit(isTrue, at: present)
    }
    present += 1
  }

  /// Forgets all values.
  mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    levels.removeAll(keepingCapacity: true)
    (present, rows) = (0, 0)
  }

  /// The column in the schema of the file.
  var schema: ThriftFields {
    var element = ThriftFields()
    element.int32(1, type)
    element.int32(3, column.isOptional ? Code.optional : Code.required)
    element.text(4, column.name)
    if column.kind == .text {
      element.int32(6, Code.utf8)
      var string = ThriftFields()
      string.structure(1, ThriftFields())
      element.structure(10, string)
    }
    return element
  }

  /// The column chunk of the rows so far.
  var page: [UInt8] {
    let levels = encodedLevels
    var data = ThriftFields()
    data.int32(1, rows)
    data.int32(2, Code.plain)
    data.int32(3, Code.runs)
    data.int32(4, Code.runs)
    var header = ThriftFields()
    header.int32(1, Code.dataPage)
    header.int32(2, levels.count + values.count)
    header.int32(3, levels.count + values.count)
    header.structure(5, data)
    return header.ended + levels + values
  }

  /// What the end of the file says of the column chunk.
  ///
  /// - Parameters:
  ///   - offset: Where the chunk starts in the file.
  ///   - size: How many bytes it has.
  /// - Returns: The facts.
  func chunk(at offset: Int, size: Int) -> ThriftFields {
    var data = ThriftFields()
    data.int32(1, type)
    data.list(2, int32: column.isOptional ? [Code.plain, Code.runs] : [Code.plain])
    data.list(3, texts: [column.name])
    data.int32(4, Code.uncompressed)
    data.int64(5, rows)
    data.int64(6, size)
    data.int64(7, size)
    data.int64(9, offset)
    var chunk = ThriftFields()
    // The place of a second copy of these facts; 0: there is none.
    chunk.int64(2, 0)
    chunk.structure(3, data)
    return chunk
  }

  private var type: Int {
    switch column.kind {
    case .text: Code.byteArray
    case .whole: Code.int64
    case .real: Code.double
    case .truth: Code.boolean
    }
  }

  /// Which values are there, after the number of its bytes: one run if all are or none is, or else
  /// the bits as they stand.
  private var encodedLevels: [UInt8] {
    if !column.isOptional { return [] }
    var runs: [UInt8] = []
    if present == rows || present == 0 {
      runs.appendVarint(UInt64(rows) << 1)
      runs.append(present == 0 ? 0 : 1)
    } else {
      // Bits come in groups of eight, so that a group is a byte.
      runs.appendVarint(UInt64(levels.count) << 1 | 1)
      runs += levels
    }
    var encoded: [UInt8] = []
    encoded.appendLittleEndian(UInt32(runs.count))
    return encoded + runs
  }
}

extension [UInt8] {
  /// Appends a bit, given how many there are.
  fileprivate mutating func appendBit(_ bit: Bool, at place: Int) {
    if place % 8 == 0 { append(0) }
    if bit { self[place / 8] |= 1 << UInt8(place % 8) }
  }
}
