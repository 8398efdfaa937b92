/// Strategies that support every corner of a set of equilibrium payoffs: who departs is held to what is worst
/// for it.
///
/// Both players keep the same state. In a state they do what its outcome says; then a draw that both see
/// leads to the next state. Where both move at once, a player who departs makes its punishment the next
/// state, whatever state it was; if both depart, nobody is punished. Where they move in turn, a departure
/// is answered in the same round: it makes a state the present one that says what follows from there on.
///
/// > Source: D. Abreu, "On the theory of infinitely repeated games with discounting", *Econometrica* 56,
/// > 1988: simple penal codes.
public struct PenalCode: Sendable {
  /// What is done, and where it leads.
  public struct State: Sendable {
    /// The outcome of the stage that both keep to; of an answer, what is done from there on.
    public let outcome: Int
    /// What both earn from here on in a round on average.
    public internal(set) var payoffs: PayoffPoint
    /// The next states and their probabilities, which add up to 1.
    public let next: [(state: Int, probability: Double)]
  }

  /// What follows a move in a round in which players move in turn, if it is not the one that was to be made.
  public struct Answer: Sendable {
    /// The move.
    public let move: ObservedStage.Move
    /// The state that it leads to at once.
    public let state: Int
  }

  /// One state for each corner, in their order; then those that answer departures within a round.
  public private(set) var states: [State]
  /// The states that follow when the first or the second player departs alone, where both move at once.
  public let punishments: [Int]
  /// What follows departures where they move in turn; empty otherwise.
  public let answers: [Answer]
  /// How far what is earned lies from the corners, in units of payoff.
  let error: Double
  /// The largest gain of a player who departs once, in any state: an equilibrium has none but for rounding.
  public private(set) var largestGain = -Double.infinity

  /// Finds the code that earns the corners of a set, and what it really earns.
  ///
  /// - Precondition: The set is not empty, and its corners are among the points.
  init(
    _ stage: ObservedStage, _ set: PayoffPolygon, _ points: [ObservedStage.Generated],
    _ discount: Double
  ) {
    var states = set.corners.enumerated().map { index, corner in
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
    error = zip(states, set.corners).reduce(0) {
      Swift.max($0, $1.0.payoffs.distance(to: $1.1))
    }
    var answers: [Answer] = []
    if case .inTurn(let root) = stage.order {
      let corners = states
      let later = stage.later(set, set.worst, discount)
      _ = root.branches(later) { departure in
        guard let state = State(departure, later, corners) else { return }
        answers.append(
          Answer(
            move: ObservedStage.Move(
              seat: departure.seat, infoset: departure.infoset, action: departure.action),
            state: states.count))
        states.append(state)
      }
    }
    self.states = states
    self.answers = answers
    largestGain =
      answers.isEmpty ? gain(atOnce: stage, discount) : gain(inTurn: stage)
  }

  /// The same if each seat earns so much more.
  func plus(_ origin: PayoffPoint) -> PenalCode {
    var copy = self
    for index in states.indices { copy.states[index].payoffs = states[index].payoffs.plus(origin) }
    return copy
  }

  /// The largest gain of departing once where both move at once.
  private func gain(atOnce stage: ObservedStage, _ discount: Double) -> Double {
    guard case .atOnce = stage.order else { return -.infinity }
    return states.reduce(-.infinity) { most, state in
      [0, 1].reduce(most) { most, seat in
        let later = states[punishments[seat]].payoffs[seat]
        let departing = (1 - discount) * stage.replies[state.outcome][seat] + discount * later
        return Swift.max(most, departing - state.payoffs[seat])
      }
    }
  }

  /// The largest gain of departing once where they move in turn.
  private func gain(inTurn stage: ObservedStage) -> Double {
    var most = -Double.infinity
    // From where on each state says what is done: after the move that it answers, or from the beginning.
    var beginnings = [ObservedStage.Move?](repeating: nil, count: states.count)
    for answer in answers { beginnings[answer.state] = answer.move }
    for (state, beginning) in zip(states, beginnings) {
      var moves = stage.outcomes[state.outcome].moves[...]
      if let beginning, let index = moves.firstIndex(of: beginning) {
        moves = moves[(index + 1)...]
      }
      for move in moves {
        for answer in answers
        where answer.move.seat == move.seat && answer.move.infoset == move.infoset
          && answer.move.action != move.action
        {
          most = Swift.max(
            most, states[answer.state].payoffs[move.seat] - state.payoffs[move.seat])
        }
      }
    }
    return most
  }
}

extension PenalCode.State {
  /// What is worst, after a departure, for whoever departed; nil if nothing can follow.
  ///
  /// - Parameters:
  ///   - departure: The move.
  ///   - later: What follows the round.
  ///   - corners: The states of the corners of what follows.
  fileprivate init?(_ departure: Departure, _ later: Later, _ corners: [PenalCode.State]) {
    var worst: (branch: Branch, payoffs: PayoffPoint)?
    for branch in departure.kept {
      let part = later.part(branch)
      guard let corner = part.lowest(departure.seat, tolerance: 0) else { continue }
      let payoffs = part.corners[corner]
      if payoffs[departure.seat] < worst?.payoffs[departure.seat] ?? .infinity {
        worst = (branch, payoffs)
      }
    }
    guard let (branch, payoffs) = worst else { return nil }
    outcome = branch.outcome
    let (now, discount) = (later.outcomes[outcome].net, later.discount)
    let point =
      discount == 0
      ? later.set.corners[0]
      : PayoffPoint(
        now.first + (payoffs.first - now.first) / discount,
        now.second + (payoffs.second - now.second) / discount)
    next = later.set.mixture(at: point).map { (state: $0.corner, probability: $0.weight) }
    let mean = next.reduce(into: PayoffPoint(0, 0)) { sum, next in
      sum = PayoffPoint(
        sum.first + next.probability * corners[next.state].payoffs.first,
        sum.second + next.probability * corners[next.state].payoffs.second)
    }
    self.payoffs = now.toward(mean, discount)
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
      let now = stage.outcomes[state.outcome].net
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
