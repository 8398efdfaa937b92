/// Returns probabilities with which some strategies together dominate another, if any do.
///
/// For strict dominance the least gain is made as large as can be, for weak dominance the sum of all
/// gains, none of them negative. Both are linear programs that begin at a feasible point: nothing
/// instead of a mixture.
///
/// - Parameters:
///   - own: The payoffs of the strategy in question, over what the others may do.
///   - rivals: The payoffs of the strategies that may be mixed.
///   - kind: Strict or weak dominance.
///   - meter: Pivots.
/// - Returns: A probability for each rival, to be verified by definition; nil when no mixture
///   dominates or the budget is used up.
func isDominatedByMixture(
  _ own: [Double], by rivals: [[Double]], _ kind: Dominance, _ meter: inout Meter
) -> [Double]? {
  // Each row in its own units, so that a catastrophe in one does not hide what others say.
  let scales = own.indices.map { row in
    rivals.reduce(0) { Swift.max($0, ($1[row] - own[row]).magnitude) }
  }
  guard scales.contains(where: { $0 > 0 }) else { return nil }
  let hasLeastGain = kind == .strictly
  let columns = rivals.count + (hasLeastGain ? 1 : 0)
  var program = GainProgram(rows: own.count + 1, columns: columns)
  for (place, rival) in rivals.enumerated() {
    for (row, (high, low)) in zip(rival, own).enumerated() {
      let gain = scales[row] > 0 ? (high - low) / scales[row] : 0
      program[row, place] = -gain
      if !hasLeastGain { program[own.count + 1, place] -= gain / Double(own.count) }
    }
    program[own.count, place] = 1
  }
  program[own.count, columns] = 1
  if hasLeastGain {
    for row in own.indices { program[row, rivals.count] = 1 }
    program[own.count + 1, rivals.count] = -1
  }
  guard program.maximise(&meter) else { return nil }
  let weights = (0..<rivals.count).map { Swift.max(0, program.value(of: $0)) }
  let total = weights.reduce(0, +)
  guard total > 1e-9 else { return nil }
  return weights.map { $0 / total }
}

/// A small dense tableau: at most a bound in each row, and a last row with the objective negated.
private struct GainProgram {
  private let rows: Int
  private let columns: Int
  private var entries: [Double]
  /// The variable that is basic in each row; slacks come after the others.
  private var basis: [Int]
  /// The variable of each column that is not basic.
  private var outside: [Int]

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    entries = [Double](repeating: 0, count: (rows + 1) * (columns + 1))
    basis = Array(columns..<columns + rows)
    outside = Array(0..<columns)
  }

  subscript(row: Int, column: Int) -> Double {
    get { entries[row * (columns + 1) + column] }
    set { entries[row * (columns + 1) + column] = newValue }
  }

  func value(of variable: Int) -> Double {
    basis.firstIndex(of: variable).map { self[$0, columns] } ?? 0
  }

  /// Pivots by Bland's rule, which never cycles; false when the budget is used up.
  mutating func maximise(_ meter: inout Meter) -> Bool {
    while true {
      let rising = (0..<columns).filter { self[rows, $0] < -1e-14 }
      guard let column = rising.min(by: { outside[$0] < outside[$1] }) else { return true }
      var leaving: Int?
      for row in 0..<rows where self[row, column] > 1e-11 {
        guard let best = leaving else {
          leaving = row
          continue
        }
        let (ratio, least) = (
          self[row, columns] / self[row, column], self[best, columns] / self[best, column]
        )
        if ratio < least || (ratio == least && basis[row] < basis[best]) { leaving = row }
      }
      guard let row = leaving else { return true }
      guard meter.spend() else { return false }
      pivot(row, column)
    }
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let inverse = 1 / self[row, column]
    for index in 0...columns { self[row, index] *= inverse }
    self[row, column] = inverse
    for other in 0...rows where other != row {
      let factor = self[other, column]
      if factor == 0 { continue }
      for index in 0...columns where index != column {
        self[other, index] -= factor * self[row, index]
      }
      self[other, column] = -factor * inverse
    }
    swap(&basis[row], &outside[column])
  }
}
