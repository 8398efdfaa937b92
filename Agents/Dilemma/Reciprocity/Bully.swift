public import Arena

/// Defects first, then does the opposite of what the partner did.
public struct Bully: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "bully", "Does the opposite of the partner's last move; defects first.",
    source: """
      J. H. Nachbar, "Evolution in the finitely repeated prisoner's dilemma", Journal of \
      Economic Behavior and Organization 19(3), 1992, pp. 307-326.
      """)

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 1) }

  /// Does the opposite of the last move.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    past.theirs().flipped
  }
}
