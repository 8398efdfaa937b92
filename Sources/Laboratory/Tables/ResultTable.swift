import Arena

/// What one table shows of every cell.
protocol ResultTable {
  /// Its columns.
  var columns: [Column] { get }
  /// Adds the rows of one cell; cells come in their order.
  mutating func addRows(of cell: CellReport, to table: TableStream) throws
}
