public import Arena

/// Answers a defection with four defections and two cooperations, whatever happens meanwhile.
public struct SoftGrudger: BoundedDilemmaAgent {
  /// The round of the punishment, from 1; 0 in its last one and outside of one.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var step = 0
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "soft-grudger", "Punishes a defection with four, then offers two cooperations.",
    source: "\(Papers.engineeringDesign).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 1) }

  /// Punishes nobody.
  public var opening: State { State() }

  /// Goes on with the punishment, or begins one.
  public func reflect(on past: Past, in state: inout State) {
    if state.step > 0 {
      state.step = (state.step + 1) % 6
    } else if past.theirs() == .defect {
      state.step = 1
    }
  }

  /// Defects in the first four rounds of a punishment.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: (1...4).contains(state.step))
  }
}
