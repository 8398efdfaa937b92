public import Arena

/// Tries the partner with DC; defects for good against who cooperated in the second round.
///
/// All others get tit for tat.
///
/// > Source: B. Beaufils, J.-P. Delahaye, P. Mathieu, *PRISON*, a program and its strategies,
/// > Université de Lille, 1998.
public struct Prober3: DilemmaAgent {
  /// Whether the partner let it pass.
  public struct State: BitwiseCopyable, Sendable {
    var isExploiting = false
  }

  /// What the catalogue says.
  public static let card = Card(
    "prober-3", "Begins DC; exploits who did not strike back, else tit for tat.",
    source: "B. Beaufils, J.-P. Delahaye, P. Mathieu, PRISON, Université de Lille, 1998.")

  /// Makes the kind.
  public init() {}

  /// Knows nothing.
  public var opening: State { State() }

  /// Looks how the partner took it.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds == 2 { state.isExploiting = past.theirs() == .cooperate }
  }

  /// Probes, then exploits or copies.
  public func move(
    after past: Past, in state: State, using random: inout RandomStream
  ) -> Move {
    switch past.rounds {
    case 0: .defect
    case 1: .cooperate
    default: state.isExploiting ? .defect : past.theirs()
    }
  }
}
