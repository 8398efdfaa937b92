/// The plans that a leader can commit to, as probabilities of its sequences of own actions.
///
/// Sequence 0 is doing nothing yet, with probability 1. At every information set, the sequences that
/// go on from there share the probability of the one that led there. Under perfect recall these are
/// all mixed strategies; of a leader that moves once, they are its mixtures.
///
/// > Source: von Stengel 1996, as for ``SequenceForm``.
struct PlanSpace: Sendable {
  /// An information set of the leader.
  struct Fork: Sendable {
    /// The sequence that leads there.
    let parent: Int
    /// The first of the sequences that go on from there, one for each action.
    let first: Int
    let count: Int
  }

  /// The information sets, each after the one that leads to it.
  let forks: [Fork]
  /// The number of sequences.
  let sequences: Int

  init(forks: [Fork]) {
    self.forks = forks
    sequences = 1 + forks.reduce(0) { $0 + $1.count }
  }

  /// Makes the mixtures of a number of strategies; strategy *i* is sequence *i* + 1.
  init(strategies: Int) { self.init(forks: [Fork(parent: 0, first: 1, count: strategies)]) }

  /// Adds to a program that its first variables are a plan.
  func constrain(_ program: inout LinearProgram<Double>) {
    var row = program.objective.map { _ in 0.0 }
    row[0] = 1
    program.require(row, .equal, 1)
    for fork in forks {
      row = row.map { _ in 0 }
      row[fork.parent] = -1
      for sequence in fork.first..<fork.first + fork.count { row[sequence] = 1 }
      program.require(row, .equal, 0)
    }
  }

  /// Returns the plan whose behaviour at every information set is that of another plan, free of
  /// rounding; uniform where the plan never gets to.
  func cleaned(_ plan: [Double]) -> [Double] {
    var clean = [Double](repeating: 1, count: sequences)
    for fork in forks {
      let range = fork.first..<fork.first + fork.count
      let odds = behaviour(plan, at: fork)
      for sequence in range { clean[sequence] = clean[fork.parent] * odds[sequence - fork.first] }
    }
    return clean
  }

  /// Returns the probabilities of the actions at an information set; uniform where a plan never gets
  /// to.
  func behaviour(_ plan: [Double], at fork: Fork) -> [Double] {
    let shares = (fork.first..<fork.first + fork.count).map { Swift.max(plan[$0], 0) }
    let total = shares.reduce(0, +)
    // Below this, shares are what rounding left of 0.
    if total <= 1e-12 { return shares.map { _ in 1 / Double(shares.count) } }
    return shares.map { $0 / total }
  }

  /// Whether a linear function is 0 on all plans, up to what rounding does to terms of some sizes.
  ///
  /// At an information set with nothing after it, a function that does not depend on the plan must
  /// give every action the same, which can be moved up to the sequence that leads there.
  func isZero(_ coefficients: [Double], sizes: [Double]) -> Bool {
    var (folded, sizes) = (coefficients, sizes)
    for fork in forks.reversed() {
      let first = fork.first
      for sequence in first..<first + fork.count {
        let difference = (folded[sequence] - folded[first]).magnitude
        if Rounding.isMore(difference, than: 0, sizes: sizes[sequence] + sizes[first]) {
          return false
        }
      }
      folded[fork.parent] += folded[first]
      sizes[fork.parent] += sizes[first]
    }
    return !Rounding.isMore(folded[0].magnitude, than: 0, sizes: sizes[0])
  }

  /// Returns the greatest value of a linear function over all plans.
  func maximum(of coefficients: [Double]) -> Double {
    var folded = coefficients
    for fork in forks.reversed() {
      let values = folded[fork.first..<fork.first + fork.count]
      folded[fork.parent] += values.reduce(-.infinity) { Swift.max($0, $1) }
    }
    return folded[0]
  }

  /// Calls a body with every pure plan until it says stop.
  func forEachPurePlan(_ body: (_ plan: [Double]) -> Bool) {
    var actions = forks.map { _ in -1 }
    var plan = [Double](repeating: 0, count: sequences)
    plan[0] = 1
    var start = 0
    while true {
      for index in start..<forks.count {
        let fork = forks[index]
        if actions[index] >= 0 { plan[fork.first + actions[index]] = 0 }
        actions[index] = plan[fork.parent] > 0 ? 0 : -1
        if actions[index] == 0 { plan[fork.first] = 1 }
      }
      if !body(plan) { return }
      guard
        let last = forks.indices.last(where: {
          actions[$0] >= 0 && actions[$0] + 1 < forks[$0].count
        })
      else { return }
      plan[forks[last].first + actions[last]] = 0
      actions[last] += 1
      plan[forks[last].first + actions[last]] = 1
      start = last + 1
    }
  }
}
