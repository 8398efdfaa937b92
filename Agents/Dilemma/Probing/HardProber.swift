public import Arena

/// Tries the partner with DDCC; defects for good if it cooperated in rounds two and three.
///
/// Otherwise it plays tit for tat.
public struct HardProber: BoundedDilemmaAgent {
  /// Whether the partner let it pass.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var isExploiting = false
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "hard-prober", "Begins DDCC; defects if the partner does not strike back, else tit for tat.",
    source: "\(Papers.prison).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 2, clock: 4) }

  /// Knows nothing.
  public var opening: State { State() }

  /// Looks how the partner answered.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds == 3 { state.isExploiting = past.theirDefections(inLast: 2) == 0 }
  }

  /// Probes, then exploits or copies.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    switch past.rounds {
    case 0, 1: .defect
    case 2, 3: .cooperate
    default: state.isExploiting ? .defect : past.theirs()
    }
  }
}
