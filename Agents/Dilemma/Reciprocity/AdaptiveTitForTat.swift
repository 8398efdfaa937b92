public import Arena

/// Tit for tat with an image of the world, which every move of the partner moves half way.
///
/// The image begins at one half; cooperation moves it towards 1, defection towards 0. It
/// cooperates while the image is at least one half.
///
/// > Source: E. S. Tzafestas, "Toward adaptive cooperative behavior", *From Animals to Animats:
/// > Proceedings of SAB 2000*, volume 2, pp. 334-340.
public struct AdaptiveTitForTat: DilemmaAgent {
  /// The image of the world: 1 for cooperation, 0 for defection.
  public struct State: BitwiseCopyable, Sendable {
    var world = 0.5
  }

  /// What the catalogue says.
  public static let card = Card(
    "adaptive-tit-for-tat",
    "Copies the partner's average over the rounds, the late ones weighing most.",
    source: "E. S. Tzafestas, Toward adaptive cooperative behavior, From Animals to Animats: "
      + "Proceedings of SAB 2000, volume 2, pp. 334-340.")

  /// The share of the way that a move of the partner moves the image.
  public var rate = 0.5

  /// Makes the kind.
  public init() {}

  /// Sees the world half good.
  public var opening: State { State() }

  /// Moves the image.
  public func reflect(on past: Past, in state: inout State) {
    if past.theirs() == .cooperate {
      state.world += rate * (1 - state.world)
    } else {
      state.world -= rate * state.world
    }
  }

  /// Cooperates in a good world.
  public func move(
    after past: Past, in state: State, using random: inout RandomStream
  ) -> Move {
    Move(defectingIf: state.world < 0.5)
  }
}
