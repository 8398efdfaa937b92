public import Arena

/// Pavlov that cooperates after it exploited the partner, and often after mutual defection.
public struct FirmButFair: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "firm-but-fair",
    "Cooperates except after being exploited, and sometimes after mutual defection.",
    source: """
      M. R. Frean, "The prisoner's dilemma without synchrony", Proceedings of the Royal Society \
      B 257, 1994, pp. 75-79, doi:10.1098/rspb.1994.0096.
      """)

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 1, theirs: 1) }

  /// Draws a move by the last outcome.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    random.move(cooperating: past.outcome(1, 0, 1, 2.0 / 3))
  }
}
