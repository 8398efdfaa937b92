public import Arena

/// Cooperates for eleven rounds, then ten percentage points less often than the partner did in the
/// last ten.
///
/// It came 13th of 15.
public struct Tullock: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "tullock", "Cooperates a tenth less often than the partner did of late.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 10, clock: 11) }

  /// Draws a move by the partner's last ten.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    if past.rounds < 11 { return .cooperate }
    let cooperations = 10 - past.theirDefections(inLast: 10)
    return random.move(cooperating: Double(cooperations) / 10 - 0.1)
  }
}
