public import Arena

/// A zero-determinant extortioner: its surplus over mutual defection is twice the partner's.
///
/// In the long run, whatever the partner does, (own payoff - 1) = 2 x (partner's payoff - 1) in
/// the game of 5, 3, 1, 0.
///
/// > Source: W. H. Press, F. J. Dyson, "Iterated Prisoner's Dilemma contains strategies that
/// > dominate any evolutionary opponent", *PNAS* 109(26), 2012, pp. 10409-10413,
/// > [doi:10.1073/pnas.1206569109](https://doi.org/10.1073/pnas.1206569109). A. J. Stewart, J. B.
/// > Plotkin, "Extortion and cooperation in the Prisoner's Dilemma", *PNAS* 109(26), 2012, pp.
/// > 10134-10135, [doi:10.1073/pnas.1208087109](https://doi.org/10.1073/pnas.1208087109).
public struct Extort2: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "extort-2", "Zero-determinant: gains twice what the partner gains over mutual defection.",
    source: "A. J. Stewart, J. B. Plotkin, Extortion and cooperation in the Prisoner's Dilemma, "
      + "PNAS 109(26), 2012, pp. 10134-10135.")

  /// Makes the kind.
  public init() {}

  /// Draws a move by the last outcome.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    past.rounds == 0
      ? .cooperate
      : random.move(cooperating: past.outcome(8.0 / 9, 1.0 / 2, 1.0 / 3, 0))
  }
}
