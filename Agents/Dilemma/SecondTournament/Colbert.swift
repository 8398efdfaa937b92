public import Arena

/// Cooperates eight times except in the sixth round, then punishes each defection with D, D, C, C.
///
/// What the partner does during a punishment is ignored. W. Colbert's entry came 18th of 62.
///
/// > Deviation: the text is brief; this follows the program as read by the Axelrod library.
public struct Colbert: BoundedDilemmaAgent {
  /// The round of the punishment, from 1; 0 in its last one and outside of one.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var step = 0
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "colbert", "Punishes a defection with two, then offers two cooperations.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 1, clock: 8) }

  /// Punishes nobody.
  public var opening: State { State() }

  /// Goes on with the punishment, or begins one.
  public func reflect(on past: Past, in state: inout State) {
    if state.step > 0 {
      state.step = (state.step + 1) % 4
    } else if past.rounds >= 8 && past.theirs() == .defect {
      state.step = 1
    }
  }

  /// Defects in the sixth round and in the first two of a punishment.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: past.rounds == 5 || state.step == 1 || state.step == 2)
  }
}
