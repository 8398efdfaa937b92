public import Arena

/// Tit for tat that breaks cycles of alternating defections and gives up on random partners.
///
/// A deadlock counter grows while the partner alternates; at three, it cooperates twice. A
/// randomness counter grows when the partner changes its move or does not do what this player did,
/// and falls after two cooperations in a row; from eight on, it defects.
public struct OmegaTitForTat: DilemmaAgent {
  /// The two counters and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var deadlock = 0
    var randomness = 0
    var next = Move.cooperate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "omega-tit-for-tat", "Tit for tat that breaks deadlocks and gives up on randomness.",
    source: """
      W. Slany, W. Kienreich, "On some winning strategies for the Iterated Prisoner's Dilemma, \
      or, Mr. Nice Guy and the Cosa Nostra", in The Iterated Prisoners' Dilemma: 20 Years On, \
      World Scientific, 2007, pp. 171-204.
      """)

  private static let deadlockLimit = 3
  private static let randomnessLimit = 8

  /// Makes the kind.
  public init() {}

  /// Has counted nothing.
  public var opening: State { State() }

  /// Counts what looks like a deadlock or like chance.
  public func reflect(on past: Past, in state: inout State) {
    guard past.rounds > 1 else {
      state.next = past.theirs()
      return
    }
    if state.deadlock >= OmegaTitForTat.deadlockLimit {
      state.next = .cooperate
      state.deadlock = state.deadlock == OmegaTitForTat.deadlockLimit ? state.deadlock + 1 : 0
      return
    }
    let hasChanged = past.theirs(1) != past.theirs(2)
    if past.theirDefections(inLast: 2) == 0 { state.randomness -= 1 }
    if hasChanged { state.randomness += 1 }
    if past.mine() != past.theirs() { state.randomness += 1 }
    if state.randomness >= OmegaTitForTat.randomnessLimit {
      state.next = .defect
    } else {
      state.next = past.theirs()
      state.deadlock = hasChanged ? state.deadlock + 1 : 0
    }
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
