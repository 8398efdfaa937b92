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
  /// - Returns: The audit, and how near weighted payoffs come to each of the welfare functions.
  public func audit(
    _ specs: [WelfareSpec], outside: [Double] = [], steps: Int = Budget.audit.steps,
    advice: String = Audit.advice
  ) -> (audit: Audit, alignments: [AuditAlignment]) {
    var limits = Budget.audit
    limits.steps = steps
    limits = limits.until(budget)
    limits.shouldStop = budget.shouldStop
    if let tree = whole.tree {
      let criteria = specs.map { $0.criterion(on: tree, budget) }
      return (
        tree.audit(welfare: criteria, outside: outside, budget: limits, advice: advice),
        criteria.map { tree.marketAlignment(with: $0, budget: budget) }
      )
    }
    let obstacle = whole.obstacle ?? ""
    var alone: Audit?
    if case .tooManyLeaves = whole, !game.isRepeated {
      alone = Audit(
        alone: game, because: obstacle, leaves: budget.leavesOfOne(depth: game.depth),
        outside: outside, budget: limits)
    }
    return (
      alone ?? Audit(obstacle: obstacle),
      specs.map { $0.sampledAlignment(in: game, budget: budget) }
    )
  }
}
