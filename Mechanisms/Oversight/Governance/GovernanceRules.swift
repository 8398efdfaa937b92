public import Arena
public import MechanismTools

extension Governance {
  /// The parameters of governance.
  public struct Rules: RuleSet {
    /// What conduct and regulation are worth and cost.
    public var stakes = CapabilityStakes()
    /// Who moves first.
    public var leader = Leader.simultaneous
    /// The capability from which on the regulator leads, where that decides.
    public var threshold = 4.0
    /// Whether a regulator that leads publishes a rate of strictness, which the firm sees.
    public var published = false
    /// How many rates there are, from 0 to 1.
    public var rates = 21
    /// How the system performs.
    public var vector = PerformanceVector()

    /// Makes a system above the threshold, and nobody who leads.
    public init() {}

    /// Shows the stakes, who leads and how, and the performance vector.
    public mutating func knobs(_ visitor: inout some KnobVisitor) {
      stakes.knobs(&visitor, namingStrategies: true)
      visitor.knob("leader", &leader, "Who moves first.")
      visitor.knob(
        "threshold", &threshold, in: 0...1000, unit: "capability",
        "The capability from which on the regulator leads, if that decides.")
      visitor.knob(
        "published", &published, "Whether a regulator that leads publishes a rate of strictness.")
      visitor.knob("rates", &rates, in: 2...1001, unit: "rates", "How many rates, from 0 to 1.")
      vector.knobs(&visitor)
    }

    /// Says whether the tables fit the strategies, and a rate the regulator.
    public var complaint: String? {
      if let complaint = stakes.complaint { return complaint }
      if let complaint = vector.complaint(strategies: stakes.firm.count) { return complaint }
      return publishes && stakes.regulator.count != 2
        ? "a published rate needs a regulator with two strategies, not "
          + "\(stakes.regulator.count)" : nil
    }

    /// Who leads at this capability; never ``Leader/threshold``.
    var leading: Leader {
      if leader != .threshold { return leader }
      return stakes.capability < threshold ? .firm : .regulator
    }

    /// Whether the regulator leads by a rate that the firm sees.
    var publishes: Bool { published && leading == .regulator }

    /// What is wished of everyone; nothing if the parameters are invalid.
    var plan: Plan {
      var plan = Plan()
      if complaint != nil { return plan }
      let columns = stakes.regulator.count
      let pair = firstLeast(stakes.firm.count * columns) {
        stakes.loss($0 / columns, $0 % columns)
      }
      plan.best = (pair / columns, pair % columns)
      plan.answers = stakes.firm.indices.map { row in
        firstLeast(columns) { stakes.loss(row, $0) }
      }
      guard publishes else { return plan }
      plan.conduct = (0..<rates).map { rate in
        firstLeast(stakes.firm.count) { stakes.loss($0, atRate: odds(of: rate)) }
      }
      plan.rate = firstLeast(rates) { rate in
        let odds = odds(of: rate)
        return stakes.loss(stakes.friendlyReply(atRate: odds), atRate: odds)
      }
      return plan
    }

    private func odds(of rate: Int) -> Double { Double(rate) / Double(rates - 1) }
  }

  /// What the designer wishes of everyone.
  struct Plan: Sendable {
    /// The pair of strategies with the least loss.
    var best = (row: 0, column: 0)
    /// The regulator's best answer to each conduct.
    var answers: [Int] = []
    /// The conduct with the least loss at each published rate.
    var conduct: [Int] = []
    /// The published rate with the least loss when the firm replies in its own interest.
    var rate = 0
  }
}

extension CapabilityStakes {
  /// Returns a firm's best reply to a rate of strictness, the one of least loss if there are several.
  ///
  /// - Parameters:
  ///   - rate: The probability that the regulator is strict.
  ///   - subsidy: What the first strategy earns besides.
  /// - Returns: The row of the reply.
  func friendlyReply(atRate rate: Double, subsidy: Double = 0) -> Int {
    func worth(_ row: Int) -> Double {
      value(row, atRate: rate) + (row == Conduct.cautious ? subsidy : 0)
    }
    var reply = 0
    for row in firm.indices.dropFirst() {
      let advantage = worth(row) - worth(reply)
      // Rounding decides no tie.
      let slack = 1e-9 * Swift.max(1, worth(reply).magnitude)
      let isFriendlier = loss(row, atRate: rate) < loss(reply, atRate: rate)
      if advantage > slack || (advantage >= -slack && isFriendlier) { reply = row }
    }
    return reply
  }
}
