/// One row a cell but the baseline and welfare function: the mean difference from the baseline.
///
/// Differences are taken replicate by replicate, since the cells of a study share their random
/// draws: what the draws do to both is not in the difference.
struct DifferencesTable: ResultTable {
  let columns: [Column] = [
    .text("cell"), .text("baseline"), .text("welfare"), .real("difference"), .real("half_width"),
    .whole("pairs"),
  ]
  /// The cell that others are compared with; nil until the first cell comes.
  private var baseline: String?
  /// Its welfare, by replicate and function; nil until it comes.
  private var welfare: [[Double]]?

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - baseline: The name of the cell to compare with; nil for the first that comes.
  ///   - welfare: Its welfare, by replicate and function; nil if it is the first that comes.
  init(_ baseline: String?, welfare: [[Double]]?) {
    self.baseline = baseline
    self.welfare = welfare
  }

  mutating func addRows(of cell: CellResult, to table: TableStream) throws {
    let summary = cell.summary
    let baseline = baseline ?? summary.name
    self.baseline = baseline
    precondition(
      welfare != nil || summary.name == baseline,
      "the baseline is the first cell, unless its welfare is handed in")
    let before = welfare ?? cell.units.map(\.welfare)
    welfare = before
    if summary.name == baseline { return }
    for (index, welfare) in summary.welfare.enumerated() {
      let differences = zip(cell.units, before).map { $0.welfare[index] - $1[index] }
        .filter(\.isFinite)
      let estimate = differences.isEmpty ? nil : Estimate(differences)
      try table.add(
        .text(summary.name), .text(baseline), .text(welfare.name), .number(estimate?.mean),
        .number(estimate?.halfWidth), .whole(differences.count))
    }
  }
}
