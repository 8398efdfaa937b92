import Arena
import GameTheory
import Theory

/// Ends the replicates of a cell when something is known well enough.
///
/// It is looked at a fixed number of times, after 11, 21, 41, 81 replicates and so on, each time by an
/// interval so wide that all looks together miss the mean in at most 5 % of cases (Bonferroni): where the
/// rule ends a cell, the mean is known to the half-width asked for. A cell's number of replicates
/// is a function of its results, whoever plays them and in whatever order.
///
/// > Source: C. Jennison, B. W. Turnbull, Group Sequential Methods with Applications to Clinical Trials,
/// Chapman & Hall, 2000, chapter 2, for fixed schedules of looks.
struct StoppingRule: Sendable, Equatable {
  /// Half the width of the interval that is narrow enough.
  let halfWidth: Double
  /// The welfare function or measure.
  let measured: String
  /// After how many replicates it is looked at; the last is the end anyway.
  let looks: [Int]
  /// How many standard errors the interval of each look reaches to either side; not of the last.
  private let quantiles: [Double]

  /// The share of cases in which some look may miss the mean.
  private static let error = 0.05
  private static let first = 10

  init(_ form: PrecisionForm, upTo most: Int) {
    halfWidth = form.halfWidth
    measured = form.measured
    var looks: [Int] = []
    var size = StoppingRule.first
    while size + 1 < most {
      looks.append(size + 1)
      size *= 2
    }
    let share = StoppingRule.error / Double(Swift.max(1, looks.count))
    // After looks at odd numbers of replicates the degrees of freedom are even.
    quantiles = looks.map { StudentT.quantile(evenDegrees: $0 - 1, leavingOut: share) }
    self.looks = looks + [most]
  }

  /// Whether some numbers, as many as at one of the looks, are enough.
  func isMet(by values: [Double]) -> Bool {
    if values.count >= looks.last ?? 0 { return true }
    guard let look = looks.firstIndex(of: values.count),
      let deviation = Estimate(values).deviation
    else { return false }
    return quantiles[look] * deviation / Double(values.count).squareRoot() <= halfWidth
  }

  /// What it looks at in a unit of a cell; nil where there is no such thing.
  func value(in unit: UnitResult, of cell: Cell) -> Double? {
    if let index = cell.welfare.firstIndex(where: { $0.name == measured }) {
      return unit.welfare[index]
    }
    let measures = cell.game.shape.measures
    return measures.firstIndex { $0.name == measured }.map { unit.measures[$0] }
  }

  /// What is wrong with it for a cell; nothing if it can be applied.
  func complaint(about cell: Cell) -> String? {
    let names = cell.welfare.map(\.name) + cell.game.shape.measures.map(\.name)
    if names.contains(measured) { return nil }
    return "'replicates.until.of' must be a welfare function or a measure of the cell, but found "
      + "'\(printable(measured))'" + StudyError.suggestion(for: measured, among: names)
  }
}
