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
    var target = reward.payoff
    if let next = reward.next {
      let first = layout.column(0, at: next)
      target += discount * (initial + maximum(from: first, count: next.count))
    }
    let entry = layout.column(0, at: reward.turn) + reward.action
    self[entry] += rate * (target - initial - self[entry])
  }
}
