public import Arena

/// Tit for tat that ignores a single defection.
///
/// It defects after two defections of the partner in a row.
public struct TitForTwoTats: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "tit-for-two-tats", "Defects only after two defections in a row.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 2) }

  /// Defects after two defections in a row.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: past.theirDefections(inLast: 2) == 2)
  }
}
