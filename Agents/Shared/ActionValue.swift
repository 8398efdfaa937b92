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
    let first = layout.column(0, at: next)
    learnValue(of: entry, reward.payoff, before: first, next.count, rate, discount, initial)
  }

  /// Moves a value towards the payoff plus the best of the values to come.
  ///
  /// On its own, so that the last decision of an episode, the only one of most, saves no registers.
  @inline(never) private func learnValue(
    of entry: Int, _ payoff: Double, before first: Int, _ count: Int, _ rate: Double,
    _ discount: Double, _ initial: Double
  ) {
    let target = payoff + discount * (initial + maximum(from: first, count: count))
    self[entry] += rate * (target - initial - self[entry])
  }
}
