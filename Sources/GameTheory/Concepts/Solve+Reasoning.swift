import Arena

extension GameTree {
  /// Levels of thinking, one answer for each, and for a hierarchy the play of all together last.
  func levels(_ concept: Concept, _ form: StrategicForm, _ options: SolveOptions) -> Solution {
    let found =
      concept == .levelK
      ? form.levelK(options.levels, budget: options.budget)
      : form.cognitiveHierarchy(
        tau: options.meanLevel, top: options.levels, budget: options.budget)
    var solution = Solution(
      concept, status: found.status,
      method: concept == .levelK
        ? "best replies to the level below, ties shared"
        : "best replies to a Poisson mixture of the levels below, ties shared")
    solution.answers = found.levels.enumerated().map { level, mixtures in
      let share = found.shares[level]
      let note = concept == .levelK ? "level \(level)" : "level \(level), share \(rounded(share))"
      return Solution.Answer(form.profile(mixtures, in: self), in: self, note: note)
    }
    if concept == .cognitiveHierarchy {
      let together = form.profile(found.mixtures, in: self)
      solution.answers.append(Solution.Answer(together, in: self, note: "all levels"))
      solution.facts = [("mean level", .number(options.meanLevel))]
    }
    solution.count = solution.answers.count
    return solution
  }

  private func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }

  /// What is left after strategies were deleted again and again.
  func deletion(_ concept: Concept, _ form: StrategicForm, _ options: SolveOptions) -> Solution {
    if concept == .regretMinimisation { return regretMinimisation(form, options) }
    let kind: Dominance = concept == .weakDominance ? .weakly : .strictly
    let found = form.eliminate(kind, budget: options.budget)
    var solution = Solution(
      concept, status: found.status,
      method: "deletion in rounds of what a pure or mixed strategy dominates")
    solution.survivors = found.survivors.enumerated().map { seat, strategies in
      strategies.map { form.actions(seat: seat, strategy: $0) }
    }
    solution.deletions = found.steps.map { step in
      let pure = step.mixture.first { $0.probability == 1 }?.strategy
      return Solution.Deletion(
        seat: step.seat, strategy: form.actions(seat: step.seat, strategy: step.strategy),
        round: step.round, dominator: pure.map { form.actions(seat: step.seat, strategy: $0) })
    }
    solution.facts = [("rounds", .number(Double(found.rounds)))]
    if concept == .rationalisable && form.deciders.count > 2 {
      solution.facts.append(("beliefs", .text("may be correlated between rivals")))
    }
    return solution
  }

  private func regretMinimisation(_ form: StrategicForm, _ options: SolveOptions) -> Solution {
    let found = form.minimiseRegret(budget: options.budget)
    var solution = Solution(
      .regretMinimisation, status: found.status,
      method: "deletion in rounds of what has more than the least greatest regret")
    solution.survivors = found.survivors.enumerated().map { seat, strategies in
      strategies.map { form.actions(seat: seat, strategy: $0) }
    }
    solution.facts = [("rounds", .number(Double(found.rounds.count)))]
    for (seat, regret) in (found.rounds.first?.regrets ?? []).enumerated() {
      solution.facts.append(("first regret of seat \(seat + 1)", .number(regret)))
    }
    return solution
  }

  /// Equilibria by enumeration of supports.
  func supports(_ form: StrategicForm, _ options: SolveOptions) -> Solution {
    let found = form.supportEquilibria(budget: options.budget.forSearch)
    var solution = Solution(.supports, status: found.status, method: found.method)
    solution.list(
      zip(found.mixtures, found.isSample).map { mixtures, isSample in
        (form.profile(mixtures, in: self), isSample ? "one of a continuum" : "")
      }, in: self, options.budget)
    solution.facts = [
      ("supports", .number(Double(found.supports))),
      ("unresolved", .number(Double(found.unresolved))),
    ]
    return solution
  }
}
