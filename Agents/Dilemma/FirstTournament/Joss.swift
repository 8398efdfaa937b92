public import Arena

/// Tit for tat that answers a tenth of all cooperation with defection.
///
/// It came 12th of 15: two of its kind end in defection.
///
/// > Source: R. Axelrod, "Effective Choice in the Prisoner's Dilemma", *Journal of Conflict
/// > Resolution* 24(1), 1980, pp. 3-25,
/// > [doi:10.1177/002200278002400101](https://doi.org/10.1177/002200278002400101).
public struct Joss: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "joss", "Tit for tat that defects after a tenth of all cooperation.",
    source: "R. Axelrod, Effective Choice in the Prisoner's Dilemma, Journal of Conflict "
      + "Resolution 24(1), 1980, pp. 3-25.")

  /// Makes the kind.
  public init() {}

  /// Draws a move by the last outcome.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    past.rounds == 0 ? .cooperate : random.move(cooperating: past.outcome(0.9, 0, 0.9, 0))
  }
}
