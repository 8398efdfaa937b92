public import Arena

/// Predicts the partner by its last move and this player's answer, and does what it predicts.
///
/// From the 41st round on it defects against partners whose share of defections is between 45 and
/// 55 %. B. Yamachi's entry came 17th of 62.
///
/// > Deviation: the text is brief; this follows the program as read by the Axelrod library.
public struct Yamachi: DilemmaAgent {
  /// For each move of the partner and answer to it, how much more often cooperation followed; what
  /// it meant to do in the last two rounds; and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var balance = SIMD4<Int32>()
    var meant = Move.cooperate
    var meantBefore = Move.cooperate
    var next = Move.cooperate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "yamachi", "Predicts the partner's answer to what just happened, and copies it.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Has seen nothing.
  public var opening: State { State() }

  /// Counts how the partner answered, and predicts the next answer.
  public func reflect(on past: Past, in state: inout State) {
    let turn = past.rounds + 1
    let theirsBefore = turn >= 3 ? past.theirs(2) : .cooperate
    let theirsThird = turn >= 4 ? past.theirs(3) : .cooperate
    if turn >= 3 {
      let key = Yamachi.key(theirsThird, state.meantBefore)
      let step: Int32 = theirsBefore == .cooperate ? 1 : -1
      state.balance[key] += step
    }
    let prediction = Move(defectingIf: state.balance[Yamachi.key(theirsBefore, state.meant)] < 0)
    state.meantBefore = state.meant
    state.meant = prediction
    let share = (Double(past.theirDefections) + 0.5) / Double(turn)
    state.next = turn > 40 && share > 0.45 && share < 0.55 ? .defect : prediction
  }

  private static func key(_ theirs: Move, _ mine: Move) -> Int {
    Int(theirs.rawValue) << 1 | Int(mine.rawValue)
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
