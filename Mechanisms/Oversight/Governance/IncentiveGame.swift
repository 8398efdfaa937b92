public import Arena
public import MechanismTools

/// A regulator that publishes a rate of strictness and a subsidy for caution, and a firm that replies.
///
/// Without a subsidy, caution takes strictness with probability k / (k + 6) at capability k; each unit
/// of subsidy saves 1 / (k / 2 + 3) of that. Where strictness costs the public 1 and a unit of subsidy
/// costs t, only the cheaper of the two is used: a subsidy alone if t < 1 / (k / 2 + 3), and
/// strictness alone if t is above.
///
/// > Deviation: rate and subsidy are on grids, and the numbers are the arena's own.
public struct IncentiveGame: RuledMechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "incentive-game", "A regulator threatens a firm, or pays it to be cautious, or both.",
    source: """
      \(Papers.aiGovernance): the leader's action comes with an incentive paid to the follower.
      """)

  typealias Conduct = CapabilityStakes.Conduct
  typealias Regulation = CapabilityStakes.Regulation
  /// The players, who are the roles too.
  enum Seat { static let regulator = 0, firm = 1 }
  /// What is decided.
  enum Choice { static let rate = 0, subsidy = 1, conduct = 2 }
  /// What nature decides.
  enum Nature { static let strictness = 0 }
  /// What is counted.
  enum Count {
    static let welfare = 0, firmValue = 1, caution = 2, strictness = 3, subsidy = 4
  }

  /// The parameters.
  public var rules = Rules() { didSet { plan = rules.plan } }
  private var plan = Rules().plan

  /// Makes an instance in which half the strictness saves a whole subsidy.
  public init() {}

  /// A regulator, whose strategy is public, and a firm.
  public var roles: [Role] {
    [
      Role(
        "regulator", commits: true,
        "Publishes a threat and a reward, and bears the public's loss and what the reward costs."),
      Role("firm", "Sees threat and reward, and earns what its conduct is worth under them."),
    ]
  }

  /// The rate, the subsidy, and the conduct seeing both.
  public var decisions: [Decision] {
    let rates = Values.numbers(from: 0, step: 1 / Double(rules.rates - 1), count: rules.rates)
    let step = rules.topSubsidy / Double(rules.subsidies - 1)
    let subsidies = Values.numbers(from: 0, step: step, count: rules.subsidies)
    let rate = Variable("rate", rates)
    return [
      Decision(
        "rate", role: Seat.regulator, actions: rates,
        "The probability of strict treatment, published before the firm acts."),
      Decision(
        "subsidy", role: Seat.regulator, sees: [rate], actions: subsidies,
        "What a cautious firm is paid, published before the firm acts."),
      Decision(
        "conduct", role: Seat.firm, sees: [rate, Variable("subsidy", subsidies)],
        actions: rules.stakes.conduct(first: ", and is paid the subsidy"),
        "How to build the system, seeing how likely strict treatment is and what caution is paid."),
    ]
  }

  /// Whether the firm is treated strictly.
  public var draws: [Draw] { [Draw("the regulator is strict")] }

  /// Public welfare, the firm's value, its caution, strictness and the subsidy paid.
  public var measures: [Measure] {
    let (loss, value) = (rules.stakes.lossRange, rules.stakes.valueRange)
    let top = rules.subsidy(rules.subsidies - 1)
    let most = loss.upperBound + rules.tax * top
    return [
      Measure(
        "public welfare", unit: "utility", in: -most ... -loss.lowerBound,
        "The public's loss and what the subsidy costs it, below zero."),
      Measure(
        "firm value", unit: "utility", in: value.lowerBound...value.upperBound + top,
        "The firm's payoff, the subsidy included."),
      Measure("caution", unit: "firms", in: 0...1, "Whether the firm was cautious."),
      Measure("strictness", unit: "cases", in: 0...1, "Whether the firm was treated strictly."),
      Measure("subsidy", unit: "money", in: 0...top, "What the firm was paid."),
    ]
  }

  /// Public welfare.
  public var goal: Goal { .measure(Count.welfare) }

  /// The regulator publishes, the firm replies, and whether it is treated strictly is drawn.
  public func play(_ episode: inout some Episode) {
    let rate = episode.choose(Choice.rate, by: Seat.regulator, wishing: plan.rate)
    let level = episode.choose(
      Choice.subsidy, by: Seat.regulator, seeing: rate, wishing: plan.subsidy[rate])
    let published = rate * rules.subsidies + level
    let conduct = episode.choose(
      Choice.conduct, by: Seat.firm, seeing: published, wishing: plan.conduct[published])
    let isStrict = episode.chance(Nature.strictness, rules.odds(rate))

    let isCautious = conduct == Conduct.cautious
    let treatment = isStrict ? Regulation.strict : Regulation.light
    let subsidy = isCautious ? rules.subsidy(level) : 0
    let value = rules.stakes.value(conduct, treatment)
    let loss = rules.stakes.loss(conduct, treatment) + rules.tax * subsidy
    if subsidy > 0 { episode.transfer(subsidy, to: Seat.firm) }
    episode.gain(value, by: Seat.firm)
    episode.gain(-loss, by: Seat.regulator)
    episode.note(Count.welfare, -loss)
    episode.note(Count.firmValue, value + subsidy)
    if isCautious { episode.note(Count.caution, 1) }
    if isStrict { episode.note(Count.strictness, 1) }
    episode.note(Count.subsidy, subsidy)
  }
}

extension IncentiveGame {
  /// The parameters of the incentive game.
  public struct Rules: RuleSet {
    /// What conduct and regulation are worth and cost.
    public var stakes = CapabilityStakes()
    /// How many rates of strictness there are, from 0 to 1.
    public var rates = 7
    /// The greatest subsidy.
    public var topSubsidy = 3.0
    /// How many subsidies there are, from 0 to the greatest.
    public var subsidies = 7
    /// What a unit of subsidy costs the public.
    public var tax = 0.25

    /// Makes an instance in which half the strictness saves a whole subsidy.
    public init() {}

    /// Shows the stakes, the two instruments and what a subsidy costs.
    public mutating func knobs(_ visitor: inout some KnobVisitor) {
      stakes.knobs(&visitor, namingStrategies: false)
      visitor.knob("rates", &rates, in: 2...101, unit: "rates", "How many rates, from 0 to 1.")
      visitor.knob(
        "top-subsidy", &topSubsidy, in: 0.001...1e6, unit: "money", "The greatest subsidy.")
      visitor.knob(
        "subsidies", &subsidies, in: 2...101, unit: "subsidies", "How many there are, from 0.")
      visitor.knob(
        "tax", &tax, in: 0...1000, unit: "utility per money", "What a unit of subsidy costs.")
    }

    /// Says whether the tables fit two strategies of each side.
    public var complaint: String? { stakes.complaint }

    /// Returns the probability of strictness at a point of the grid.
    func odds(_ rate: Int) -> Double { Double(rate) / Double(rates - 1) }

    /// Returns the money of a point of the grid of subsidies.
    func subsidy(_ level: Int) -> Double { Double(level) * topSubsidy / Double(subsidies - 1) }

    /// What is wished of everyone; nothing if the parameters are invalid.
    var plan: Plan {
      var plan = Plan()
      if stakes.complaint != nil { return plan }
      plan.conduct = (0..<rates * subsidies).map { published in
        firstLeast(stakes.firm.count) {
          cost(of: $0, published / subsidies, published % subsidies)
        }
      }
      plan.subsidy = (0..<rates).map { rate in firstLeast(subsidies) { cost(rate, $0) } }
      plan.rate = firstLeast(rates) { cost($0, plan.subsidy[$0]) }
      return plan
    }

    /// What rate and subsidy cost the public when the firm replies in its own interest.
    private func cost(_ rate: Int, _ level: Int) -> Double {
      cost(
        of: stakes.friendlyReply(atRate: odds(rate), subsidy: subsidy(level)), rate, level)
    }

    /// What a conduct costs the public under a rate and a subsidy.
    private func cost(of conduct: Int, _ rate: Int, _ level: Int) -> Double {
      stakes.loss(conduct, atRate: odds(rate))
        + (conduct == Conduct.cautious ? tax * subsidy(level) : 0)
    }
  }

  /// What the designer wishes of everyone.
  struct Plan: Sendable {
    /// The rate that costs least.
    var rate = 0
    /// The subsidy that costs least with each rate.
    var subsidy: [Int] = []
    /// The conduct that costs least at each rate and, fastest, subsidy.
    var conduct: [Int] = []
  }
}
