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
  /// Whether the shares rest: no strategy earns more than the mean of its population by a millionth of how far
  /// payoffs lie apart, and none that earns less has a share that this would still move.
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
  /// mean of its population, as a share of how far the population's payoffs lie apart, and all are divided by
  /// their sum: replicator dynamics in discrete time. So neither the unit of payoffs matters nor what nobody does
  /// any more. A symmetric game has one population, which meets itself, others have one for each player.
  ///
  /// > Source: exponential weights; steps as in E. Tewolde et al., "CoopEval", arXiv:2604.15267, 2026, and
  /// > their rate, 0.1 for a unit of payoff, where payoffs lie 5 apart. J. Hofbauer, K. Sigmund, "Evolutionary game dynamics", *Bulletin of the
  /// > American Mathematical Society* 40, 2003.
  ///
  /// - Parameters:
  ///   - steps: How many steps are made, unless the shares rest before.
  ///   - rate: The rate of growth for all that payoffs lie apart.
  ///   - shouldStop: Asked at every step.
  /// - Returns: Shares and fitness at the end.
  /// - Complexity: O(steps x rows x columns).
  public func replicator(
    steps: Int = 1000, rate: Double = 0.5, shouldStop: () -> Bool = { false }
  ) -> ReplicatorOutcome {
    let isSymmetric = isSymmetric
    var own = [Double](repeating: 1 / Double(rows), count: rows)
    var other = [Double](repeating: 1 / Double(columns), count: columns)
    // Of shares, the logarithms are kept: one that is too small for a number can grow again.
    var ownLogs = own.map { _ in 0.0 }
    var otherLogs = other.map { _ in 0.0 }
    var step = 0
    while true {
      let (first, second) = fitness(own, other, isSymmetric)
      let ranges = [
        spread(rowPayoffs, own, other, first), spread(columnPayoffs, own, other, second),
      ]
      let isAtRest = rests(own, first, ranges[0]) && rests(other, second, ranges[1])
      let isStopped = shouldStop()
      if isAtRest || isStopped || step == steps {
        return ReplicatorOutcome(
          rows: own, columns: other, rowFitness: first, columnFitness: second, steps: step,
          isAtRest: isAtRest, isStopped: isStopped)
      }
      grow(&own, &ownLogs, first, rate, ranges[0])
      if isSymmetric { other = own } else { grow(&other, &otherLogs, second, rate, ranges[1]) }
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

  /// Whether no share moves by more than a millionth of what payoffs could move it, and none that is nearly 0
  /// would come back.
  private func rests(_ shares: [Double], _ fitness: [Double], _ range: Double) -> Bool {
    let mean = zip(shares, fitness).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(shares, fitness).allSatisfy { share, earned in
      earned - mean <= 1e-6 * range && share * (mean - earned) <= 1e-6 * range
    }
  }

  /// How far a player's payoffs lie apart where shares are left, or its best strategies are from the next: what
  /// nobody does any more, however bad, hides no movement.
  private func spread(
    _ payoffs: [Double], _ own: [Double], _ other: [Double], _ fitness: [Double]
  ) -> Double {
    var (low, high) = (Double.infinity, -Double.infinity)
    for row in 0..<rows where own[row] > 1e-6 {
      for column in 0..<columns where other[column] > 1e-6 {
        let payoff = payoffs[row * columns + column]
        (low, high) = (Swift.min(low, payoff), Swift.max(high, payoff))
      }
    }
    let best = fitness.reduce(-.infinity) { Swift.max($0, $1) }
    let lead = fitness.reduce(Double.infinity) {
      Rounding.isMore(best, than: $1) ? Swift.min($0, best - $1) : $0
    }
    return Swift.max(high - low, lead.isFinite ? lead : 0)
  }

  private func grow(
    _ shares: inout [Double], _ logs: inout [Double], _ fitness: [Double], _ rate: Double,
    _ range: Double
  ) {
    let most = fitness.reduce(-.infinity) { Swift.max($0, $1) }
    // Where all payoffs are the same nothing grows.
    if range > 0 {
      for index in logs.indices { logs[index] += rate * ((fitness[index] - most) / range) }
    }
    let top = logs.reduce(-.infinity) { Swift.max($0, $1) }
    var total = 0.0
    for index in logs.indices {
      logs[index] -= top
      shares[index] = Portable.exp(logs[index])
      total += shares[index]
    }
    for index in shares.indices { shares[index] /= total }
  }
}
