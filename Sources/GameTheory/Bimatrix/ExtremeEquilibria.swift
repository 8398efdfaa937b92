import Arena

extension StrategicForm {
  /// Returns all extreme equilibria of a two-player game; nil when the game does not have exactly two
  /// deciding players, or is too large.
  ///
  /// A pair of vertices of the two best-reply polytopes is an equilibrium when every strategy is
  /// either not played or a best reply. Every equilibrium is a mixture of extreme ones, so anything
  /// linear in each player's strategy, such as expected welfare, is extreme at one of these.
  ///
  /// > Source: D. Avis, G. D. Rosenberg, R. Savani, B. von Stengel, "Enumeration of Nash equilibria for
  /// > two-player games", *Economic Theory* 42, 2010, pp. 9-37.
  ///
  /// - Parameter budget: The largest number of rays of either polytope.
  /// - Returns: Mixtures by seat; seats that never decide play their only strategy.
  func extremeEquilibria(budget: Int = 4000) -> [[[Double]]]? {
    let deciding = sizes.indices.filter { sizes[$0] > 1 }
    guard deciding.count == 2 else { return nil }
    let (row, column) = (deciding[0], deciding[1])
    let (rows, columns) = (sizes[row], sizes[column])
    let seats = sizes.count
    func payoff(_ i: Int, _ j: Int, _ seat: Int) -> Double {
      payoffs[(i * columns + j) * seats + seat]
    }
    let ofColumn = BestReplyPolytope.positive(
      (0..<columns).map { j in (0..<rows).map { payoff($0, j, column) } })
    let ofRow = BestReplyPolytope.positive(
      (0..<rows).map { i in (0..<columns).map { payoff(i, $0, row) } })
    guard let x = BestReplyPolytope(payoffs: ofColumn, budget: budget),
      let y = BestReplyPolytope(payoffs: ofRow, budget: budget)
    else { return nil }
    // Labels of y begin with the columns; shift them behind the rows, as in x.
    let all: UInt64 = rows + columns == 64 ? .max : (1 << UInt64(rows + columns)) - 1
    var found: [[[Double]]] = []
    for first in x.vertices {
      let missing = all & ~first.labels
      for second in y.vertices {
        let labels = second.labels << UInt64(rows) | second.labels >> UInt64(columns)
        guard missing & ~labels == 0 else { continue }
        var mixtures = sizes.map { _ in [1.0] }
        mixtures[row] = first.mixture
        mixtures[column] = second.mixture
        found.append(mixtures)
      }
    }
    return found
  }
}

extension BestReplyPolytope {
  /// Payoffs moved and scaled into 1...2, which changes no best reply.
  static func positive(_ payoffs: [[Double]]) -> [[Double]] {
    let all = payoffs.flatMap { $0 }
    let low = all.min() ?? 0
    let span = (all.max() ?? 0) - low
    return payoffs.map { $0.map { span > 0 ? 1 + ($0 - low) / span : 1 } }
  }
}
