import Arena

extension StrategicForm {
  /// The largest number of pairs of supports that are tried.
  private static let supportBudget = 100_000

  /// Returns the equilibria of a two-player game in which somebody mixes; nil when the game does not
  /// have two deciding players or has too many supports.
  ///
  /// > Source: R. Porter, E. Nudelman, Y. Shoham, "Simple search methods for finding a Nash
  /// > equilibrium", *Games and Economic Behavior* 63(2), 2008, pp. 642-662.
  func mixedEquilibria(
    slack: Double
  ) -> (equilibria: [[[Double]]], isDegenerate: Bool)? {
    let deciding = sizes.indices.filter { sizes[$0] > 1 }
    guard deciding.count == 2 else { return nil }
    let (row, column) = (deciding[0], deciding[1])
    let largest = Swift.min(sizes[row], sizes[column])
    var pairs = 0.0
    for size in 2...largest {
      pairs += choose(sizes[row], size) * choose(sizes[column], size)
      if pairs > Double(StrategicForm.supportBudget) { return nil }
    }
    let game = Bimatrix(self, row: row, column: column)
    var found: [[[Double]]] = []
    var isDegenerate = game.hasPureTies(slack)
    for size in 2...largest {
      for rows in subsets(of: sizes[row], size) {
        for columns in subsets(of: sizes[column], size) {
          guard let pair = game.equilibrium(rows, columns, slack, &isDegenerate) else { continue }
          var mixtures = sizes.map { _ in [1.0] }
          mixtures[row] = pair.0
          mixtures[column] = pair.1
          found.append(mixtures)
        }
      }
    }
    return (found, isDegenerate)
  }

  private func choose(_ count: Int, _ size: Int) -> Double {
    (0..<size).reduce(1.0) { $0 * Double(count - $1) / Double($1 + 1) }
  }

  private func subsets(of count: Int, _ size: Int) -> [[Int]] {
    var result: [[Int]] = []
    var current = Array(0..<size)
    while true {
      result.append(current)
      var index = size - 1
      while index >= 0 && current[index] == count - size + index { index -= 1 }
      if index < 0 { return result }
      current[index] += 1
      for later in index + 1..<Swift.max(size, index + 1) {
        current[later] = current[later - 1] + 1
      }
    }
  }
}

/// Two payoff tables, own strategy first.
private struct Bimatrix {
  let row: [[Double]]
  let column: [[Double]]

  init(_ form: StrategicForm, row: Int, column: Int) {
    let seats = form.sizes.count
    let (rows, columns) = (form.sizes[row], form.sizes[column])
    self.row = (0..<rows).map { i in
      (0..<columns).map { form.payoffs[(i * columns + $0) * seats + row] }
    }
    self.column = (0..<columns).map { j in
      (0..<rows).map { form.payoffs[($0 * columns + j) * seats + column] }
    }
  }

  /// Whether some pure strategy has two best replies, which makes the game degenerate.
  func hasPureTies(_ slack: Double) -> Bool {
    hasTies(row, slack) || hasTies(column, slack)
  }

  private func hasTies(_ payoffs: [[Double]], _ slack: Double) -> Bool {
    for other in payoffs[0].indices {
      let values = payoffs.map { $0[other] }.sorted()
      if values.count > 1 && values[values.count - 1] - values[values.count - 2] <= slack {
        return true
      }
    }
    return false
  }

  /// The equilibrium with exactly these supports, if there is one.
  ///
  /// Ties are looked for against each mixture by itself, whether or not the other one exists: a game
  /// is degenerate as soon as some mixture has more best replies than it mixes strategies.
  func equilibrium(
    _ rows: [Int], _ columns: [Int], _ slack: Double, _ isDegenerate: inout Bool
  ) -> ([Double], [Double])? {
    let y = mixture(making: row, rows, over: columns, count: column.count)
    let x = mixture(making: column, columns, over: rows, count: row.count)
    let rowsReply = y.map { isBestReply(row, rows, to: $0, slack, &isDegenerate) } ?? false
    let columnsReply = x.map { isBestReply(column, columns, to: $0, slack, &isDegenerate) } ?? false
    guard let x, let y, rowsReply, columnsReply else { return nil }
    return (x, y)
  }

  /// The other's mixture over a support that makes own strategies indifferent; all weights positive.
  private func mixture(
    making payoffs: [[Double]], _ own: [Int], over support: [Int], count: Int
  ) -> [Double]? {
    let size = support.count
    var rows = own.map { strategy in support.map { payoffs[strategy][$0] } + [-1, 0] }
    rows.append([Double](repeating: 1, count: size) + [0, 1])
    guard let solution = LinearSystem.solve(rows) else { return nil }
    var mixture = [Double](repeating: 0, count: count)
    for (index, strategy) in support.enumerated() {
      guard solution[index] > 1e-12 else { return nil }
      mixture[strategy] = solution[index]
    }
    return mixture
  }

  private func isBestReply(
    _ payoffs: [[Double]], _ own: [Int], to other: [Double], _ slack: Double,
    _ isDegenerate: inout Bool
  ) -> Bool {
    let values = payoffs.map { zip($0, other).reduce(0) { $0 + $1.0 * $1.1 } }
    let inside = own.reduce(-Double.infinity) { Swift.max($0, values[$1]) }
    var hasTie = false
    for (strategy, value) in values.enumerated() where !own.contains(strategy) {
      if value > inside + slack { return false }
      if value > inside - slack { hasTie = true }
    }
    if hasTie { isDegenerate = true }
    return true
  }
}
