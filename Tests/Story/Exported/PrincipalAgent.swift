public import Arena

/// A bonus for success must pay for effort that nobody sees.
public struct PrincipalAgent: Mechanism {
  /// The values of 'work', by number.
  enum Work { static let low = 0, high = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "principal-agent", "A bonus for success must pay for effort that nobody sees.",
    source: """
      J.-J. Laffont, D. Martimort, The Theory of Incentives, Princeton, 2002, section 4.3; B. \
      Holmström, Moral Hazard and Observability, Bell Journal of Economics 10(1), 1979, pp. 74-91.
      """)

  /// The seats of the players.
  enum Seat { static let principal = 0, agent = 1 }

  /// What is decided.
  enum Choice { static let offer = 0, work = 1 }

  /// What nature decides.
  enum Nature { static let succeeds = 0 }

  /// What is counted.
  enum Count { static let surplus = 0, effort = 1, wage = 2, rent = 3 }

  /// What a success is worth.
  public var output = 10.0
  /// How likely effort succeeds.
  public var highSuccess = 0.8
  /// How likely no effort succeeds.
  public var lowSuccess = 0.4
  /// What effort costs.
  public var effortCost = 1.0
  /// The greatest bonus.
  public var topBonus = 5.0
  /// How many bonuses, from 0.
  public var bonuses = 11
  /// Whether the bonus is for effort, which is seen.
  public var observed = false

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("output", &output, in: 0...1e6, unit: "money", "What a success is worth.")
    visitor.knob(
      "high-success", &highSuccess, in: 0...1, unit: "probability", "How likely effort succeeds.")
    visitor.knob(
      "low-success", &lowSuccess, in: 0...1, unit: "probability", "How likely no effort succeeds.")
    visitor.knob("effort-cost", &effortCost, in: 0...1e6, unit: "utility", "What effort costs.")
    visitor.knob("top-bonus", &topBonus, in: 0.001...1e6, unit: "money", "The greatest bonus.")
    visitor.knob("bonuses", &bonuses, in: 2...1001, unit: "bonuses", "How many bonuses, from 0.")
    visitor.knob("observed", &observed, "Whether the bonus is for effort, which is seen.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard highSuccess > lowSuccess else { return "effort must make success more likely" }
    let bonusSteps = (topBonus - 0) / (topBonus / (Double(bonuses) - 1))
    guard bonusSteps < 100_000 else {
      return "a grid needs a positive step, and at most 100000 points"
    }
    guard abs(bonusSteps - Double(bonusCount - 1)) < 1e-6 else { return "the bonuses are even" }
    guard Numbers.isRange(0, money(bonus2: bonusCount - 1)) else {
      return "the range of 'wage' ends before it begins"
    }
    guard Numbers.isRange(-effortCost, money(bonus2: bonusCount - 1)) else {
      return "the range of 'rent' ends before it begins"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [
      Role(
        "principal", commits: true,
        "Gains the output of a success, less the bonus if it is earned."),
      Role("agent", "Gains the bonus if it is earned, less the cost of its effort."),
    ]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "bonus", actions: bonusValues, "What to pay for success, or for effort if it is seen."),
      Decision(
        "effort", role: 1, sees: [Variable("bonus", bonusValues)], actions: .named(workLabels),
        "How much to work."),
    ]
  }
  /// What nature decides.
  public var draws: [Draw] { [Draw("success")] }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "surplus", unit: "money", in: -effortCost...output, "Output less the cost of effort."),
      Measure("effort", unit: "efforts", in: 0...1, "Whether the agent made an effort."),
      Measure(
        "wage", unit: "money", in: Numbers.range(0, money(bonus2: bonusCount - 1)),
        "The bonus that was paid."),
      Measure(
        "rent", unit: "money", in: Numbers.range(-effortCost, money(bonus2: bonusCount - 1)),
        "The wage less what effort cost."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.surplus) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let bonus2 = episode.choose(Choice.offer, by: Seat.principal, wishing: wishedOffer())
    let worked = episode.choose(Choice.work, by: Seat.agent, seeing: bonus2, wishing: wishedWork())
    if worked == Work.high {
      episode.gain(-effortCost, by: Seat.agent)
      episode.note(Count.surplus, -effortCost)
      episode.note(Count.effort, 1)
      episode.note(Count.rent, -effortCost)
    }
    let succeeds = episode.chance(Nature.succeeds, worked == Work.high ? highSuccess : lowSuccess)
    if succeeds {
      episode.gain(output, by: Seat.principal)
      episode.note(Count.surplus, output)
    }
    if observed && worked == Work.high || !observed && succeeds {
      episode.transfer(money(bonus2: bonus2), from: Seat.principal, to: Seat.agent)
      episode.note(Count.wage, money(bonus2: bonus2))
      episode.note(Count.rent, money(bonus2: bonus2))
    }
  }

  /// What the story calls 'money'.
  private func money(bonus2: Int) -> Double {
    Double(bonus2) * topBonus / (Double(bonuses) - 1)
  }

  /// What the designer wishes at 'bonus'.
  private func wishedOffer() -> Int {
    if !isEfficient { return 0 }
    return (0..<bonusCount).first(where: { b in
      money(bonus2: b) * leverage >= effortCost * (1 - 1e-12)
    })
      ?? bonusCount - 1
  }

  /// What the designer wishes at 'effort'.
  private func wishedWork() -> Int {
    if isEfficient { return Work.high }
    return Work.low
  }

  /// How many points 'Bonus' has; 1 if the step does not fit.
  private var bonusCount: Int {
    let steps = (topBonus - 0) / (topBonus / (Double(bonuses) - 1))
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'Bonus'.
  private func bonus(at index: Int) -> Double {
    0 + Double(index) * (topBonus / (Double(bonuses) - 1))
  }

  /// The points of 'Bonus'.
  private var bonusValues: Values {
    .numbers(from: 0, step: topBonus / (Double(bonuses) - 1), count: bonusCount)
  }

  /// Effort is efficient if it adds more than it costs; the least bonus that pays for it is wished.
  private var isEfficient: Bool { (highSuccess - lowSuccess) * output >= effortCost }

  /// What the story calls 'leverage'.
  private var leverage: Double { observed ? 1 : highSuccess - lowSuccess }

  /// What the values of 'work' mean.
  private var workLabels: [Label] {
    [
      Label("low", "Costs the agent nothing, and makes success less likely."),
      Label("high", "Costs the agent something, and makes success more likely."),
    ]
  }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// Whether a range ends where it begins or later.
  static func isRange(_ low: Double, _ high: Double) -> Bool {
    low <= high && low.isFinite && high.isFinite
  }

  /// A range; of 0 alone if it would end before it begins.
  static func range(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    low <= high ? low...high : 0...0
  }
}
