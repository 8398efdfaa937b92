public import Arena

/// Tit for tat that answers every defection with two.
public struct TwoTitsForTat: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "two-tits-for-tat", "Answers every defection with two.",
    source: "\(Papers.evolutionOfCooperation).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 2) }

  /// Defects if the partner defected in the last two rounds.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: past.theirDefections(inLast: 2) > 0)
  }
}
