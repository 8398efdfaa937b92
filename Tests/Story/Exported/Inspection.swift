public import Arena

/// An inspector pays to look; a higher fine makes it look less often.
public struct Inspection: Mechanism {
  /// The values of 'looking', by number.
  enum Looking { static let skip = 0, inspect = 1 }

  /// The values of 'conduct', by number.
  enum Conduct { static let comply = 0, violate = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "inspection", "An inspector pays to look; a higher fine makes it look less often.",
    source: """
      G. Tsebelis, The Abuse of Probability in Political Analysis: The Robinson Crusoe Fallacy, \
      American Political Science Review 83(1), 1989, pp. 77-91.
      """)

  /// The seats of the players.
  enum Seat { static let inspector = 0, inspectee = 1 }

  /// What is decided.
  enum Choice { static let looking = 0 }

  /// What nature decides.
  enum Nature { static let looks = 0 }

  /// What is counted.
  enum Count {
    static let compliance = 0
    static let violation = 1
    static let inspected = 2
    static let caught = 3
    static let uncaught = 4
    static let loss = 5
  }

  /// What a violation gains.
  public var profit = 2.0
  /// What a caught inspectee pays.
  public var fine = 8.0
  /// What an inspection costs.
  public var cost = 1.0
  /// What a catch earns the inspector.
  public var bounty = 4.0
  /// What a violation costs the inspector.
  public var harm = 5.0
  /// Whether the inspector publishes a rate first.
  public var commitment = false
  /// How many rates, from 0 to 1.
  public var rates = 21

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("gain", &profit, in: 0...1e6, unit: "utility", "What a violation gains.")
    visitor.knob("fine", &fine, in: 0...1e6, unit: "money", "What a caught inspectee pays.")
    visitor.knob("cost", &cost, in: 0...1e6, unit: "utility", "What an inspection costs.")
    visitor.knob("bounty", &bounty, in: 0...1e6, unit: "money", "What a catch earns the inspector.")
    visitor.knob(
      "harm", &harm, in: 0...1e6, unit: "utility", "What a violation costs the inspector.")
    visitor.knob("commitment", &commitment, "Whether the inspector publishes a rate first.")
    visitor.knob("rates", &rates, in: 2...10001, unit: "rates", "How many rates, from 0 to 1.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    let rateSteps = (1 - 0) / (1 / (Double(rates) - 1))
    guard abs(rateSteps - Double(rateCount - 1)) < 1e-6 else { return "the rates are even" }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [
      Role("inspector", "Pays to look, is paid for a caught violation, and is hurt by any."),
      Role("inspectee", "Gains by a violation, and is fined if it is caught."),
    ]
  }
  /// What they decide.
  public var decisions: [Decision] {
    var all: [Decision] = []
    if !commitment {
      all.append(
        Decision(
          "inspection", actions: .named(lookingLabels),
          "Whether to look, without seeing what the inspectee does."))
    }
    if commitment {
      all.append(
        Decision(
          "rate", actions: rateValues,
          "The probability of an inspection, published before the inspectee decides."))
    }
    all.append(
      Decision(
        "conduct", role: 1, sees: (commitment ? [Variable("rate", rateValues)] : []),
        actions: .named(conductLabels), "Whether to break the rules."))
    return all
  }
  /// What nature decides.
  public var draws: [Draw] { [Draw("the inspector looks")] }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure("compliance", unit: "cases", in: 0...1, "Whether the inspectee complied."),
      Measure("violation", unit: "cases", in: 0...1, "Whether the inspectee violated."),
      Measure("inspection", unit: "cases", in: 0...1, "Whether the inspector looked."),
      Measure("caught", unit: "cases", in: 0...1, "Whether a violation was found."),
      Measure("uncaught", unit: "cases", in: 0...1, "Whether a violation was not found."),
      Measure(
        "loss", unit: "utility", in: 0...Swift.max(harm, bounty + cost),
        "Harm of what was not found, inspections, bounties."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.compliance) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    if commitment {
      let rate2 = episode.choose(
        publishingDecision, by: Seat.inspector, wishing: wishedPublishing())
      var seenAtConduct = 0
      if commitment { seenAtConduct = rate2 }
      let done = episode.choose(
        conductDecision, by: Seat.inspectee, seeing: seenAtConduct, wishing: Conduct.comply)
      guard (0...1).contains(Double(rate2) / (Double(rates) - 1)) else {
        return episode.fail(
          because: "a probability is not in 0...1: Double(rate2) / (Double(rates) - 1)")
      }
      let looks = episode.chance(Nature.looks, Double(rate2) / (Double(rates) - 1))
      settle(&episode, looks: looks, violates: done == Conduct.violate)
    } else {
      let looked = episode.choose(Choice.looking, by: Seat.inspector)
      let done = episode.choose(conductDecision, by: Seat.inspectee, wishing: Conduct.comply)
      settle(&episode, looks: looked == Looking.inspect, violates: done == Conduct.violate)
    }
  }

  /// What the designer wishes at 'rate'.
  private func wishedPublishing() -> Int {
    if profit >= fine { return rateCount - 1 }
    return (0..<rateCount).first(where: { r in Double(r) * fine >= profit * (Double(rates) - 1) })
      ?? rateCount - 1
  }

  /// Tells what the story calls 'settle'.
  private func settle(_ episode: inout some Episode, looks: Bool, violates: Bool) {
    if looks {
      episode.gain(-cost, by: Seat.inspector)
      episode.note(Count.inspected, 1)
      episode.note(Count.loss, cost)
    }
    if !violates {
      episode.note(Count.compliance, 1)
      return
    }
    episode.gain(profit, by: Seat.inspectee)
    episode.gain(-harm, by: Seat.inspector)
    if looks {
      episode.transfer(fine, from: Seat.inspectee)
      episode.transfer(bounty, to: Seat.inspector)
      episode.note(Count.caught, 1)
    } else {
      episode.note(Count.uncaught, 1)
    }
    episode.note(Count.violation, 1)
    episode.note(Count.loss, looks ? bounty : harm)
  }

  /// How many points 'Rate' has; 1 if the step does not fit.
  private var rateCount: Int {
    let steps = (1 - 0) / (1 / (Double(rates) - 1))
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'Rate'.
  private func rate(at index: Int) -> Double {
    0 + Double(index) * (1 / (Double(rates) - 1))
  }

  /// The points of 'Rate'.
  private var rateValues: Values {
    .numbers(from: 0, step: 1 / (Double(rates) - 1), count: rateCount)
  }

  /// What the values of 'looking' mean.
  private var lookingLabels: [Label] {
    [
      Label("skip", "Does not look: pays nothing, and a violation goes uncaught."),
      Label("inspect", "Pays the cost of looking, and catches a violation if there is one."),
    ]
  }

  /// The number of the decision 'publishing'.
  private var publishingDecision: Int { !commitment ? 1 : 0 }

  /// What the values of 'conduct' mean.
  private var conductLabels: [Label] {
    [
      Label("comply", "Keeps the rules: gains nothing and risks nothing."),
      Label("violate", "Breaks the rules for the gain, and pays the fine if inspected."),
    ]
  }

  /// The number of the decision 'conduct'.
  private var conductDecision: Int { (!commitment ? 1 : 0) + (commitment ? 1 : 0) }
}
