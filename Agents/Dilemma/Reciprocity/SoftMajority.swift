public import Arena

/// Does what the partner did more often; cooperates on a tie.
///
/// > Source: R. Axelrod, "More Effective Choice in the Prisoner's Dilemma", *Journal of Conflict
/// > Resolution* 24(3), 1980, pp. 379-403,
/// > [doi:10.1177/002200278002400301](https://doi.org/10.1177/002200278002400301). The entry of G.
/// > Grisell, 23rd of 62.
public struct SoftMajority: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "soft-majority", "Does what the partner did more often; cooperates on a tie.",
    source: "R. Axelrod, More Effective Choice in the Prisoner's Dilemma, Journal of Conflict "
      + "Resolution 24(3), 1980, pp. 379-403.")

  /// Makes the kind.
  public init() {}

  /// Defects if the partner defected more often than not.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: past.theirDefections > past.theirCooperations)
  }
}
