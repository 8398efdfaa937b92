/// The search for the ends of a correlated interval, and the check of what it finds.
struct CorrelatedProblem {
  typealias Swap = SwapMatrix.Swap
  typealias Share = (profile: Int, probability: Double)
  /// What nobody's gaining by a deviation costs, in units of the objective for one of the table's payoff.
  typealias Price = (swap: Swap, price: Double)

  let sizes: [Int]
  /// Profiles x seats, as given.
  let payoffs: [Double]
  /// The sizes of the terms that each payoff is a sum of; nil where a payoff is its only term.
  let termSizes: [Double]?
  let isCoarse: Bool
  let table: IncentiveTable

  /// The most rows of a program: the inverse of its basis has as many numbers as the square of them, here half a
  /// gigabyte.
  private static let mostRows = 1 << 13

  init(sizes: [Int], payoffs: [Double], termSizes: [Double]? = nil, isCoarse: Bool) {
    (self.sizes, self.payoffs, self.termSizes) = (sizes, payoffs, termSizes)
    self.isCoarse = isCoarse
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
  func end(of objective: [Double], _ budget: Budget) -> CorrelatedInterval.End {
    guard payoffs.allSatisfy({ $0.isFinite }) && objective.allSatisfy({ $0.isFinite }) else {
      return CorrelatedInterval.End(
        value: nil, bound: .infinity, distribution: [], incentive: .infinity, status: .notFinite,
        pivots: 0)
    }
    let quick = quickEnd(of: objective, budget)
    let isDoubtful = quick.status == .complete && isSteep
    if isDoubtful, let exact = exactEnd(of: objective, budget) { return exact }
    return quick.status == .unreliable || isDoubtful
      ? carefulEnd(of: objective, quick, budget) : quick
  }

  /// Whether gains differ so much that the greatest of them, hardly ever drawn, outweigh the least: then a program
  /// in doubles takes what is worth little for nothing.
  private var isSteep: Bool {
    guard entries <= CorrelatedProblem.exactEntries else { return false }
    return sizes.indices.contains { seat in
      var (least, greatest) = (Double.infinity, 0.0)
      for profile in 0..<payoffs.count / sizes.count {
        for own in 0..<sizes[seat] {
          let gain = gain(seat, profile, taking: own).magnitude
          if gain > Rounding.share * size(seat, profile, taking: own) {
            (least, greatest) = (Swift.min(least, gain), Swift.max(greatest, gain))
          }
        }
      }
      return greatest > 1e8 * least
    }
  }

  /// The greatest value by a program in which every seat has one unit of payoff.
  func quickEnd(of objective: [Double], _ budget: Budget) -> CorrelatedInterval.End {
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
    guard matrix.rows <= CorrelatedProblem.mostRows else {
      return CorrelatedInterval.End(
        value: nil, bound: objective.reduce(-.infinity) { Swift.max($0, $1) }, distribution: [],
        incentive: .infinity, status: .tooLarge, pivots: 0)
    }
    var meter = budget.meter
    let others = [Double](repeating: 0, count: matrix.rows - 1)
    var simplex = Simplex(
      matrix, costs: costs, bounds: [1] + others, isFixed: [true] + others.map { _ in false })
    let outcome = simplex.solve(&meter)
    let swaps = deviations(simplex.matrix)
    let skipped = objective.count + 1
    let last = prices(swaps, simplex.reduced.dropFirst(skipped), scale)
    let kept = prices(swaps, simplex.kept.dropFirst(skipped), scale)
    let draws = outcome == .optimal ? draws(simplex.heads, simplex.values) : []
    return judged(
      draws, on: objective, proofs: [last, kept], isExhausted: outcome == .exhausted,
      pivots: simplex.pivots)
  }

  /// What each deviation costs, from the reduced cost of its slack; there may be fewer of these.
  private func prices(_ swaps: [Swap], _ costs: ArraySlice<Double>, _ scale: Double) -> [Price] {
    zip(swaps, costs).map { ($0, Swift.max(0 - $1, 0) / scale) }
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
}
