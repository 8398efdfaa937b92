public import Arena

/// Tit for tat that answers every defection with two.
public struct TwoTitsForTat: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "two-tits-for-tat", "Answers every defection with two.",
    source: "\(Papers.evolutionOfCooperation).")

  /// Makes the kind.
  public init() {}

  /// Defects if the partner defected in the last two rounds.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: past.theirDefections(inLast: 2) > 0)
  }
}
