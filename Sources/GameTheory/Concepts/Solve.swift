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
  /// - Returns: The answer; with a status other than `complete` when something stands in the way, or when
  ///   a profile that should be an equilibrium is none by its certificate.
  public func solve(
    _ concept: Concept, _ options: SolveOptions = SolveOptions(), objectives: [[Double]] = []
  ) -> Solution {
    var options = options
    options.budget = options.budget.started
    return unjudged(concept, options, objectives).judged
  }

  private func unjudged(
    _ concept: Concept, _ options: SolveOptions, _ objectives: [[Double]]
  ) -> Solution {
    if !hasPerfectRecall {
      return Solution(concept, status: .imperfectRecall, method: "none")
    }
    if !payoffsAreFinite {
      return Solution(concept, status: .notFinite, method: "none")
    }
    switch concept {
    case .nash: return nash(options, objectives)
    case .zeroSum: return zeroSum(options)
    case .counterfactualRegret: return counterfactualRegret(options)
    case .agentQuantalResponse: return agentQuantalResponse(options)
    case .stackelberg: return stackelberg(options)
    default: break
    }
    let isConditional = [.pure, .extreme, .lemkeHowson, .supports].contains(concept)
    guard
      let form = StrategicForm(
        of: self, budget: options.budget.profiles, isConditional: isConditional)
    else {
      return Solution(
        concept, status: .tooLarge,
        method: "more than \(options.budget.profiles) pure profiles")
    }
    switch concept {
    case .pure: return pure(form, options)
    case .extreme: return extreme(form, options)
    case .lemkeHowson: return lemkeHowson(form, options)
    case .supports: return supports(form, options)
    case .payoffDominant: return payoffDominant(options)
    case .riskDominant: return riskDominant(form)
    case .logitLimit, .quantalResponse: return quantalResponse(concept, form, options)
    case .levelK, .cognitiveHierarchy: return levels(concept, form, options)
    case .regretMinimisation, .strictDominance, .weakDominance, .rationalisable:
      return deletion(concept, form, options)
    case .correlated, .coarseCorrelated: return correlated(concept, form, options, objectives)
    case .nash, .zeroSum, .counterfactualRegret, .agentQuantalResponse, .stackelberg:
      preconditionFailure("solved above, without a strategic form")
    }
  }

  private func nash(_ options: SolveOptions, _ objectives: [[Double]]) -> Solution {
    Solution(.nash, equilibria(budget: options.budget, objectives: objectives))
  }

  private func pure(_ form: StrategicForm, _ options: SolveOptions) -> Solution {
    var list = EquilibriumList(self, options.budget)
    list.add(
      form.pureEquilibria().lazy.map { form.profile(form.mixtures($0), in: self) },
      by: "enumeration of pure profiles")
    return Solution(.pure, list.set(options.budget.isOver ? .exhausted : .complete))
  }
}

extension Solution {
  /// What a list of equilibria says.
  init(_ concept: Concept, _ found: EquilibriumSet) {
    self.init(concept, status: found.status, method: found.method)
    answers = found.equilibria.map { Answer($0) }
    count = found.count
  }

  /// The solution with a status that its certificates bear out: where a concept of equilibrium gives an
  /// answer that is none, the answer is unreliable.
  fileprivate var judged: Solution {
    guard concept.isOfEquilibrium, status == .complete || status == .incomplete,
      answers.contains(where: { !$0.isEquilibrium })
    else { return self }
    var judged = self
    judged.status = .unreliable
    return judged
  }
}
