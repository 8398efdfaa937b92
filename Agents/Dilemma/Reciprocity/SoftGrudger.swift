public import Arena

/// Answers a defection with four defections and two cooperations, whatever happens meanwhile.
///
/// > Source: J. Li, P. Hingston, G. Kendall, "Engineering Design of Strategies for Winning Iterated
/// > Prisoner's Dilemma Competitions", *IEEE Transactions on Computational Intelligence and AI in
/// > Games* 3(4), 2011, pp. 348-360.
public struct SoftGrudger: DilemmaAgent {
  /// The round of the punishment, from 1; 0 in its last one and outside of one.
  public struct State: BitwiseCopyable, Sendable {
    var step = 0
  }

  /// What the catalogue says.
  public static let card = Card(
    "soft-grudger", "Punishes a defection with four, then offers two cooperations.",
    source: "J. Li, P. Hingston, G. Kendall, Engineering Design of Strategies for Winning "
      + "Iterated Prisoner's Dilemma Competitions, IEEE TCIAIG 3(4), 2011.")

  /// Makes the kind.
  public init() {}

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
    after past: Past, in state: State, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: (1...4).contains(state.step))
  }
}
