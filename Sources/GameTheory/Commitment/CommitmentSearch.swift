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

  private var slack: Double { CommitmentProblem.tolerance }

  /// Finds the best plan; nil when the budget gave out before any was found.
  mutating func run(_ meter: inout Meter) -> Result? {
    var stack = [Node(taken: [], bound: .infinity)]
    while let node = stack.popLast(), !isExhausted {
      // Against adverse ties, equals are kept: one of them may be attained and another not.
      let margin = ties == .optimistic ? slack : -slack
      if let best, node.bound <= best.value + margin { continue }
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
    for candidate in candidates where candidate.value >= best.value - slack {
      if let plan = attain(candidate, best.value, &meter) {
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
      nodes.append(Node(taken: taken, bound: solution.value))
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
    let candidate = Candidate(taken: node.taken, plan: plan, value: value)
    if best.map({ value > $0.value + slack }) ?? true {
      best = candidate
      let floor = value - slack
      candidates.removeAll { $0.value < floor }
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
    let solution = program.solution(&meter)
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
    return (problem.plans.cleaned(Array(solution.point[..<width])), solution.value)
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
    _ candidate: Candidate, _ value: Double, _ meter: inout Meter
  ) -> [Double]? {
    var groups = problem.choices.indices.map { equivalents($0, candidate.taken[$0]) }
    while true {
      let program = guarantee(candidate.taken, groups)
      guard let reached = solve(program, &meter), reached.value >= value - 2 * slack else {
        return nil
      }
      var sum = Array(reached.point[..<problem.plans.sequences])
      var count = 1.0
      var hasJoined = false
      for (choice, option) in candidate.taken.enumerated() {
        for other in problem.options[choice] where !groups[choice].contains(other) {
          let goal = problem.advantage(choice, option, over: other) + groups.map { _ in 0 }
          guard let apart = solve(program.face(of: reached, maximising: goal), &meter) else {
            return nil
          }
          if apart.value <= 1e-7 {
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
  fileprivate func face(
    of solution: LinearSolution<Double>, maximising goal: [Double]
  ) -> LinearProgram<Double> {
    let price = 1e-7
    var program = LinearProgram(maximising: goal)
    var reduced = objective
    for (row, dual) in zip(rows, solution.duals) {
      program.require(
        row.coefficients, dual.magnitude > price ? .equal : row.relation, row.bound)
      for variable in reduced.indices { reduced[variable] -= dual * row.coefficients[variable] }
    }
    for variable in reduced.indices {
      if isFree[variable] {
        program.free(variable)
      } else if reduced[variable] < -price {
        program.require(reduced.indices.map { $0 == variable ? 1 : 0 }, .equal, 0)
      }
    }
    return program
  }
}
