public import Arena

/// Tit for tat that answers every defection with two.
///
/// > Source: R. Axelrod, *The Evolution of Cooperation*, Basic Books, 1984.
public struct TwoTitsForTat: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "two-tits-for-tat", "Answers every defection with two.",
    source: "R. Axelrod, The Evolution of Cooperation, Basic Books, 1984.")

  /// Makes the kind.
  public init() {}

  /// Defects if the partner defected in the last two rounds.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: past.theirDefections(inLast: 2) > 0)
  }
}
