public import Arena

/// Tit for tat with an estimate of how cooperative the partner is, in 0...1.
///
/// It begins at one half; cooperation moves it half way to 1, defection half way to 0. The agent
/// cooperates while the estimate is at least one half.
public struct AdaptiveTitForTat: DilemmaAgent {
  /// The estimate: 1 for cooperation, 0 for defection.
  public struct State: BitwiseCopyable, Sendable {
    var world = 0.5
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "adaptive-tit-for-tat",
    "Copies the partner's average over the rounds, the late ones weighing most.",
    source: """
      E. S. Tzafestas, "Toward adaptive cooperative behavior", From Animals to Animats: \
      Proceedings of SAB 2000, volume 2, pp. 334-340.
      """)

  /// The share of the way that a move of the partner moves the estimate.
  public var rate = 0.5

  /// Makes the kind.
  public init() {}

  /// Begins with an estimate of one half.
  public var opening: State { State() }

  /// Moves the estimate.
  public func reflect(on past: Past, in state: inout State) {
    if past.theirs() == .cooperate {
      state.world += rate * (1 - state.world)
    } else {
      state.world -= rate * state.world
    }
  }

  /// Cooperates if the estimate is at least one half.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: state.world < 0.5)
  }
}
