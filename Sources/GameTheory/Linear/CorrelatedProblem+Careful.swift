extension CorrelatedProblem {
  /// The most numbers of a program whose rows and columns are each brought into their own unit.
  private static let scaledEntries = 100_000
  /// The most numbers of a program in fractions.
  static let exactEntries = 10_000
  /// The most numbers of a program in fractions of any size.
  private static let wideEntries = 1500

  /// The greatest value where payoffs lie too far apart for one unit.
  ///
  /// Correlated play never takes what is strictly dominated, again and again, so that this can be left out;
  /// of coarse correlated play it is not so. Small programs are then solved with every row and column in its
  /// own unit, and at last in fractions.
  ///
  /// > Source: Aumann 1974, as for ``CorrelatedInterval``; that dominated strategies have no part in it:
  /// > D. Fudenberg, J. Tirole, *Game Theory*, MIT Press, 1991, section 2.2.
  ///
  /// - Parameters:
  ///   - objective: One value for each profile.
  ///   - quick: What a program in one unit found.
  ///   - budget: How many steps and seconds each program may take.
  /// - Returns: A complete end, or the best bound that was found.
  func carefulEnd(
    of objective: [Double], _ quick: CorrelatedInterval.End, _ budget: Budget
  ) -> CorrelatedInterval.End {
    var best = quick
    func improves(_ end: CorrelatedInterval.End) -> Bool {
      if end.status == .complete || end.bound < best.bound { best = end }
      return end.status == .complete
    }
    let form = StrategicForm(sizes: sizes, payoffs: payoffs)
    let left =
      isCoarse ? sizes.map { Array(0..<$0) } : form.eliminate(.strictly, budget: budget).survivors
    let places = form.profiles(of: left)
    let values = places.map { objective[$0] }
    let part = CorrelatedProblem(
      sizes: left.map { $0.count }, payoffs: places.flatMap { row(payoffs, $0) },
      termSizes: termSizes.map { sizes in places.flatMap { row(sizes, $0) } }, isCoarse: isCoarse)
    /// What was found without the dominated strategies, for the whole game.
    func whole(_ end: CorrelatedInterval.End) -> CorrelatedInterval.End {
      CorrelatedInterval.End(
        value: end.value, bound: end.bound,
        distribution: end.distribution.map { (places[$0.profile], $0.probability) },
        incentive: end.incentive, status: end.status, pivots: end.pivots)
    }
    if places.count < form.profiles && improves(whole(part.end(of: values, budget))) {
      return best
    }
    if part.entries <= CorrelatedProblem.scaledEntries {
      let swaps = part.swaps
      let solution = part.program(values, swaps) { $0 }.solution(within: budget)
      if improves(whole(part.judged(solution, on: values, swaps))) { return best }
    }
    if let exact = part.exactEnd(of: values, budget), improves(whole(exact)) { return best }
    return best
  }

  /// The greatest value in fractions; nil where these grow too large, or the program is.
  func exactEnd(of objective: [Double], _ budget: Budget) -> CorrelatedInterval.End? {
    guard entries <= CorrelatedProblem.exactEntries else { return nil }
    let swaps = swaps
    let program = program(objective, swaps) { Rational(decimal: $0) ?? .overflow }
    let solution = program.solution(within: budget)
    let end = judged(solution, on: objective, swaps)
    if end.status == .complete { return end }
    guard solution.status == .overflow, entries <= CorrelatedProblem.wideEntries else { return nil }
    let wide = self.program(objective, swaps) { WideRational(Rational(decimal: $0) ?? .overflow) }
    let last = judged(wide.solution(within: budget), on: objective, swaps)
    return last.status == .complete ? last : nil
  }

  private func row(_ table: [Double], _ profile: Int) -> ArraySlice<Double> {
    table[profile * sizes.count..<(profile + 1) * sizes.count]
  }

  /// How many numbers a program has that holds all of them.
  var entries: Int {
    let swaps = sizes.reduce(0) { $0 + $1 * (isCoarse ? Swift.min($1 - 1, 1) : $1 - 1) }
    return (swaps + 1) * (payoffs.count / sizes.count)
  }

  /// Every deviation.
  private var swaps: [Swap] {
    sizes.indices.flatMap { seat in
      (0..<sizes[seat]).flatMap { to in
        isCoarse
          ? sizes[seat] > 1 ? [Swap(seat: seat, from: -1, to: to)] : []
          : (0..<sizes[seat]).filter { $0 != to }.map { Swap(seat: seat, from: $0, to: to) }
      }
    }
  }

  /// The whole program, every incentive written down.
  private func program<Number: OrderedField>(
    _ objective: [Double], _ swaps: [Swap], _ number: (Double) -> Number
  ) -> LinearProgram<Number> {
    // All probabilities together are 1, so that a constant changes nothing.
    let middle = objective.sorted()[objective.count / 2]
    var program = LinearProgram<Number>(
      maximising: objective.map { number($0) - number(middle) })
    let payoffs = payoffs.map(number)
    program.require(objective.map { _ in .one }, .equal, .one)
    for swap in swaps {
      let row = objective.indices.map { profile -> Number in
        let own = table.strategy(of: swap.seat, in: profile)
        guard isCoarse || own == swap.from else { return .zero }
        let other = profile + (swap.to - own) * table.strides[swap.seat]
        return payoffs[other * sizes.count + swap.seat] - payoffs[profile * sizes.count + swap.seat]
      }
      program.require(row, .atMost, .zero)
    }
    return program
  }

  /// What the whole program proves.
  private func judged<Number: OrderedField>(
    _ solution: LinearSolution<Number>, on objective: [Double], _ swaps: [Swap]
  ) -> CorrelatedInterval.End {
    // The point is judged whatever the program says of it.
    let isPoint = solution.status == .complete || solution.status == .unreliable
    var draws: [Share] = []
    for (profile, share) in solution.point.enumerated() where isPoint && share > .zero {
      draws.append((profile, share.double))
    }
    let total = draws.reduce(0) { $0 + $1.probability }
    for index in draws.indices { draws[index].probability /= total }
    var prices: [Price] = []
    for (swap, dual) in zip(swaps, solution.duals.dropFirst()) {
      prices.append((swap: swap, price: Swift.max(dual.double, 0) / table.scales[swap.seat]))
    }
    return judged(
      draws, on: objective, proofs: [prices],
      isExact: Number.isExact && solution.status == .complete,
      isExhausted: solution.status == .exhausted, pivots: solution.pivots)
  }
}

extension StrategicForm {
  /// The numbers of the profiles in which each seat takes one of some strategies, ascending.
  fileprivate func profiles(of left: [[Int]]) -> [Int] {
    zip(sizes, left).reduce([0]) { found, next in
      found.flatMap { profile in next.1.map { profile * next.0 + $0 } }
    }
  }
}
