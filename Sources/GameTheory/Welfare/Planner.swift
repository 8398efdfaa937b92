public import Arena

/// How far an answer can be trusted to be the extreme.
public enum Exactness: String, Sendable {
  /// The extreme itself.
  case exact
  /// A bound that the extreme cannot pass.
  case bound
}

/// The best and the worst that play can reach for an objective.
public struct Extremes: Sendable {
  /// What a planner who sees everything and moves everyone reaches.
  public let firstBest: Double
  /// The best of all strategy profiles, in which everyone knows only what it sees; the first best as
  /// a bound when there are too many profiles.
  public let best: Double
  /// The worst of all strategy profiles, or a bound below it.
  public let worst: Double
  /// Whether ``best`` and ``worst`` are reached by a profile.
  public let exactness: Exactness
}

extension GameTree {
  /// Returns the extremes of an objective given leaf by leaf.
  ///
  /// The first best is backward induction with every decision in one hand. Respecting information
  /// is a team problem: the pure profiles of all seats but one are enumerated, and the remaining one,
  /// the seat with the most strategies, replies optimally.
  ///
  /// - Parameters:
  ///   - objective: One value for each leaf.
  ///   - budget: How many nodes may be visited, 200 for a step.
  /// - Returns: The extremes; with bounds instead when the budget does not suffice or players forget.
  public func extremes(of objective: [Double], budget: Budget = Budget()) -> Extremes {
    let top = planned(objective)
    let bottom = -planned(objective.map { -$0 })
    guard hasPerfectRecall, let best = informedBest(objective, budget),
      let worst = informedBest(objective.map { -$0 }, budget)
    else { return Extremes(firstBest: top, best: top, worst: bottom, exactness: .bound) }
    return Extremes(firstBest: top, best: best, worst: -worst, exactness: .exact)
  }

  /// Backward induction by a planner who sees everything.
  private func planned(_ objective: [Double]) -> Double {
    var value = [Double](repeating: 0, count: nodes.count)
    for index in nodes.indices.reversed() {
      let node = nodes[index]
      switch node.kind {
      case .leaf: value[index] = objective[Int(node.infoset)]
      case .chance:
        for edge in 0..<Int(node.edges) {
          value[index] += outcomes[Int(node.infoset) + edge].probability * value[child(index, edge)]
        }
      case .decision:
        value[index] = value[child(index, 0)]
        for edge in 1..<Swift.max(Int(node.edges), 1) {
          value[index] = Swift.max(value[index], value[child(index, edge)])
        }
      }
    }
    return value[0]
  }

  private func informedBest(_ objective: [Double], _ budget: Budget) -> Double? {
    let spaces = (0..<seats).map { StrategySpace(seat: $0, of: self) }
    guard
      let replier = spaces.filter({ !$0.infosets.isEmpty }).max(by: { $0.size < $1.size })
    else { return planned(objective) }
    let others = spaces.filter { $0.seat != replier.seat && !$0.infosets.isEmpty }
    var work = Double(nodes.count)
    for space in others { work *= space.size }
    guard work <= budget.teamVisits else { return nil }
    var best = -Double.infinity
    var profile = Profile(uniformIn: shape)
    StrategySpace.forEachProfile(of: others) { strategies in
      if budget.isOver { return }
      for (space, strategy) in zip(others, strategies) { space.apply(strategy, to: &profile) }
      let value = bestReply(of: replier.seat, to: profile, objective: objective).values.value
      best = Swift.max(best, value)
    }
    return budget.isOver ? nil : best
  }
}
