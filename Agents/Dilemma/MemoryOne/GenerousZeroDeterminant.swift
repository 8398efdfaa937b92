public import Arena

/// A generous zero-determinant strategy: it loses twice what the partner loses against mutual
/// cooperation.
///
/// In the long run, whatever the partner does, (3 - own payoff) = 2 x (3 - partner's payoff) in
/// the game of 5, 3, 1, 0.
public struct GenerousZeroDeterminant: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "generous-zero-determinant",
    "Zero-determinant: bears twice the partner's loss against cooperation.",
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
      : random.move(cooperating: past.outcome(1, 1.0 / 8, 1, 1.0 / 4))
  }
}
