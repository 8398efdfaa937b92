public import Arena

/// Tit for tat that defects first.
public struct SuspiciousTitForTat: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "suspicious-tit-for-tat", "Defects first, then copies the partner's last move.",
    source: """
      R. Boyd, J. P. Lorberbaum, "No pure strategy is evolutionarily stable in the repeated \
      Prisoner's Dilemma game", Nature 327, 1987, pp. 58-59, doi:10.1038/327058a0.
      """)

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 1, clock: 1) }

  /// Copies the last move; defects first.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    past.rounds == 0 ? .defect : past.theirs()
  }
}
