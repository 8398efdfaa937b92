public import Arena

/// Cooperates with a probability that depends on the partner's last five moves.
///
/// With n defections among them it is 1 - (n² - 1) / 25. P. E. Black's entry came 15th of 62.
///
/// > Source: R. Axelrod, "More Effective Choice in the Prisoner's Dilemma", *Journal of Conflict
/// > Resolution* 24(3), 1980, pp. 379-403,
/// > [doi:10.1177/002200278002400301](https://doi.org/10.1177/002200278002400301).
///
/// > Deviation: the text is brief; this follows the program as read by the Axelrod library.
public struct Black: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "black", "Cooperates by how often the partner defected in the last five rounds.",
    source: "R. Axelrod, More Effective Choice in the Prisoner's Dilemma, Journal of Conflict "
      + "Resolution 24(3), 1980, pp. 379-403.")

  /// Makes the kind.
  public init() {}

  /// Draws a move by the last five moves of the partner.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    if past.rounds < 5 { return .cooperate }
    let defections = past.theirDefections(inLast: 5)
    return random.move(cooperating: 1 - Double(defections * defections - 1) / 25)
  }
}
