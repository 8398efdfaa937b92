import Arena

extension GameTree {
  /// Logit play in mixed strategies: at a precision, along the branch, or at its end.
  func quantalResponse(_ concept: Concept, _ form: StrategicForm, _ options: SolveOptions)
    -> Solution
  {
    if concept == .logitLimit {
      let found = form.limitingLogitEquilibrium(budget: options.budget)
      return solution(concept, found) { form.profile($0, in: self) }
    }
    guard let precision = options.precision else {
      let branch = form.quantalBranch(budget: options.budget)
      return solution(concept, branch, options.budget) { form.profile($0, in: self) }
    }
    let found = form.quantalResponse(precision: precision, budget: options.budget)
    return solution(concept, found) { form.profile($0, in: self) }
  }

  /// Logit play in behaviour strategies.
  func agentQuantalResponse(_ options: SolveOptions) -> Solution {
    if let observed = options.observed { return fitted(observed, options.agents, options.budget) }
    guard let precision = options.precision else {
      let branch = agentQuantalBranch(budget: options.budget)
      return solution(.agentQuantalResponse, branch, options.budget) { $0 }
    }
    let found = agentQuantalResponse(precision: precision, budget: options.budget)
    return solution(.agentQuantalResponse, found) { $0 }
  }

  /// Four significant digits.
  private func short(_ value: Double) -> Double {
    var scale = 1.0
    while value.magnitude * scale < 1000 && scale < 1e12 { scale *= 10 }
    return (value * scale).rounded() / scale
  }

  private func solution<Play>(
    _ concept: Concept, _ found: QuantalResponse<Play>, _ profile: (Play) -> Profile
  ) -> Solution {
    var solution = Solution(concept, status: found.status, method: found.method)
    solution.answers = [Solution.Answer(profile(found.play), in: self)]
    solution.count = 1
    solution.facts = [("precision", .number(found.point.precision))]
    if found.point.residual.isFinite {
      solution.facts.append(("residual", .number(found.point.residual)))
    }
    solution.facts.append(("steps", .number(Double(found.steps))))
    if found.point.precision > 0 {
      solution.facts.append(("noise", .number(1 / found.point.precision)))
    }
    return solution
  }

  /// Logit play under which observed play is likeliest.
  private func fitted(
    _ observed: (play: Profile, weights: [Double]), _ agents: [[ObservedChoice]], _ budget: Budget
  ) -> Solution {
    let found: QuantalFit<Profile>
    do {
      found = try fitQuantalResponse(
        to: observed.play, weights: observed.weights, agents: agents, budget: budget)
    } catch {
      return Solution(
        .agentQuantalResponse, status: .notApplicable, method: "none", obstacle: "\(error)")
    }
    var solution = Solution(
      .agentQuantalResponse, status: found.status, method: found.method)
    solution.answers = [
      Solution.Answer(found.point.play, in: self, note: "fitted"),
      Solution.Answer(observed.play, in: self, note: "observed"),
    ]
    solution.count = 2
    solution.facts = [
      ("precision", .number(found.point.precision)), ("optimum", .text(found.optimum.rawValue)),
      ("branches searched", .number(Double(found.branches))),
      ("choices", .number(observed.weights.reduce(0, +))),
      ("log likelihood", .number(found.logLikelihood)),
      ("log likelihood of uniform play", .number(found.uniformLogLikelihood)),
      ("log likelihood of the frequencies", .number(found.ownLogLikelihood)),
      ("distance", .number(distance(from: observed.play, to: found.point.play))),
    ]
    if let error = found.standardError {
      solution.facts.append(("standard error of the precision", .number(error)))
    }
    if let interval = found.interval {
      let end = interval.upperBound
      solution.facts += [
        ("95 % interval of the precision, from", .number(interval.lowerBound)),
        ("95 % interval of the precision, to", end.isFinite ? .number(end) : .text("no bound")),
      ]
    }
    let dependence =
      switch agents.count {
      case 0: "choices are taken as independent"
      case 1: "one agent alone does not show how much its choices depend on each other"
      case let count: "choices of each of \(count) agents may depend on each other"
      }
    solution.facts.append(("errors", .text(dependence)))
    return solution
  }

  private func solution<Play>(
    _ concept: Concept, _ branch: QuantalBranch<Play>, _ budget: Budget,
    _ profile: (Play) -> Profile
  ) -> Solution {
    var solution = Solution(concept, status: branch.status, method: branch.method)
    solution.count = branch.points.count
    // Evenly thinned to the most answers that are kept, both ends included. The last of them, begun within the
    // time, ends in it too.
    let last = branch.points.count - 1
    let kept = Swift.min(branch.points.count, EquilibriumSet.limit / 10)
    solution.answers = Halving.results(kept, within: budget.forSearch) { place in
      let point = branch.points[kept > 1 ? place * last / (kept - 1) : 0]
      return Solution.Answer(
        profile(point.play), in: self, note: "precision \(short(point.precision))")
    }
    return solution
  }
}
