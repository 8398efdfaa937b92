public import Arena

/// What an audit found about one property.
public struct AuditFinding: Sendable {
  /// The property.
  public let property: AuditProperty
  /// Whether it holds.
  public let verdict: AuditVerdict
  /// The largest gain, shortfall, imbalance or gap, in the unit of what is compared; 0 if the
  /// property holds, nil if nothing is known.
  public let largestGain: Double?
  /// How far ``largestGain`` can be trusted.
  public let accuracy: AuditAccuracy
  /// Why there is no plain answer, or what limits it, as a sentence.
  public internal(set) var reason: String?
  /// An episode, or two, in which it fails; nil if it holds.
  public internal(set) var witness: AuditWitness?
  /// Further numbers.
  public let figures: [AuditFigure]
}

/// A further number of a finding.
public struct AuditFigure: Sendable, Equatable {
  /// The name of the number of type profiles: ways in which nature can draw before anybody decides.
  public static let profiles = "profiles"
  /// The name of the number of type profiles at which somebody gains.
  public static let gainingProfiles = "gainingProfiles"

  /// What it says, for example "margin".
  public let name: String
  /// The number.
  public let value: Double

  init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}

/// An episode, or two that part ways, in which a property fails.
public struct AuditWitness: Sendable, Equatable {
  /// The seats that deviate, lose or stay out; none if it is the treasury that pays or keeps.
  public let seats: [Int]
  /// The information set at which the two episodes part.
  public let infoset: Int?
  /// The seat that decides there.
  public let decider: Int?
  /// The action that is wished there.
  public let wished: Int?
  /// The action that is taken there instead.
  public let deviation: Int?
  /// What is gained, in expectation where the property speaks of one.
  public let gain: Double
  /// The edges of the wished play's episode, from the root of the tree.
  public internal(set) var obedient: [Int]
  /// The edges of the deviating play's episode; nil if one episode shows it all.
  public internal(set) var deviating: [Int]?
}

/// How much of the play the designer states wishes for, for one seat at one decision.
public struct AuditCoverage: Sendable, Equatable {
  /// The seat.
  public let seat: Int
  /// The decision.
  public let decision: Int
  /// At how many information sets the seat takes it.
  public let informationSets: Int
  /// At how many of those an action is wished.
  public let wished: Int
  /// The first information set without a wish that the seat may reach although it does as wished.
  public let gap: Int?
}

/// What an audit of a mechanism at the designer's wished strategy found.
public struct Audit: Sendable {
  /// Why there is nothing to audit, or why it could not be done, as a sentence.
  public let obstacle: String?
  /// How much the wishes cover, by seat and decision.
  public let coverage: [AuditCoverage]
  /// How a mechanism states a wish.
  public static let advice = "choose(..., wishing: action)"
  /// One finding for each property, in the order of ``AuditProperty``.
  public let findings: [AuditFinding]
  /// Best, wished and predicted under every welfare function asked for.
  public internal(set) var welfare: [AuditWelfare]

  /// Makes the audit of a game that cannot be audited.
  ///
  /// - Parameters:
  ///   - obstacle: Why, as a sentence.
  ///   - verdict: What that means for every property.
  public init(obstacle: String, verdict: AuditVerdict = .undecided) {
    self.init(obstacle: obstacle, coverage: [], verdict: verdict)
  }

  init(obstacle: String, coverage: [AuditCoverage], verdict: AuditVerdict) {
    self.obstacle = obstacle
    self.coverage = coverage
    findings = AuditProperty.allCases.map { .open($0, verdict, obstacle) }
    welfare = []
  }

  init(coverage: [AuditCoverage], findings: [AuditFinding], welfare: [AuditWelfare]) {
    obstacle = nil
    self.coverage = coverage
    self.findings = findings
    self.welfare = welfare
  }

  /// Returns the finding about a property.
  public subscript(property: AuditProperty) -> AuditFinding {
    findings.first { $0.property == property }
      ?? .open(property, .undecided, "this property was not looked at")
  }
}

extension AuditFinding {
  /// A finding without an answer.
  static func open(
    _ property: AuditProperty, _ verdict: AuditVerdict, _ reason: String
  ) -> AuditFinding {
    AuditFinding(
      property: property, verdict: verdict, largestGain: nil, accuracy: .unknown, reason: reason,
      witness: nil, figures: [])
  }
}

extension Budget {
  /// The default budget of an audit: some seconds for each property of a large game.
  ///
  /// A step is a visit of one node of the tree, and every property has all of them.
  public static var audit: Budget {
    var budget = Budget()
    budget.steps = auditSteps * budget.steps
    return budget
  }

  /// How many nodes an audit may visit for one step of the searches that follow it.
  private static let auditSteps = 50

  /// What is spent on the equilibria that an audit compares the wished play with.
  var forPrices: Budget { share(5 * Budget.auditSteps) }
}

extension GameTree {
  /// Returns which properties of a mechanism hold at the play that its designer wishes.
  ///
  /// Where nothing is wished of a seat, the others expect it to mix uniformly. Incentives
  /// are asked of the seats of which something is wished; where a seat may come to a decision without
  /// a wish although it does as wished, only Bayesian incentives can be judged: it is then free to do
  /// its best there. A gain below 1e-12 of what the wished play is made of counts
  /// as none.
  ///
  /// - Parameters:
  ///   - welfare: What efficiency is measured by; the mean payoff when empty.
  ///   - outside: What each seat gets by staying out, by seat; 0 when empty.
  ///   - budget: How many nodes each property may visit, and for how long.
  ///   - advice: How a wish is stated, for whom it is asked that states none.
  /// - Returns: The findings; with an obstacle when there is nothing to audit, or no way to.
  ///
  /// > Source: R. B. Myerson, "Incentive Compatibility and the Bargaining Problem", *Econometrica*
  /// > 47(1), 1979, pp. 61-73; S. Li, "Obviously Strategy-Proof Mechanisms", *American Economic
  /// > Review* 107(11), 2017, pp. 3257-3287; R. J. Aumann, "Acceptable Points in General Cooperative
  /// > n-Person Games", *Contributions to the Theory of Games IV*, 1959, pp. 287-324.
  public func audit(
    welfare: [WelfareCriterion] = [], outside: [Double] = [], budget: Budget = .audit,
    advice: String = Audit.advice
  ) -> Audit {
    precondition(
      outside.isEmpty || outside.count == seats, "an audit needs an outside option for each seat")
    let criteria = welfare.isEmpty ? [.meanPayoff(on: self)] : welfare
    if let complaint = unusable(criteria) { return Audit(obstacle: complaint) }
    let wishes = Wishes(of: self)
    if let complaint = wishes.complaint {
      return Audit(obstacle: complaint, coverage: wishes.coverage, verdict: .undecided)
    }
    if wishes.isSilent {
      return Audit(
        obstacle: "the designer wishes nothing, so there is nothing to audit; state what she "
          + "wishes where players choose: \(advice)",
        coverage: wishes.coverage, verdict: .notApplicable)
    }
    let options = outside.isEmpty ? [Double](repeating: 0, count: seats) : outside
    var auditor = Auditor(self, wishes, outside: options, budget: budget.started)
    return auditor.audit(criteria)
  }

  /// What makes the numbers of this tree impossible to compare; nil when nothing does.
  func unusable(_ criteria: [WelfareCriterion]) -> String? {
    let limit = Auditor.greatestNumber
    for leaf in 0..<leaves {
      for seat in 0..<seats
      where !(transfer(leaf: leaf, seat: seat).magnitude <= limit)
        || !(gain(leaf: leaf, seat: seat).magnitude <= limit)
      {
        return "some payoff is not a number of at most \(limit), so payoffs cannot be compared"
      }
    }
    for criterion in criteria {
      guard let objective = criterion.objective else { continue }
      precondition(objective.count == leaves, "a welfare criterion needs a value for each leaf")
      if objective.contains(where: { !($0.magnitude <= limit) }) {
        return "the welfare '\(criterion.name)' is not a number of at most \(limit) everywhere"
      }
    }
    return nil
  }
}
