/// The mixture of some strategies against which some replies of the other player earn the same, in doubles.
///
/// It is solved from differences of payoffs as given, each equation in its own units. So it is as exact
/// where one payoff is a billion times another as elsewhere, unlike the tableaus, to which a constant was
/// added that makes all payoffs positive.
struct IndifferentMixture {
  private let unknowns: Int
  private var rows: [[Double]]

  /// - Parameters:
  ///   - support: The strategies that may be used.
  ///   - replies: The replies that have to tie.
  ///   - table: What the replies earn.
  init(support: [Int], replies: [Int], table: PayoffTable) {
    unknowns = support.count
    rows = []
    guard let first = replies.first else { return }
    for reply in replies.dropFirst() {
      let line = support.map {
        table.payoffs[reply * table.strategies + $0] - table.payoffs[first * table.strategies + $0]
      }
      let scale = line.reduce(0) { Swift.max($0, $1.magnitude) }
      if scale > 0 { rows.append(line.map { $0 / scale }) }
    }
  }

  /// Solves by elimination with the largest pivots; nil when there is not exactly one direction left, or
  /// some weight would be negative.
  consuming func weights() -> [Double]? {
    var free = Array(0..<unknowns)
    var solved: [(row: [Double], column: Int)] = []
    while free.count > 1 {
      var best = (row: -1, column: -1, size: 1e-13)
      for (row, line) in rows.enumerated() {
        for column in free where line[column].magnitude > best.size {
          best = (row, column, line[column].magnitude)
        }
      }
      guard best.row >= 0 else { return nil }
      let pivot = rows.remove(at: best.row)
      for row in rows.indices {
        let factor = rows[row][best.column] / pivot[best.column]
        if factor == 0 { continue }
        for column in free { rows[row][column] -= factor * pivot[column] }
        rows[row][best.column] = 0
        let scale = free.reduce(0) { Swift.max($0, rows[row][$1].magnitude) }
        // What is left of an equation that follows from others is rounding.
        if scale < 1e-12 { rows[row] = rows[row].map { _ in 0 } }
      }
      solved.append((pivot, best.column))
      free.removeAll { $0 == best.column }
    }
    guard let last = free.first else { return nil }
    var weights = [Double](repeating: 0, count: unknowns)
    weights[last] = 1
    for (row, column) in solved.reversed() {
      let sum = row.indices.reduce(0) { $1 == column ? $0 : $0 + row[$1] * weights[$1] }
      weights[column] = -sum / row[column]
    }
    return weights.allSatisfy { $0 > 0 && $0.isFinite } ? weights : nil
  }
}
