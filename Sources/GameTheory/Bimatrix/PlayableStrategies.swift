/// The strategies that some equilibrium may play, by a test that every other one fails.
///
/// Suppose a strategy is played in an equilibrium. Where another one never pays less against what the
/// opponent may still play, it must never pay more against what the opponent does play: so those
/// replies are ruled out, and the test is made again against the rest. If nothing is left, the strategy
/// is played in no equilibrium. This settles games that weak dominance would settle, such as the claims
/// game, without its flaw of losing equilibria.
///
/// > Source: the conditional dominance of Porter, Nudelman and Shoham 2008, as for
/// > ``SupportEquilibria``, carried over to ties.
struct PlayableStrategies {
  /// The row player's strategies that remain, ascending.
  let rows: [Int]
  /// The column player's strategies that remain, ascending.
  let columns: [Int]

  /// Whether one profile is left.
  var isPure: Bool { rows.count == 1 && columns.count == 1 }

  /// Applies the test to both players until nothing changes, or the budget is used up.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - budget: How many pairs of payoffs may be compared, and how long.
  /// - Complexity: O(strategies³) for one pass over both players; few passes are the rule.
  init(of game: BimatrixGame, _ budget: Budget = Budget()) {
    var meter = budget.meter
    let (height, width) = (game.rows, game.columns)
    var rowsLeft = [Bool](repeating: true, count: height)
    var columnsLeft = [Bool](repeating: true, count: width)
    let transposed = (0..<width).flatMap { column in
      (0..<height).map { game.columnPayoffs[$0 * width + column] }
    }
    var isStable = false
    while !isStable {
      let first = PlayableStrategies.reduce(
        &rowsLeft, against: columnsLeft, game.rowPayoffs, &meter)
      let second = PlayableStrategies.reduce(&columnsLeft, against: rowsLeft, transposed, &meter)
      isStable = !first && !second
    }
    rows = rowsLeft.indices.filter { rowsLeft[$0] }
    columns = columnsLeft.indices.filter { columnsLeft[$0] }
  }

  /// Rules out own strategies; returns whether any was.
  private static func reduce(
    _ own: inout [Bool], against other: [Bool], _ payoffs: [Double], _ meter: inout Meter
  ) -> Bool {
    let width = other.count
    var hasChanged = false
    payoffs.withUnsafeBufferPointer { table in
      for strategy in own.indices where own[strategy] {
        var replies = other.indices.filter { other[$0] }
        let mine = strategy * width
        var isStable = false
        var compared = 0
        while !isStable && !replies.isEmpty {
          isStable = true
          // From the last to the first: where payoffs rise with the number, one sweep does it all.
          for rival in own.indices.reversed() where rival != strategy {
            let theirs = rival * width
            var isBetter = false
            let isWorse = replies.contains { reply in
              compared += 1
              if Rounding.isMore(table[theirs + reply], than: table[mine + reply]) {
                isBetter = true
              }
              return table[theirs + reply] < table[mine + reply]
            }
            if isWorse || !isBetter { continue }
            replies.removeAll { Rounding.isMore(table[theirs + $0], than: table[mine + $0]) }
            isStable = false
          }
        }
        if replies.isEmpty {
          own[strategy] = false
          hasChanged = true
        }
        guard meter.spend(comparisons: compared) else { return }
      }
    }
    return hasChanged && !meter.isExhausted
  }
}

extension BimatrixGame {
  /// Returns all extreme equilibria, found among the strategies that some equilibrium may play; nil
  /// when that does not settle the game.
  ///
  /// Equilibria of the smaller game are those of the whole one if everything deleted is worse against
  /// each of them. Where one profile is left, it is the only candidate.
  ///
  /// - Parameter budget: The steps of the search in the smaller game.
  /// - Returns: The mixtures of both players in the whole game.
  public func equilibriaOfPlayable(
    budget: Budget
  ) -> [(rows: [Double], columns: [Double])]? {
    let playable = PlayableStrategies(of: self, budget)
    guard playable.rows.count + playable.columns.count < rows + columns else { return nil }
    let found = part(playable).extremeEquilibria(budget: budget)
    guard found.isComplete else { return nil }
    let isOnly = playable.isPure
    var equilibria: [(rows: [Double], columns: [Double])] = []
    for equilibrium in found.equilibria {
      let mixtures = (
        rows: spread(equilibrium.rows, over: playable.rows, rows),
        columns: spread(equilibrium.columns, over: playable.columns, columns)
      )
      let outside = outside(mixtures, playable, equilibrium.payoffs)
      guard outside == .worse || isOnly && outside == .equal else { return nil }
      equilibria.append(mixtures)
    }
    return equilibria
  }

  /// The game with some strategies only.
  private func part(_ left: PlayableStrategies) -> BimatrixGame {
    func table(_ payoffs: [Double]) -> [Double] {
      left.rows.flatMap { row in left.columns.map { payoffs[row * columns + $0] } }
    }
    return BimatrixGame(
      rows: left.rows.count, columns: left.columns.count, rowPayoffs: table(rowPayoffs),
      columnPayoffs: table(columnPayoffs))
  }

  private func spread(_ mixture: [Double], over strategies: [Int], _ count: Int) -> [Double] {
    var spread = [Double](repeating: 0, count: count)
    for (strategy, weight) in zip(strategies, mixture) { spread[strategy] = weight }
    return spread
  }

  /// How the best deleted strategy compares with what is played.
  private enum Outside {
    case worse, equal, better
  }

  private func outside(
    _ play: (rows: [Double], columns: [Double]), _ left: PlayableStrategies, _ payoffs: [Double]
  ) -> Outside {
    var found = Outside.worse
    /// Compares a strategy's payoffs with the value of the game, weighted by what the other does.
    func compare(_ terms: [(odds: Double, payoff: Double)], _ value: Double) {
      var (gain, spread, size) = (0.0, 0.0, 0.0)
      for (odds, payoff) in terms {
        gain += odds * (payoff - value)
        spread += odds * (payoff - value).magnitude
        size += odds * (payoff.magnitude + value.magnitude)
      }
      let slack = (left.isPure ? 0 : Rounding.accuracy * spread) + Rounding.share * size
      if gain > slack {
        found = .better
      } else if gain >= -slack && found == .worse {
        found = .equal
      }
    }
    for row in 0..<rows where !left.rows.contains(row) {
      let terms = left.columns.map {
        (odds: play.columns[$0], payoff: rowPayoffs[row * columns + $0])
      }
      compare(terms, payoffs[0])
    }
    for column in 0..<columns where !left.columns.contains(column) {
      let terms = left.rows.map {
        (odds: play.rows[$0], payoff: columnPayoffs[$0 * columns + column])
      }
      compare(terms, payoffs[1])
    }
    return found
  }
}
