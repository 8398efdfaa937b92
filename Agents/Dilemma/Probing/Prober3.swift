public import Arena

/// Tries the partner with DC; defects for good if it cooperated in the second round.
///
/// Otherwise it plays tit for tat.
public struct Prober3: BoundedDilemmaAgent {
  /// Whether the partner let it pass.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var isExploiting = false
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "prober-3", "Begins DC; defects if the partner does not strike back, else tit for tat.",
    source: "\(Papers.prison).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 1, clock: 2) }

  /// Knows nothing.
  public var opening: State { State() }

  /// Looks how the partner answered.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds == 2 { state.isExploiting = past.theirs() == .cooperate }
  }

  /// Probes, then exploits or copies.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    switch past.rounds {
    case 0: .defect
    case 1: .cooperate
    default: state.isExploiting ? .defect : past.theirs()
    }
  }
}
