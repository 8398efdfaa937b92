public import Arena

/// Cooperates after equal moves, and with probability 2/7 after different ones.
///
/// It came 4th of 15.
public struct Grofman: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "grofman", "Cooperates after equal moves, else with probability 2/7.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 1, theirs: 1) }

  /// Draws a move by the last outcome.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    random.move(cooperating: past.outcome(1, 2.0 / 7, 2.0 / 7, 1))
  }
}
