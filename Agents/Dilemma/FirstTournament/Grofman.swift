public import Arena

/// Cooperates after equal moves, and with probability 2/7 after different ones.
///
/// It came 4th of 15.
///
/// > Source: R. Axelrod, "Effective Choice in the Prisoner's Dilemma", *Journal of Conflict
/// > Resolution* 24(1), 1980, pp. 3-25,
/// > [doi:10.1177/002200278002400101](https://doi.org/10.1177/002200278002400101).
public struct Grofman: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "grofman", "Cooperates after equal moves, else with probability 2/7.",
    source: "R. Axelrod, Effective Choice in the Prisoner's Dilemma, Journal of Conflict "
      + "Resolution 24(1), 1980, pp. 3-25.")

  /// Makes the kind.
  public init() {}

  /// Draws a move by the last outcome.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    random.move(cooperating: past.outcome(1, 2.0 / 7, 2.0 / 7, 1))
  }
}
