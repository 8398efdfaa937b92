public import Arena

/// Tries the partner with DCC; cooperates for good with who answered with a defection and a
/// cooperation.
///
/// All others get tit for tat.
///
/// > Source: B. Beaufils, J.-P. Delahaye, P. Mathieu, *PRISON*, a program and its strategies,
/// > Université de Lille, 1998.
public struct Prober2: DilemmaAgent {
  /// Whether the partner answered as hoped.
  public struct State: BitwiseCopyable, Sendable {
    var isTrusting = false
  }

  /// What the catalogue says.
  public static let card = Card(
    "prober-2", "Begins DCC; cooperates with who then played D and C, else tit for tat.",
    source: "B. Beaufils, J.-P. Delahaye, P. Mathieu, PRISON, Université de Lille, 1998.")

  /// Makes the kind.
  public init() {}

  /// Knows nothing.
  public var opening: State { State() }

  /// Looks how the partner took it.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds == 3 {
      state.isTrusting = past.theirs(2) == .defect && past.theirs(1) == .cooperate
    }
  }

  /// Probes, then trusts or copies.
  public func move(
    after past: Past, in state: State, using random: inout RandomStream
  ) -> Move {
    switch past.rounds {
    case 0: .defect
    case 1, 2: .cooperate
    default: state.isTrusting ? .cooperate : past.theirs()
    }
  }
}
