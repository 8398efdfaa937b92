import Arena

extension GameTree {
  /// All extreme equilibria of two players, each with its component.
  func extreme(_ form: StrategicForm, _ options: SolveOptions) -> Solution {
    guard let game = form.bimatrix else { return notForTwo(.extreme) }
    let found = game.extremeEquilibria(budget: options.budget)
    var solution = Solution(
      .extreme, status: found.status,
      method: "vertices of the best-reply polytopes, "
        + (found.isExact ? "in exact fractions" : "in doubles"))
    solution.list(
      found.equilibria.map { equilibrium in
        (
          profile: profile(equilibrium, form),
          note: equilibrium.component.map { "component \($0 + 1)" } ?? ""
        )
      }, in: self, options.budget)
    solution.facts = [
      ("components", .number(Double(found.components.count))),
      ("degenerate", .text(found.isDegenerate ? "yes" : "no")),
    ]
    return solution
  }

  /// The equilibria at the ends of all Lemke-Howson paths.
  func lemkeHowson(_ form: StrategicForm, _ options: SolveOptions) -> Solution {
    guard let game = form.bimatrix else { return notForTwo(.lemkeHowson) }
    let found = game.lemkeHowsonFromEveryLabel(budget: options.budget)
    var solution = Solution(
      // That all paths ended does not mean that they led everywhere, unless nobody has a choice.
      .lemkeHowson,
      status: found.status == .complete && !choosers.isEmpty ? .incomplete : found.status,
      method: "complementary pivoting from every label"
    )
    let ends = found.equilibria.enumerated().map { place, equilibrium in
      let labels = found.reached.indices.filter { found.reached[$0] == place }
      let shown = labels.prefix(8).map { String($0 + 1) }.joined(separator: " ")
      let rest = labels.count > 8 ? " ... (\(labels.count))" : ""
      return (profile: profile(equilibrium, form), note: "labels \(shown)\(rest)")
    }
    solution.list(ends, in: self, options.budget)
    return solution
  }

  /// The strict equilibrium that risk-dominates all others.
  func riskDominant(_ form: StrategicForm) -> Solution {
    let pure = form.pureEquilibria()
    var solution = Solution(
      .riskDominant, status: .complete,
      method: "enumeration of pure profiles; of the strict ones the one that risk-dominates all")
    if let chosen = form.riskDominant(among: pure) {
      let profile = form.profile(form.mixtures(pure[chosen]), in: self)
      solution.answers = [Solution.Answer(profile, in: self)]
      solution.count = 1
    } else {
      solution.obstacle = "no strict equilibrium risk-dominates all others"
    }
    return solution
  }

  /// The equilibria that are best for everybody, of all that were found.
  func payoffDominant(_ options: SolveOptions) -> Solution {
    let found = equilibria(budget: options.budget)
    let all = found.equilibria.map { $0.expectation.payoffs }
    var method = found.method
    var places = EquilibriumSelection.payoffDominant(all)
    method += "; of them those best for everybody"
    if places.isEmpty {
      places = EquilibriumSelection.undominated(all)
      method += ": there are none, so those that no other is better than for all"
    }
    var solution = Solution(.payoffDominant, status: found.status, method: method)
    solution.answers = places.map { Solution.Answer(found.equilibria[$0]) }
    solution.count = places.count
    return solution
  }

  private func profile(_ equilibrium: BimatrixEquilibrium, _ form: StrategicForm) -> Profile {
    form.profile(form.mixtures(rows: equilibrium.rows, columns: equilibrium.columns), in: self)
  }

  private func notForTwo(_ concept: Concept) -> Solution {
    Solution(
      concept, status: .notApplicable, method: "none",
      obstacle: "more than two players have a choice")
  }
}

extension Solution {
  /// Takes over profiles with their notes: the first of those that play alike, as many as are kept.
  mutating func list(
    _ found: [(profile: Profile, note: String)], in tree: GameTree, _ budget: Budget
  ) {
    let plans = OwnReach(tree)
    var known: Set<PlayDigest> = []
    let distinct = found.filter { known.insert(plans.digest($0.profile)).inserted }
    count = distinct.count
    for (profile, note) in distinct.prefix(EquilibriumSet.limit) {
      if budget.isOver {
        status = .exhausted
        return
      }
      answers.append(Answer(profile, in: tree, note: note))
    }
  }
}
