public import Arena

/// Cooperates for ten rounds, then answers the defections of partners who defect often.
///
/// A defection is answered if floor(log t) times the partner's defections reaches t, the number of
/// the round. E. C. White's entry came 13th of 62.
///
/// > Source: R. Axelrod, "More Effective Choice in the Prisoner's Dilemma", *Journal of Conflict
/// > Resolution* 24(3), 1980, pp. 379-403,
/// > [doi:10.1177/002200278002400301](https://doi.org/10.1177/002200278002400301).
///
/// > Deviation: the text is brief; this follows the program as read by the Axelrod library.
public struct White: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "white", "Answers defections only of partners who defect often.",
    source: "R. Axelrod, More Effective Choice in the Prisoner's Dilemma, Journal of Conflict "
      + "Resolution 24(3), 1980, pp. 379-403.")

  /// Makes the kind.
  public init() {}

  /// Answers a defection that is one of many.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    if past.rounds < 10 || past.theirs() == .cooperate { return .cooperate }
    let turn = Double(past.rounds + 1)
    let weight = Portable.log(turn).rounded(.down)
    return Move(defectingIf: weight * Double(past.theirDefections) >= turn)
  }
}
