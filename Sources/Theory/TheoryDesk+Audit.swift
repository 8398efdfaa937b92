import Arena
public import GameTheory

extension TheoryDesk {
  /// What holds at the play that the designer wishes.
  ///
  /// Where the tree is too large, one seat after another is free to choose, which shows less.
  ///
  /// - Parameters:
  ///   - specs: What efficiency is measured by.
  ///   - outside: What each seat gets by staying out, by seat; 0 when empty.
  ///   - steps: How many nodes each property may visit; the time is that of the desk.
  ///   - advice: How a wish is stated, for whom it is asked that states none.
  /// - Returns: The audit; with an obstacle when there is nothing to audit, or no way to.
  public func audit(
    _ specs: [WelfareSpec], outside: [Double] = [], steps: Int = Budget.audit.steps,
    advice: String = Audit.advice
  ) -> Audit {
    var limits = Budget.audit.until(budget)
    limits.steps = steps
    limits.shouldStop = budget.shouldStop
    let whole = whole
    if let tree = whole.tree {
      let criteria = specs.map { $0.criterion(on: tree, budget) }
      return tree.audit(welfare: criteria, outside: outside, budget: limits, advice: advice)
    }
    let obstacle = whole.obstacle ?? ""
    guard case .tooManyLeaves = whole, !game.isRepeated else { return Audit(obstacle: obstacle) }
    return Audit(
      alone: game, because: obstacle, leaves: budget.leavesOfOne(depth: game.depth),
      outside: outside, budget: limits) ?? Audit(obstacle: obstacle)
  }

  /// How near weighted payoffs come to welfare functions, sampled where the tree is too large.
  public func alignments(with specs: [WelfareSpec]) -> [AuditAlignment] {
    guard let tree = whole.tree else {
      return specs.map { $0.sampledAlignment(in: game, budget: budget) }
    }
    return specs.map { tree.marketAlignment(with: $0.criterion(on: tree, budget), budget: budget) }
  }
}
