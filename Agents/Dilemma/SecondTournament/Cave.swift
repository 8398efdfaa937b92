public import Arena

/// Tit for tat that forgives half of the first defections and nobody who defects too often.
///
/// It defects against partners with more than 79 % defections after 19 rounds, 65 % after 29, or
/// 39 % after 39. R. Cave's entry came 4th of 62.
///
/// > Deviation: the text is brief; this follows the program as read by the Axelrod library.
public struct Cave: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "cave", "Forgiving tit for tat with a limit that falls as the match goes on.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Defects beyond the limit; forgives half of the first seventeen defections.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    let turn = past.rounds + 1
    let rate = Double(past.theirDefections) / Double(turn)
    if turn > 39 && rate > 0.39 || turn > 29 && rate > 0.65 || turn > 19 && rate > 0.79 {
      return .defect
    }
    if past.theirs() == .cooperate { return .cooperate }
    return past.theirDefections > 17 ? .defect : random.move(cooperating: 0.5)
  }
}
