public import Arena

/// A generous zero-determinant strategy: it loses twice what the partner loses against mutual
/// cooperation.
///
/// In the long run, whatever the partner does, (3 - own payoff) = 2 x (3 - partner's payoff) in
/// the game of 5, 3, 1, 0.
///
/// > Source: W. H. Press, F. J. Dyson, "Iterated Prisoner's Dilemma contains strategies that
/// > dominate any evolutionary opponent", *PNAS* 109(26), 2012, pp. 10409-10413,
/// > [doi:10.1073/pnas.1206569109](https://doi.org/10.1073/pnas.1206569109). A. J. Stewart, J. B.
/// > Plotkin, "Extortion and cooperation in the Prisoner's Dilemma", *PNAS* 109(26), 2012, pp.
/// > 10134-10135, [doi:10.1073/pnas.1208087109](https://doi.org/10.1073/pnas.1208087109).
public struct GenerousZeroDeterminant: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "generous-zero-determinant",
    "Zero-determinant: bears twice the partner's loss against cooperation.",
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
      : random.move(cooperating: past.outcome(1, 1.0 / 8, 1, 1.0 / 4))
  }
}
