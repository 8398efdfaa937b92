import Arena
import GameTheory

/// The least and greatest payoff of one round to one seat, and where they come from.
package struct Stakes: Sendable {
  /// The least and greatest payoff.
  package let range: ClosedRange<Double>
  /// "tree", or how many episodes were looked at.
  package let source: String

  /// How many episodes are told where there are too many to go through.
  private static let samples = 2000

  /// Looks at every episode of a round, or at a sample where there are more than the budget allows.
  init(of game: Game, _ stage: GameTree?, _ budget: Budget) {
    let leaves = budget.census(depth: game.roundDepth)
    let census =
      stage?.payoffRange
      ?? (game.isRoundFarBeyond(leaves)
        ? nil : game.stageCensus(budget: leaves, shouldStop: budget.shouldStop)?.payoffRange)
    if let census {
      (range, source) = (census, "tree")
      return
    }
    let random = Sampler(key: StreamKey(seed: 0).with("stakes"))
    var low = Double.infinity
    var high = -Double.infinity
    for sample in 0..<Stakes.samples where sample == 0 || !budget.shouldStop() {
      let transcript = game.narrate(
        drawing: { weights in random.index(weights) },
        choosing: { turn, _ in random.index([Double](repeating: 1, count: turn.count)) })
      for seat in 0..<game.shape.seats {
        low = Swift.min(low, transcript.payoff(of: seat) / game.shape.expectedRounds)
        high = Swift.max(high, transcript.payoff(of: seat) / game.shape.expectedRounds)
      }
    }
    (range, source) = (low...high, "\(Stakes.samples) random episodes")
  }
}
