extension Game {
  /// How many episodes are told to find out how large a round is.
  private static let probes = 64
  /// The share of each bet, what all have to win together, and with what is left of 1 they end.
  private static let (stake, proof, ruin) = (0.25, 1e6, 0.01)

  /// Whether the tree of one round all but certainly has more leaves than a budget.
  ///
  /// The product of the numbers of ways along a random path is on average the number of leaves. Whoever
  /// bets a quarter of a fortune on each path, at odds that are fair or worse if there are no more leaves
  /// than the budget, then makes a million of 1 with a probability of at most 1e-6. Of a tree whose paths
  /// all have as many ways, twice the budget is enough to be sure.
  ///
  /// > Source: D. E. Knuth, "Estimating the Efficiency of Backtrack Programs", *Mathematics of Computation*
  /// > 29(129), 1975, pp. 121-136; I. Waudby-Smith, A. Ramdas, "Estimating Means of Bounded Random
  /// > Variables by Betting", *Journal of the Royal Statistical Society B* 86(1), 2024, pp. 1-27.
  ///
  /// - Parameter budget: The most leaves.
  /// - Returns: False where that is not proved, and where a path fails.
  public func isRoundFarBeyond(_ budget: Int) -> Bool {
    let random = Sampler(key: StreamKey(seed: 0).with("size"))
    var fortune = 1.0
    for _ in 0..<Game.probes {
      let path = Path()
      let transcript = narrateStage(
        Telling(
          drawing: { weights in
            let possible = weights.map { $0 > 0 ? 1.0 : 0 }
            path.ways *= possible.reduce(0, +)
            return random.index(possible)
          },
          choosing: { turn, _ in
            path.ways *= Double(turn.count)
            return random.use { $0.index(below: turn.count) }
          }))
      guard transcript.failure == nil else { return false }
      fortune *= 1 + Game.stake * (path.ways / Double(budget) - 1)
      if fortune >= Game.proof { return true }
      if fortune < Game.ruin { return false }
    }
    return false
  }

  /// A random path.
  private final class Path {
    /// In how many ways it could have gone.
    var ways = 1.0
  }
}
