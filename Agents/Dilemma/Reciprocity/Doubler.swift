public import Arena

/// Defects after a defection, unless the partner cooperated more than twice as often as it defected.
public struct Doubler: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "doubler", "Defects after a defection unless the partner cooperated more than twice as often.",
    source: "\(Papers.prison).")

  /// Makes the kind.
  public init() {}

  /// Defects after a defection of a partner who does not cooperate enough.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    Move(
      defectingIf: past.theirs() == .defect
        && past.theirCooperations <= 2 * past.theirDefections)
  }
}
