public import Arena

/// Tester by its program: as many defections as can be without defecting more than half of the
/// time.
///
/// Once the partner has defected it cooperates once and then plays tit for tat. D. Gladstein's
/// entry came 46th of 62.
///
/// > Deviation: this follows the program as read by the Axelrod library, and differs from
/// > ``Tester``, which follows the text.
public struct Gladstein: DilemmaAgent {
  /// Whether it plays tit for tat, and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var isCopying = false
    var next = Move.defect
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "gladstein", "Tester as programmed: defects in half of the rounds until it meets resistance.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Has met no resistance.
  public var opening: State { State() }

  /// Settles on tit for tat, or on the next test.
  public func reflect(on past: Past, in state: inout State) {
    if state.isCopying {
      state.next = past.theirs()
    } else if past.theirs() == .defect {
      state.isCopying = true
      state.next = .cooperate
    } else {
      state.next = Move(defectingIf: 2 * past.myCooperations > past.rounds)
    }
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
