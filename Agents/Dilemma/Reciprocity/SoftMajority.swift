public import Arena

/// Does what the partner did more often; cooperates on a tie.
public struct SoftMajority: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "soft-majority", "Does what the partner did more often; cooperates on a tie.",
    source: "\(Papers.secondTournament). The entry of G. Grisell, 23rd of 62.")

  /// Makes the kind.
  public init() {}

  /// Defects if the partner defected more often than not.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: past.theirDefections > past.theirCooperations)
  }
}
