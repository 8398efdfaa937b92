public import Arena

/// Defects until the partner defects, and cooperates from then on: grim the other way round.
public struct EasyGo: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "easy-go", "Defects until the partner does, then cooperates for good.",
    source: "\(Papers.prison).")

  /// Makes the kind.
  public init() {}

  /// Cooperates with whoever has defected.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: past.theirDefections == 0)
  }
}
