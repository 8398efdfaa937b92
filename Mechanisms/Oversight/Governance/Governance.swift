public import Arena
public import MechanismTools

/// A firm that may be cautious or bold, a regulator that may be light or strict, and who moves first.
///
/// Where the firm leads, the regulator answers what it sees, and a capable firm is bold because by
/// then strictness would cost the public more. Where the regulator leads, its strategy is public
/// before the firm chooses, and the threat of strictness with probability k / (k + 6) suffices for a
/// loss of 1 + k / (k + 6). So the regulator should let the firm lead below a capability of 4, and
/// lead itself from there on.
///
/// A regulator that leads may publish a rate of strictness, which the firm sees. Otherwise the story is
/// the same as if both moved at once, and only theory knows that the regulator's mixture is public.
///
/// > Deviation: the source has no numbers and leaves the threshold open; these are the arena's own.
public struct Governance: RuledMechanism {
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

  /// The entry in the catalogue.
  public static let card = Card(
    "governance", "Firm and regulator: who should lead depends on how capable the system is.",
    source: "\(Papers.aiGovernance).")

  typealias Conduct = CapabilityStakes.Conduct
  typealias Regulation = CapabilityStakes.Regulation
  /// The players, who are the roles too.
  enum Seat { static let firm = 0, regulator = 1 }
  /// What is decided; a regulator may publish a rate of strictness instead of being strict or not.
  enum Choice { static let conduct = 0, regulation = 1, rate = 1 }
  /// What nature decides.
  enum Nature { static let strictness = 0 }
  /// What is counted; the respects of performance follow.
  enum Count {
    static let welfare = 0, firmValue = 1, caution = 2, leniency = 3, firstRespect = 4
  }

  /// The parameters.
  public var rules = Rules() { didSet { plan = rules.plan } }
  private var plan = Rules().plan

  /// Makes a system above the threshold, and nobody who leads.
  public init() {}

  /// A firm and a regulator, of whom the one that leads commits.
  public var roles: [Role] {
    [
      Role(
        "firm", commits: rules.leading == .firm,
        "Builds a system, and earns what its conduct is worth under the regulator's treatment."),
      Role(
        "regulator", commits: rules.leading == .regulator,
        "Bears what the firm's conduct and its own treatment of it cost the public."),
    ]
  }

  /// Conduct and regulation; the one that follows sees what was done before.
  public var decisions: [Decision] {
    let conduct = rules.stakes.conduct()
    if rules.publishes {
      let grid = Values.numbers(from: 0, step: 1 / Double(rules.rates - 1), count: rules.rates)
      return [
        Decision(
          "conduct", role: Seat.firm, sees: [Variable("rate", grid)], actions: conduct,
          "How to build the system, seeing how likely strict treatment is."),
        Decision(
          "rate", role: Seat.regulator, actions: grid,
          "The probability of strict treatment, published before the firm acts."),
      ]
    }
    let isSeen = rules.leading == .firm
    return [
      Decision(
        "conduct", role: Seat.firm, actions: conduct,
        isSeen
          ? "How to build the system; the regulator sees it before it acts."
          : "How to build the system, without seeing what the regulator does."),
      Decision(
        "regulation", role: Seat.regulator, sees: isSeen ? [Variable("conduct", conduct)] : [],
        actions: rules.stakes.regulation(),
        isSeen
          ? "How to treat the firm, seeing its conduct."
          : "How to treat the firm, without seeing its conduct."),
    ]
  }

  /// Whether a regulator who published a rate is strict.
  public var draws: [Draw] { [Draw("the regulator is strict")] }

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
  public var goal: Goal { .measure(Count.welfare) }

  /// Both choose at once, or one sees what the other did or published.
  public func play(_ episode: inout some Episode) {
    if rules.publishes {
      let rate = episode.choose(Choice.rate, by: Seat.regulator, wishing: plan.rate)
      let conduct = episode.choose(
        Choice.conduct, by: Seat.firm, seeing: rate, wishing: plan.conduct[rate])
      let isStrict = episode.chance(Nature.strictness, Double(rate) / Double(rules.rates - 1))
      settle(conduct, isStrict ? Regulation.strict : Regulation.light, &episode)
      return
    }
    let conduct = episode.choose(Choice.conduct, by: Seat.firm, wishing: plan.best.row)
    let answer =
      rules.leading == .firm
      ? episode.choose(
        Choice.regulation, by: Seat.regulator, seeing: conduct, wishing: plan.answers[conduct])
      : episode.choose(Choice.regulation, by: Seat.regulator, wishing: plan.best.column)
    settle(conduct, answer, &episode)
  }

  private func settle(_ conduct: Int, _ answer: Int, _ episode: inout some Episode) {
    let value = rules.stakes.value(conduct, answer)
    let loss = rules.stakes.loss(conduct, answer)
    episode.gain(value, by: Seat.firm)
    episode.gain(-loss, by: Seat.regulator)
    episode.note(Count.welfare, -loss)
    episode.note(Count.firmValue, value)
    if conduct == Conduct.cautious { episode.note(Count.caution, 1) }
    if answer == Regulation.light { episode.note(Count.leniency, 1) }
    rules.vector.note(conduct, from: Count.firstRespect, &episode)
  }
}
