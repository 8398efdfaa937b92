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
    solution.answers = found.equilibria.prefix(EquilibriumSet.limit).map { equilibrium in
      answer(equilibrium, form, equilibrium.component.map { "component \($0 + 1)" } ?? "")
    }
    solution.count = found.equilibria.count
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
      // That all paths ended does not mean that they led everywhere.
      .lemkeHowson, status: found.status == .complete ? .incomplete : found.status,
      method: "complementary pivoting from every label"
    )
    solution.answers = found.equilibria.enumerated().map { place, equilibrium in
      let labels = found.reached.indices.filter { found.reached[$0] == place }
      let shown = labels.prefix(8).map { String($0 + 1) }.joined(separator: " ")
      return answer(
        equilibrium, form, "labels \(shown)" + (labels.count > 8 ? " ... (\(labels.count))" : ""))
    }
    solution.count = found.equilibria.count
    return solution
  }

  /// The equilibria that a rule of selection leaves of all that were found.
  func selected(_ concept: Concept, _ form: StrategicForm, _ options: SolveOptions) -> Solution {
    let found = equilibria(budget: options.budget)
    let all = found.equilibria.map(\.expectation.payoffs)
    var places: [Int] = []
    var method = found.method
    guard concept == .payoffDominant else {
      let size = Swift.max(1, payoffRange.upperBound - payoffRange.lowerBound)
      let pure = form.pureEquilibria(slack: 1e-9 * size)
      method = "enumeration of pure profiles; of the strict ones the one that risk-dominates all"
      var solution = Solution(concept, status: .complete, method: method)
      if let chosen = form.riskDominant(among: pure) {
        let mixtures = zip(form.sizes, pure[chosen]).map { size, strategy in
          (0..<size).map { $0 == strategy ? 1.0 : 0 }
        }
        solution.answers = [Solution.Answer(form.profile(mixtures, in: self), in: self)]
        solution.count = 1
      } else {
        solution.obstacle = "no strict equilibrium risk-dominates all others"
      }
      return solution
    }
    places = EquilibriumSelection.payoffDominant(all)
    method += "; of them those best for everybody"
    if places.isEmpty {
      places = EquilibriumSelection.undominated(all)
      method += ": there are none, so those that no other is better than for all"
    }
    var solution = Solution(concept, status: found.status, method: method)
    solution.answers = places.map { Solution.Answer(found.equilibria[$0]) }
    solution.count = places.count
    return solution
  }

  private func answer(_ equilibrium: BimatrixEquilibrium, _ form: StrategicForm, _ note: String)
    -> Solution.Answer
  {
    let mixtures = form.mixtures(rows: equilibrium.rows, columns: equilibrium.columns)
    return Solution.Answer(form.profile(mixtures, in: self), in: self, note: note)
  }

  private func notForTwo(_ concept: Concept) -> Solution {
    Solution(
      concept, status: .notApplicable, method: "none",
      obstacle: "not a game of exactly two deciding players")
  }
}
