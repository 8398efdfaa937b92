public import Arena

/// Tit for tat that remembers a defection for three rounds.
///
/// > Source: A. J. Stewart, J. B. Plotkin, "Extortion and cooperation in the Prisoner's Dilemma",
/// > *PNAS* 109(26), 2012, pp. 10134-10135,
/// > [doi:10.1073/pnas.1208087109](https://doi.org/10.1073/pnas.1208087109).
public struct HardTitForTat: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "hard-tit-for-tat", "Defects if the partner defected in the last three rounds.",
    source: "A. J. Stewart, J. B. Plotkin, Extortion and cooperation in the Prisoner's Dilemma, "
      + "PNAS 109(26), 2012, pp. 10134-10135.")

  /// Makes the kind.
  public init() {}

  /// Defects if the partner defected in the last three rounds.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: past.theirDefections(inLast: 3) > 0)
  }
}
