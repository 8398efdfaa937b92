public import Arena

/// Tit for tat that remembers a defection for three rounds.
public struct HardTitForTat: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "hard-tit-for-tat", "Defects if the partner defected in the last three rounds.",
    source: "\(Papers.extortion).")

  /// Makes the kind.
  public init() {}

  /// Defects if the partner defected in the last three rounds.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: past.theirDefections(inLast: 3) > 0)
  }
}
