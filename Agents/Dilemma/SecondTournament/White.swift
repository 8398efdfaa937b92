public import Arena

/// Cooperates for ten rounds, then defects after defections of partners who defect often.
///
/// It does so if floor(log t) times the partner's defections reaches t, the number of
/// the round. E. C. White's entry came 13th of 62.
///
/// > Deviation: the text is brief; this follows the program as read by the Axelrod library.
public struct White: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "white", "Defects only after defections of partners who defect often.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Defects after a defection that is one of many.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    if past.rounds < 10 || past.theirs() == .cooperate { return .cooperate }
    let turn = Double(past.rounds + 1)
    let weight = Portable.log(turn).rounded(.down)
    return Move(defectingIf: weight * Double(past.theirDefections) >= turn)
  }
}
