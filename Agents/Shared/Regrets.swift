import Arena

extension Mind {
  /// Adds to each action's entry how much more it would have paid than the action taken.
  ///
  /// Sums of such differences rank the actions as sums of the payoffs themselves would, but stay
  /// small where payoffs are large and nearly equal.
  func addRegrets(of comparison: Comparison, from first: Int) {
    let payoff = comparison[comparison.action]
    for action in 0..<comparison.turn.count {
      self[first + action] += comparison[action] - payoff
    }
  }
}
