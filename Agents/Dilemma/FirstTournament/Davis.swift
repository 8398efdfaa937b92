public import Arena

/// Cooperates for ten rounds, then plays grim.
///
/// It came 8th of 15.
///
/// > Source: R. Axelrod, "Effective Choice in the Prisoner's Dilemma", *Journal of Conflict
/// > Resolution* 24(1), 1980, pp. 3-25,
/// > [doi:10.1177/002200278002400101](https://doi.org/10.1177/002200278002400101).
public struct Davis: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "davis", "Cooperates for ten rounds, then plays grim.",
    source: "R. Axelrod, Effective Choice in the Prisoner's Dilemma, Journal of Conflict "
      + "Resolution 24(1), 1980, pp. 3-25.")

  /// Makes the kind.
  public init() {}

  /// Defects from the eleventh round on if the partner ever did.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: past.rounds >= 10 && past.theirDefections > 0)
  }
}
