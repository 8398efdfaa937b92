public import Arena
public import MechanismTools

/// Some of the sources of training data are audited, and a contributor may poison one of them.
///
/// A contributor who is not detected gains; one who is detected loses k times as much. Audits of m of
/// n sources drawn at random, each of which detects poison with probability d, deter if and only if
/// m >= n / (d (1 + k)), for a gain of 1. Audits of the same sources every time deter nobody before
/// all are audited.
public struct PoisoningAudit: RuledMechanism {
  /// Which sources a designer audits.
  public enum Schedule: String, KnobChoice {
    /// All equally likely.
    case random
    /// The first ones, every time.
    case fixed
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "poisoning-audit", "Few audits of many data sources deter poisoners, if nobody knows which.",
    source: """
      \(Papers.incentiveAwareSafety), on training-time auditing against data poisoning; the \
      threshold is that of an attacker who may abstain.
      """)

  /// What nature decides.
  enum Nature { static let audit = 0, detection = 1 }
  /// What is counted.
  enum Count { static let clean = 0, poisoned = 1, detected = 2, deterred = 3 }

  /// The parameters.
  public var rules = Rules() { didSet { guardian = rules.guardian } }
  private var guardian = Rules().guardian

  /// Makes ten sources, of which four are audited at random.
  public init() {}

  /// A contributor and, unless the schedule is public, an auditor who commits.
  public var roles: [Role] {
    guardian.role("auditor", "Audits some of the sources, and bears the harm of undetected poison.")
      + [Role("contributor", "May poison a source: gains if that comes through, loses if not.")]
  }

  /// Which sources to audit, and whether and where to poison.
  public var decisions: [Decision] {
    let sources = rules.names
    let poison = sources.map {
      Label($0, "Poisons " + $0 + ", which is detected only if that source is audited.")
    }
    let contribution = Decision(
      "contribution", role: guardian.attacker,
      actions: .named(
        poison + [Label("nothing", "Poisons no source, and neither gains nor loses.")]),
      "Which source to poison, if any, without seeing which are audited.")
    return guardian.decision(
      "audits", of: sources, verb: "Audits",
      "Which sources to audit, without seeing which is poisoned.") + [contribution]
  }

  /// Whether a poisoned source is audited, and whether the audit detects it.
  public var draws: [Draw] {
    [Draw("the source is audited"), Draw("the audit detects the poison")]
  }

  /// Whether the data stayed clean, and what became of the poison.
  public var measures: [Measure] {
    [
      Measure("clean", unit: "batches", in: 0...1, "Whether no poison came through."),
      Measure("poisoned", unit: "batches", in: 0...1, "Whether poison came through."),
      Measure("detected", unit: "batches", in: 0...1, "Whether poison was detected."),
      Measure("deterred", unit: "batches", in: 0...1, "Whether nobody tried."),
    ]
  }

  /// Clean data.
  public var goal: Goal { .measure(Count.clean) }

  /// The contributor poisons a source or none; an audit of that source may detect it.
  public func play(_ episode: inout some Episode) {
    let set = guardian.deploy(&episode)
    let contributor = guardian.attacker
    let source = episode.choose(guardian.attack, by: contributor, wishing: rules.nothing)
    if source == rules.nothing {
      episode.note(Count.clean, 1)
      episode.note(Count.deterred, 1)
      return
    }
    let isDetected =
      guardian.covers(source, set, Nature.audit, &episode)
      && episode.chance(Nature.detection, rules.detection)
    if isDetected {
      episode.gain(-rules.penalty, by: contributor)
      episode.note(Count.clean, 1)
      episode.note(Count.detected, 1)
    } else {
      episode.gain(rules.gain, by: contributor)
      guardian.pay(-rules.harm, &episode)
      episode.note(Count.poisoned, 1)
    }
  }
}

extension PoisoningAudit {
  /// The parameters of an audit against poisoning.
  public struct Rules: RuleSet {
    /// How many sources there are.
    public var sources = 10
    /// How many of them are audited.
    public var audits = 4
    /// The probability that an audit detects poison.
    public var detection = 0.75
    /// What poison that comes through gains its contributor.
    public var gain = 1.0
    /// What poison that is detected costs its contributor.
    public var penalty = 3.0
    /// What poison that comes through costs the auditor.
    public var harm = 5.0
    /// Who decides what is audited.
    public var auditor = CoverageHolder.designer
    /// Which sources a designer audits.
    public var schedule = Schedule.random

    /// Makes ten sources, of which four are audited at random.
    public init() {}

    /// Shows the sources, the audits and the stakes.
    public mutating func knobs(_ visitor: inout some KnobVisitor) {
      let stake = 0.0...1e6
      visitor.knob("sources", &sources, in: 1...1000, unit: "sources", "How many sources.")
      visitor.knob("audits", &audits, in: 0...1000, unit: "sources", "How many are audited.")
      visitor.knob(
        "detection", &detection, in: 0...1, unit: "probability", "How likely an audit detects.")
      visitor.knob("gain", &gain, in: stake, unit: "utility", "What poison gains.")
      visitor.knob("penalty", &penalty, in: stake, unit: "utility", "What detection costs.")
      visitor.knob("harm", &harm, in: stake, unit: "utility", "What poison costs the auditor.")
      visitor.knob("auditor", &auditor, "Who decides what is audited.")
      visitor.knob("schedule", &schedule, "Which sources a designer audits.")
    }

    /// Says whether there are enough sources for the audits.
    public var complaint: String? {
      if audits > sources { return "there are more audits than sources" }
      return auditor == .player ? Guardian.complaint(resources: audits, among: sources) : nil
    }

    /// The contributor's last action, after the sources: to poison none.
    var nothing: Int { sources }

    /// The names of the sources.
    var names: [String] { (1...sources).map { "source \($0)" } }

    /// The auditor under these rules; if they are invalid, nothing is audited.
    var guardian: Guardian {
      if complaint != nil { return Guardian(rates: names.map { _ in 0 }) }
      if auditor == .player { return Guardian(resources: audits, among: sources) }
      let share = Double(audits) / Double(sources)
      return Guardian(
        rates: (0..<sources).map { schedule == .random ? share : $0 < audits ? 1 : 0 })
    }
  }
}
