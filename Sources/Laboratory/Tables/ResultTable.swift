import Arena

/// What one table shows of every cell.
protocol ResultTable {
  /// Its columns.
  var columns: [Column] { get }
  /// Adds the rows of one cell; cells come in their order.
  mutating func addRows(of cell: CellResult, to table: TableStream) throws
}

/// A cell that was run.
struct CellResult {
  let summary: CellSummary
  /// The units, by replicate.
  let units: [UnitResult]
  /// The numbers of the cell's game, which actions are counted by.
  let shape: Shape
}
