extension Game {
  /// The most leaves that are gone through before anybody asks how many there may be.
  private static let glance = 10_000
  /// How many episodes are told to find out.
  private static let probes = 64
  /// The share of each bet, what all have to win together, and with what is left of 1 they end.
  private static let (stake, proof, ruin) = (0.25, 1e6, 0.01)

  /// Goes through a tree; where it surely has more leaves than the budget, through the first of them only.
  ///
  /// - Parameters:
  ///   - plan: What is asked for.
  ///   - narrator: Tells an episode of it.
  ///   - explore: Goes through it.
  /// - Returns: How that ended.
  func unlessHopeless(
    _ plan: ExplorerPlan, _ narrator: (Telling) -> Transcript,
    exploring explore: (ExplorerPlan) -> Exploring
  ) -> Exploring {
    guard plan.budget > Game.glance else { return explore(plan) }
    var first = plan
    first.budget = Game.glance
    let exploring = explore(first)
    guard case .tooManyLeaves = exploring else { return exploring }
    return Game.isFarBeyond(plan, narrator) ? .tooManyLeaves(plan.budget) : explore(plan)
  }

  /// Whether a tree all but certainly has more leaves than a budget.
  ///
  /// The product of the numbers of ways along a random path is on average the number of leaves. Whoever
  /// bets a quarter of a fortune on each path, at odds that are fair if there are no more leaves than the
  /// budget, then makes a million of 1 with a probability of at most 1e-6.
  ///
  /// > Source: D. E. Knuth, "Estimating the Efficiency of Backtrack Programs", *Mathematics of Computation*
  /// > 29(129), 1975, pp. 121-136; I. Waudby-Smith, A. Ramdas, "Estimating Means of Bounded Random
  /// > Variables by Betting", *Journal of the Royal Statistical Society B* 86(1), 2024, pp. 1-27.
  private static func isFarBeyond(_ plan: ExplorerPlan, _ narrator: (Telling) -> Transcript) -> Bool
  {
    let random = Sampler(key: StreamKey(seed: 0).with("size"))
    var fortune = 1.0
    for _ in 0..<probes {
      let path = Path()
      let transcript = narrator(
        Telling(
          drawing: { weights in
            let possible = weights.map { $0 > 0 ? 1.0 : 0 }
            path.ways *= possible.reduce(0, +)
            return random.index(possible)
          },
          choosing: { turn, _ in
            if let free = plan.onlyFree, free != turn.seat {
              if turn.wish == nil { path.isWhole = false }
              return turn.wish ?? 0
            }
            path.ways *= Double(turn.count)
            return random.use { $0.index(below: turn.count) }
          }))
      // What fails is told of by who goes through it.
      guard path.isWhole && transcript.failure == nil else { return false }
      fortune *= 1 + stake * (path.ways / Double(plan.budget) - 1)
      if fortune >= proof { return true }
      if fortune < ruin { return false }
    }
    return false
  }

  /// A random path.
  private final class Path {
    /// In how many ways it could have gone.
    var ways = 1.0
    /// Whether the designer says what she wishes wherever a seat is not free.
    var isWhole = true
  }
}
