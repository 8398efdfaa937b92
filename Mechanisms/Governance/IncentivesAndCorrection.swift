public import Arena

/// A solver who may err or bluff, an auditor who must be paid to look, and a principal who pays both.
///
/// The principal sees what came out in the end (was the answer flawed, was it inspected, was the flaw
/// found) and sets a reward for each of both after each of the five outcomes. The auditor inspects
/// just often enough to make bluffing not worth while, and the solver bluffs just often enough to
/// make inspection worth while. So a stiffer penalty changes nothing about flaws and lets the auditor
/// look less: the principal loses by it unless the bounty is more than half the harm.
///
/// > Source: "AI Alignment via Incentives and Correction", arXiv 2605.01643; E. Hazan, "Alignment as
/// > Equilibrium Design", LessWrong, 2026.
///
/// > Deviation: one task and no learning principal; the numbers are those of an inspection game.
public struct IncentivesAndCorrection: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "incentives-and-correction",
    "A solver may bluff, an auditor may look; a stiffer penalty can hurt who sets it.",
    source: "AI Alignment via Incentives and Correction, arXiv 2605.01643.")

  /// The outcomes that rewards are for, in the order of the lists.
  public static var outcomes: [String] {
    ["sound unseen", "sound inspected", "flawed unseen", "flawed missed", "flawed found"]
  }

  /// What a flaw that is not found costs the principal.
  public var harm = 10.0
  /// What an inspection costs the auditor.
  public var cost = 1.0
  /// What a bluff saves the solver.
  public var bluffGain = 2.0
  /// The probability that honest work is flawed.
  public var error = 0.0
  /// The probability that an inspection finds a flaw.
  public var detection = 1.0
  /// The solver's reward after each outcome.
  public var solverReward = [0.0, 0, 0, 0, -4]
  /// The auditor's reward after each outcome.
  public var auditorReward = [0.0, 0, 0, 0, 2]

  /// Makes an instance in which a stiffer penalty makes the principal worse off.
  public init() {}

  /// Shows the stakes, the technology and the rewards.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let stake = 0.0...1e6
    visitor.knob("harm", &harm, in: stake, unit: "utility", "What a flaw not found costs.")
    visitor.knob("cost", &cost, in: stake, unit: "utility", "What an inspection costs.")
    visitor.knob("bluff-gain", &bluffGain, in: stake, unit: "utility", "What a bluff saves.")
    visitor.knob("error", &error, in: 0...1, unit: "probability", "Honest work is flawed.")
    visitor.knob(
      "detection", &detection, in: 0...1, unit: "probability", "An inspection finds a flaw.")
    visitor.knob(
      "solver-reward", &solverReward, limit: 5, in: -1e6...1e6, unit: "money",
      "For sound unseen, sound inspected, flawed unseen, flawed missed and flawed found.")
    visitor.knob(
      "auditor-reward", &auditorReward, limit: 5, in: -1e6...1e6, unit: "money",
      "For sound unseen, sound inspected, flawed unseen, flawed missed and flawed found.")
  }

  /// Says whether there is a reward for each outcome.
  public var complaint: String? {
    for (name, list) in [("solver-reward", solverReward), ("auditor-reward", auditorReward)]
    where list.count != Self.outcomes.count {
      return "\(name) needs a number for each of the 5 outcomes, not \(list.count)"
    }
    return nil
  }

  /// A solver and an auditor.
  public var roles: [Role] { [Role("solver"), Role("auditor")] }

  /// To work or to bluff, and to look or not.
  public var decisions: [Decision] {
    [
      Decision("answer", actions: .named(["work", "bluff"])),
      Decision("audit", role: 1, actions: .named(["skip", "inspect"])),
    ]
  }

  /// The principal's welfare, and what happened.
  public var measures: [Measure] {
    let most = (0..<Self.outcomes.count).reduce(0.0) { Swift.max($0, loss(after: $1)) }
    return [
      Measure(
        "principal welfare", unit: "utility", in: -most...0,
        "Harm, inspections and rewards that are paid, below zero; penalties earn nobody anything."),
      Measure("bluff", unit: "answers", in: 0...1, "Whether the solver bluffed."),
      Measure("inspection", unit: "answers", in: 0...1, "Whether the auditor looked."),
      Measure("found", unit: "flaws", in: 0...1, "Whether a flaw was found."),
      Measure("not found", unit: "flaws", in: 0...1, "Whether a flaw was not found."),
    ]
  }

  /// The principal's welfare.
  public var goal: Goal { .measure(0) }

  /// The solver answers, the auditor looks or not without seeing more, and both are rewarded.
  public func play(_ episode: inout some Episode) {
    let isBluff = episode.choose(0, by: 0, wishing: 0) == 1
    let isInspected = episode.choose(1, by: 1, wishing: isWorthInspecting ? 1 : 0) == 1
    let isFlawed = isBluff || episode.chance("honest work is flawed", error)
    let isFound =
      isFlawed && isInspected && episode.chance("the inspection finds the flaw", detection)
    if isBluff {
      episode.gain(bluffGain, by: 0)
      episode.note(1, 1)
    }
    if isInspected {
      episode.gain(-cost, by: 1)
      episode.note(2, 1)
    }
    if isFlawed { episode.note(isFound ? 3 : 4, 1) }
    let outcome = isFound ? 4 : (isFlawed ? 2 : 0) + (isInspected ? 1 : 0)
    pay(solverReward[outcome], 0, &episode)
    pay(auditorReward[outcome], 1, &episode)
    episode.note(0, -loss(after: outcome))
  }

  private func pay(_ reward: Double, _ seat: Int, _ episode: inout some Episode) {
    if reward > 0 { episode.transfer(reward, to: seat) }
    if reward < 0 { episode.transfer(-reward, from: seat) }
  }

  /// What an outcome costs the principal.
  private func loss(after outcome: Int) -> Double {
    guard outcome < solverReward.count && outcome < auditorReward.count else { return 0 }
    let damage = outcome == 2 || outcome == 3 ? harm : 0
    let inspection = outcome % 2 == 1 || outcome == 4 ? cost : 0
    return damage + inspection + Swift.max(0, solverReward[outcome])
      + Swift.max(0, auditorReward[outcome])
  }

  /// Whether the principal would have honest work inspected.
  private var isWorthInspecting: Bool {
    let without = (1 - error) * loss(after: 0) + error * loss(after: 2)
    let flawed = detection * loss(after: 4) + (1 - detection) * loss(after: 3)
    return (1 - error) * loss(after: 1) + error * flawed < without
  }
}
