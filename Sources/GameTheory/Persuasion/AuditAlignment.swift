public import Arena

/// How nearly a weighted sum of the players' payoffs gives a welfare function, wherever an episode ends.
public struct AuditAlignment: Sendable {
  /// The name of the welfare function.
  public let name: String
  /// The seats whose payoffs are weighted: those whose payoff is not the welfare itself.
  public let advisers: [Int]
  /// Weights of their payoffs, and how far the sum is off; nil if there is an ``obstacle``.
  public let alignment: MarketAlignment?
  /// Why there is nothing to weigh, as a sentence; nil if there is something.
  public let obstacle: String?
  /// The error of the best weights divided by that of the best constant, in 0...1: 0 if together the
  /// players want the welfare, 1 if their payoffs say nothing about it; nil if that cannot be said.
  public let remainder: Double?
  /// The sample that was weighed; nil if all leaves were.
  public let sample: AlignmentSample?
}

extension AuditAlignment {
  /// Says why there is nothing to weigh.
  init(_ name: String, without reason: String, remainder: Double? = nil) {
    self.init(
      name: name, advisers: [], alignment: nil, obstacle: reason, remainder: remainder, sample: nil)
  }

  /// Says that a welfare function is no mean over episodes.
  init(noMean name: String) {
    self.init(name, without: "\(name) is no mean over episodes, so payoffs cannot add up to it")
  }

  /// Weighs payoffs.
  ///
  /// - Parameters:
  ///   - name: The name of the welfare function.
  ///   - goal: The welfare by outcome.
  ///   - payoffs: The payoff of each seat by outcome.
  ///   - sample: Where the outcomes were sampled, the sample.
  ///   - budget: How many pivots it may take, and how long.
  init(
    _ name: String, goal: [Double], payoffs: [[Double]], sample: AlignmentSample? = nil,
    budget: Budget
  ) {
    let limit = Auditor.greatestNumber
    guard (payoffs + [goal]).allSatisfy({ $0.allSatisfy { $0.magnitude <= limit } }) else {
      self.init(
        name,
        without: "some payoff is not a number of at most \(limit), so payoffs cannot be weighed")
      return
    }
    let common = Baseline.of(goal)
    let size = goal.reduce(0) { Swift.max($0, ($1 - common).magnitude) }
    let rounding = 1e-12 * size + Rounding.share * common.magnitude
    let advisers = payoffs.indices.filter { seat in
      !zip(payoffs[seat], goal).allSatisfy { ($0 - $1).magnitude <= rounding }
    }
    if advisers.isEmpty {
      self.init(name, without: "the payoff of every player is \(name) itself", remainder: 0)
      return
    }
    let found = MarketAlignment(of: goal, among: advisers.map { payoffs[$0] }, budget: budget)
    let (error, unaided) = (found.error, found.unaided)
    let isConstant = unaided <= rounding
    self.init(
      name: name, advisers: advisers, alignment: found, obstacle: nil,
      remainder: isConstant ? nil : Swift.min(1, error <= 1e-12 * unaided ? 0 : error / unaided),
      sample: sample)
  }
}

extension GameTree {
  /// Returns how nearly a weighted sum of the players' payoffs gives a welfare function.
  ///
  /// A seat whose payoff is the welfare itself at every leaf is the one that the others advise, so its
  /// payoff is not weighted.
  ///
  /// - Parameters:
  ///   - criterion: The welfare function.
  ///   - budget: How many pivots it may take, and how long.
  /// - Returns: The weights, or why there are none.
  public func marketAlignment(
    with criterion: WelfareCriterion, budget: Budget = Budget()
  ) -> AuditAlignment {
    guard let goal = criterion.objective else {
      return AuditAlignment(noMean: criterion.name)
    }
    precondition(goal.count == leaves, "a welfare criterion needs a value for each leaf")
    let payoffs = (0..<seats).map { seat in (0..<leaves).map { payoff(leaf: $0, seat: seat) } }
    return AuditAlignment(criterion.name, goal: goal, payoffs: payoffs, budget: budget)
  }
}
