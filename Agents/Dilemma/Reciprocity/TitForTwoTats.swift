public import Arena

/// Tit for tat that lets a single defection pass.
///
/// It defects after two defections of the partner in a row.
///
/// > Source: R. Axelrod, "Effective Choice in the Prisoner's Dilemma", *Journal of Conflict
/// > Resolution* 24(1), 1980, pp. 3-25,
/// > [doi:10.1177/002200278002400101](https://doi.org/10.1177/002200278002400101).
public struct TitForTwoTats: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "tit-for-two-tats", "Defects only after two defections in a row.",
    source: "R. Axelrod, Effective Choice in the Prisoner's Dilemma, Journal of Conflict "
      + "Resolution 24(1), 1980, pp. 3-25.")

  /// Makes the kind.
  public init() {}

  /// Defects after two defections in a row.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: past.theirDefections(inLast: 2) == 2)
  }
}
