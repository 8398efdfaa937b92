public import Arena

/// Cooperates after equal moves, and with probability 2/7 after different ones.
///
/// It came 4th of 15.
public struct Grofman: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "grofman", "Cooperates after equal moves, else with probability 2/7.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// Draws a move by the last outcome.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    random.move(cooperating: past.outcome(1, 2.0 / 7, 2.0 / 7, 1))
  }
}
