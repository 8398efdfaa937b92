public import Arena

/// Tries the partner with DCC; cooperates for good if it then played D and C.
///
/// Otherwise it plays tit for tat.
public struct Prober2: BoundedDilemmaAgent {
  /// Whether the partner answered as hoped.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var isTrusting = false
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "prober-2", "Begins DCC; cooperates if the partner then played D and C, else tit for tat.",
    source: "\(Papers.prison).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 2, clock: 3) }

  /// Knows nothing.
  public var opening: State { State() }

  /// Looks how the partner answered.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds == 3 {
      state.isTrusting = past.theirs(2) == .defect && past.theirs(1) == .cooperate
    }
  }

  /// Probes, then trusts or copies.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    switch past.rounds {
    case 0: .defect
    case 1, 2: .cooperate
    default: state.isTrusting ? .cooperate : past.theirs()
    }
  }
}
