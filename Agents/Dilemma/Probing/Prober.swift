public import Arena

/// Tries the partner with a defection and two cooperations, and exploits it if it lets that pass.
///
/// If the partner cooperated in the second and third round, it defects for good; otherwise it
/// plays tit for tat.
public struct Prober: BoundedDilemmaAgent {
  /// Whether the partner let it pass.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var isExploiting = false
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "prober", "Begins DCC; defects if the partner does not strike back, else tit for tat.",
    source: "\(Papers.engineeringDesign).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 2, clock: 3) }

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
    case 0: .defect
    case 1, 2: .cooperate
    default: state.isExploiting ? .defect : past.theirs()
    }
  }
}
