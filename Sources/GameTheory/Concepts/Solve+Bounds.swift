public import Arena

extension GameTree {
  /// Returns the range in which every population of players without regret must end.
  ///
  /// It holds every coarse correlated equilibrium, so every correlated and every Nash equilibrium; the
  /// ends hold even where the search for them ran out of its budget.
  ///
  /// - Parameters:
  ///   - objective: One value for each leaf.
  ///   - form: The strategic form of this tree.
  ///   - budget: How many pivots it may take, and how long.
  /// - Returns: The range; nil if payoffs or values are not finite.
  public func coarseCorrelatedRange(
    of objective: [Double], in form: StrategicForm, budget: Budget = Budget()
  ) -> ClosedRange<Double>? {
    let found = form.correlated(
      coarse: true, objective: form.table(of: objective, in: self), budget: budget)
    let (low, high) = (found.low.bound, found.high.bound)
    // Rounding can leave the two ends of a single point the wrong way round.
    return low.isFinite && high.isFinite ? Swift.min(low, high)...Swift.max(low, high) : nil
  }

  /// The welfare that correlated play can reach, best and worst, under every objective.
  func correlated(
    _ concept: Concept, _ form: StrategicForm, _ options: SolveOptions, _ objectives: [[Double]]
  ) -> Solution {
    var status = SearchStatus.complete
    var intervals: [Solution.Interval?] = []
    for objective in objectives {
      if objective.isEmpty {
        intervals.append(nil)
        continue
      }
      let found = form.correlated(
        coarse: concept == .coarseCorrelated, objective: form.table(of: objective, in: self),
        budget: options.budget)
      if found.status != .complete { status = found.status }
      intervals.append(Solution.Interval(found))
    }
    let isMute = intervals.allSatisfy { $0 == nil }
    var solution = Solution(
      concept, status: isMute ? .notApplicable : status,
      method: "linear program over distributions of profiles",
      obstacle: isMute ? "no welfare function that is a mean over episodes" : nil)
    solution.intervals = intervals
    return solution
  }

  /// Value and optimal play of two players whose payoffs have a constant sum.
  func zeroSum(_ options: SolveOptions) -> Solution {
    let found = zeroSumSolution(budget: options.budget)
    var solution = Solution(
      .zeroSum, status: found.status, method: found.method,
      obstacle: found.status == .notApplicable ? "not a constant-sum game of two players" : nil)
    if let profile = found.profile {
      solution.answers = [Solution.Answer(profile, in: self)]
      solution.count = 1
      solution.facts = [("value", .number(found.value)), ("gap", .number(found.gap))]
    }
    return solution
  }

  /// Play that nobody regrets much, for trees beyond linear programs.
  func counterfactualRegret(_ options: SolveOptions) -> Solution {
    let found = counterfactualRegret(iterations: options.iterations, budget: options.budget)
    var solution = Solution(
      // One equilibrium at most, whatever is left of regret; where nobody has a choice there is one.
      .counterfactualRegret,
      status: choosers.isEmpty && found.status != .exhausted
        ? .complete : found.status == .complete ? .incomplete : found.status,
      method: found.method)
    solution.answers = [Solution.Answer(found.profile, in: self)]
    solution.count = 1
    solution.facts = [
      ("iterations", .number(Double(found.iterations))),
      ("exploitability", .number(found.exploitability)),
      ("guarantee", .text(found.hasGuarantee ? "tends to an equilibrium" : "none")),
    ]
    if let value = found.value {
      solution.facts.append(("value at least", .number(value.lowerBound)))
      solution.facts.append(("value at most", .number(value.upperBound)))
    }
    return solution
  }
}

extension Solution.Interval {
  init(_ found: CorrelatedInterval) {
    // Where the search did not end, only what no equilibrium passes is known.
    let isComplete = found.status == .complete
    low = (isComplete ? found.low.value : nil) ?? found.low.bound
    high = (isComplete ? found.high.value : nil) ?? found.high.bound
    incentive = Swift.max(found.low.incentive, found.high.incentive)
    isExact = isComplete
  }
}
