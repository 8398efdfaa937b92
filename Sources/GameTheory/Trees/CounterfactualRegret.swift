public import Arena

/// What counterfactual regret minimisation reached, with its certificate.
public struct CounterfactualSolution: Sendable {
  /// The mean of all plans, as a profile; uniform when nothing could be computed.
  public let profile: Profile
  /// What it leads to.
  public let expectation: Expectation
  /// What each seat could gain by its best reply, recomputed on the tree; infinite when unknown.
  public let regrets: [Double]
  /// How many iterations were made, each an update of every seat.
  public let iterations: Int
  /// How the run ended.
  public let status: SearchStatus
  /// Whether more iterations must lead to an equilibrium.
  ///
  /// They do where two seats decide and their payoffs sum to a constant. Elsewhere the regrets are
  /// true, but nothing says that they will fall.
  public let hasGuarantee: Bool
  /// Bounds on the value of the game to the first seat that decides; nil without a guarantee.
  public let value: ClosedRange<Double>?
  /// How the profile was found.
  public let method = "CFR+"

  /// The largest gain of any seat.
  public var regret: Double { regrets.reduce(0) { Swift.max($0, $1) } }
  /// The mean gain of the seats that decide, the usual *exploitability* of two-player games.
  public let exploitability: Double
}

extension GameTree {
  /// Plays a tree against itself by CFR+: regret matching at every information set, regrets never
  /// below 0, seats updated in turn, plans averaged with linearly growing weights.
  ///
  /// In a game of two seats whose payoffs sum to a constant, the mean plans tend to an equilibrium, and
  /// their regrets bound how far the value is. On other trees the same is computed without promise.
  ///
  /// > Source: O. Tammelin, "Solving Large Imperfect Information Games Using CFR+", arXiv:1407.5042,
  /// > 2014; M. Zinkevich et al., "Regret Minimization in Games with Incomplete Information",
  /// > *NIPS* 2007.
  ///
  /// > Deviation: worked on the sequence form, so that an iteration is two sparse products instead of
  /// > two walks through the tree.
  ///
  /// - Parameters:
  ///   - iterations: The most iterations.
  ///   - target: The largest regret at which to stop, in units of payoff; looked at now and then.
  ///   - budget: The most iterations and seconds.
  /// - Returns: The mean profile, its regrets recomputed on the tree, and how the run ended.
  /// - Complexity: O(combinations of sequences x seats) an iteration.
  public func counterfactualRegret(
    iterations: Int = 10_000, until target: Double = 0, budget: Budget = Budget()
  ) -> CounterfactualSolution {
    guard let form = SequenceForm(of: self) else { return unsolved(.imperfectRecall) }
    let greatest = form.payoffs.reduce(0) { Swift.max($0, $1.magnitude) }
    guard payoffsAreFinite, form.payoffs.allSatisfy({ $0.isFinite }) else {
      return unsolved(.notFinite)
    }
    // A power of two rounds nothing, and keeps sums of huge payoffs finite.
    let exponent = greatest > 0 ? -Int(greatest.exponent) : 0
    let scale = Double(
      sign: .plus, exponent: Swift.min(Swift.max(exponent, -1022), 1022), significand: 1)
    let tables = RegretTables(form, scale: scale)
    var meter = budget.meter
    var status = SearchStatus.incomplete
    var done = 0
    var check = 1
    while done < Swift.max(iterations, 1) {
      if !meter.spend() {
        status = .exhausted
        break
      }
      done += 1
      tables.iterate(weight: Double(done))
      if done == check {
        check += Swift.max(check / 8, 4)
        if tables.largestRegret() / scale <= target { break }
      }
    }
    let weights = form.plans.indices.map { seat in
      form.deciders.firstIndex(of: seat).map { tables.totals($0) } ?? [1]
    }
    return certified(form.profile(of: weights), form.deciders, done, status, target)
  }

  /// A profile with its regrets, recomputed by code that shares nothing with the iterations.
  private func certified(
    _ profile: Profile, _ deciders: [Int], _ iterations: Int,
    _ status: SearchStatus, _ target: Double
  ) -> CounterfactualSolution {
    let expectation = expectation(of: profile)
    let regrets = (0..<seats).map { seat in
      deciders.contains(seat)
        ? bestReply(of: seat, to: profile).values.value - expectation.payoffs[seat] : 0
    }
    let isReached = regrets.allSatisfy { $0 <= target }
    let isConstantSum = deciders.count == 2 && constantSum(of: deciders) != nil
    let sum = regrets.reduce(0) { $0 + Swift.max($1, 0) }
    var value: ClosedRange<Double>?
    if isConstantSum {
      let reached = expectation.payoffs[deciders[0]]
      value =
        reached - Swift.max(regrets[deciders[1]], 0)...reached + Swift.max(regrets[deciders[0]], 0)
    }
    return CounterfactualSolution(
      profile: profile, expectation: expectation, regrets: regrets, iterations: iterations,
      status: isReached ? .complete : status, hasGuarantee: isConstantSum, value: value,
      exploitability: sum / Double(Swift.max(deciders.count, 1)))
  }

  private func unsolved(_ status: SearchStatus) -> CounterfactualSolution {
    let profile = Profile(uniformIn: shape)
    return CounterfactualSolution(
      profile: profile, expectation: expectation(of: profile),
      regrets: [Double](repeating: .infinity, count: seats), iterations: 0, status: status,
      hasGuarantee: false, value: nil, exploitability: .infinity)
  }
}
