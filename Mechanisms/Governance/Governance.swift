public import Arena

/// A firm that may be cautious or bold, a regulator that may be light or strict, and who moves first.
///
/// Where the firm leads, the regulator answers what it sees, and a capable firm is bold because by
/// then strictness would cost the public more. Where the regulator leads, its strategy is public
/// before the firm chooses, and the threat of strictness with probability k / (k + 6) suffices for a
/// loss of 1 + k / (k + 6). So the regulator should let the firm lead below a capability of 4, and
/// lead itself from there on.
///
/// A regulator that leads is told like one that moves at the same time, since its mixture is what is
/// public and only theory reads it; or it publishes a rate of strictness that the firm sees.
///
/// > Source: N. Zhang, K. Yue, C. Fang, "A Game-Theoretic Framework for AI Governance", arXiv
/// > 2305.14865.
///
/// > Deviation: the source has no numbers and leaves the threshold open; these are the arena's own.
public struct Governance: Mechanism {
  /// Who moves first.
  public enum Leader: String, KnobChoice {
    /// Nobody: both choose at once.
    case simultaneous
    /// The firm, whose conduct the regulator sees.
    case firm
    /// The regulator, whose strategy is public.
    case regulator
    /// The firm below the threshold of capability, the regulator from there on.
    case threshold
  }

  /// What the catalogue says.
  public static let card = Card(
    "governance", "Firm and regulator: who should lead depends on how capable the system is.",
    source: "Zhang, Yue, Fang, A Game-Theoretic Framework for AI Governance, arXiv 2305.14865.")

  /// The parameters.
  public var rules = Rules() { didSet { plan = rules.plan } }
  private var plan = Rules().plan

  /// Makes a system above the threshold, and nobody who leads.
  public init() {}

  /// Shows the stakes, who leads and how, and the performance vector.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    var draft = rules
    draft.knobs(&visitor)
    if draft != rules { rules = draft }
  }

  /// Says whether the tables fit the strategies, and a rate the regulator.
  public var complaint: String? { rules.complaint }

  /// A firm and a regulator, of whom the one that leads commits.
  public var roles: [Role] {
    [
      Role("firm", commits: rules.leading == .firm),
      Role("regulator", commits: rules.leading == .regulator),
    ]
  }

  /// Conduct and regulation; whoever follows sees what was done before.
  public var decisions: [Decision] {
    let conduct = Values.named(rules.stakes.firm)
    let regulation = Values.named(rules.stakes.regulator)
    if rules.publishes {
      let grid = Values.numbers(from: 0, step: 1 / Double(rules.rates - 1), count: rules.rates)
      return [
        Decision("conduct", sees: [Variable("rate", grid)], actions: conduct),
        Decision("rate", role: 1, actions: grid),
      ]
    }
    let sees = rules.leading == .firm ? [Variable("conduct", conduct)] : []
    return [
      Decision("conduct", actions: conduct),
      Decision("regulation", role: 1, sees: sees, actions: regulation),
    ]
  }

  /// Public welfare, the firm's value, what both did, and the performance vector.
  public var measures: [Measure] {
    let loss = rules.stakes.lossRange
    return [
      Measure(
        "public welfare", unit: "utility", in: -loss.upperBound ... -loss.lowerBound,
        "The public's loss, below zero."),
      Measure("firm value", unit: "utility", in: rules.stakes.valueRange, "The firm's payoff."),
      Measure("caution", unit: "firms", in: 0...1, "Whether the firm did its first strategy."),
      Measure("leniency", unit: "cases", in: 0...1, "Whether the regulator did its first one."),
    ] + rules.vector.measures
  }

  /// Public welfare.
  public var goal: Goal { .measure(0) }

  /// Both choose at once, or one sees what the other did or published.
  public func play(_ episode: inout some Episode) {
    if rules.publishes {
      let rate = episode.choose(1, by: 1, wishing: plan.rate)
      let conduct = episode.choose(0, by: 0, seeing: rate, wishing: plan.conduct[rate])
      let odds = Double(rate) / Double(rules.rates - 1)
      settle(conduct, episode.chance("the regulator is strict", odds) ? 1 : 0, &episode)
      return
    }
    let conduct = episode.choose(0, by: 0, wishing: plan.best.row)
    let isSeen = rules.leading == .firm
    let answer = episode.choose(
      1, by: 1, seeing: isSeen ? conduct : 0,
      wishing: isSeen ? plan.answers[conduct] : plan.best.column)
    settle(conduct, answer, &episode)
  }

  private func settle(_ conduct: Int, _ answer: Int, _ episode: inout some Episode) {
    let value = rules.stakes.value(conduct, answer)
    let loss = rules.stakes.loss(conduct, answer)
    episode.gain(value, by: 0)
    episode.gain(-loss, by: 1)
    episode.note(0, -loss)
    episode.note(1, value)
    if conduct == 0 { episode.note(2, 1) }
    if answer == 0 { episode.note(3, 1) }
    rules.vector.note(conduct, from: 4, &episode)
  }
}
