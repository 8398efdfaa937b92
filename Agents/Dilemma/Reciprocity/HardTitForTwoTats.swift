public import Arena

/// Tit for two tats that remembers two defections in a row for three rounds.
public struct HardTitForTwoTats: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "hard-tit-for-two-tats", "Defects if two of the last three moves were defections in a row.",
    source: "\(Papers.extortion).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 3) }

  /// Defects if the partner defected twice in a row within the last three rounds.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    let isDouble =
      past.theirs(2) == .defect && (past.theirs(1) == .defect || past.theirs(3) == .defect)
    return Move(defectingIf: isDouble)
  }
}
