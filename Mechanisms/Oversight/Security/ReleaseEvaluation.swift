public import Arena
public import MechanismTools

/// Before a release, few reviewers evaluate a model in some of the domains in which it may fail.
///
/// An adversary who wants it to fail knows how reviewers are assigned, and works on the domain that
/// promises most; some failures are accidents that nobody chose, in any domain alike. An evaluation
/// of the domain finds the failure with some probability. An assignment made for the worst case is
/// not the one for accidents, and one for a perfectly rational adversary is fragile to one who
/// errs.
public struct ReleaseEvaluation: RuledMechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "release-evaluation", "Few reviewers look for failures of a model before it is released.",
    source: """
      \(Papers.incentiveAwareSafety), on pre-deployment evaluation under scarce reviewers; R. \
      Yang et al., "Improving Resource Allocation Strategy Against Human Adversaries in Security \
      Games", IJCAI 2011.
      """)

  /// What nature decides.
  enum Nature { static let accident = 0, domain = 1, review = 2, find = 3 }
  /// What is counted.
  enum Count { static let safety = 0, found = 1, harm = 2 }

  /// The parameters.
  public var rules = Rules() { didSet { guardian = rules.guardian } }
  private var guardian = Rules().guardian

  /// Makes one reviewer of five domains, assigned for a rational adversary.
  public init() {}

  /// An adversary and, unless the assignment is public, an evaluator who commits.
  public var roles: [Role] {
    guardian.role("evaluator", "Has domains reviewed, and bears the harm of a failure not found.")
      + [Role("adversary", "Makes the model fail, and gains if the failure is released.")]
  }

  /// Which domains to review, and which to make fail.
  public var decisions: [Decision] {
    let domains = rules.domains.map { Label($0, "Makes the model fail in " + $0 + ".") }
    let failure = Decision(
      "failure", role: guardian.attacker, actions: .named(domains),
      "In which domain to make the model fail, without seeing which are reviewed this time.")
    return guardian.decision(
      "review", of: rules.domains, verb: "Reviews",
      "Which domains to have reviewed, without seeing where the model fails.") + [failure]
  }

  /// Whether the failure is an accident and where, whether it is reviewed, and whether it is found.
  public var draws: [Draw] {
    [
      Draw("the failure is an accident"),
      Draw("the domain of the accident", .named(rules.domains)),
      Draw("the domain is reviewed"),
      Draw("the review finds the failure"),
    ]
  }

  /// What the failure is worth to the public, whether it was found, and the harm it did.
  public var measures: [Measure] {
    let harm = rules.harm.reduce(0) { Swift.max($0, $1) }
    let credit = rules.credit.reduce(0) { Swift.max($0, $1) }
    return [
      Measure("safety", unit: "utility", in: -harm...credit, "Credit for finds, less harm."),
      Measure("found", unit: "failures", in: 0...1, "Whether the failure was found in time."),
      Measure("harm", unit: "utility", in: 0...harm, "What a released failure did."),
    ]
  }

  /// Safety.
  public var goal: Goal { .measure(Count.safety) }

  /// The failure is an accident or the adversary's; a reviewer of its domain may find it.
  public func play(_ episode: inout some Episode) {
    let set = guardian.deploy(&episode)
    let isAccident = episode.chance(Nature.accident, rules.accidents)
    let adversary = guardian.attacker
    let domain =
      isAccident
      ? episode.chance(Nature.domain, uniform: rules.domains.count)
      : episode.choose(guardian.attack, by: adversary)
    let isFound =
      guardian.covers(domain, set, Nature.review, &episode)
      && episode.chance(Nature.find, rules.sensitivity)
    let safety = isFound ? rules.credit[domain] : -rules.harm[domain]
    guardian.pay(safety, &episode)
    if !isAccident {
      episode.gain(isFound ? -rules.deterrent[domain] : rules.temptation[domain], by: adversary)
    }
    episode.note(Count.safety, safety)
    if isFound {
      episode.note(Count.found, 1)
    } else {
      episode.note(Count.harm, rules.harm[domain])
    }
  }
}

extension ReleaseEvaluation {
  /// The parameters of an evaluation before release.
  public struct Rules: RuleSet {
    /// The most domains.
    public static var limit: Int { 1000 }

    /// The names of the domains.
    public var domains = ["bio", "cyber", "persuasion", "autonomy", "privacy"]
    /// The harm of a released failure in each domain.
    public var harm = [10.0, 6, 4, 8, 2]
    /// What finding a failure in each domain is worth.
    public var credit = [1.0, 0, 2, 1, 0]
    /// What a released failure in each domain is worth to an adversary.
    public var temptation = [9.0, 7, 5, 6, 2]
    /// What a failure that is found costs an adversary.
    public var deterrent = [3.0, 2, 1, 4, 1]
    /// How many domains can be reviewed.
    public var reviewers = 1
    /// The probability that a review finds a failure.
    public var sensitivity = 1.0
    /// The share of failures that nobody chose.
    public var accidents = 0.0
    /// Who decides what is reviewed.
    public var evaluator = CoverageHolder.designer
    /// How a designer assigns reviewers.
    public var assignment = CoverageRule.strong
    /// The noise of the adversary that quantal assignments are made for.
    public var adversaryNoise = 1.3
    /// The rates, where they are given.
    public var rates = [0.2, 0.2, 0.2, 0.2, 0.2]

    /// Makes one reviewer of five domains, assigned for a rational adversary.
    public init() {}

    /// Shows the domains, the reviewers and the adversary.
    public mutating func knobs(_ visitor: inout some KnobVisitor) {
      let stake = 0.0...1e6
      let limit = Rules.limit
      visitor.knob("domains", &domains, limit: limit, "The names of the domains.")
      visitor.knob(
        "harm", &harm, limit: limit, in: stake, unit: "utility",
        "The harm of a released failure in each domain.")
      visitor.knob(
        "credit", &credit, limit: limit, in: stake, unit: "utility",
        "What finding a failure in each domain is worth.")
      visitor.knob(
        "temptation", &temptation, limit: limit, in: stake, unit: "utility",
        "What a released failure in each domain is worth to an adversary.")
      visitor.knob(
        "deterrent", &deterrent, limit: limit, in: stake, unit: "utility",
        "What a failure that is found in each domain costs an adversary.")
      visitor.knob(
        "reviewers", &reviewers, in: 0...limit, unit: "domains", "How many can be reviewed.")
      visitor.knob(
        "sensitivity", &sensitivity, in: 0.001...1, unit: "probability",
        "How likely a review finds a failure."
      )
      visitor.knob("accidents", &accidents, in: 0...1, unit: "share", "The share nobody chose.")
      visitor.knob("evaluator", &evaluator, "Who decides what is reviewed.")
      visitor.knob("assignment", &assignment, "How a designer assigns reviewers.")
      visitor.knob(
        "adversary-noise", &adversaryNoise, in: 0.001...1e6, unit: "utility",
        "The noise of the adversary that quantal assignments are made for.")
      visitor.knob(
        "rates", &rates, limit: limit, in: 0...1, unit: "probability",
        "How likely each domain is reviewed, where the assignment is given.")
    }

    /// Says whether every domain has its stakes, and reviewers a domain each.
    public var complaint: String? {
      let count = domains.count
      if count == 0 { return "an evaluation needs a domain" }
      if [harm, credit, temptation, deterrent].contains(where: { $0.count != count }) {
        return "harm, credit, temptation and deterrent need a number for each domain"
      }
      if let domain = targets.firstPointless {
        return "a find must matter: harm plus credit and temptation plus deterrent must be above 0 "
          + "at " + domains[domain]
      }
      if reviewers > count { return "there are more reviewers than domains" }
      if evaluator == .player { return Guardian.complaint(resources: reviewers, among: count) }
      return assignment == .given
        ? CoverageRule.complaint(about: rates, targets: count, resources: reviewers) : nil
    }

    /// The domains as targets: what a review, which may miss a failure, makes of an attack.
    public var targets: SecurityTargets {
      SecurityTargets(
        defenderCovered: credit, defenderUncovered: harm.map { -$0 },
        attackerCovered: deterrent.map { -$0 }, attackerUncovered: temptation
      ).noticing(sensitivity)
    }

    /// The evaluator under these rules; if they are invalid, nothing is reviewed.
    ///
    /// An adversary with nothing at stake who errs hits all domains alike, as accidents do.
    var guardian: Guardian {
      if complaint != nil { return Guardian(rates: domains.map { _ in 0 }) }
      if evaluator == .player { return Guardian(resources: reviewers, among: domains.count) }
      let targets = targets
      var accident = targets
      accident.attackerCovered = domains.map { _ in 0 }
      accident.attackerUncovered = accident.attackerCovered
      return Guardian(
        rates: assignment.rates(
          against: accidents > 0 ? [targets, accident] : [targets],
          prior: accidents > 0 ? [1 - accidents, accidents] : [1],
          resources: reviewers, noise: adversaryNoise, given: rates))
    }
  }
}
