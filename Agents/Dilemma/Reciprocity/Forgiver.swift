public import Arena

/// Cooperates unless the partner defected in more than a tenth of the rounds.
///
/// > Source: T. Campbell's strategy in M. Harper and others, "Reinforcement learning produces
/// > dominant strategies for the Iterated Prisoner's Dilemma", *PLOS ONE* 12(12), 2017,
/// > [doi:10.1371/journal.pone.0188046](https://doi.org/10.1371/journal.pone.0188046).
public struct Forgiver: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "forgiver", "Cooperates unless more than a tenth of the partner's moves were defections.",
    source: "M. Harper, V. Knight, M. Jones, G. Koutsovoulos, N. E. Glynatsi, O. Campbell, "
      + "Reinforcement learning produces dominant strategies for the Iterated Prisoner's "
      + "Dilemma, PLOS ONE 12(12), 2017.")

  /// Makes the kind.
  public init() {}

  /// Defects if more than a tenth of the partner's moves were defections.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: 10 * past.theirDefections > past.rounds)
  }
}
