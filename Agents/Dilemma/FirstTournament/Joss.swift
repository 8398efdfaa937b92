public import Arena

/// Tit for tat that answers a tenth of all cooperation with defection.
///
/// It came 12th of 15: two of its kind end in defection.
public struct Joss: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "joss", "Tit for tat that defects after a tenth of all cooperation.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 1, theirs: 1, clock: 1) }

  /// Draws a move by the last outcome.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    past.rounds == 0 ? .cooperate : random.move(cooperating: past.outcome(0.9, 0, 0.9, 0))
  }
}
