import Arena

/// Where shares of strategies end that grow with what they earn.
public struct ReplicatorOutcome: Sendable {
  /// The share of each strategy of the row player's population at the end; they add up to 1.
  public let rows: [Double]
  /// The share of each strategy of the column player's population at the end; of a symmetric game the same.
  public let columns: [Double]
  /// What each strategy of the row player earns at the end, in units of payoff.
  public let rowFitness: [Double]
  /// What each strategy of the column player earns at the end, in units of payoff.
  public let columnFitness: [Double]
  /// How many steps were made.
  public let steps: Int
  /// Whether the shares rest: no strategy earns a millionth more or less than the mean of its population.
  public let isAtRest: Bool
  /// Whether somebody asked to stop before.
  public let isStopped: Bool

  /// What a member of the row player's population earns on average at the end.
  public var meanFitness: Double { zip(rows, rowFitness).reduce(0) { $0 + $1.0 * $1.1 } }
  /// What a member of the column player's population earns on average at the end.
  public var meanColumnFitness: Double {
    zip(columns, columnFitness).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension BimatrixGame {
  /// Lets shares of strategies grow with what they earn, from equal shares on.
  ///
  /// At every step the share of a strategy is multiplied by e to the rate times what it earns more than the
  /// mean of its population, and all are divided by their sum: replicator dynamics in discrete time. A
  /// symmetric game has one population, which meets itself, others have one for each player.
  ///
  /// > Source: exponential weights; constants and the test of rest as in E. Tewolde et al., "CoopEval",
  /// > arXiv:2604.15267, 2026. J. Hofbauer, K. Sigmund, "Evolutionary game dynamics", *Bulletin of the
  /// > American Mathematical Society* 40, 2003.
  ///
  /// - Parameters:
  ///   - steps: How many steps are made, unless the shares rest before.
  ///   - rate: The rate of growth, per unit of payoff.
  ///   - shouldStop: Asked at every step.
  /// - Returns: Shares and fitness at the end.
  /// - Complexity: O(steps x rows x columns).
  public func replicator(
    steps: Int = 1000, rate: Double = 0.1, shouldStop: () -> Bool = { false }
  ) -> ReplicatorOutcome {
    let isSymmetric = isSymmetric
    var own = [Double](repeating: 1 / Double(rows), count: rows)
    var other = [Double](repeating: 1 / Double(columns), count: columns)
    var step = 0
    while true {
      let (first, second) = fitness(own, other, isSymmetric)
      let isAtRest = rests(own, first) && rests(other, second)
      let isStopped = shouldStop()
      if isAtRest || isStopped || step == steps {
        return ReplicatorOutcome(
          rows: own, columns: other, rowFitness: first, columnFitness: second, steps: step,
          isAtRest: isAtRest, isStopped: isStopped)
      }
      grow(&own, first, rate)
      if isSymmetric { other = own } else { grow(&other, second, rate) }
      step += 1
    }
  }

  private func fitness(_ own: [Double], _ other: [Double], _ isSymmetric: Bool)
    -> (rows: [Double], columns: [Double])
  {
    var first = own.map { _ in 0.0 }
    var second = other.map { _ in 0.0 }
    for row in 0..<rows {
      var sum = 0.0
      for column in 0..<columns { sum += rowPayoffs[row * columns + column] * other[column] }
      first[row] = sum
    }
    if isSymmetric { return (first, first) }
    for row in 0..<rows where own[row] != 0 {
      for column in 0..<columns {
        second[column] += columnPayoffs[row * columns + column] * own[row]
      }
    }
    return (first, second)
  }

  private func rests(_ shares: [Double], _ fitness: [Double]) -> Bool {
    let mean = zip(shares, fitness).reduce(0) { $0 + $1.0 * $1.1 }
    return fitness.allSatisfy { ($0 - mean).magnitude < 1e-6 }
  }

  /// Exponents are taken from the greatest fitness, so that none overflows.
  private func grow(_ shares: inout [Double], _ fitness: [Double], _ rate: Double) {
    let top = fitness.reduce(-.infinity) { Swift.max($0, $1) }
    var total = 0.0
    for index in shares.indices {
      shares[index] *= Portable.exp(rate * (fitness[index] - top))
      total += shares[index]
    }
    for index in shares.indices { shares[index] /= total }
  }
}
