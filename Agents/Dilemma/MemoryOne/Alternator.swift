public import Arena

/// Cooperates and defects by turns, cooperating first.
public struct Alternator: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "alternator", "Cooperates and defects by turns.",
    source: "\(Papers.evolutionOfCooperation).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 1, clock: 1) }

  /// Does the opposite of its own last move.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    past.rounds == 0 ? .cooperate : past.mine().flipped
  }
}
