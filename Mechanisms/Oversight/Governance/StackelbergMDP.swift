public import Arena
import MechanismTools

/// A regulator that announces a fine for incidents, and a firm that tests its system first or does not.
///
/// The firm lives through a decision process of `horizon` periods. A prototype is tested, at a cost,
/// and deployed a period later, or it is deployed at once; from the next period on it earns its reward
/// at the start of each. What was tested is safe and does the public good; what was not earns more
/// and may cause an incident in each period, for which the firm pays the fine. With the default
/// rewards and horizon H the firm tests if and only if the fine is at least
/// 2 (4 - (3 H - 7) / (H - 1)): 6 for three periods, 4 for five and 2 in the long run.
///
/// > Deviation: the process is the arena's own, since the source has no numbers.
public struct StackelbergMDP: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "stackelberg-mdp", "A fine is announced, and a firm decides over time whether to test first.",
    source: """
      \(Papers.aiGovernance): the leader commits and the follower solves an episodic Markov \
      decision process.
      """)

  /// The players, who are the roles too.
  enum Seat { static let regulator = 0, firm = 1 }
  /// What is decided.
  enum Choice { static let fine = 0, prototype = 1, testedSystem = 2 }
  /// What to do with a prototype.
  enum Prototype { static let test = 0, deploy = 1 }
  /// What to do with a tested system.
  enum TestedSystem { static let deploy = 0, hold = 1 }
  /// What nature decides.
  enum Nature { static let incident = 0 }
  /// What is counted.
  enum Count { static let welfare = 0, test = 1, incidents = 2 }

  /// How many periods there are.
  public var horizon = 3
  /// What a unit in the next period is worth in this one, to both.
  public var discount = 1.0
  /// The least fine for an incident.
  public var fine = 0.0
  /// The step from a fine to the next.
  public var fineStep = 1.0
  /// How many fines the regulator may announce; with 1 the fine is a rule.
  public var fines = 11
  /// What a test costs the firm.
  public var testCost = 1.0
  /// What a safe system earns the firm in each period.
  public var safeReward = 3.0
  /// What a safe system is worth to the public in each period.
  public var benefit = 2.0
  /// What an untested system earns the firm in each period.
  public var riskyReward = 4.0
  /// The probability of an incident of an untested system in each period.
  public var incident = 0.5
  /// What an incident costs the public.
  public var harm = 10.0

  /// Makes three periods, in which a fine of 6 makes the firm test.
  public init() {}

  /// Shows time, the fines and the rewards.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let money = 0.0...1e6
    visitor.knob("horizon", &horizon, in: 2...16, unit: "periods", "How many periods there are.")
    visitor.knob("discount", &discount, in: 0...1, unit: "share", "What the next period is worth.")
    visitor.knob("fine", &fine, in: money, unit: "money", "The least fine for an incident.")
    visitor.knob(
      "fine-step", &fineStep, in: 0.001...1e6, unit: "money", "The step to the next fine.")
    visitor.knob(
      "fines", &fines, in: 1...1001, unit: "fines", "How many fines; with 1 it is a rule.")
    visitor.knob("test-cost", &testCost, in: money, unit: "utility", "What a test costs.")
    visitor.knob(
      "safe-reward", &safeReward, in: money, unit: "utility", "What a tested system earns.")
    visitor.knob(
      "benefit", &benefit, in: money, unit: "utility", "A tested system's worth to the public.")
    visitor.knob(
      "risky-reward", &riskyReward, in: money, unit: "utility", "What an untested system earns.")
    visitor.knob(
      "incident", &incident, in: 0...1, unit: "probability", "How likely it is in each period.")
    visitor.knob("harm", &harm, in: money, unit: "utility", "What an incident costs the public.")
  }

  /// Says whether the future counts.
  public var complaint: String? {
    discount > 0 ? nil : "discount must be above 0 and at most 1"
  }

  /// A regulator, whose fine is public, and a firm.
  public var roles: [Role] {
    [
      Role(
        "regulator", commits: true, "Announces the fine, and bears the public's benefit and harm."),
      Role("firm", "Tests its system first or deploys it at once, and earns while it is in use."),
    ]
  }

  /// The fine; what to do with a prototype; and with a tested system, in each period but the last.
  public var decisions: [Decision] {
    let grid = Values.numbers(from: fine, step: fineStep, count: fines)
    let sight = Variable("fine", grid)
    let periods = Values.numbers(from: 2, step: 1, count: Swift.max(1, horizon - 2))
    let prototype = Values.named([
      Label("test", "Pays for a test, and can deploy a safe system from the next period on."),
      Label(
        "deploy", "Deploys it untested: it earns sooner, but each period may bring an incident."),
    ])
    let tested = Values.named([
      Label("deploy", "Deploys it: it is safe, and earns from the next period on."),
      Label("hold", "Keeps it back for another period, which earns nothing."),
    ])
    return [
      Decision(
        "fine", role: Seat.regulator, actions: grid,
        "The fine for each incident, announced before the firm acts."),
      Decision(
        "prototype", role: Seat.firm, sees: [sight], actions: prototype,
        "Whether to test the system before it is deployed."),
      Decision(
        "tested system", role: Seat.firm, sees: [sight, Variable("period", periods)],
        actions: tested, "Whether to deploy the tested system now."),
    ]
  }

  /// Whether an untested system causes an incident in a period.
  public var draws: [Draw] { [Draw("an incident")] }

  /// Public welfare, whether there was a test, and incidents.
  public var measures: [Measure] {
    let periods = Double(horizon - 1)
    let worth = annuity(from: 1)
    // Sums of weighted terms may differ from a weighted sum in the last places.
    let slack = 1 + 1e-12
    return [
      Measure(
        "public welfare", unit: "utility", in: -harm * worth * slack...benefit * worth * slack,
        "Benefits less harm, discounted."),
      Measure("test", unit: "tests", in: 0...1, "Whether the prototype was tested."),
      Measure("incidents", unit: "incidents", in: 0...periods, "How many incidents there were."),
    ]
  }

  /// Public welfare.
  public var goal: Goal { .measure(Count.welfare) }

  /// The fine is announced; then the firm tests or not, deploys, and earns.
  public func play(_ episode: inout some Episode) {
    let announced = episode.choose(Choice.fine, by: Seat.regulator, wishing: wishedFine)
    let prototype = episode.choose(
      Choice.prototype, by: Seat.firm, seeing: announced, wishing: Prototype.test)
    let isTested = prototype == Prototype.test
    if isTested {
      episode.gain(-testCost, by: Seat.firm)
      episode.note(Count.test, 1)
    }
    var isDeployed = !isTested
    var worth = 1.0
    for period in 1..<horizon {
      worth *= discount
      if isDeployed {
        earn(worth, isSafe: isTested, amount(announced), &episode)
      } else if period < horizon - 1 {
        let sight = announced * Swift.max(1, horizon - 2) + period - 1
        let tested = episode.choose(
          Choice.testedSystem, by: Seat.firm, seeing: sight, wishing: TestedSystem.deploy)
        isDeployed = tested == TestedSystem.deploy
      }
    }
  }

  /// One period with a system in use, whose utilities are worth less the later it is.
  private func earn(_ worth: Double, isSafe: Bool, _ fine: Double, _ episode: inout some Episode) {
    episode.gain((isSafe ? safeReward : riskyReward) * worth, by: Seat.firm)
    if isSafe {
      episode.gain(benefit * worth, by: Seat.regulator)
      episode.note(Count.welfare, benefit * worth)
    } else if episode.chance(Nature.incident, incident) {
      episode.transfer(fine * worth, from: Seat.firm)
      episode.gain(-harm * worth, by: Seat.regulator)
      episode.note(Count.welfare, -harm * worth)
      episode.note(Count.incidents, 1)
    }
  }

  /// The least fine that makes a firm test which tests when indifferent; if none does, the least.
  private var wishedFine: Int {
    let tested = safeReward * annuity(from: 2) - testCost
    let periods = annuity(from: 1)
    for index in 0..<fines {
      let untested = periods * (riskyReward - incident * amount(index))
      if untested <= tested + 1e-9 * Swift.max(1, tested.magnitude) { return index }
    }
    return 0
  }

  /// What one unit in each period is worth, from a period on; the first is period 0.
  private func annuity(from first: Int) -> Double {
    var sum = 0.0
    var worth = 1.0
    for period in 1..<horizon {
      worth *= discount
      if period >= first { sum += worth }
    }
    return sum
  }

  private func amount(_ index: Int) -> Double { fine + Double(index) * fineStep }
}
