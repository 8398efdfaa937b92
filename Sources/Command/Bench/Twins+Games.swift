import Arena

/// The kinds of play that have been written by hand.
enum Twin {
  case titForTat
  case always
  /// Q-learners in rock, paper, scissors.
  case learners
  /// Q-learners in a choice of 101 claims.
  case claimants
  case regretMatchers

  /// Lives through some rounds and returns how often each action was taken.
  func live(agents: Int, rounds: Int) -> [UInt64] {
    switch self {
    case .titForTat: Twin.dilemma(agents, rounds, echoes: true)
    case .always: Twin.dilemma(agents, rounds, echoes: false)
    case .learners: Twin.learners(agents, rounds)
    case .claimants: Twin.claimants(agents, rounds)
    case .regretMatchers: Twin.regretMatchers(agents, rounds)
    }
  }

  /// A prisoner's dilemma whose players answer with what they heard, or always cooperate.
  private static func dilemma(_ agents: Int, _ rounds: Int, echoes: Bool) -> [UInt64] {
    let population = TwinPopulation(
      agents: agents, rounds: rounds, memory: 1, newborn: -1, slots: 2)
    let payoffs: (Double, Double, Double, Double) = (3, 0, 5, 1)
    @inline(__always) func payoff(_ own: Int, _ other: Int) -> Double {
      own == 0
        ? (other == 0 ? payoffs.0 : payoffs.1) : (other == 0 ? payoffs.2 : payoffs.3)
    }
    return population.live { first, second, _, counts in
      let row = echoes && first[2] >= 0 ? Int(first[2]) : 0
      let column = echoes && second[2] >= 0 ? Int(second[2]) : 0
      counts[row] &+= 1
      counts[column] &+= 1
      return (payoff(row, column), payoff(column, row))
    }
  }

  /// Explores a tenth of the time, else takes one of the greatest values.
  @inline(__always) private static func explore(
    _ values: UnsafeMutablePointer<Double>, _ count: Int, _ key: UInt64, seat: UInt64
  ) -> Int {
    var draws = TwinDraws(key, seat: seat)
    if draws.unit() < 0.1 { return draws.index(below: count) }
    var best = 0
    var ties = 1
    var index = 1
    while index < count {
      if values[index] > values[best] {
        best = index
        ties = 1
      } else if values[index] == values[best] {
        ties &+= 1
      }
      index &+= 1
    }
    if ties == 1 { return best }
    var left = draws.index(below: ties)
    index = best
    while true {
      if values[index] == values[best] {
        if left == 0 { return index }
        left &-= 1
      }
      index &+= 1
    }
  }

  private static func learners(_ agents: Int, _ rounds: Int) -> [UInt64] {
    let population = TwinPopulation(agents: agents, rounds: rounds, memory: 6, newborn: 0, slots: 6)
    return withPayoffs { payoffs in
      population.live { first, second, key, counts in
        let (left, right) = (first + 2, second + 5)
        let row = explore(left, 3, key, seat: 0)
        let column = explore(right, 3, key, seat: 1)
        counts[row] &+= 1
        counts[3 &+ column] &+= 1
        let payoff = payoffs[3 &* row &+ column]
        left[row] += 0.1 * (payoff - left[row])
        right[column] += 0.1 * (-payoff - right[column])
        return (payoff, -payoff)
      }
    }
  }

  private static func claimants(_ agents: Int, _ rounds: Int) -> [UInt64] {
    let population = TwinPopulation(
      agents: agents, rounds: rounds, memory: 101, newborn: 0, slots: 101)
    return population.live { first, second, key, counts in
      let (left, right) = (first + 2, second + 2)
      let row = explore(left, 101, key, seat: 0)
      let column = explore(right, 101, key, seat: 1)
      counts[row] &+= 1
      counts[column] &+= 1
      let lower = Double(Swift.min(row, column))
      let bonus: Double = row < column ? 2 : row > column ? -2 : 0
      let (mine, theirs) = (lower + bonus, lower - bonus)
      left[row] += 0.1 * (mine - left[row])
      right[column] += 0.1 * (theirs - right[column])
      return (mine, theirs)
    }
  }

  private static func regretMatchers(_ agents: Int, _ rounds: Int) -> [UInt64] {
    let population = TwinPopulation(agents: agents, rounds: rounds, memory: 6, newborn: 0, slots: 6)
    return withPayoffs { payoffs in
      population.live { first, second, key, counts in
        let (left, right) = (first + 2, second + 5)
        let row = match(left, key, seat: 0)
        let column = match(right, key, seat: 1)
        counts[row] &+= 1
        counts[3 &+ column] &+= 1
        let payoff = payoffs[3 &* row &+ column]
        for action in 0..<3 {
          left[action] += payoffs[3 &* action &+ column] - payoff
          right[action] += payoff - payoffs[3 &* row &+ action]
        }
        return (payoff, -payoff)
      }
    }
  }

  /// Draws one of three actions in proportion to its positive regret.
  @inline(__always) private static func match(
    _ regrets: UnsafeMutablePointer<Double>, _ key: UInt64, seat: UInt64
  ) -> Int {
    var draws = TwinDraws(key, seat: seat)
    let shares = (
      Swift.max(0, regrets[0]), Swift.max(0, regrets[1]), Swift.max(0, regrets[2])
    )
    let total = shares.0 + shares.1 + shares.2
    if total <= 0 { return draws.index(below: 3) }
    let mark = draws.unit() * total
    if shares.0 > 0 && mark < shares.0 { return 0 }
    if shares.1 > 0 && mark - shares.0 < shares.1 { return 1 }
    return shares.2 > 0 ? 2 : shares.1 > 0 ? 1 : 0
  }

  /// What the row player of rock, paper, scissors gets, row by row.
  @inline(__always) private static func withPayoffs(
    _ body: (UnsafeMutablePointer<Double>) -> [UInt64]
  ) -> [UInt64] {
    let payoffs = UnsafeMutablePointer<Double>.allocate(capacity: 9)
    defer { payoffs.deallocate() }
    for (index, payoff) in [0.0, -1, 1, 1, 0, -1, -1, 1, 0].enumerated() {
      payoffs[index] = payoff
    }
    return body(payoffs)
  }
}
