extension CorrelatedProblem {
  /// An end of the interval as what a search found proves it, by definition and from the payoffs as given.
  ///
  /// A gain, and the distance to the bound, are judged by the terms that they are made of: payoffs that a
  /// deviation does not touch hide nothing.
  ///
  /// - Parameters:
  ///   - draws: The profiles that are drawn; none if the search did not end.
  ///   - objective: One value for each profile.
  ///   - proofs: Prices of deviations, any of which may bound the objective.
  ///   - isExact: Whether fractions prove that no equilibrium is worth more.
  ///   - isExhausted: Whether the search ran out of its budget.
  ///   - pivots: How many pivots it took.
  /// - Returns: A complete end if nobody gains and the bound is reached, otherwise the bound alone.
  func judged(
    _ draws: [Share], on objective: [Double], proofs: [[Price]], isExact: Bool = false,
    isExhausted: Bool = false, pivots: Int
  ) -> CorrelatedInterval.End {
    var distribution = draws
    if !isFair(distribution) {
      // Without what the program left of nothing.
      let kept = draws.filter { $0.probability > Certificate.least }
      if isFair(kept) { distribution = kept }
    }
    let value = distribution.reduce(0) { $0 + $1.probability * objective[$1.profile] }
    var (bound, prices) = (Double.infinity, [Price]())
    for proof in proofs {
      let own = self.bound(on: objective, proof)
      if own < bound { (bound, prices) = (own, proof) }
    }
    let isProved = isExact || isTight(bound, value, distribution, objective, prices)
    let isComplete = !distribution.isEmpty && isFair(distribution) && isProved
    return CorrelatedInterval.End(
      value: isComplete ? value : nil, bound: Swift.max(bound, isComplete ? value : -.infinity),
      distribution: isComplete ? distribution : [],
      incentive: incentives(distribution).reduce(0) { Swift.max($0, $1) },
      status: isComplete ? .complete : isExhausted ? .exhausted : .unreliable, pivots: pivots)
  }

  /// What a seat gains in a profile by taking another strategy.
  func gain(_ seat: Int, _ profile: Int, taking strategy: Int) -> Double {
    payoffs[place(seat, profile, taking: strategy)] - payoffs[profile * sizes.count + seat]
  }

  /// The size of the terms of that gain.
  func size(_ seat: Int, _ profile: Int, taking strategy: Int) -> Double {
    let terms = termSizes ?? payoffs
    return Swift.max(
      terms[place(seat, profile, taking: strategy)].magnitude,
      terms[profile * sizes.count + seat].magnitude)
  }

  private func place(_ seat: Int, _ profile: Int, taking strategy: Int) -> Int {
    let step = (strategy - table.strategy(of: seat, in: profile)) * table.strides[seat]
    return (profile + step) * sizes.count + seat
  }

  /// The gains of a seat by every deviation, each a sum over a distribution: a row for each strategy that is
  /// recommended, or one for them all.
  private func sums(_ distribution: [Share], _ seat: Int, _ term: (Int, Int) -> Double) -> [Double]
  {
    let size = sizes[seat]
    var starts = [Int](repeating: 0, count: isCoarse ? 0 : size)
    var count = size
    if !isCoarse {
      for (profile, _) in distribution { starts[table.strategy(of: seat, in: profile)] = 1 }
      count = 0
      for strategy in starts.indices where starts[strategy] == 1 {
        starts[strategy] = count
        count += size
      }
    }
    var sums = [Double](repeating: 0, count: count)
    for (profile, probability) in distribution {
      let start = isCoarse ? 0 : starts[table.strategy(of: seat, in: profile)]
      for own in 0..<size { sums[start + own] += probability * term(profile, own) }
    }
    return sums
  }

  /// The largest gain of every seat that deviates from a distribution; at least 0.
  func incentives(_ distribution: [Share]) -> [Double] {
    sizes.indices.map { seat in
      let gains = sums(distribution, seat) { gain(seat, $0, taking: $1) }
      return stride(from: 0, to: gains.count, by: sizes[seat]).reduce(0) { total, start in
        total + gains[start..<start + sizes[seat]].reduce(0) { Swift.max($0, $1) }
      }
    }
  }

  /// Whether nobody gains by a deviation, up to what a solver leaves of the terms of that gain.
  private func isFair(_ distribution: [Share]) -> Bool {
    sizes.indices.allSatisfy { seat in
      let gains = sums(distribution, seat) { gain(seat, $0, taking: $1) }
      if gains.allSatisfy({ $0 <= 0 }) { return true }
      let spreads = sums(distribution, seat) { gain(seat, $0, taking: $1).magnitude }
      let terms = sums(distribution, seat) { size(seat, $0, taking: $1) }
      return gains.indices.allSatisfy {
        gains[$0] <= Rounding.accuracy * spreads[$0] + Rounding.share * terms[$0]
      }
    }
  }

  /// Whether a bound is reached, up to what a solver leaves of the terms of both.
  private func isTight(
    _ bound: Double, _ value: Double, _ distribution: [Share], _ objective: [Double],
    _ prices: [Price]
  ) -> Bool {
    if bound <= value { return true }
    var (spread, terms) = (0.0, bound.magnitude)
    for (profile, probability) in distribution {
      spread += probability * (objective[profile] - value).magnitude
      terms += probability * objective[profile].magnitude
      for (swap, price) in prices
      where price > 0 && (isCoarse || table.strategy(of: swap.seat, in: profile) == swap.from) {
        let weight = probability * price
        let unit = table.scales[swap.seat]
        spread += weight * (gain(swap.seat, profile, taking: swap.to) * unit).magnitude
        terms += weight * (size(swap.seat, profile, taking: swap.to) * unit)
      }
    }
    return bound - value <= Rounding.accuracy * spread + Rounding.share * terms
  }

  /// What no equilibrium exceeds: an equilibrium loses nothing by subtracting gains, weighted by
  /// prices that are not negative, and then the best profile bounds every average of them.
  ///
  /// - Parameters:
  ///   - objective: One value for each profile.
  ///   - prices: Deviations with their prices.
  /// - Returns: The bound, in units of the objective.
  private func bound(on objective: [Double], _ prices: [Price]) -> Double {
    var adjusted = objective
    for (swap, price) in prices where price > 0 {
      let (size, step) = (sizes[swap.seat], table.strides[swap.seat])
      for block in stride(from: 0, to: table.profiles, by: size * step) {
        for own in isCoarse ? 0..<size : swap.from..<swap.from + 1 {
          for profile in block + own * step..<block + (own + 1) * step {
            let gain = gain(swap.seat, profile, taking: swap.to) * table.scales[swap.seat]
            adjusted[profile] -= price * gain
          }
        }
      }
    }
    let best = adjusted.reduce(-.infinity) { Swift.max($0, $1) }
    let trivial = objective.reduce(-.infinity) { Swift.max($0, $1) }
    return best.isFinite ? Swift.min(best, trivial) : trivial
  }
}
