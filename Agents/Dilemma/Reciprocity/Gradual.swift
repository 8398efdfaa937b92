public import Arena

/// Answers the n-th punished defection with n defections, and then with two cooperations.
///
/// What the partner does while it punishes or calms down does not count.
public struct Gradual: DilemmaAgent {
  /// How often it has punished, how many defections are left, and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var punished = 0
    var left = 0
    var isPunishing = false
    var isCalming = false
    var next = Move.cooperate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "gradual", "Punishes longer each time, then offers two cooperations.",
    source: "\(Papers.meetingGradual).")

  /// Makes the kind.
  public init() {}

  /// Punishes nobody.
  public var opening: State { State() }

  /// Punishes, calms down, or looks out for a defection.
  public func reflect(on past: Past, in state: inout State) {
    if state.isCalming {
      state.isCalming = false
      state.next = .cooperate
    } else if state.left > 0 {
      state.left -= 1
      state.next = .defect
    } else if state.isPunishing {
      state.isPunishing = false
      state.isCalming = true
      state.next = .cooperate
    } else if past.theirs() == .defect {
      state.isPunishing = true
      state.punished += 1
      state.left = state.punished - 1
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
