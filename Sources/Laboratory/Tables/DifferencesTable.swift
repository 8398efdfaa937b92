/// One row a cell but the baseline and welfare function: the mean difference from the baseline.
///
/// Differences are taken replicate by replicate, since the cells of a study share their random
/// draws: what the draws do to both is not in the difference.
struct DifferencesTable: ResultTable {
  let columns: [Column] = [
    .text("cell"), .text("baseline"), .text("welfare"), .real("difference"), .real("half_width"),
    .whole("pairs"),
  ]
  private var baseline: Baseline?

  /// Makes the table.
  ///
  /// - Parameter baseline: What cells are compared with; nil for the first of them.
  init(_ baseline: Baseline?) { self.baseline = baseline }

  mutating func addRows(of cell: CellResult, to table: TableStream) throws {
    let summary = cell.summary
    let baseline = baseline ?? Baseline(cell: summary.name, welfare: cell.units.map(\.welfare))
    self.baseline = baseline
    if summary.name == baseline.cell { return }
    for (index, welfare) in summary.welfare.enumerated() {
      let differences = zip(cell.units, baseline.welfare).map { $0.welfare[index] - $1[index] }
        .filter(\.isFinite)
      let estimate = differences.isEmpty ? nil : Estimate(differences)
      try table.add(
        .text(summary.name), .text(baseline.cell), .text(welfare.name), .number(estimate?.mean),
        .number(estimate?.halfWidth), .whole(differences.count))
    }
  }
}

/// A cell that others are compared with.
public struct Baseline: Sendable {
  /// The name of the cell.
  public let cell: String
  /// Its welfare, by replicate and function.
  public let welfare: [[Double]]

  /// Makes a baseline.
  public init(cell: String, welfare: [[Double]]) {
    self.cell = cell
    self.welfare = welfare
  }
}
