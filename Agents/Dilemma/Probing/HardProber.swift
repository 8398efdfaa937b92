public import Arena

/// Tries the partner with DDCC; defects for good against who cooperated in rounds two and three.
///
/// All others get tit for tat.
///
/// > Source: B. Beaufils, J.-P. Delahaye, P. Mathieu, *PRISON*, a program and its strategies,
/// > Université de Lille, 1998.
public struct HardProber: DilemmaAgent {
  /// Whether the partner let it pass.
  public struct State: BitwiseCopyable, Sendable {
    var isExploiting = false
  }

  /// What the catalogue says.
  public static let card = Card(
    "hard-prober", "Begins DDCC; exploits who did not strike back, else tit for tat.",
    source: "B. Beaufils, J.-P. Delahaye, P. Mathieu, PRISON, Université de Lille, 1998.")

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
    case 0, 1: .defect
    case 2, 3: .cooperate
    default: state.isExploiting ? .defect : past.theirs()
    }
  }
}
