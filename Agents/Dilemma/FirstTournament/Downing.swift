public import Arena

/// Estimates how the partner answers cooperation and defection, and maximises its own long-run
/// payoff.
///
/// Both answers are thought to be a coin's at first, which makes it defect twice: it came 10th of
/// 15, and took others down with it.
///
/// > Deviation: the first move of the partner counts as an answer to cooperation, and payoffs are
/// > taken to be 5, 3, 1, 0 whatever the game pays.
public struct Downing: DilemmaAgent {
  /// How often the partner answered with cooperation, and the next move.
  public struct State: BitwiseCopyable, Sendable {
    var kindToC = 0
    var kindToD = 0
    var next = Move.defect
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "downing", "Learns how the partner responds and exploits it; begins with two defections.",
    source: """
      \(Papers.firstTournament). After L. L. Downing, "The Prisoner's Dilemma Game as a \
      Problem-Solving Phenomenon", Simulation and Games 6(4), 1975, pp. 366-391.
      """)

  /// Makes the kind.
  public init() {}

  /// Knows nothing.
  public var opening: State { State() }

  /// Counts how the partner answered, and compares the two policies.
  public func reflect(on past: Past, in state: inout State) {
    let trigger = past.rounds == 1 ? .cooperate : past.mine(2)
    if past.theirs() == .cooperate {
      if trigger == .cooperate { state.kindToC += 1 } else { state.kindToD += 1 }
    }
    guard past.rounds > 1 else { return }
    let alpha = Double(state.kindToC) / Double(past.myCooperations + 1)
    let beta = Double(state.kindToD) / Double(Swift.max(past.myDefections, 2))
    let cooperating = alpha * 3 + (1 - alpha) * 0
    let defecting = beta * 5 + (1 - beta) * 1
    state.next =
      cooperating == defecting
      ? past.mine().flipped : Move(defectingIf: cooperating < defecting)
  }

  /// Makes the move it settled on.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    state.next
  }
}
