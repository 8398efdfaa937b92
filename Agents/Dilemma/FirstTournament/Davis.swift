public import Arena

/// Cooperates for ten rounds, then plays grim.
///
/// It came 8th of 15.
public struct Davis: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "davis", "Cooperates for ten rounds, then plays grim.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// Defects from the eleventh round on if the partner ever did.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: past.rounds >= 10 && past.theirDefections > 0)
  }
}
