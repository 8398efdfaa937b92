public import Arena

/// Tit for tat that answers cooperation less and less often with cooperation.
///
/// The probability falls evenly from 1 to one half in the two hundredth round. It came 11th of 15.
///
/// > Source: R. Axelrod, "Effective Choice in the Prisoner's Dilemma", *Journal of Conflict
/// > Resolution* 24(1), 1980, pp. 3-25,
/// > [doi:10.1177/002200278002400101](https://doi.org/10.1177/002200278002400101).
public struct Feld: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "feld", "Tit for tat whose cooperation fades from 1 to one half in 200 rounds.",
    source: "R. Axelrod, Effective Choice in the Prisoner's Dilemma, Journal of Conflict "
      + "Resolution 24(1), 1980, pp. 3-25.")

  /// Makes the kind.
  public init() {}

  /// Copies a defection; answers cooperation with a fading probability.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    if past.rounds == 0 || past.theirs() == .defect { return past.theirs() }
    return random.move(cooperating: Swift.max(1 - 0.0025 * Double(past.rounds), 0.5))
  }
}
