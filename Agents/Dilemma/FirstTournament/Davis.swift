public import Arena

/// Cooperates for ten rounds, then plays grim.
///
/// It came 8th of 15.
public struct Davis: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "davis", "Cooperates for ten rounds, then plays grim.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirDefections: 1, clock: 10) }

  /// Defects from the eleventh round on if the partner ever did.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: past.rounds >= 10 && past.theirDefections > 0)
  }
}
