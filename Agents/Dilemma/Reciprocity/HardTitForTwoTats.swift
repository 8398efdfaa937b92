public import Arena

/// Tit for two tats that remembers two defections in a row for three rounds.
///
/// > Source: A. J. Stewart, J. B. Plotkin, "Extortion and cooperation in the Prisoner's Dilemma",
/// > *PNAS* 109(26), 2012, pp. 10134-10135,
/// > [doi:10.1073/pnas.1208087109](https://doi.org/10.1073/pnas.1208087109).
public struct HardTitForTwoTats: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "hard-tit-for-two-tats", "Defects if two of the last three moves were defections in a row.",
    source: "A. J. Stewart, J. B. Plotkin, Extortion and cooperation in the Prisoner's Dilemma, "
      + "PNAS 109(26), 2012, pp. 10134-10135.")

  /// Makes the kind.
  public init() {}

  /// Defects if the partner defected twice in a row within the last three rounds.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    let isDouble =
      past.theirs(2) == .defect && (past.theirs(1) == .defect || past.theirs(3) == .defect)
    return Move(defectingIf: isDouble)
  }
}
