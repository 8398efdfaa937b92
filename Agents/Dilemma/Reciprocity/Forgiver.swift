public import Arena

/// Cooperates unless the partner defected in more than a tenth of the rounds.
public struct Forgiver: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "forgiver", "Cooperates unless more than a tenth of the partner's moves were defections.",
    source: """
      T. Campbell's strategy in M. Harper, V. Knight, M. Jones, G. Koutsovoulos, N. E. Glynatsi, \
      O. Campbell, "Reinforcement learning produces dominant strategies for the Iterated \
      Prisoner's Dilemma", PLOS ONE 12(12), 2017, doi:10.1371/journal.pone.0188046.
      """)

  /// Makes the kind.
  public init() {}

  /// Defects if more than a tenth of the partner's moves were defections.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: 10 * past.theirDefections > past.rounds)
  }
}
