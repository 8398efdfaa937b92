public import Arena

/// A principal promises a bonus for success to an agent whose effort it cannot see.
///
/// The agent cannot be fined, so the bonus that makes effort pay, effort cost / (high - low success),
/// leaves it a rent. With success 0.8 or 0.4 and an effort cost of 1 the bonus is 2.5, the rent 1,
/// and effort costs the principal 2 instead of 1: where output is worth little more than its cost,
/// the principal does without effort that would be efficient. Paying for effort itself, if it can be
/// seen, costs no rent.
public struct PrincipalAgent: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "principal-agent", "A bonus for success must pay for effort that nobody sees.",
    source: """
      J.-J. Laffont, D. Martimort, The Theory of Incentives, Princeton, 2002, section 4.3; B. \
      Holmström, "Moral Hazard and Observability", Bell Journal of Economics 10(1), 1979, pp. \
      74-91.
      """)

  /// The players, who are the roles too.
  enum Seat { static let principal = 0, agent = 1 }
  /// What is decided.
  enum Choice { static let bonus = 0, effort = 1 }
  /// How much the agent works.
  enum Effort { static let low = 0, high = 1 }
  /// What nature decides.
  enum Nature { static let success = 0 }
  /// What is counted.
  enum Count { static let surplus = 0, effort = 1, wage = 2, rent = 3 }

  /// What a success is worth to the principal.
  public var output = 10.0
  /// The probability of success with effort.
  public var highSuccess = 0.8
  /// The probability of success without effort.
  public var lowSuccess = 0.4
  /// What effort costs the agent.
  public var effortCost = 1.0
  /// The greatest bonus.
  public var topBonus = 5.0
  /// How many bonuses there are, from 0 to the greatest.
  public var bonuses = 11
  /// Whether the bonus is for effort, which is seen, instead of success.
  public var observed = false

  /// Makes the instance whose least sufficient bonus is 2.5.
  public init() {}

  /// Shows output, effort and the bonuses.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let money = 0.0...1e6
    visitor.knob("output", &output, in: money, unit: "money", "What a success is worth.")
    visitor.knob(
      "high-success", &highSuccess, in: 0...1, unit: "probability", "How likely effort succeeds.")
    visitor.knob(
      "low-success", &lowSuccess, in: 0...1, unit: "probability", "How likely no effort succeeds.")
    visitor.knob("effort-cost", &effortCost, in: money, unit: "utility", "What effort costs.")
    visitor.knob("top-bonus", &topBonus, in: 0.001...1e6, unit: "money", "The greatest bonus.")
    visitor.knob("bonuses", &bonuses, in: 2...1001, unit: "bonuses", "How many bonuses, from 0.")
    visitor.knob("observed", &observed, "Whether the bonus is for effort, which is seen.")
  }

  /// Says whether effort helps.
  public var complaint: String? {
    highSuccess > lowSuccess ? nil : "effort must make success more likely"
  }

  /// A principal, whose offer is public, and an agent.
  public var roles: [Role] {
    let worth = NumberText.figure(output)
    return [
      Role(
        "principal", commits: true, "Gains \(worth) from a success, less the bonus if it is earned."
      ),
      Role("agent", "Gains the bonus if it is earned, less the cost of its effort."),
    ]
  }

  /// The bonus, and the effort, seeing the bonus.
  public var decisions: [Decision] {
    let grid = Values.numbers(from: 0, step: topBonus / Double(bonuses - 1), count: bonuses)
    let cost = NumberText.figure(effortCost)
    let efforts = Values.named([
      Label("low", "Costs the agent nothing; success has a probability of \(odds(lowSuccess))."),
      Label("high", "Costs the agent \(cost); success has a probability of \(odds(highSuccess))."),
    ])
    return [
      Decision(
        "bonus", role: Seat.principal, actions: grid,
        observed ? "What to pay for high effort." : "What to pay for success, whatever the effort."),
      Decision(
        "effort", role: Seat.agent, sees: [Variable("bonus", grid)], actions: efforts,
        observed
          ? "How much to work; high effort earns the bonus."
          : "How much to work; success earns the bonus."),
    ]
  }

  /// Whether the agent's work succeeds.
  public var draws: [Draw] { [Draw("success")] }

  /// The surplus, the effort, the wage and the agent's rent.
  public var measures: [Measure] {
    let wage = 0...money(of: bonuses - 1)
    return [
      Measure(
        "surplus", unit: "money", in: -effortCost...output, "Output less the cost of effort."),
      Measure("effort", unit: "efforts", in: 0...1, "Whether the agent made an effort."),
      Measure("wage", unit: "money", in: wage, "The bonus that was paid."),
      Measure(
        "rent", unit: "money", in: -effortCost...wage.upperBound, "The wage less what effort cost."),
    ]
  }

  /// The surplus.
  public var goal: Goal { .measure(Count.surplus) }

  /// The principal offers a bonus, the agent makes an effort or not, and success is drawn.
  public func play(_ episode: inout some Episode) {
    let offer = episode.choose(Choice.bonus, by: Seat.principal, wishing: wishedBonus)
    let effort = episode.choose(
      Choice.effort, by: Seat.agent, seeing: offer,
      wishing: isEfficient ? Effort.high : Effort.low)
    let works = effort == Effort.high
    if works {
      episode.gain(-effortCost, by: Seat.agent)
      episode.note(Count.surplus, -effortCost)
      episode.note(Count.effort, 1)
      episode.note(Count.rent, -effortCost)
    }
    let succeeds = episode.chance(Nature.success, works ? highSuccess : lowSuccess)
    if succeeds {
      episode.gain(output, by: Seat.principal)
      episode.note(Count.surplus, output)
    }
    if observed ? works : succeeds {
      let bonus = money(of: offer)
      episode.transfer(bonus, from: Seat.principal, to: Seat.agent)
      episode.note(Count.wage, bonus)
      episode.note(Count.rent, bonus)
    }
  }

  /// Whether effort adds more than it costs.
  private var isEfficient: Bool { (highSuccess - lowSuccess) * output >= effortCost }

  /// The least bonus that pays for efficient effort, or else the greatest; none for any other.
  private var wishedBonus: Int {
    if !isEfficient { return 0 }
    let power = observed ? 1 : highSuccess - lowSuccess
    // A sum of money that is short by rounding alone still makes the agent indifferent.
    return (0..<bonuses).first { money(of: $0) * power >= effortCost * (1 - 1e-12) } ?? bonuses - 1
  }

  private func odds(_ probability: Double) -> String { NumberText.figure(probability) }

  private func money(of bonus: Int) -> Double { Double(bonus) * topBonus / Double(bonuses - 1) }
}
