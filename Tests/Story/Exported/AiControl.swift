public import Arena

/// A weak monitor that is trusted chooses which work of a strong model to audit.
///
/// A strong model does useful work, and may hide an attack in it. A weak model that is trusted
/// looks at all work and finds some of it odd: attacks more often than honest work. A person audits
/// a part of the work, at a cost, and finds every attack in it. The model knows how its attack
/// would look, and attacks where that is safest. The audits follow a rule within a budget, or an
/// overseer chooses and publishes how often it audits what looks odd and what looks plain.
public struct AiControl: Mechanism {
  /// What is audited first, or who chooses.
  public enum Rule: String, KnobChoice {
    /// Written 'odd-first' in files.
    case oddFirst = "odd-first"
    /// Written 'any' in files.
    case any
    /// Written 'overseer' in files.
    case overseer
  }

  /// The values of 'Look', by number.
  enum Look { static let plain = 0, odd = 1 }

  /// The values of 'work', by number.
  enum Work { static let honest = 0, attack = 1 }

  /// The values of 'audit', by number.
  enum Audit { static let pass = 0, check = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "ai-control", "A weak monitor that is trusted chooses which work of a strong model to audit.",
    source: """
      R. Greenblatt, B. Shlegeris, K. Sachan, F. Roger, AI Control: Improving Safety Despite \
      Intentional Subversion, ICML 2024, arXiv:2312.06942.
      """)

  /// The seats of the players.
  enum Seat { static let model = 0, overseer = 1 }

  /// What is decided.
  enum Choice { static let work = 0, audit = 1 }

  /// What nature decides.
  enum Nature { static let disguise = 0, odd = 1, taken = 2 }

  /// What is counted.
  enum Count { static let value = 0, passed = 1, audits = 2 }

  /// What is audited first, or who chooses.
  public var rule = Rule.oddFirst
  /// The part of honest work that the rules audit.
  public var budget = 0.2
  /// How often an attack looks odd to the monitor.
  public var keen = 0.7
  /// How often honest work does.
  public var alarm = 0.1
  /// What an attack that passes is worth to the model.
  public var loot = 1.0
  /// What it costs the model to be caught.
  public var penalty = 3.0
  /// What an attack that passes destroys; honest work is worth 1.
  public var harm = 2.0
  /// What an audit costs.
  public var cost = 0.5

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("rule", &rule, "What is audited first, or who chooses.")
    visitor.knob(
      "budget", &budget, in: 0...1, unit: "share", "The part of honest work that the rules audit.")
    visitor.knob(
      "keen", &keen, in: 0...1, unit: "probability",
      "How often an attack looks odd to the monitor.")
    visitor.knob("alarm", &alarm, in: 0...1, unit: "probability", "How often honest work does.")
    visitor.knob(
      "loot", &loot, in: 0...1000, unit: "utility",
      "What an attack that passes is worth to the model.")
    visitor.knob(
      "penalty", &penalty, in: 0...1000, unit: "utility", "What it costs the model to be caught.")
    visitor.knob(
      "harm", &harm, in: 0...1000, unit: "utility",
      "What an attack that passes destroys; honest work is worth 1.")
    visitor.knob("cost", &cost, in: 0...1000, unit: "utility", "What an audit costs.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard alarm > 0 && alarm < 1 else {
      return "honest work must look odd at times and plain at times, and "
        + NumberText.exact(alarm) + " of it looks odd"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    var all = [Role("model", "Strong, and not trusted.")]
    if rule == .overseer {
      all.append(Role("overseer", commits: true, "Publishes how often it audits."))
    }
    return all
  }
  /// What they decide.
  public var decisions: [Decision] {
    var all = [
      Decision(
        "work", sees: [Variable("disguise", .named(lookLabels))], actions: .named(workLabels),
        "Whether to attack, knowing how an attack would look.")
    ]
    if rule == .overseer {
      all.append(
        Decision(
          "audit", role: 1, sees: [Variable("look", .named(lookLabels))],
          actions: .named(auditLabels), "Whether to audit the work."))
    }
    return all
  }
  /// What nature decides.
  public var draws: [Draw] {
    [
      Draw("how an attack would look", .named(lookLabels)),
      Draw("honest work looks odd"),
      Draw("the work is audited"),
    ]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "value", unit: "utility", in: Swift.min(-harm, -cost)...1,
        "Usefulness less harm and audits."),
      Measure("passed", unit: "attacks", in: 0...1, "Whether an attack passed."),
      Measure("audits", unit: "audits", in: 0...1, "Whether the work was audited."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.value) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let disguise = episode.chance(Nature.disguise, of: [1 - keen, keen])
    let done = episode.choose(Choice.work, by: Seat.model, seeing: disguise, wishing: Work.honest)
    var look = disguise
    if done == Work.honest {
      let odd = episode.chance(Nature.odd, alarm)
      look = odd ? Look.odd : Look.plain
    }
    var audited = false
    if rule == .overseer {
      let chosen = episode.choose(Choice.audit, by: Seat.overseer, seeing: look)
      audited = chosen == Audit.check
    } else {
      guard (0...1).contains(rate(look: look)) else {
        return episode.fail(because: "a probability is not in 0...1: rate(look: look)")
      }
      let taken = episode.chance(Nature.taken, rate(look: look))
      audited = taken
    }
    var worth = done == Work.honest ? 1 : audited ? 0 : -harm
    if audited {
      episode.note(Count.audits, 1)
      worth -= cost
    }
    if done == Work.attack {
      if audited {
        episode.gain(-penalty, by: Seat.model)
      } else {
        episode.gain(loot, by: Seat.model)
        episode.note(Count.passed, 1)
      }
    }
    if rule == .overseer { episode.gain(worth, by: Seat.overseer) }
    episode.note(Count.value, worth)
  }

  /// How often the rules audit work that looks so: within the budget, of what is odd first.
  private func rate(look: Int) -> Double {
    switch rule {
    case .oddFirst:
      look == Look.odd ? Swift.min(1, budget / alarm) : Swift.max(0, (budget - alarm) / (1 - alarm))
    case .any: budget
    case .overseer: 0
    }
  }

  /// What the values of 'Look' mean.
  private var lookLabels: [Label] {
    [Label("plain", "The monitor finds nothing."), Label("odd", "The monitor is suspicious.")]
  }

  /// What the values of 'work' mean.
  private var workLabels: [Label] {
    [Label("honest", "Does the work as asked."), Label("attack", "Hides an attack in the work.")]
  }

  /// What the values of 'audit' mean.
  private var auditLabels: [Label] {
    [
      Label("pass", "Takes the work as it is."),
      Label("check", "Pays for an audit, which finds every attack."),
    ]
  }
}
