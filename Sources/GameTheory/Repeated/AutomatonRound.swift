public import Arena

/// One round of a game that two automata can play.
///
/// Two players of the same role make one decision each between two actions, neither knowing the other's.
/// A hand may slip, and both then see how the moves came out. What they earn is a function of what came
/// out, in expectation; the game is the same from both seats.
public struct AutomatonRound: Sendable, Equatable {
  /// What the designer wishes, and what each outcome pays, in units of utility.
  public let encounter: Encounter
  /// How likely cooperation comes out as defection, in 0...1.
  public let slipOfCooperation: Double
  /// How likely defection comes out as cooperation, in 0...1.
  public let slipOfDefection: Double

  /// Describes a round.
  ///
  /// - Precondition: Both slips are probabilities, and payoffs are finite.
  public init(_ encounter: Encounter, slipOfCooperation: Double = 0, slipOfDefection: Double = 0) {
    precondition((0...1).contains(slipOfCooperation) && (0...1).contains(slipOfDefection))
    precondition(encounter.payoffs.allSatisfy { $0.isFinite })
    self.encounter = encounter
    self.slipOfCooperation = slipOfCooperation
    self.slipOfDefection = slipOfDefection
  }

  /// How far the payoffs lie apart.
  public var range: Double {
    (encounter.payoffs.max() ?? 0) - (encounter.payoffs.min() ?? 0)
  }

  /// Returns how likely cooperation comes out where it is meant with a probability.
  func performed(_ meant: Double) -> Double {
    meant * (1 - slipOfCooperation) + (1 - meant) * slipOfDefection
  }

  /// Returns what a player earns on average.
  ///
  /// - Parameter outcomes: How likely each outcome of `Automaton` is to this player.
  /// - Returns: The expected payoff of a round.
  public func payoff(_ outcomes: [Double]) -> Double {
    zip(outcomes, encounter.payoffs).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
