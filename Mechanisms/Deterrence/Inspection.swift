public import Arena

/// An inspector who must be paid to look, and an inspectee who violates where nobody does.
///
/// In the mixed equilibrium the inspectee violates with probability cost / bounty and the inspector
/// looks with probability gain / fine: a higher fine moves the inspector only. An inspector that can
/// commit to a public rate of gain / fine stops every violation instead.
///
/// > Source: G. Tsebelis, "The Abuse of Probability in Political Analysis: The Robinson Crusoe
/// > Fallacy", *American Political Science Review* 83(1), 1989, pp. 77–91.
public struct Inspection: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "inspection", "An inspector pays to look; a higher fine makes it look less often.",
    source: "G. Tsebelis, The Abuse of Probability in Political Analysis, APSR 83(1), 1989.")

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
    visitor.knob("rates", &rates, in: 2...10001, unit: "rates", "Points of the grid of rates.")
  }

  /// An inspector and an inspectee.
  public var roles: [Role] { [Role("inspector"), Role("inspectee")] }

  /// Inspection and conduct; under commitment conduct sees the rate.
  public var decisions: [Decision] {
    let conduct = Values.named(["comply", "violate"])
    if !commitment {
      return [
        Decision("inspection", actions: .named(["skip", "inspect"])),
        Decision("conduct", role: 1, actions: conduct),
      ]
    }
    let grid = Values.numbers(from: 0, step: 1 / Double(rates - 1), count: rates)
    return [
      Decision("rate", actions: grid),
      Decision("conduct", role: 1, sees: [Variable("rate", grid)], actions: conduct),
    ]
  }

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
  public var goal: Goal { .measure(0) }

  /// Both act unseen, or the inspectee sees the rate; a violation that is inspected is caught.
  public func play(_ episode: inout some Episode) {
    let inspects: Bool
    let violates: Bool
    if commitment {
      let rate = episode.choose(0, by: 0, wishing: deterringRate)
      violates = episode.choose(1, by: 1, seeing: rate, wishing: 0) == 1
      inspects = episode.chance("the inspector looks", Double(rate) / Double(rates - 1))
    } else {
      inspects = episode.choose(0, by: 0) == 1
      violates = episode.choose(1, by: 1, wishing: 0) == 1
    }
    if inspects {
      episode.gain(-cost, by: 0)
      episode.note(2, 1)
      episode.note(5, cost)
    }
    if violates {
      settle(isCaught: inspects, &episode)
    } else {
      episode.note(0, 1)
    }
  }

  private func settle(isCaught: Bool, _ episode: inout some Episode) {
    episode.gain(gain, by: 1)
    episode.gain(-harm, by: 0)
    if isCaught {
      episode.transfer(fine, from: 1)
      episode.transfer(bounty, to: 0)
    }
    episode.note(1, 1)
    episode.note(isCaught ? 3 : 4, 1)
    episode.note(5, isCaught ? bounty : harm)
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
