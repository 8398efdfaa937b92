public import Arena

/// A solver who may err or bluff, an auditor who must be paid to look, and a principal who pays both.
///
/// The principal sees what came out in the end (was the answer flawed, was it inspected, was the flaw
/// found) and sets a reward for each of both after each of the five outcomes. The auditor inspects
/// just often enough to make bluffing not worth while, and the solver bluffs just often enough to
/// make inspection worth while. So a stiffer penalty changes nothing about flaws and lets the auditor
/// look less: the principal loses by it unless the bounty is more than half the harm.
///
/// > Deviation: one task and no learning principal; the numbers are those of an inspection game.
public struct IncentivesAndCorrection: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "incentives-and-correction",
    "A solver may bluff, an auditor may look; a stiffer penalty can hurt the one who sets it.",
    source: """
      "AI Alignment via Incentives and Correction", arXiv 2605.01643; E. Hazan, "Alignment as \
      Equilibrium Design", LessWrong, 2026.
      """)

  /// The players, who are the roles too.
  enum Seat { static let solver = 0, auditor = 1 }
  /// What is decided.
  enum Choice { static let answer = 0, audit = 1 }
  /// What the solver can do.
  enum Answer { static let work = 0, bluff = 1 }
  /// What the auditor can do.
  enum Audit { static let skip = 0, inspect = 1 }
  /// What nature decides.
  enum Nature { static let error = 0, find = 1 }
  /// What is counted.
  enum Count { static let welfare = 0, bluff = 1, inspection = 2, found = 3, notFound = 4 }
  /// The outcomes that rewards are for.
  enum Outcome {
    static let soundUnseen = 0, soundInspected = 1
    static let flawedUnseen = 2, flawedMissed = 3, flawedFound = 4
  }

  /// The names of the outcomes that rewards are for, in the order of the lists.
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
    visitor.knob("error", &error, in: 0...1, unit: "probability", "How likely work is flawed.")
    visitor.knob(
      "detection", &detection, in: 0...1, unit: "probability", "How likely a flaw is found.")
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
  public var roles: [Role] {
    [
      Role("solver", "Saves effort by a bluff, which is flawed, and is rewarded by the outcome."),
      Role("auditor", "Pays to inspect the answer, and is rewarded by the outcome."),
    ]
  }

  /// To work or to bluff, and to look or not.
  public var decisions: [Decision] {
    let answer = Values.named([
      Label("work", "Works honestly, which may still leave a flaw."),
      Label("bluff", "Saves the effort, and leaves a flaw for sure."),
    ])
    let audit = Values.named([
      Label("skip", "Does not look: pays nothing, and finds nothing."),
      Label("inspect", "Pays the cost of an inspection, which may find a flaw."),
    ])
    return [
      Decision(
        "answer", role: Seat.solver, actions: answer,
        "Whether to work or to bluff, without seeing whether the auditor looks."),
      Decision(
        "audit", role: Seat.auditor, actions: audit,
        "Whether to inspect the answer, without seeing how it came about."),
    ]
  }

  /// Whether honest work is flawed, and whether an inspection finds a flaw.
  public var draws: [Draw] {
    [Draw("honest work is flawed"), Draw("the inspection finds the flaw")]
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
  public var goal: Goal { .measure(Count.welfare) }

  /// The solver answers, the auditor looks or not without seeing more, and both are rewarded.
  public func play(_ episode: inout some Episode) {
    let answer = episode.choose(Choice.answer, by: Seat.solver, wishing: Answer.work)
    let audit = episode.choose(
      Choice.audit, by: Seat.auditor,
      wishing: isWorthInspecting ? Audit.inspect : Audit.skip)
    let isBluff = answer == Answer.bluff
    let isInspected = audit == Audit.inspect
    let isFlawed = isBluff || episode.chance(Nature.error, error)
    let isFound = isFlawed && isInspected && episode.chance(Nature.find, detection)
    if isBluff {
      episode.gain(bluffGain, by: Seat.solver)
      episode.note(Count.bluff, 1)
    }
    if isInspected {
      episode.gain(-cost, by: Seat.auditor)
      episode.note(Count.inspection, 1)
    }
    if isFlawed { episode.note(isFound ? Count.found : Count.notFound, 1) }
    let outcome = outcome(isFlawed: isFlawed, isInspected: isInspected, isFound: isFound)
    pay(solverReward[outcome], to: Seat.solver, &episode)
    pay(auditorReward[outcome], to: Seat.auditor, &episode)
    episode.note(Count.welfare, -loss(after: outcome))
  }

  /// Returns what the principal sees in the end.
  private func outcome(isFlawed: Bool, isInspected: Bool, isFound: Bool) -> Int {
    if isFound { return Outcome.flawedFound }
    if isFlawed { return isInspected ? Outcome.flawedMissed : Outcome.flawedUnseen }
    return isInspected ? Outcome.soundInspected : Outcome.soundUnseen
  }

  /// Pays a reward, or collects it if it is a penalty.
  private func pay(_ reward: Double, to seat: Int, _ episode: inout some Episode) {
    if reward > 0 { episode.transfer(reward, to: seat) }
    if reward < 0 { episode.transfer(-reward, from: seat) }
  }

  /// What an outcome costs the principal.
  private func loss(after outcome: Int) -> Double {
    guard outcome < solverReward.count && outcome < auditorReward.count else { return 0 }
    let isNotFound = outcome == Outcome.flawedUnseen || outcome == Outcome.flawedMissed
    let isInspected = outcome != Outcome.soundUnseen && outcome != Outcome.flawedUnseen
    let damage = isNotFound ? harm : 0
    let inspection = isInspected ? cost : 0
    return damage + inspection + Swift.max(0, solverReward[outcome])
      + Swift.max(0, auditorReward[outcome])
  }

  /// Whether the principal would have honest work inspected.
  private var isWorthInspecting: Bool {
    let skipped =
      (1 - error) * loss(after: Outcome.soundUnseen) + error * loss(after: Outcome.flawedUnseen)
    let flawed =
      detection * loss(after: Outcome.flawedFound)
      + (1 - detection) * loss(after: Outcome.flawedMissed)
    return (1 - error) * loss(after: Outcome.soundInspected) + error * flawed < skipped
  }
}
