public import Arena

/// Punishes each run of defections one round longer, and now and then gives a fresh start.
///
/// A fresh start is two cooperations, after which all is forgotten. The partner gets one if it is
/// 10 points behind, has just cooperated, had none in the last 20 rounds, and if its defections
/// are three standard deviations away from a coin's. It came 2nd of 15.
///
/// > Deviation: it does not defect in the last two rounds, and gives fresh starts near the end too,
/// > since nobody here knows when that is. Points are counted as 5, 3, 1, 0 whatever the game pays.
public struct TidemanChieruzzi: DilemmaAgent {
  /// The punishment, the last fresh start, and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var length = 0
    var left = 0
    var defections = 0
    var lastStart = 0
    var isFresh = false
    var next = Move.cooperate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "tideman-chieruzzi", "Punishes longer each time, but gives a losing partner a fresh start.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// Punishes nobody.
  public var opening: State { State() }

  /// Punishes, forgives, or looks out for a defection.
  public func reflect(on past: Past, in state: inout State) {
    if past.theirs() == .defect { state.defections += 1 }
    if state.isFresh {
      state.isFresh = false
      state.next = .cooperate
    } else if deservesFreshStart(past, state) {
      state = State(lastStart: past.rounds + 1, isFresh: true)
    } else if state.left > 0 {
      state.left -= 1
      state.next = .defect
    } else if past.theirs() == .defect {
      state.length += 1
      state.left = state.length - 1
      state.next = .defect
    } else {
      state.next = .cooperate
    }
  }

  private func deservesFreshStart(_ past: Past, _ state: State) -> Bool {
    let isDue = state.lastStart == 0 || past.rounds + 1 - state.lastStart >= 20
    guard isDue, past.theirs() == .cooperate, past.myPoints - past.theirPoints >= 10 else {
      return false
    }
    let rounds = Double(past.rounds)
    let slack = 3 * rounds.squareRoot() / 2
    let defections = Double(state.defections)
    return defections <= rounds / 2 - slack || defections >= rounds / 2 + slack
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
