public import Arena

extension GameTree {
  /// Returns what a solution concept says about this game.
  ///
  /// Every profile in the answer is certified again on the tree, by code that shares nothing with the
  /// solver: its ``Solution/Answer/regret`` is the largest gain of a deviator. Concepts of bounded
  /// rationality select profiles with regret; it is reported, not hidden.
  ///
  /// - Parameters:
  ///   - concept: The concept.
  ///   - options: What the concept may be told, and what the search may cost.
  ///   - objectives: For correlated concepts: welfare functions, each with one value for each leaf;
  ///     empty where a function is not a mean over episodes.
  /// - Returns: The answer; with a status other than `complete` when something stands in the way.
  public func solve(
    _ concept: Concept, _ options: SolveOptions = SolveOptions(), objectives: [[Double]] = []
  ) -> Solution {
    if !hasPerfectRecall {
      return Solution(concept, status: .imperfectRecall, method: "none")
    }
    if !payoffsAreFinite {
      return Solution(concept, status: .notFinite, method: "none")
    }
    switch concept {
    case .nash: return nash(options)
    case .zeroSum: return zeroSum(options)
    case .counterfactualRegret: return counterfactualRegret(options)
    case .agentQuantalResponse: return agentQuantalResponse(options)
    case .stackelberg: return stackelberg(options)
    default: break
    }
    guard let form = StrategicForm(of: self, budget: options.budget.profiles) else {
      return Solution(
        concept, status: .tooLarge,
        method: "more than \(options.budget.profiles) pure profiles")
    }
    switch concept {
    case .pure: return pure(form)
    case .extreme: return extreme(form, options)
    case .lemkeHowson: return lemkeHowson(form, options)
    case .supports: return supports(form, options)
    case .payoffDominant, .riskDominant: return selected(concept, form, options)
    case .logitLimit, .quantalResponse: return quantalResponse(concept, form, options)
    case .levelK, .cognitiveHierarchy: return levels(concept, form, options)
    case .regretMinimisation, .strictDominance, .weakDominance, .rationalisable:
      return deletion(concept, form, options)
    case .correlated, .coarseCorrelated: return correlated(concept, form, options, objectives)
    case .nash, .zeroSum, .counterfactualRegret, .agentQuantalResponse, .stackelberg:
      preconditionFailure("solved above, without a strategic form")
    }
  }

  private func nash(_ options: SolveOptions) -> Solution {
    let found = equilibria(budget: options.budget)
    var solution = Solution(.nash, status: found.status, method: found.method)
    solution.answers = found.equilibria.map { Solution.Answer($0) }
    solution.count = found.count
    return solution
  }

  private func pure(_ form: StrategicForm) -> Solution {
    let size = Swift.max(1, payoffRange.upperBound - payoffRange.lowerBound)
    let found = form.pureEquilibria(slack: 1e-9 * size)
    var solution = Solution(.pure, status: .complete, method: "enumeration of pure profiles")
    solution.count = found.count
    solution.answers = found.prefix(EquilibriumSet.limit).map { strategies in
      let mixtures = zip(form.sizes, strategies).map { size, strategy in
        (0..<size).map { $0 == strategy ? 1.0 : 0 }
      }
      return Solution.Answer(form.profile(mixtures, in: self), in: self)
    }
    return solution
  }
}
