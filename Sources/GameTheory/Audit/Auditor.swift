import Arena

/// What may still be spent on one property.
struct Purse {
  private var left: Double
  private var meter: Meter

  init(_ budget: Budget) {
    left = Double(budget.steps)
    var clock = budget
    clock.steps = .max
    meter = clock.meter
  }

  /// Whether some visits of nodes can be paid for.
  func affords(_ visits: Double) -> Bool { visits <= left }

  /// Pays for visits of nodes; false once nothing is left.
  mutating func spend(_ visits: Int) -> Bool {
    left -= Double(visits)
    return meter.spend() && left >= 0
  }
}

/// The answer about one seat, pair or welfare function, before they are put together.
struct PartialAnswer {
  let verdict: AuditVerdict
  var gain: Double?
  var accuracy = AuditAccuracy.exact
  var reason: String?
  var witness: AuditWitness?

  /// It holds.
  static let holds = PartialAnswer(verdict: .holds, gain: 0)

  /// It fails by some gain.
  static func fails(
    _ gain: Double, _ witness: AuditWitness?, _ accuracy: AuditAccuracy = .exact,
    _ reason: String? = nil
  ) -> PartialAnswer {
    PartialAnswer(
      verdict: .fails, gain: gain, accuracy: accuracy, reason: reason, witness: witness)
  }

  /// It is not known; with a bound where there is one.
  static func undecided(_ reason: String, atMost bound: Double? = nil) -> PartialAnswer {
    PartialAnswer(
      verdict: .undecided, gain: bound, accuracy: bound == nil ? .unknown : .atMost, reason: reason)
  }
}

/// The state of an audit: the tree, the wishes, and what several properties need.
struct Auditor {
  let tree: GameTree
  let wishes: Wishes
  /// The wished play.
  let profile: Profile
  /// How likely the wished play leads to every node.
  let reach: [Double]
  /// What each seat gets by staying out.
  let outside: [Double]
  /// For each seat how large a gain still counts as none.
  let slacks: [Double]
  /// Whether every player remembers what it knew and did.
  let remembers: Bool
  /// The budget of each property; its clock runs from the start of the audit.
  let purse: Purse
  /// What the search for equilibria may cost.
  let budget: Budget
  /// The plans of every seat; empty when some player forgets.
  let plans: [StrategySpace]

  /// The greatest magnitude of a payoff whose sums and differences are surely finite.
  static let greatestNumber = 1e150
  /// The largest gain that counts as none, in shares of the terms that it is compared with.
  static let tolerance = 1e-12
  static let forgetful =
    "some player forgets what it knew or did, so its strategies cannot be compared"

  init(_ tree: GameTree, _ wishes: Wishes, outside: [Double], budget: Budget) {
    self.tree = tree
    self.wishes = wishes
    self.outside = outside
    profile = tree.wishedProfile
    let reach = tree.reach(under: profile)
    let wished = profile
    slacks = (0..<tree.seats).map { seat in
      let sizes = (0..<tree.leaves).map { tree.termSize(leaf: $0, seat: seat) }
      let size = tree.expected(sizes, under: wished)[0]
      // Where the wish pays nothing, the least that anything pays is what gains are compared with.
      let least = sizes.reduce(.infinity) { $1 > 0 ? Swift.min($0, $1) : $0 }
      return Auditor.tolerance * (size > 0 ? size : least.isFinite ? least : 0)
    }
    self.reach = reach
    remembers = tree.hasPerfectRecall
    purse = Purse(budget)
    self.budget = budget.forPrices
    plans = remembers ? (0..<tree.seats).map { StrategySpace(seat: $0, of: tree) } : []
  }

  /// Looks at every property.
  mutating func audit(_ criteria: [WelfareCriterion]) -> Audit {
    let incentives = incentives()
    let attained = criteria.map { attain($0) }
    let found =
      incentives + rationality() + balance() + efficiency(attained) + pairs()
    let order = AuditProperty.allCases
    let findings = order.compactMap { property in found.first { $0.property == property } }
    return Audit(
      coverage: wishes.coverage, findings: findings, welfare: prices(attained))
  }

  /// Puts answers together: one failure is a failure, and the largest gain counts.
  func finding(
    _ property: AuditProperty, _ answers: [PartialAnswer], figures: [AuditFigure] = []
  ) -> AuditFinding {
    let failures = answers.filter { $0.verdict == .fails }
    let open = answers.filter { $0.verdict == .undecided }
    if let worst = failures.max(by: { $0.gain ?? 0 < $1.gain ?? 0 }) {
      let isExact = open.isEmpty && failures.allSatisfy { $0.accuracy == .exact }
      return AuditFinding(
        property: property, verdict: .fails, largestGain: worst.gain,
        accuracy: isExact ? .exact : .atLeast, reason: worst.reason ?? open.first?.reason,
        witness: worst.witness, figures: figures)
    }
    if let first = open.first {
      let isBounded = open.allSatisfy { $0.accuracy == .atMost }
      return AuditFinding(
        property: property, verdict: .undecided,
        largestGain: isBounded ? open.compactMap { $0.gain }.max() : nil,
        accuracy: isBounded ? .atMost : .unknown, reason: first.reason, witness: nil,
        figures: figures)
    }
    return AuditFinding(
      property: property, verdict: .holds, largestGain: 0, accuracy: .exact,
      reason: answers.first { $0.reason != nil }?.reason, witness: nil, figures: figures)
  }

  /// The name of a seat in a sentence.
  func name(_ seat: Int) -> String {
    let role = tree.shape.roleOfSeat[seat]
    let first = tree.shape.roleOfSeat.firstIndex(of: role) ?? 0
    let name = tree.shape.roles[role].name
    return tree.shape.roles[role].seats == 1 ? "the \(name)" : "\(name) \(seat - first + 1)"
  }

  /// The sentence about a decision for which no wish is stated.
  func gapSentence(_ seat: Int, _ infoset: Int) -> String {
    let decision = tree.shape.decision(ofInfoset: infoset).decision
    return
      "nothing is wished of \(name(seat)) at '\(tree.shape.decisions[decision].name)', which it "
      + "may reach although it does as wished"
  }
}
