/// Strategies that support every corner of a set of equilibrium payoffs: who departs is held to the corner
/// that is worst for it.
///
/// Both players keep the same state. In a state they do what its outcome says; then a draw that both see
/// leads to the next state. If one of them departs, its punishment is the next state, whatever state it
/// was; if both depart at once, nobody is punished.
///
/// > Source: D. Abreu, "On the theory of infinitely repeated games with discounting", *Econometrica* 56,
/// > 1988: simple penal codes.
public struct PenalCode: Sendable {
  /// What is done, and where it leads.
  public struct State: Sendable {
    /// The outcome of the stage that both keep to.
    public let outcome: Int
    /// What both earn from here on in a round on average.
    public internal(set) var payoffs: PayoffPoint
    /// The next states and their probabilities, which add up to 1.
    public let next: [(state: Int, probability: Double)]
  }

  /// One state for each corner, in their order.
  public private(set) var states: [State]
  /// The state that follows when a seat departs.
  public let punishments: [Int]
  /// How far what is earned lies from the corners, in units of payoff.
  let error: Double
  /// The largest gain of a player who departs once, in any state: an equilibrium has none but for rounding.
  public let largestGain: Double

  /// Finds the code that earns the corners of a set, and what it really earns.
  ///
  /// - Returns: Nil for players who move in turn.
  init?(
    _ stage: ObservedStage, _ set: PayoffPolygon, _ points: [ObservedStage.Generated],
    _ discount: Double
  ) {
    guard case .atOnce(let rows, let columns) = stage.order else { return nil }
    states = set.corners.enumerated().map { index, corner in
      let point = points.min {
        $0.payoffs.distance(to: corner) < $1.payoffs.distance(to: corner)
      }
      guard let point else { return State(outcome: 0, payoffs: corner, next: [(index, 1)]) }
      let next = point.later.map { set.mixture(at: $0) } ?? [(index, 1)]
      return State(
        outcome: point.outcome, payoffs: corner,
        next: next.map { ($0.corner, $0.weight) })
    }
    let tolerance = 1e-12 * stage.scale
    punishments = [0, 1].map { set.lowest($0, tolerance: tolerance) ?? 0 }
    states.settle(stage, discount)
    let (states, punishments) = (states, punishments)
    error = zip(states, set.corners).reduce(0) {
      Swift.max($0, $1.0.payoffs.distance(to: $1.1))
    }
    let replies = ObservedStage.bestReplies(rows, columns, stage.outcomes)
    largestGain = states.reduce(-.infinity) { most, state in
      [0, 1].reduce(most) { most, seat in
        let later = states[punishments[seat]].payoffs[seat]
        let departing = (1 - discount) * replies[state.outcome][seat] + discount * later
        return Swift.max(most, departing - state.payoffs[seat])
      }
    }
  }
}

extension [PenalCode.State] {
  /// Works out what every state earns: payoffs = (1 - discount) x now + discount x mean of the next.
  fileprivate mutating func settle(_ stage: ObservedStage, _ discount: Double) {
    var table = [Double](repeating: 0, count: count * (count + 2))
    let width = count + 2
    for (index, state) in enumerated() {
      table[index * width + index] = 1
      for (next, probability) in state.next {
        table[index * width + next] -= discount * probability
      }
      let now = stage.outcomes[state.outcome].payoffs
      table[index * width + count] = (1 - discount) * now.first
      table[index * width + count + 1] = (1 - discount) * now.second
    }
    // The diagonal outweighs its row, so that no pivot has to be looked for.
    for pivot in indices {
      for row in indices where row != pivot && table[row * width + pivot] != 0 {
        let factor = table[row * width + pivot] / table[pivot * width + pivot]
        for column in pivot..<width {
          table[row * width + column] -= factor * table[pivot * width + column]
        }
      }
    }
    for index in indices {
      let own = table[index * width + index]
      self[index].payoffs = PayoffPoint(
        table[index * width + count] / own, table[index * width + count + 1] / own)
    }
  }
}
