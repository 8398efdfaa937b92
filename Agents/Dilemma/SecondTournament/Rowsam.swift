public import Arena

/// Cooperates while it earns well, and looks at its score every sixth round.
///
/// The worse the score, the more distrust; at 7 points of distrust it defects for good, below that
/// it plays D, C, D. Every 18 rounds a point of distrust wears off if there are at least 3. G.
/// Rowsam's entry came 21st of 62.
///
/// > Deviation: points are counted as 5, 3, 1, 0 whatever the game pays; the rest follows the
/// > program as read by the Axelrod library.
public struct Rowsam: DilemmaAgent {
  /// Points of distrust, what is left of a warning, and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var distrust = 0
    var cycle = 0
    var hasGivenUp = false
    var next = Move.cooperate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "rowsam", "Cooperates, but checks its score and loses trust by steps.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Begins without distrust.
  public var opening: State { State() }

  /// Looks at the score, or goes on with what it began.
  public func reflect(on past: Past, in state: inout State) {
    let turn = past.rounds + 1
    if state.hasGivenUp { return }
    state.next = state.cycle == 1 ? .defect : .cooperate
    if state.cycle > 0 {
      state.cycle -= 1
      return
    }
    if turn % 18 == 0 && state.distrust >= 3 { state.distrust -= 1 }
    if turn % 6 != 0 { return }
    let added = distrust(Double(past.myPoints) / Double(turn))
    if added == 0 { return }
    state.distrust += added
    state.next = .defect
    if state.distrust >= 7 { state.hasGivenUp = true } else { state.cycle = 2 }
  }

  private func distrust(_ score: Double) -> Int {
    score < 1 ? 5 : score < 1.5 ? 3 : score < 2 ? 2 : score < 2.5 ? 1 : 0
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
