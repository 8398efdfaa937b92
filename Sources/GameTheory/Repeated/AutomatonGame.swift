public import Arena

/// A round that two automata play again and again, and how well they see.
///
/// Errors of the hand belong to the round, and both players see them. With errors of perception each
/// player by itself takes the other's move, as it came out, for the other one; it sees its own as it came
/// out.
public struct AutomatonGame: Sendable {
  /// One round.
  public let round: AutomatonRound
  /// How long a match lasts; a continuation below 1 is as good as a discount.
  public let horizon: Horizon
  /// How likely a player takes the other's move for the other one, in 0...1.
  public let misperception: Double
  /// How many rounds weigh anything.
  let rounds: Int
  /// What a round weighs in the expected payoff of a match, divided by its expected rounds; empty if all
  /// weigh the same.
  let weights: [Double]
  /// What a round weighs in the mean over matches of a match's mean payoff a round; empty if all weigh the
  /// same.
  let shares: [Double]

  /// The most rounds that may differ in weight.
  public static let mostWeights = 1 << 22
  /// The share of the first round's weight below which a round weighs nothing.
  private static let nothing = 1e-17

  /// Makes a game.
  ///
  /// To play without end under a discount, let the discount be the continuation, and the most rounds the
  /// largest number.
  ///
  /// - Precondition: The misperception is in 0...1.
  /// - Returns: Nil when more than ``mostWeights`` rounds of unequal weight matter.
  public init?(_ round: AutomatonRound, over horizon: Horizon, misperception: Double = 0) {
    precondition((0...1).contains(misperception))
    self.round = round
    self.horizon = horizon
    self.misperception = misperception
    let continuation = horizon.continuation
    guard continuation < 1 else {
      rounds = horizon.rounds
      weights = []
      shares = []
      return
    }
    let last =
      continuation > 0
      ? Portable.log(AutomatonGame.nothing) / Portable.log(continuation) : 0
    guard
      Double(horizon.rounds) <= Double(AutomatonGame.mostWeights)
        || last < Double(AutomatonGame.mostWeights) - 1
    else { return nil }
    let count = last < Double(horizon.rounds) ? Int(last) + 1 : horizon.rounds
    rounds = count
    let expected = horizon.expectedRounds
    var weights = [Double](repeating: 0, count: count)
    var weight = 1.0
    for index in 0..<count {
      weights[index] = weight / expected
      weight *= continuation
    }
    // A match of n rounds gives each of them the share 1 / n; from the longest match backwards.
    var shares = [Double](repeating: 0, count: count)
    var share = 0.0
    for index in (0..<count).reversed() {
      let reached = weights[index] * expected
      share += (index + 1 == count ? reached : reached * (1 - continuation)) / Double(index + 1)
      shares[index] = share
    }
    self.weights = weights
    self.shares = shares
  }
}

/// What two automata come to, in expectation.
public struct AutomatonMatch: Sendable, Equatable {
  /// How often each outcome of `Automaton` comes, as the first player sees it.
  ///
  /// It is the expected number of rounds in which it does, divided by the expected number of rounds.
  public let outcomes: [Double]
  /// The share of a match's rounds in which each outcome comes, in expectation.
  ///
  /// Short matches count as much as long ones, as when matches are played and averaged; so it is the same as
  /// ``outcomes`` unless the end is uncertain.
  public let shares: [Double]

  /// The match as the second player sees it.
  public var mirrored: AutomatonMatch {
    AutomatonMatch(
      outcomes: [outcomes[0], outcomes[2], outcomes[1], outcomes[3]],
      shares: [shares[0], shares[2], shares[1], shares[3]])
  }
}
