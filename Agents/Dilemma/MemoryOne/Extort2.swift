public import Arena

/// A zero-determinant extortioner: its surplus over mutual defection is twice the partner's.
///
/// In the long run, whatever the partner does, (own payoff - 1) = 2 x (partner's payoff - 1) in
/// the game of 5, 3, 1, 0.
public struct Extort2: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "extort-2", "Zero-determinant: gains twice what the partner gains over mutual defection.",
    source: "\(Papers.zeroDeterminant). \(Papers.extortion).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 1, theirs: 1, clock: 1) }

  /// Draws a move by the last outcome.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    past.rounds == 0
      ? .cooperate
      : random.move(cooperating: past.outcome(8.0 / 9, 1.0 / 2, 1.0 / 3, 0))
  }
}
