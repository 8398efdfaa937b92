public import Arena

/// Gives credit: cooperation earns 1, defection costs 2, within -7...8, from 7 on.
///
/// Without credit it defects, once in the first ten rounds, after which the credit is 4; later
/// while the partner defected in at least 15 % of the rounds. R. Mikkelson's entry came 20th of
/// 62.
///
/// > Source: R. Axelrod, "More Effective Choice in the Prisoner's Dilemma", *Journal of Conflict
/// > Resolution* 24(3), 1980, pp. 379-403,
/// > [doi:10.1177/002200278002400301](https://doi.org/10.1177/002200278002400301).
///
/// > Deviation: the text is brief; this follows the program as read by the Axelrod library.
public struct Mikkelson: DilemmaAgent {
  /// The partner's credit and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var credit = 7
    var next = Move.cooperate
  }

  /// What the catalogue says.
  public static let card = Card(
    "mikkelson", "Cooperates while the partner has credit left.",
    source: "R. Axelrod, More Effective Choice in the Prisoner's Dilemma, Journal of Conflict "
      + "Resolution 24(3), 1980, pp. 379-403.")

  /// Makes the kind.
  public init() {}

  /// Gives a credit of 7.
  public var opening: State { State() }

  /// Keeps the books.
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
    after past: Past, in state: State, using random: inout RandomStream
  ) -> Move {
    state.next
  }
}
