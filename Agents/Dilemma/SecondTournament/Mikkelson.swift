public import Arena

/// Keeps a credit for the partner: it starts at 7, cooperation adds 1, defection takes 2.
///
/// Credit stays within -7...8. Without credit it defects: once in the first ten rounds, after which the
/// credit is 4; later
/// while the partner defected in at least 15 % of the rounds. R. Mikkelson's entry came 20th of
/// 62.
///
/// > Deviation: the text is brief; this follows the program as read by the Axelrod library.
public struct Mikkelson: DilemmaAgent {
  /// The partner's credit and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var credit = 7
    var next = Move.cooperate
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "mikkelson", "Cooperates while the partner has credit left.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Gives a credit of 7.
  public var opening: State { State() }

  /// Changes the credit, and settles on the next move.
  public func reflect(on past: Past, in state: inout State) {
    state.credit =
      past.theirs() == .cooperate
      ? Swift.min(8, state.credit + 1) : Swift.max(-7, state.credit - 2)
    let turn = past.rounds + 1
    state.next = .cooperate
    if turn == 2 || state.credit > 0 { return }
    if turn <= 10 {
      state.credit = 4
      state.next = .defect
    } else {
      state.next = Move(defectingIf: Double(past.theirDefections) / Double(turn) >= 0.15)
    }
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
