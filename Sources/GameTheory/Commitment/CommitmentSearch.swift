/// The search for the best plan: one linear program for each combination of replies, those that
/// cannot be or cannot win left out.
///
/// > Source: Conitzer and Sandholm 2006; the value against adverse ties after von Stengel and Zamir
/// > 2010; both as for `GameTree.commitment`.
struct CommitmentSearch {
  /// A combination of replies and the plan that is best for the leader under it.
  struct Candidate {
    let taken: [Int]
    let plan: [Double]
    let value: Double
    /// How far the value may be off: a share of the terms that it is added up from.
    let slack: Double
  }

  /// What a search came to.
  struct Result {
    var plan: [Double]
    var taken: [Int]
    /// The greatest value; a supremum unless attained.
    var value: Double
    var isAttained: Bool
  }

  private struct Node {
    let taken: [Int]
    let bound: Double
    /// How far the bound may be off.
    let slack: Double
  }

  let problem: CommitmentProblem
  let ties: Ties
  /// Whether the budget gave out.
  private(set) var isExhausted = false
  /// Whether some program was spoilt by rounding.
  private(set) var isUnreliable = false
  private var best: Candidate?
  /// All combinations that reach the best value, within rounding.
  private var candidates: [Candidate] = []

  init(_ problem: CommitmentProblem, _ ties: Ties) {
    self.problem = problem
    self.ties = ties
  }

  /// Finds the best plan; nil when the budget gave out before any was found.
  mutating func run(_ meter: inout Meter) -> Result? {
    var stack = [Node(taken: [], bound: .infinity, slack: 0)]
    while let node = stack.popLast(), !isExhausted {
      // Against adverse ties, equals are kept: one of them may be attained and another not.
      if let best {
        let slack = Swift.max(best.slack, node.slack)
        if node.bound <= best.value + (ties == .optimistic ? slack : -slack) { continue }
      }
      if node.taken.count == problem.choices.count {
        settle(node, &meter)
      } else {
        stack += children(of: node, &meter)
      }
    }
    guard let best else { return nil }
    if ties == .optimistic {
      return Result(plan: best.plan, taken: best.taken, value: best.value, isAttained: true)
    }
    for candidate in candidates
    where candidate.value >= best.value - Swift.max(best.slack, candidate.slack) {
      if let plan = attain(candidate, best, &meter) {
        return Result(
          plan: plan, taken: problem.reply(to: plan, ties), value: best.value, isAttained: true)
      }
    }
    let plan = approach(best, &meter)
    return Result(
      plan: plan, taken: problem.reply(to: plan, ties), value: best.value, isAttained: false)
  }

  /// The ways to make one more choice, the most promising last.
  private mutating func children(of node: Node, _ meter: inout Meter) -> [Node] {
    let choice = node.taken.count
    var nodes: [Node] = []
    for option in problem.options[choice] {
      guard meter.goesOn() else {
        isExhausted = true
        break
      }
      let taken = node.taken + [option]
      let isRepeated = problem.options[choice].contains {
        $0 < option && problem.areEquivalent(choice, $0, option)
      }
      if ties == .pessimistic {
        // Equivalent options have the same region and are judged together.
        if isRepeated || interior(of: taken, &meter) == nil { continue }
      }
      guard let solution = solve(problem.program(taken, maximising: hopes(taken)), &meter) else {
        continue
      }
      let plan = Array(solution.point[..<problem.plans.sequences])
      nodes.append(
        Node(
          taken: taken, bound: solution.value,
          slack: CommitmentProblem.tolerance * problem.magnitude(hopes(taken), plan)))
    }
    var order = Array(nodes.indices)
    order.sort { (nodes[$0].bound, $1) < (nodes[$1].bound, $0) }
    return order.map { nodes[$0] }
  }

  /// What the leader can hope for by sequence, when open choices are made to please it.
  private func hopes(_ taken: [Int]) -> [Double] {
    var hopes = problem.base
    for (index, choice) in problem.choices.enumerated() {
      let options = index < taken.count ? [taken[index]] : problem.options[index]
      for sequence in hopes.indices {
        hopes[sequence] += options.reduce(-.infinity) {
          Swift.max($0, choice.leader[$1][sequence])
        }
      }
    }
    return hopes
  }

  /// Finds the best plan of a complete combination.
  private mutating func settle(_ node: Node, _ meter: inout Meter) {
    let plan: [Double]
    let value: Double
    if ties == .optimistic {
      guard let found = solve(problem.program(node.taken, maximising: hopes(node.taken)), &meter)
      else { return }
      plan = problem.plans.cleaned(Array(found.point[..<problem.plans.sequences]))
      value = problem.value(plan, node.taken)
    } else {
      let group = problem.choices.indices.map { equivalents($0, node.taken[$0]) }
      guard let found = solve(guarantee(node.taken, group), &meter) else { return }
      plan = problem.plans.cleaned(Array(found.point[..<problem.plans.sequences]))
      value = found.value
    }
    let slack = CommitmentProblem.tolerance * problem.size(plan, node.taken)
    let candidate = Candidate(taken: node.taken, plan: plan, value: value, slack: slack)
    if best.map({ value > $0.value + Swift.max(slack, $0.slack) }) ?? true {
      best = candidate
      candidates.removeAll { $0.value < value - Swift.max(slack, $0.slack) }
    }
    candidates.append(candidate)
  }

  private func equivalents(_ choice: Int, _ option: Int) -> [Int] {
    problem.choices[choice].follower.indices.filter {
      problem.areEquivalent(choice, option, $0)
    }
  }

  /// Solves a program; nil when it has no solution, the budget gave out, or rounding won.
  private mutating func solve(
    _ program: LinearProgram<Double>, _ meter: inout Meter
  ) -> LinearSolution<Double>? {
    guard meter.spend() else {
      isExhausted = true
      return nil
    }
    let solution = program.solutionWithoutIdleGiants(&meter)
    switch solution.status {
    case .complete: return solution
    case .infeasible: break
    case .exhausted: isExhausted = true
    default: isUnreliable = true
    }
    return nil
  }

  // MARK: - Adverse ties

  /// A plan at which some options beat all that are not equivalent, and by how much; nil when there
  /// is none, so that they are best only where others are too.
  private mutating func interior(
    of taken: [Int], _ meter: inout Meter
  ) -> (plan: [Double], margin: Double)? {
    let width = problem.plans.sequences
    var objective = [Double](repeating: 0, count: width + 1)
    objective[width] = 1
    var program = problem.program(taken, maximising: objective, margin: width)
    program.require(objective, .atMost, 1)
    guard let solution = solve(program, &meter), solution.value > 1e-8 else { return nil }
    let plan = problem.plans.cleaned(Array(solution.point[..<width]))
    for (choice, option) in taken.enumerated() {
      for other in problem.options[choice] where !problem.areEquivalent(choice, option, other) {
        if !problem.isBetter(choice, option, than: other, at: plan) { return nil }
      }
    }
    return (plan, solution.value)
  }

  /// The program of the best plan when each choice may turn to any of a group of options.
  private func guarantee(_ taken: [Int], _ groups: [[Int]]) -> LinearProgram<Double> {
    let width = problem.plans.sequences
    let zeros = groups.map { _ in 0.0 }
    var program = problem.program(taken, maximising: problem.base + groups.map { _ in 1 })
    for (choice, group) in groups.enumerated() {
      program.free(width + choice)
      for option in group {
        var row = problem.choices[choice].leader[option] + zeros
        row[width + choice] = -1
        program.require(row, .atLeast, 0)
      }
    }
    return program
  }

  /// A plan that reaches the best value although every tie is broken against the leader; nil when a
  /// combination of replies has none.
  ///
  /// Options that tie wherever the value is reached join those the leader must reckon with; once no
  /// more join, the mean of the plans that keep the others apart reaches it, if anything does.
  private mutating func attain(
    _ candidate: Candidate, _ best: Candidate, _ meter: inout Meter
  ) -> [Double]? {
    let floor = best.value - 2 * Swift.max(best.slack, candidate.slack)
    var groups = problem.choices.indices.map { equivalents($0, candidate.taken[$0]) }
    while true {
      let program = guarantee(candidate.taken, groups)
      guard let reached = solve(program, &meter), reached.value >= floor else { return nil }
      var sum = Array(reached.point[..<problem.plans.sequences])
      var count = 1.0
      var hasJoined = false
      for (choice, option) in candidate.taken.enumerated() {
        for other in problem.options[choice] where !groups[choice].contains(other) {
          let goal = problem.advantage(choice, option, over: other) + groups.map { _ in 0 }
          guard let apart = solve(program.face(of: reached, maximising: goal), &meter) else {
            return nil
          }
          let plan = Array(apart.point[..<problem.plans.sequences])
          if !problem.isBetter(choice, option, than: other, at: plan, by: 1e-7) {
            groups[choice].append(other)
            hasJoined = true
          }
          for sequence in sum.indices { sum[sequence] += apart.point[sequence] }
          count += 1
        }
      }
      if !hasJoined { return problem.plans.cleaned(sum.map { $0 / count }) }
    }
  }

  /// A plan close to the best one at which the replies are strictly best.
  private mutating func approach(_ candidate: Candidate, _ meter: inout Meter) -> [Double] {
    guard let inside = interior(of: candidate.taken, &meter) else { return candidate.plan }
    // Far enough inside that no reader takes the replies for tied.
    let step = Swift.min(Swift.max(1e-6, 1e-8 / inside.margin), 1)
    return problem.plans.cleaned(
      zip(candidate.plan, inside.plan).map { (1 - step) * $0 + step * $1 })
  }
}

extension CommitmentProblem {
  /// Returns the best pure plan and the replies to it; nil when the budget gives out before the first.
  func bestPure(_ ties: Ties, _ meter: inout Meter) -> CommitmentSearch.Result? {
    var best: CommitmentSearch.Result?
    plans.forEachPurePlan { plan in
      guard meter.spend() else { return false }
      let taken = reply(to: plan, ties)
      let value = value(plan, taken)
      if value > (best?.value ?? -.infinity) {
        best = CommitmentSearch.Result(plan: plan, taken: taken, value: value, isAttained: true)
      }
      return true
    }
    return best
  }
}

extension LinearProgram where Number == Double {
  /// The program of another objective over the best points of this one: where rows that have a price
  /// are tight, and variables that would cost something are 0.
  ///
  /// A price counts that is more than rounding among those that some variable is made up of.
  fileprivate func face(
    of solution: LinearSolution<Double>, maximising goal: [Double]
  ) -> LinearProgram<Double> {
    let least = 1e-7
    var reduced = objective
    var sizes = objective.map { $0.magnitude }
    for (row, dual) in zip(rows, solution.duals) {
      for variable in reduced.indices {
        reduced[variable] -= dual * row.coefficients[variable]
        sizes[variable] += (dual * row.coefficients[variable]).magnitude
      }
    }
    var program = LinearProgram(maximising: goal)
    for (row, dual) in zip(rows, solution.duals) {
      let isPriced = sizes.indices.contains {
        (dual * row.coefficients[$0]).magnitude > least * sizes[$0]
      }
      program.require(row.coefficients, isPriced ? .equal : row.relation, row.bound)
    }
    for variable in reduced.indices {
      if isFree[variable] {
        program.free(variable)
      } else if reduced[variable] < -least * sizes[variable] {
        program.require(reduced.indices.map { $0 == variable ? 1 : 0 }, .equal, 0)
      }
    }
    return program
  }
}
