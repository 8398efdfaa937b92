/// A table in Parquet: row groups without compression, and their description at the end.
///
/// Texts are UTF-8, whole numbers INT64, real numbers DOUBLE, truth BOOLEAN; a column is optional if
/// its values may be missing. It holds one row group and the description.
///
/// > Source: Apache Parquet, "File format",
/// > [parquet.apache.org](https://parquet.apache.org/docs/file-format/), and `parquet.thrift`.
final class ParquetWriter: TableWriter {
  private let sink: TableSink
  private var columns: [ParquetColumn]
  private let schema: [ThriftFields]
  private var groups: [ThriftFields] = []
  /// The rows of the open row group, and of all before it.
  private var rows = 0
  private var rowsBefore = 0
  /// Where the next byte goes.
  private var offset = 0

  private static let magic: [UInt8] = Array("PAR1".utf8)
  /// The largest row group.
  private static let mostRows = 1 << 16
  private static let mostBytes = 8 << 20

  init(_ columns: [Column], _ sink: @escaping TableSink) {
    self.sink = sink
    self.columns = columns.map { ParquetColumn($0) }
    var root = ThriftFields()
    root.text(4, "schema")
    root.int32(5, columns.count)
    schema = [root] + self.columns.map(\.schema)
  }

  func add(_ row: [TableValue]) throws {
    var size = 0
    for (place, value) in row.enumerated() {
      columns[place].add(value)
      size += columns[place].size
    }
    rows += 1
    if rows == ParquetWriter.mostRows || size >= ParquetWriter.mostBytes { try endGroup() }
  }

  func finish() throws {
    if rows > 0 { try endGroup() }
    if offset == 0 { try write(ParquetWriter.magic) }
    var file = ThriftFields()
    file.int32(1, 1)
    file.list(2, structures: schema)
    file.int64(3, rowsBefore)
    file.list(4, structures: groups)
    file.text(6, "arena version \(ResultFolder.version)")
    let footer = file.ended
    var length: [UInt8] = []
    length.appendLittleEndian(UInt32(footer.count))
    try write(footer + length + ParquetWriter.magic)
  }

  /// Writes the open row group, one column after another.
  private func endGroup() throws {
    if offset == 0 { try write(ParquetWriter.magic) }
    var chunks: [ThriftFields] = []
    let start = offset
    for place in columns.indices {
      let page = columns[place].page
      chunks.append(columns[place].chunk(at: offset, size: page.count))
      try write(page)
      columns[place].removeAll()
    }
    var group = ThriftFields()
    group.list(1, structures: chunks)
    group.int64(2, offset - start)
    group.int64(3, rows)
    groups.append(group)
    rowsBefore += rows
    rows = 0
  }

  private func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes(sink)
    offset += bytes.count
  }
}
