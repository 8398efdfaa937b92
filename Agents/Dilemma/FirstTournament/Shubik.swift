public import Arena

/// Answers the n-th departure from mutual cooperation with n defections.
///
/// It came 5th of 15.
public struct Shubik: DilemmaAgent {
  /// The length of the last punishment, what is left of it, and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var length = 0
    var left = 0
    var next = Move.cooperate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "shubik", "Punishes each departure from cooperation one round longer than the last.",
    source: """
      \(Papers.firstTournament). After M. Shubik, "Game theory, behavior, and the paradox of the \
      Prisoner's Dilemma: three solutions", Journal of Conflict Resolution 14(2), 1970, pp. \
      181-193.
      """)

  /// Makes the kind.
  public init() {}

  /// Punishes nobody.
  public var opening: State { State() }

  /// Goes on with the punishment, or begins a longer one.
  public func reflect(on past: Past, in state: inout State) {
    if state.left > 0 {
      state.left -= 1
      state.next = .defect
    } else if past.theirs() == .defect && past.mine() == .cooperate {
      state.length += 1
      state.left = state.length - 1
      state.next = .defect
    } else {
      state.next = .cooperate
    }
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
