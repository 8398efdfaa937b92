/// Where the bytes of one file go, in order; the bytes are valid during the call only.
public typealias TableSink = (UnsafeRawBufferPointer) throws -> Void

/// Writes one table in one format, row by row.
///
/// It holds a bounded part of the table, however long the table is.
protocol TableWriter: AnyObject {
  /// Takes one row, a value for every column.
  func add(_ row: [TableValue]) throws
  /// Writes what is still held, and what the format ends with.
  func finish() throws
}

/// The rows of one table, written in every format that is wanted.
final class TableStream {
  private let columns: [Column]
  private let writers: [any TableWriter]

  init(_ columns: [Column], _ writers: [any TableWriter]) {
    self.columns = columns
    self.writers = writers
  }

  /// Writes a row.
  ///
  /// - Precondition: The row has a value for every column, which the column can hold.
  func add(_ row: TableValue...) throws { try add(row) }

  /// Writes a row.
  ///
  /// - Precondition: The row has a value for every column, which the column can hold.
  func add(_ row: [TableValue]) throws {
    precondition(
      row.count == columns.count && zip(columns, row).allSatisfy { $0.holds($1) },
      "a row holds what its columns declare")
    for writer in writers { try writer.add(row) }
  }

  /// Ends the table.
  func finish() throws {
    for writer in writers { try writer.finish() }
  }
}

/// Bytes on their way to a sink, handed on in large pieces.
struct SinkBuffer {
  /// What is held.
  var bytes: [UInt8] = []
  private let sink: TableSink

  private static let limit = 1 << 16

  init(_ sink: @escaping TableSink) { self.sink = sink }

  /// Hands on what is held if that is a large piece.
  mutating func flushIfFull() throws {
    if bytes.count >= SinkBuffer.limit { try flush() }
  }

  /// Hands on what is held.
  mutating func flush() throws {
    if bytes.isEmpty { return }
    try bytes.withUnsafeBytes(sink)
    bytes.removeAll(keepingCapacity: true)
  }
}
