public import Arena

/// An inspector who must be paid to look, and an inspectee who violates where nobody does.
///
/// In the mixed equilibrium the inspectee violates with probability cost / bounty and the inspector
/// looks with probability gain / fine: a higher fine moves the inspector only. An inspector that can
/// commit to a public rate of gain / fine stops every violation instead.
public struct Inspection: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "inspection", "An inspector pays to look; a higher fine makes it look less often.",
    source: """
      G. Tsebelis, "The Abuse of Probability in Political Analysis: The Robinson Crusoe \
      Fallacy", American Political Science Review 83(1), 1989, pp. 77-91.
      """)

  /// The players, who are the roles too.
  enum Seat { static let inspector = 0, inspectee = 1 }
  /// What is decided; an inspector who commits sets a rate instead of inspecting.
  enum Choice { static let inspection = 0, rate = 0, conduct = 1 }
  /// What an inspector can do who does not commit.
  enum Inspecting { static let skip = 0, inspect = 1 }
  /// What the inspectee can do.
  enum Conduct { static let comply = 0, violate = 1 }
  /// What nature decides.
  enum Nature { static let look = 0 }
  /// What is counted.
  enum Count {
    static let compliance = 0, violation = 1, inspection = 2, caught = 3, uncaught = 4, loss = 5
  }

  /// What a violation gains the inspectee.
  public var gain = 2.0
  /// What a caught violation costs the inspectee.
  public var fine = 8.0
  /// What an inspection costs the inspector.
  public var cost = 1.0
  /// What a caught violation earns the inspector.
  public var bounty = 4.0
  /// What a violation costs the inspector.
  public var harm = 5.0
  /// Whether the inspector chooses a public rate of inspection first.
  public var commitment = false
  /// How many rates there are, from 0 to 1.
  public var rates = 21

  /// Makes the instance in which both act with probability one quarter.
  public init() {}

  /// Shows the stakes and whether the inspector commits.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let range = 0.0...1e6
    visitor.knob("gain", &gain, in: range, unit: "utility", "What a violation gains.")
    visitor.knob("fine", &fine, in: range, unit: "money", "What a caught inspectee pays.")
    visitor.knob("cost", &cost, in: range, unit: "utility", "What an inspection costs.")
    visitor.knob("bounty", &bounty, in: range, unit: "money", "What a catch earns the inspector.")
    visitor.knob("harm", &harm, in: range, unit: "utility", "What a violation costs the inspector.")
    visitor.knob("commitment", &commitment, "Whether the inspector publishes a rate first.")
    visitor.knob("rates", &rates, in: 2...10001, unit: "rates", "How many rates, from 0 to 1.")
  }

  /// An inspector and an inspectee.
  public var roles: [Role] {
    [
      Role("inspector", "Pays to look, is paid for a caught violation, and is hurt by any."),
      Role("inspectee", "Gains by a violation, and is fined if it is caught."),
    ]
  }

  /// Inspection and conduct; under commitment conduct sees the rate.
  public var decisions: [Decision] {
    let conduct = Values.named([
      Label("comply", "Keeps the rules: gains nothing and risks nothing."),
      Label("violate", "Breaks the rules for the gain, and pays the fine if inspected."),
    ])
    if !commitment {
      let inspection = Values.named([
        Label("skip", "Does not look: pays nothing, and a violation goes uncaught."),
        Label("inspect", "Pays the cost of looking, and catches a violation if there is one."),
      ])
      return [
        Decision(
          "inspection", role: Seat.inspector, actions: inspection,
          "Whether to look, without seeing what the inspectee does."),
        Decision(
          "conduct", role: Seat.inspectee, actions: conduct,
          "Whether to break the rules, without seeing whether the inspector looks."),
      ]
    }
    let grid = Values.numbers(from: 0, step: 1 / Double(rates - 1), count: rates)
    return [
      Decision(
        "rate", role: Seat.inspector, actions: grid,
        "The probability of an inspection, published before the inspectee decides."),
      Decision(
        "conduct", role: Seat.inspectee, sees: [Variable("rate", grid)], actions: conduct,
        "Whether to break the rules, seeing how likely an inspection is."),
    ]
  }

  /// Whether an inspector who committed to a rate looks.
  public var draws: [Draw] { [Draw("the inspector looks")] }

  /// Compliance, what happened otherwise, and what it all cost a principal.
  public var measures: [Measure] {
    let loss = Swift.max(harm, bounty + cost)
    return [
      Measure("compliance", unit: "cases", in: 0...1, "Whether the inspectee complied."),
      Measure("violation", unit: "cases", in: 0...1, "Whether the inspectee violated."),
      Measure("inspection", unit: "cases", in: 0...1, "Whether the inspector looked."),
      Measure("caught", unit: "cases", in: 0...1, "Whether a violation was found."),
      Measure("uncaught", unit: "cases", in: 0...1, "Whether a violation was not found."),
      Measure(
        "loss", unit: "utility", in: 0...loss, "Harm of what was not found, inspections, bounties."),
    ]
  }

  /// Compliance.
  public var goal: Goal { .measure(Count.compliance) }

  /// Both act unseen, or the inspectee sees the rate; a violation that is inspected is caught.
  public func play(_ episode: inout some Episode) {
    let inspects: Bool
    let violates: Bool
    if commitment {
      let rate = episode.choose(Choice.rate, by: Seat.inspector, wishing: deterringRate)
      let conduct = episode.choose(
        Choice.conduct, by: Seat.inspectee, seeing: rate, wishing: Conduct.comply)
      violates = conduct == Conduct.violate
      inspects = episode.chance(Nature.look, Double(rate) / Double(rates - 1))
    } else {
      let inspecting = episode.choose(Choice.inspection, by: Seat.inspector)
      let conduct = episode.choose(Choice.conduct, by: Seat.inspectee, wishing: Conduct.comply)
      inspects = inspecting == Inspecting.inspect
      violates = conduct == Conduct.violate
    }
    if inspects {
      episode.gain(-cost, by: Seat.inspector)
      episode.note(Count.inspection, 1)
      episode.note(Count.loss, cost)
    }
    if violates {
      settle(isCaught: inspects, &episode)
    } else {
      episode.note(Count.compliance, 1)
    }
  }

  private func settle(isCaught: Bool, _ episode: inout some Episode) {
    episode.gain(gain, by: Seat.inspectee)
    episode.gain(-harm, by: Seat.inspector)
    if isCaught {
      episode.transfer(fine, from: Seat.inspectee)
      episode.transfer(bounty, to: Seat.inspector)
    }
    episode.note(Count.violation, 1)
    episode.note(isCaught ? Count.caught : Count.uncaught, 1)
    episode.note(Count.loss, isCaught ? bounty : harm)
  }

  /// The least rate at which violating does not pay, or else the greatest.
  private var deterringRate: Int {
    let top = rates - 1
    if gain >= fine { return top }
    var rate = Int(gain / fine * Double(top))
    while Double(rate) * fine < gain * Double(top) { rate += 1 }
    return Swift.min(rate, top)
  }
}
