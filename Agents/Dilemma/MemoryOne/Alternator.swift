public import Arena

/// Cooperates and defects by turns, cooperating first.
///
/// > Source: R. Axelrod, *The Evolution of Cooperation*, Basic Books, 1984.
public struct Alternator: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "alternator", "Cooperates and defects by turns.",
    source: "R. Axelrod, The Evolution of Cooperation, Basic Books, 1984.")

  /// Makes the kind.
  public init() {}

  /// Does the opposite of its own last move.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    past.rounds == 0 ? .cooperate : past.mine().flipped
  }
}
