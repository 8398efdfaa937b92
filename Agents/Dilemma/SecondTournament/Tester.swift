public import Arena

/// Defects first, to see whether the partner strikes back; apologises if so, else exploits.
///
/// Once the partner has defected it cooperates once and then plays tit for tat; against all others
/// it cooperates twice and then defects every other round. D. Gladstein's entry came 46th of 62.
public struct Tester: BoundedDilemmaAgent {
  /// Whether it plays tit for tat, and the next move.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var isCopying = false
    var next = Move.defect
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "tester", "Defects first; plays tit for tat if the partner strikes back, else exploits it.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 1, theirs: 1, clock: 3) }

  /// Has seen no defection.
  public var opening: State { State() }

  /// Settles on tit for tat, or on the next test.
  public func reflect(on past: Past, in state: inout State) {
    if state.isCopying {
      state.next = past.theirs()
    } else if past.theirs() == .defect {
      state.isCopying = true
      state.next = .cooperate
    } else {
      state.next = past.rounds < 3 ? .cooperate : past.mine().flipped
    }
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
