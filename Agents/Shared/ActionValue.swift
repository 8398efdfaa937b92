import Arena

extension Mind {
  /// Moves the value of the action taken towards its payoff plus the discounted best value to come.
  ///
  /// The table holds values less `initial`, so that a table of zeros is a newborn's.
  ///
  /// > Source: C. J. C. H. Watkins, P. Dayan, "Q-learning", *Machine Learning* 8, 1992, pp. 279-292,
  /// > [doi:10.1007/BF00992698](https://doi.org/10.1007/BF00992698).
  func learnValue(
    from reward: Reward, layout: TableLayout, rate: Double, discount: Double, initial: Double
  ) {
    let entry = layout.column(0, at: reward.turn) + reward.action
    guard let next = reward.next else {
      self[entry] += rate * (reward.payoff - initial - self[entry])
      return
    }
    let best = best(at: next, layout: layout)
    let target = reward.payoff + discount * (initial + best)
    self[entry] += rate * (target - initial - self[entry])
  }

  /// The greatest entry at a decision.
  @inline(never) private func best(at turn: Turn, layout: TableLayout) -> Double {
    maximum(from: layout.column(0, at: turn), count: turn.count)
  }
}
