/// A cell with what became of its units.
struct CellReport: Sendable {
  /// The results, by replicate.
  var done = KeptUnits([]) { _ in UnitResult() }
  /// The units that gave none, and why.
  var undone: [(replicate: Int, failure: UnitFailure, reason: String)] = []
  /// What they come to.
  var summary = CellSummary()
  /// The cell; nil where there is none by that name.
  var cell: Cell?
}
