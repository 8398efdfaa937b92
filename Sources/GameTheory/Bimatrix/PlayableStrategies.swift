/// The strategies that some equilibrium may play, by a test that every other one fails.
///
/// Suppose a strategy is played in an equilibrium. Where another one never pays less against what the
/// opponent may still play, it must never pay more against what the opponent does play: so those
/// replies are ruled out, and the test is made again against the rest. If nothing is left, the strategy
/// is played in no equilibrium. This settles games that weak dominance would settle, such as the claims
/// game, without its flaw of losing equilibria.
///
/// > Source: the conditional dominance of R. Porter, E. Nudelman, Y. Shoham, "Simple search methods for
/// > finding a Nash equilibrium", *Games and Economic Behavior* 63, 2008, carried over to ties.
struct PlayableStrategies {
  /// The row player's strategies that remain, ascending.
  let rows: [Int]
  /// The column player's strategies that remain, ascending.
  let columns: [Int]

  /// Applies the test to both players until nothing changes.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - slack: How large a gain counts as none, in units of payoff.
  /// - Complexity: O(strategies³) for one pass over both players; few passes are the rule.
  init(of game: BimatrixGame, slack: Double) {
    let (height, width) = (game.rows, game.columns)
    var rowsLeft = [Bool](repeating: true, count: height)
    var columnsLeft = [Bool](repeating: true, count: width)
    let transposed = (0..<width).flatMap { column in
      (0..<height).map { game.columnPayoffs[$0 * width + column] }
    }
    var isStable = false
    while !isStable {
      let first = PlayableStrategies.reduce(&rowsLeft, against: columnsLeft, game.rowPayoffs, slack)
      let second = PlayableStrategies.reduce(&columnsLeft, against: rowsLeft, transposed, slack)
      isStable = !first && !second
    }
    rows = rowsLeft.indices.filter { rowsLeft[$0] }
    columns = columnsLeft.indices.filter { columnsLeft[$0] }
  }

  /// Rules out own strategies; returns whether any was.
  private static func reduce(
    _ own: inout [Bool], against other: [Bool], _ payoffs: [Double], _ slack: Double
  ) -> Bool {
    let width = other.count
    var hasChanged = false
    payoffs.withUnsafeBufferPointer { table in
      for strategy in own.indices where own[strategy] {
        var replies = other.indices.filter { other[$0] }
        let mine = strategy * width
        var isStable = false
        while !isStable && !replies.isEmpty {
          isStable = true
          // From the last to the first: where payoffs rise with the number, one sweep does it all.
          for rival in own.indices.reversed() where rival != strategy {
            let theirs = rival * width
            var isBetter = false
            let isWorse = replies.contains { reply in
              if table[theirs + reply] > table[mine + reply] + slack { isBetter = true }
              return table[theirs + reply] < table[mine + reply]
            }
            if isWorse || !isBetter { continue }
            replies.removeAll { table[theirs + $0] > table[mine + $0] + slack }
            isStable = false
          }
        }
        if replies.isEmpty {
          own[strategy] = false
          hasChanged = true
        }
      }
    }
    return hasChanged
  }
}
