public import Arena

/// A welfare function that an audit measures a game by.
public struct WelfareCriterion: Sendable {
  /// The name.
  public let name: String
  /// The unit.
  public let unit: String
  /// Whether more of it is better, or less.
  public let sense: Goal.Sense
  /// Its value at every leaf, where it is a mean over episodes; nil if it is not.
  public let objective: [Double]?
  /// Bounds that no play passes; only used where there is no ``objective``.
  public let bounds: ClosedRange<Double>?
  /// Its value for what a play is expected to lead to.
  public let value: @Sendable (Expectation) -> Double

  /// Makes a criterion.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - unit: The unit.
  ///   - sense: Whether more of it is better, or less.
  ///   - objective: The value at every leaf; nil if welfare is no mean over episodes.
  ///   - bounds: Bounds that no play passes, where there is no objective.
  ///   - value: The value for what a play is expected to lead to.
  public init(
    name: String, unit: String, sense: Goal.Sense = .most, objective: [Double]?,
    bounds: ClosedRange<Double>? = nil, value: @escaping @Sendable (Expectation) -> Double
  ) {
    self.name = name
    self.unit = unit
    self.sense = sense
    self.objective = objective
    self.bounds = bounds
    self.value = value
  }

  /// The mean payoff of the seats, at the leaves of a tree.
  public static func meanPayoff(on tree: GameTree) -> WelfareCriterion {
    let count = Double(tree.seats)
    return WelfareCriterion(
      name: Utilitarian.card.id, unit: "payoff",
      objective: (0..<tree.leaves).map { leaf in
        (0..<tree.seats).reduce(0) { $0 + tree.payoff(leaf: leaf, seat: $1) } / count
      }, value: { $0.payoffs.reduce(0, +) / count })
  }

  /// The total of a measure, at the leaves of a tree.
  public static func measure(
    _ index: Int, _ sense: Goal.Sense = .most, on tree: GameTree
  ) -> WelfareCriterion {
    let measure = tree.shape.measures[index]
    return WelfareCriterion(
      name: measure.name, unit: measure.unit, sense: sense,
      objective: (0..<tree.leaves).map { tree.measure(leaf: $0, index: index) },
      value: { $0.measures[index] })
  }
}

/// A ratio of the best to what an equilibrium reaches.
public struct EquilibriumPrice: Sendable, Equatable {
  /// The ratio; nil if it says nothing.
  public let ratio: Double?
  /// Why there is no ratio, as a sentence.
  public let reason: String?
}

/// Best, wished and predicted under one welfare function, for one episode.
public struct AuditWelfare: Sendable {
  /// The name of the function.
  public let name: String
  /// The unit.
  public let unit: String
  /// What the wished play reaches.
  public let wished: Double
  /// What a planner who sees everything and moves everyone reaches, or a bound above it; nil where
  /// nothing is known.
  public let firstBest: Double?
  /// The best of all strategy profiles, or a bound above it.
  public let best: Double?
  /// The worst of all strategy profiles, or a bound below it.
  public let worst: Double?
  /// Whether ``best`` and ``worst`` are reached by a profile.
  public let exactness: Exactness
  /// The best of the equilibria found.
  public let bestEquilibrium: Double?
  /// The worst of the equilibria found.
  public let worstEquilibrium: Double?
  /// How many equilibria were found.
  public let equilibria: Int
  /// Whether there may be more.
  public let status: SearchStatus
  /// The best over the worst equilibrium; the other way round where less is better.
  public let priceOfAnarchy: EquilibriumPrice
  /// The best over the best equilibrium; the other way round where less is better.
  public let priceOfStability: EquilibriumPrice
  /// The range in which players without regret can end; see
  /// `GameTree.coarseCorrelatedRange(of:in:budget:)`.
  ///
  /// It is nil where welfare is no mean over episodes or the game is too large.
  public let correlated: ClosedRange<Double>?
}

extension Auditor {
  /// The welfare functions with what their equilibria reach.
  func prices(_ attained: [Attainment]) -> [AuditWelfare] {
    let set = tree.equilibria(
      budget: budget, objectives: attained.map { $0.criterion.objective ?? [] })
    let form = StrategicForm(of: tree, budget: budget.regretlessProfiles)
    return attained.map { attained in
      let reached = set.equilibria.map { attained.criterion.value($0.expectation) }
      let sense = attained.criterion.sense
      let (best, worst) =
        sense == .most ? (reached.max(), reached.min()) : (reached.min(), reached.max())
      return AuditWelfare(
        name: attained.criterion.name, unit: attained.criterion.unit, wished: attained.wished,
        firstBest: attained.firstBest, best: attained.best, worst: attained.worst,
        exactness: attained.exactness, bestEquilibrium: best,
        worstEquilibrium: worst, equilibria: set.count, status: set.status,
        priceOfAnarchy: price(attained.best, worst, "worst", set.status, sense),
        priceOfStability: price(attained.best, best, "best", set.status, sense),
        correlated: attained.criterion.objective.flatMap { objective in
          form.flatMap { tree.coarseCorrelatedRange(of: objective, in: $0, budget: budget) }
        })
    }
  }

  /// A ratio of two positive values, at least 1: of the best to what is reached, or of what is reached
  /// to the best where less is better.
  private func price(
    _ best: Double?, _ reached: Double?, _ which: String, _ status: SearchStatus,
    _ sense: Goal.Sense
  ) -> EquilibriumPrice {
    func none(_ reason: String) -> EquilibriumPrice { EquilibriumPrice(ratio: nil, reason: reason) }
    guard let reached else { return none("no equilibrium was found: \(status.rawValue)") }
    guard let best else { return none("the best is not known") }
    if best <= 0 { return none("a ratio needs positive values, but the best is not positive") }
    if sense == .least { return EquilibriumPrice(ratio: reached / best, reason: nil) }
    if reached <= 1e-12 * best {
      return none(
        reached < -1e-12 * best
          ? "a ratio needs positive values, but the \(which) equilibrium is worth less than 0"
          : "the \(which) equilibrium is worth 0, so the ratio is infinite")
    }
    return EquilibriumPrice(ratio: best / reached, reason: nil)
  }
}
