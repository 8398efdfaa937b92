extension StrategicForm {
  /// Returns the least and the greatest value of an objective over all feasible and individually rational
  /// play: draws of profiles that leave nobody less than it can secure.
  ///
  /// No equilibrium of the game repeated, however long, ends anywhere else on average; with enough
  /// patience every payoff inside is one. A player's security level is what it can make sure of against
  /// all others playing together.
  ///
  /// > Source: J. W. Friedman, "A non-cooperative equilibrium for supergames", *Review of Economic
  /// > Studies* 38, 1971; D. Fudenberg, E. Maskin, "The folk theorem in repeated games with discounting
  /// > or with incomplete information", *Econometrica* 54, 1986.
  ///
  /// - Parameters:
  ///   - objective: One value for each profile.
  ///   - budget: How many pivots and seconds each linear program may take.
  /// - Returns: The interval; nil when one of the programs did not end with a proof.
  /// - Precondition: There is one value of the objective for each profile.
  /// - Complexity: A linear program of one row for each strategy for every seat, and two of one row for
  ///   each seat; all with a column for each profile.
  public func individuallyRationalRange(
    of objective: [Double], budget: Budget = Budget()
  ) -> ClosedRange<Double>? {
    precondition(objective.count == profiles, "an objective needs one value for each profile")
    let common = Baseline.of(objective)
    let objective = objective.map { $0 - common }
    var rows: [(payoffs: [Double], level: Double)] = []
    for seat in sizes.indices {
      let (own, _) = centred(seat)
      guard let level = securityLevel(of: seat, own, budget) else { return nil }
      rows.append((own, level))
    }
    guard let high = most(objective, above: rows, budget),
      let low = most(objective.map { -$0 }, above: rows, budget)
    else { return nil }
    // Rounding can leave the two ends of a single point the wrong way round.
    return common + Swift.min(-low, high)...common + Swift.max(-low, high)
  }

  /// Returns what a seat can make sure of against all others playing together; nil without a proof.
  ///
  /// It is recomputed by definition from the seat's own mixture, so that it is never too high.
  public func securityLevel(of seat: Int, budget: Budget = Budget()) -> Double? {
    let (payoffs, baseline) = centred(seat)
    return securityLevel(of: seat, payoffs, budget).map { $0 + baseline }
  }

  /// A seat's payoffs, one for each profile, less what they have in common.
  private func centred(_ seat: Int) -> (payoffs: [Double], baseline: Double) {
    let own = (0..<profiles).map { payoffs[$0 * sizes.count + seat] }
    let baseline = Baseline.of(own)
    return (own.map { $0 - baseline }, baseline)
  }

  /// What a seat can make sure of if these are its payoffs.
  private func securityLevel(of seat: Int, _ payoffs: [Double], _ budget: Budget) -> Double? {
    let own = (0..<profiles).map { strategy(of: seat, in: $0) }
    // A column for each own strategy, and one for what is made sure of, which may be negative.
    let count = sizes[seat]
    let others = profiles / count
    var program = LinearProgram(maximising: (0...count).map { $0 == count ? 1.0 : 0.0 })
    program.free(count)
    program.require((0...count).map { $0 == count ? 0.0 : 1.0 }, .equal, 1)
    var rows = [[Double]](repeating: [Double](repeating: 0, count: count), count: others)
    let stride = stride(of: seat)
    for profile in 0..<profiles {
      let place = profile / (stride * count) * stride + profile % stride
      rows[place][own[profile]] = payoffs[profile]
    }
    for row in rows { program.require(row + [-1], .atLeast, 0) }
    let solution = program.solution(within: budget)
    guard solution.status == .complete else { return nil }
    let sum = solution.point[..<count].reduce(0, +)
    return rows.map { row in
      zip(row, solution.point).reduce(0) { $0 + $1.0 * $1.1 } / sum
    }.min()
  }

  private func most(
    _ objective: [Double], above rows: [(payoffs: [Double], level: Double)], _ budget: Budget
  ) -> Double? {
    var program = LinearProgram(maximising: objective)
    program.require(objective.map { _ in 1 }, .equal, 1)
    for (payoffs, level) in rows { program.require(payoffs, .atLeast, level) }
    let solution = program.solution(within: budget)
    return solution.status == .complete ? solution.value : nil
  }

  /// How many profiles lie between a seat's strategies.
  private func stride(of seat: Int) -> Int { sizes[(seat + 1)...].reduce(1, *) }

  private func strategy(of seat: Int, in profile: Int) -> Int {
    profile / stride(of: seat) % sizes[seat]
  }
}
