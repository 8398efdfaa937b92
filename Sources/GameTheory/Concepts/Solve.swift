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
  /// - Returns: The answer; with a status other than "complete" when something stands in the way.
  public func solve(
    _ concept: Concept, _ options: SolveOptions = SolveOptions(), objectives: [[Double]] = []
  ) -> Solution {
    guard hasPerfectRecall else {
      return Solution(concept, status: "imperfect recall", method: "none")
    }
    let range = payoffRange
    guard range.lowerBound.isFinite, range.upperBound.isFinite else {
      return Solution(concept, status: "payoffs not finite", method: "none")
    }
    switch concept {
    case .nash: return nash(concept, options)
    default: return Solution(concept, status: "not", method: "none")
    }
  }

  private func nash(_ concept: Concept, _ options: SolveOptions) -> Solution {
    let found = equilibria(budget: options.budget.profiles)
    var solution = Solution(concept, status: found.status.rawValue, method: found.method)
    solution.answers = found.equilibria.map { Solution.Answer($0) }
    solution.count = found.count
    solution.isComplete = found.status == .complete
    return solution
  }
}
