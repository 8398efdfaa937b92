public import Arena

/// A solver may bluff, an auditor may look; a stiffer penalty can hurt the one who sets it.
public struct IncentivesAndCorrection: Mechanism {
  /// The values of 'Outcome', by number.
  enum Outcome {
    static let soundUnseen = 0
    static let soundInspected = 1
    static let flawedUnseen = 2
    static let flawedMissed = 3
    static let flawedFound = 4
  }

  /// The values of 'answer', by number.
  enum Answer { static let work = 0, bluff = 1 }

  /// The values of 'audit', by number.
  enum Audit { static let skip = 0, inspect = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "incentives-and-correction",
    "A solver may bluff, an auditor may look; a stiffer penalty can hurt the one who sets it.",
    source: """
      AI Alignment via Incentives and Correction, arXiv 2605.01643; E. Hazan, Alignment as \
      Equilibrium Design, LessWrong, 2026.
      """)

  /// The seats of the players.
  enum Seat { static let solver = 0, auditor = 1 }

  /// What is decided.
  enum Choice { static let answer = 0, audit = 1 }

  /// What nature decides.
  enum Nature { static let isFlawed = 0, isFound = 1 }

  /// What is counted.
  enum Count { static let welfare = 0, bluffed = 1, inspection = 2, found = 3, notFound = 4 }

  /// What a flaw not found costs.
  public var harm = 10.0
  /// What an inspection costs.
  public var cost = 1.0
  /// What a bluff saves.
  public var bluffGain = 2.0
  /// How likely work is flawed.
  public var error = 0.0
  /// How likely a flaw is found.
  public var detection = 1.0
  /// For sound unseen, sound inspected, flawed unseen, flawed missed and flawed found.
  public var solverReward = [0.0, 0, 0, 0, -4]
  /// For sound unseen, sound inspected, flawed unseen, flawed missed and flawed found.
  public var auditorReward = [0.0, 0, 0, 0, 2]

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("harm", &harm, in: 0...1e6, unit: "utility", "What a flaw not found costs.")
    visitor.knob("cost", &cost, in: 0...1e6, unit: "utility", "What an inspection costs.")
    visitor.knob("bluff-gain", &bluffGain, in: 0...1e6, unit: "utility", "What a bluff saves.")
    visitor.knob("error", &error, in: 0...1, unit: "probability", "How likely work is flawed.")
    visitor.knob(
      "detection", &detection, in: 0...1, unit: "probability", "How likely a flaw is found.")
    visitor.knob(
      "solver-reward", &solverReward, limit: 1000, in: -1e6...1e6, unit: "money",
      "For sound unseen, sound inspected, flawed unseen, flawed missed and flawed found.")
    visitor.knob(
      "auditor-reward", &auditorReward, limit: 1000, in: -1e6...1e6, unit: "money",
      "For sound unseen, sound inspected, flawed unseen, flawed missed and flawed found.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard solverReward.count == 5 else {
      return "solver-reward needs a number for each of Outcome: expected "
        + "\(5)" + ", but found " + "\(solverReward.count)"
    }
    guard auditorReward.count == 5 else {
      return "auditor-reward needs a number for each of Outcome: expected "
        + "\(5)" + ", but found " + "\(auditorReward.count)"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [
      Role("solver", "Saves effort by a bluff, which is flawed, and is rewarded by the outcome."),
      Role("auditor", "Pays to inspect the answer, and is rewarded by the outcome."),
    ]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "answer", actions: .named(answerLabels),
        "Whether to work or to bluff, without seeing whether the auditor looks."),
      Decision(
        "audit", role: 1, actions: .named(auditLabels),
        "Whether to inspect the answer, without seeing how it came about."),
    ]
  }
  /// What nature decides.
  public var draws: [Draw] {
    [Draw("honest work is flawed"), Draw("the inspection finds the flaw")]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "principal welfare", unit: "utility", in: -Swift.max(0, Numbers.greatest(loss))...0,
        "Harm, inspections and rewards that are paid, below zero; penalties earn nobody anything."),
      Measure("bluff", unit: "answers", in: 0...1, "Whether the solver bluffed."),
      Measure("inspection", unit: "answers", in: 0...1, "Whether the auditor looked."),
      Measure("found", unit: "flaws", in: 0...1, "Whether a flaw was found."),
      Measure("not found", unit: "flaws", in: 0...1, "Whether a flaw was not found."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.welfare) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let answered = episode.choose(Choice.answer, by: Seat.solver, wishing: Answer.work)
    let audited = episode.choose(Choice.audit, by: Seat.auditor, wishing: wishedAudit())
    let looks = audited == Audit.inspect
    var isFlawed = answered == Answer.bluff
    if answered == Answer.work { isFlawed = episode.chance(Nature.isFlawed, error) }
    var isFound = false
    if isFlawed && looks { isFound = episode.chance(Nature.isFound, detection) }
    if answered == Answer.bluff {
      episode.gain(bluffGain, by: Seat.solver)
      episode.note(Count.bluffed, 1)
    }
    if looks {
      episode.gain(-cost, by: Seat.auditor)
      episode.note(Count.inspection, 1)
    }
    if isFlawed {
      if isFound {
        episode.note(Count.found, 1)
      } else {
        episode.note(Count.notFound, 1)
      }
    }
    let outcome =
      isFound
      ? Outcome.flawedFound
      : isFlawed
        ? (looks ? Outcome.flawedMissed : Outcome.flawedUnseen)
        : looks ? Outcome.soundInspected : Outcome.soundUnseen
    reward(&episode, amount: solverReward[outcome], solves: true)
    reward(&episode, amount: auditorReward[outcome], solves: false)
    episode.note(Count.welfare, -loss[outcome])
  }

  /// What an outcome costs the principal: harm, inspection, and rewards that are paid.
  private func damage(o: Int) -> Double {
    if o == Outcome.flawedUnseen || o == Outcome.flawedMissed { return harm }
    return 0
  }

  /// What the story calls 'looking'.
  private func looking(o: Int) -> Double {
    if o == Outcome.soundUnseen || o == Outcome.flawedUnseen { return 0 }
    return cost
  }

  /// What the designer wishes at 'audit'.
  private func wishedAudit() -> Int {
    if isWorthLooking { return Audit.inspect }
    return Audit.skip
  }

  /// Tells what the story calls 'reward'.
  private func reward(_ episode: inout some Episode, amount: Double, solves: Bool) {
    if amount > 0 && solves { episode.transfer(amount, to: Seat.solver) }
    if amount > 0 && !solves { episode.transfer(amount, to: Seat.auditor) }
    if amount < 0 && solves { episode.transfer(-amount, from: Seat.solver) }
    if amount < 0 && !solves { episode.transfer(-amount, from: Seat.auditor) }
  }

  /// What the values of 'Outcome' mean.
  private var outcomeLabels: [Label] {
    [
      Label("sound-unseen"),
      Label("sound-inspected"),
      Label("flawed-unseen"),
      Label("flawed-missed"),
      Label("flawed-found"),
    ]
  }

  /// What the story calls 'loss'.
  private var loss: [Double] {
    (0..<5).map { o in
      damage(o: o)
        + looking(o: o) + Swift.max(0, solverReward[o]) + Swift.max(0, auditorReward[o])
    }
  }

  /// What the story calls 'skipped'.
  private var skipped: Double {
    (1 - error) * loss[Outcome.soundUnseen] + error * loss[Outcome.flawedUnseen]
  }

  /// What the story calls 'flawed'.
  private var flawed: Double {
    detection * loss[Outcome.flawedFound] + (1 - detection) * loss[Outcome.flawedMissed]
  }

  /// What the story calls 'is-worth-looking'.
  private var isWorthLooking: Bool {
    (1 - error) * loss[Outcome.soundInspected] + error * flawed < skipped
  }

  /// What the values of 'answer' mean.
  private var answerLabels: [Label] {
    [
      Label("work", "Works honestly, which may still leave a flaw."),
      Label("bluff", "Saves the effort, and leaves a flaw for sure."),
    ]
  }

  /// What the values of 'audit' mean.
  private var auditLabels: [Label] {
    [
      Label("skip", "Does not look: pays nothing, and finds nothing."),
      Label("inspect", "Pays the cost of an inspection, which may find a flaw."),
    ]
  }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// The greatest of some numbers, from first to last; 0 of none.
  static func greatest(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = Swift.max(result, number) }
    return result
  }
}
