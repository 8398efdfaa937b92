public import Arena

/// Tit for tat that remembers a defection for three rounds.
public struct HardTitForTat: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "hard-tit-for-tat", "Defects if the partner defected in the last three rounds.",
    source: "\(Papers.extortion).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 3) }

  /// Defects if the partner defected in the last three rounds.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: past.theirDefections(inLast: 3) > 0)
  }
}
