public import Arena

/// Cooperates with a probability that depends on the partner's last five moves.
///
/// With n defections among them it is 1 - (n² - 1) / 25. P. E. Black's entry came 15th of 62.
///
/// > Deviation: the text is brief; this follows the program as read by the Axelrod library.
public struct Black: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "black", "Cooperates by how often the partner defected in the last five rounds.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 5, clock: 5) }

  /// Draws a move by the last five moves of the partner.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    if past.rounds < 5 { return .cooperate }
    let defections = past.theirDefections(inLast: 5)
    return random.move(cooperating: 1 - Double(defections * defections - 1) / 25)
  }
}
