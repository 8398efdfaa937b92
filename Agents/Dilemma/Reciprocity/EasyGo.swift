public import Arena

/// Defects until the partner defects, and cooperates from then on: grim the other way round.
public struct EasyGo: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "easy-go", "Defects until the partner does, then cooperates for good.",
    source: "\(Papers.prison).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirDefections: 1) }

  /// Cooperates with whoever has defected.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: past.theirDefections == 0)
  }
}
