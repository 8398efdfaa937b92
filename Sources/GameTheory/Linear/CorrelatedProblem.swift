/// The search for the ends of a correlated interval, and the check of what it finds.
struct CorrelatedProblem {
  typealias Swap = SwapMatrix.Swap
  typealias Share = (profile: Int, probability: Double)

  let sizes: [Int]
  /// Profiles x seats, as given.
  let payoffs: [Double]
  let isCoarse: Bool
  private let table: IncentiveTable

  init(sizes: [Int], payoffs: [Double], isCoarse: Bool) {
    (self.sizes, self.payoffs, self.isCoarse) = (sizes, payoffs, isCoarse)
    table = IncentiveTable(sizes: sizes, payoffs: payoffs)
  }

  func interval(of objective: [Double], _ budget: Budget) -> CorrelatedInterval {
    let low = end(of: objective.map { -$0 }, budget)
    let mirrored = CorrelatedInterval.End(
      value: low.value.map { 0 - $0 }, bound: 0 - low.bound, distribution: low.distribution,
      incentive: low.incentive, status: low.status, pivots: low.pivots)
    return CorrelatedInterval(isCoarse: isCoarse, low: mirrored, high: end(of: objective, budget))
  }

  /// The greatest value of an objective.
  private func end(of objective: [Double], _ budget: Budget) -> CorrelatedInterval.End {
    guard payoffs.allSatisfy({ $0.isFinite }) && objective.allSatisfy({ $0.isFinite }) else {
      return CorrelatedInterval.End(
        value: nil, bound: .infinity, distribution: [], incentive: .infinity, status: .notFinite,
        pivots: 0)
    }
    let (scale, _) = IncentiveTable.unit(of: objective)
    let top = objective.reduce(-.infinity) { Swift.max($0, $1) }
    let costs = objective.map { $0 * scale - top * scale }
    if !isCoarse { return search(SwapMatrix(table), costs, objective, scale, budget) { $0.swaps } }
    return search(CoarseMatrix(table), costs, objective, scale, budget) { matrix in
      matrix.firstRows.indices.filter { matrix.firstRows[$0] != nil }.flatMap { seat in
        (0..<sizes[seat]).map { Swap(seat: seat, from: -1, to: $0) }
      }
    }
  }

  /// Runs the simplex method on a matrix whose rows after the first stand for given deviations.
  private func search<Matrix: CoefficientMatrix>(
    _ matrix: Matrix, _ costs: [Double], _ objective: [Double], _ scale: Double, _ budget: Budget,
    deviations: (Matrix) -> [Swap]
  ) -> CorrelatedInterval.End where Matrix.Number == Double {
    var meter = budget.meter
    let others = [Double](repeating: 0, count: matrix.rows - 1)
    var simplex = Simplex(
      matrix, costs: costs, bounds: [1] + others, isFixed: [true] + others.map { _ in false })
    let outcome = simplex.solve(&meter)
    let swaps = deviations(simplex.matrix)
    let skipped = objective.count + 1
    let bound = Swift.min(
      bound(on: objective, in: scale, prices(swaps, simplex.reduced.dropFirst(skipped))),
      bound(on: objective, in: scale, prices(swaps, simplex.kept.dropFirst(skipped))))
    var distribution: [Share] = []
    if outcome == .optimal { distribution = draws(simplex.heads, simplex.values) }
    let value = distribution.reduce(0) { $0 + $1.probability * objective[$1.profile] }
    let incentives = incentives(distribution)
    let isFair = incentives.indices.allSatisfy { incentives[$0] * table.scales[$0] <= 1e-8 }
    let isTight = (bound - value) * scale <= 1e-8
    let isComplete = outcome == .optimal && isFair && isTight
    return CorrelatedInterval.End(
      value: isComplete ? value : nil, bound: Swift.max(bound, isComplete ? value : -.infinity),
      distribution: isComplete ? distribution : [],
      incentive: incentives.reduce(0) { Swift.max($0, $1) },
      status: isComplete ? .complete : outcome == .exhausted ? .exhausted : .unreliable,
      pivots: simplex.pivots)
  }

  /// What each deviation costs, from the reduced cost of its slack; there may be fewer of these.
  private func prices(
    _ swaps: [Swap], _ costs: ArraySlice<Double>
  ) -> [(swap: Swap, price: Double)] {
    zip(swaps, costs).map { ($0, Swift.max(0 - $1, 0)) }
  }

  /// The distribution that a basis stands for, without what rounding left below 0.
  private func draws(_ heads: [Int], _ values: [Double]) -> [Share] {
    var draws: [Share] = []
    for (head, value) in zip(heads, values) where head < table.profiles && value > 0 {
      draws.append((head, value))
    }
    draws.sort { $0.profile < $1.profile }
    let total = draws.reduce(0) { $0 + $1.probability }
    return draws.map { ($0.profile, $0.probability / total) }
  }

  // MARK: - By definition, from the payoffs as given

  /// What a seat gains in a profile by taking another strategy.
  private func gain(_ seat: Int, _ profile: Int, taking strategy: Int) -> Double {
    let step = (strategy - table.strategy(of: seat, in: profile)) * table.strides[seat]
    return payoffs[(profile + step) * sizes.count + seat] - payoffs[profile * sizes.count + seat]
  }

  /// The largest gain of every seat that deviates from a distribution; at least 0.
  func incentives(_ distribution: [Share]) -> [Double] {
    sizes.indices.map { seat in
      // One row of gains for every recommendation, or a single one for them all.
      let size = sizes[seat]
      var gains = [Double](repeating: 0, count: (isCoarse ? 1 : size) * size)
      for (profile, probability) in distribution {
        let start = isCoarse ? 0 : table.strategy(of: seat, in: profile) * size
        for own in 0..<size {
          gains[start + own] += probability * gain(seat, profile, taking: own)
        }
      }
      return stride(from: 0, to: gains.count, by: size).reduce(0) { total, start in
        total + gains[start..<start + size].reduce(0) { Swift.max($0, $1) }
      }
    }
  }

  /// What no equilibrium exceeds: an equilibrium loses nothing by subtracting gains, weighted by
  /// prices that are not negative, and then the best profile bounds every average of them.
  ///
  /// - Parameters:
  ///   - objective: One value for each profile.
  ///   - scale: What one unit of it became in the program.
  ///   - multipliers: Deviations with prices between the units of the program.
  /// - Returns: The bound, in units of the objective.
  private func bound(
    on objective: [Double], in scale: Double, _ multipliers: [(swap: Swap, price: Double)]
  ) -> Double {
    var adjusted = objective
    for (swap, price) in multipliers where price > 0 {
      let (size, step) = (sizes[swap.seat], table.strides[swap.seat])
      for block in stride(from: 0, to: table.profiles, by: size * step) {
        for own in isCoarse ? 0..<size : swap.from..<swap.from + 1 {
          for profile in block + own * step..<block + (own + 1) * step {
            let gain = gain(swap.seat, profile, taking: swap.to) * table.scales[swap.seat]
            adjusted[profile] -= price * gain / scale
          }
        }
      }
    }
    let best = adjusted.reduce(-.infinity) { Swift.max($0, $1) }
    let trivial = objective.reduce(-.infinity) { Swift.max($0, $1) }
    return best.isFinite ? Swift.min(best, trivial) : trivial
  }
}
