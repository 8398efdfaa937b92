public import Arena

/// Tries the partner with a defection and two cooperations, and exploits who lets it pass.
///
/// If the partner cooperated in the second and third round, it defects for good; otherwise it
/// plays tit for tat.
///
/// > Source: J. Li, P. Hingston, G. Kendall, "Engineering Design of Strategies for Winning Iterated
/// > Prisoner's Dilemma Competitions", *IEEE Transactions on Computational Intelligence and AI in
/// > Games* 3(4), 2011, pp. 348-360.
public struct Prober: DilemmaAgent {
  /// Whether the partner let it pass.
  public struct State: BitwiseCopyable, Sendable {
    var isExploiting = false
  }

  /// What the catalogue says.
  public static let card = Card(
    "prober", "Begins DCC; exploits who did not strike back, else tit for tat.",
    source: "J. Li, P. Hingston, G. Kendall, Engineering Design of Strategies for Winning "
      + "Iterated Prisoner's Dilemma Competitions, IEEE TCIAIG 3(4), 2011.")

  /// Makes the kind.
  public init() {}

  /// Knows nothing.
  public var opening: State { State() }

  /// Looks how the partner took it.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds == 3 { state.isExploiting = past.theirDefections(inLast: 2) == 0 }
  }

  /// Probes, then exploits or copies.
  public func move(
    after past: Past, in state: State, using random: inout RandomStream
  ) -> Move {
    switch past.rounds {
    case 0: .defect
    case 1, 2: .cooperate
    default: state.isExploiting ? .defect : past.theirs()
    }
  }
}
