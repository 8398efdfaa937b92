public import Arena
import MechanismTools

/// A public project that is worth something different to everyone, and four ways to decide on it.
///
/// Under the pivot rule everyone bears an equal share of the cost, and an agent that changes the
/// decision pays what that costs the others: truth is dominant and the decision efficient, but the
/// tax must be burnt. Plain Vickrey–Clarke–Groves charges everyone only what the others' reports
/// leave uncovered, and runs a deficit. A majority at equal shares is truthful but not efficient,
/// and voluntary contributions invite free riding. Values 30, 40 and 80 against a cost of 120: only
/// the third is pivotal, at 10.
public struct PublicProject: Mechanism {
  /// How to decide and who pays.
  public enum Rule: String, KnobChoice {
    /// Built if the reports cover the cost; equal shares, and a tax on agents that are pivotal.
    case pivot
    /// Built if the reports cover the cost; everyone pays what the others leave uncovered.
    case vcg
    /// Built if more than half report at least an equal share; equal shares.
    case majority
    /// Built if the reports cover the cost; everyone pays its report.
    case voluntary
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "public-project", "A project is built if the reported values cover its cost.",
    source: """
      E. H. Clarke, "Multipart Pricing of Public Goods", Public Choice 11, 1971, pp. 17-33; T. \
      Groves, "Incentives in Teams", Econometrica 41(4), 1973, pp. 617-631.
      """)

  /// What is decided.
  enum Choice { static let report = 0 }
  /// What nature decides.
  enum Nature { static let kind = 0 }
  /// What is counted.
  enum Count { static let surplus = 0, built = 1, budget = 2 }

  /// How many decide.
  public var agents = 3
  /// The names of the kinds of agent.
  public var kinds = ["low", "middle", "high"]
  /// What the project is worth to each kind.
  public var value = [30.0, 40, 80]
  /// How frequent each kind is.
  public var prior = [1.0, 1, 1]
  /// What the project costs.
  public var cost = 120.0
  /// How to decide and who pays.
  public var rule = Rule.pivot

  /// Makes three agents of values 30, 40 or 80 under the pivot rule.
  public init() {}

  /// Shows the agents, the cost and the rule.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("agents", &agents, in: 1...SmallList.limit, unit: "agents", "How many decide.")
    visitor.knob("kinds", &kinds, limit: 64, "The names of the kinds of agent.")
    visitor.knob(
      "value", &value, limit: 64, in: 0...1e6, unit: "money", "Each kind's worth of the project.")
    visitor.knob(
      "prior", &prior, limit: 64, in: 0...1e6, unit: "weight", "Each kind's frequency.")
    visitor.knob("cost", &cost, in: 0...1e6, unit: "money", "What the project costs.")
    visitor.knob("rule", &rule, "How to decide and who pays.")
  }

  /// Says whether there are agents of some kind.
  public var complaint: String? {
    if agents < 2 { return "a public project needs at least two agents" }
    if kinds.isEmpty { return "a public project needs at least one kind of agent" }
    if value.count != kinds.count || prior.count != kinds.count {
      return "kinds, value and prior must have the same length"
    }
    return prior.contains { $0 > 0 } ? nil : "some kind of agent needs a positive prior"
  }

  /// Some agents.
  public var roles: [Role] { [Role("agent", seats: agents, "Knows its kind, and reports one.")] }

  /// To report a kind, seeing one's own.
  public var decisions: [Decision] {
    let reports = zip(kinds, value).map { kind, value in
      Label(kind, "Reports that the project is worth " + NumberText.exact(value) + " to it.")
    }
    return [
      Decision(
        "report", sees: [Variable("kind", .named(kinds))], actions: .named(reports),
        "Which kind to report; the reports decide whether the project is built and who pays.")
    ]
  }

  /// Everyone's kind.
  public var draws: [Draw] { [Draw("an agent's kind", .named(kinds))] }

  /// The surplus, whether the project was built, and what is left over or missing.
  public var measures: [Measure] {
    let (low, high) = (value.min() ?? 0, value.max() ?? 0)
    // Added up as the story does, so that rounding cannot pass the bounds.
    let least = (0..<agents).reduce(0.0) { sum, _ in sum + low } - cost
    let most = (0..<agents).reduce(0.0) { sum, _ in sum + high } - cost
    let crowd = Double(agents)
    return [
      Measure(
        "surplus", unit: "money", in: Swift.min(least, 0)...Swift.max(most, 0),
        "The values of a project that was built, less its cost."),
      Measure("built", unit: "projects", in: 0...1, "Whether the project was built."),
      Measure(
        "budget", unit: "money", in: -cost...crowd * (crowd * high + cost),
        "What was collected, less the cost of a project that was built."),
    ]
  }

  /// The surplus.
  public var goal: Goal { .measure(Count.surplus) }

  /// Everyone reports at once; the rule decides and collects.
  public func play(_ episode: inout some Episode) {
    var own = SmallList()
    var reports = SmallList()
    for seat in 0..<agents { own[seat] = episode.chance(Nature.kind, of: prior) }
    var (total, worth, votes) = (0.0, 0.0, 0)
    for seat in 0..<agents {
      reports[seat] = episode.choose(
        Choice.report, by: seat, seeing: own[seat], wishing: own[seat])
      total += value[reports[seat]]
      worth += value[own[seat]]
      if value[reports[seat]] >= share { votes += 1 }
    }
    let isBuilt = rule == .majority ? 2 * votes > agents : total >= cost
    var collected = 0.0
    for seat in 0..<agents {
      let report = value[reports[seat]]
      let price = price(report, others: total - report, isBuilt)
      episode.transfer(price, from: seat)
      collected += price
      if isBuilt { episode.gain(value[own[seat]], by: seat) }
    }
    if isBuilt {
      episode.note(Count.surplus, worth - cost)
      episode.note(Count.built, 1)
    }
    episode.note(Count.budget, isBuilt ? collected - cost : collected)
  }

  /// An equal share of the cost.
  private var share: Double { cost / Double(agents) }

  /// Returns what an agent pays that reports a value while the others report theirs in total.
  private func price(_ report: Double, others: Double, _ isBuilt: Bool) -> Double {
    switch rule {
    case .pivot:
      let net = others - cost * Double(agents - 1) / Double(agents)
      let isPivotal = isBuilt != (net >= 0)
      return (isBuilt ? share : 0) + (isPivotal ? net.magnitude : 0)
    case .vcg: return isBuilt ? Swift.max(0, cost - others) : 0
    case .majority: return isBuilt ? share : 0
    case .voluntary: return isBuilt ? report : 0
    }
  }
}
