public import Arena

/// An employee who sees a sign of danger may report it, and the lab may strike back.
///
/// A lab's system is dangerous now and then. An employee sees a sign of it, which may mislead, and
/// may report. The lab may strike back at a report, which frightens the next one; protection undoes
/// that and makes the lab pay for it. A review then upholds the report or rejects it, and errs too.
/// If it upholds, the system is stopped and the report earns a reward; if it rejects, the report
/// costs a penalty. Too small a reward leaves everybody silent, too large a one pays for reports
/// without a sign.
public struct Whistleblowing: Mechanism {
  /// The values of 'System', by number.
  enum System { static let harmless = 0, dangerous = 1 }

  /// The values of 'Sign', by number.
  enum Sign { static let calm = 0, alarm = 1 }

  /// The values of 'speak', by number.
  enum Speak { static let silent = 0, report = 1 }

  /// The values of 'respond', by number.
  enum Respond { static let accept = 0, strike = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "whistleblowing",
    "An employee who sees a sign of danger may report it, and the lab may strike back.",
    source: """
      P. Buccirossi, G. Immordino, G. Spagnolo, Whistleblower rewards, false reports, and \
      corporate fraud, European Journal of Law and Economics 51(3), 2021, pp. 411-431.
      """)

  /// The seats of the players.
  enum Seat { static let employee = 0, lab = 1 }

  /// What is decided.
  enum Choice { static let speak = 0, respond = 1 }

  /// What nature decides.
  enum Nature { static let system = 0, alarmed = 1, kept = 2, correct = 3 }

  /// What is counted.
  enum Count { static let right = 0, unfounded = 1, struck = 2 }

  /// How often the system is dangerous.
  public var prior = 0.2
  /// How often a danger shows a sign.
  public var keen = 0.9
  /// How often a harmless system shows one.
  public var stray = 0.1
  /// How often the review is right.
  public var accuracy = 0.9
  /// What a report earns that is upheld.
  public var reward = 2.0
  /// What a report costs that is rejected.
  public var penalty = 1.0
  /// How often the lab is kept from striking back.
  public var protection = 0.5
  /// What the employee suffers if the lab strikes back.
  public var reprisal = 4.0
  /// What it is worth to the lab that the next one fears it.
  public var fear = 1.0
  /// What the lab pays if it is kept from striking back.
  public var damages = 2.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "prior", &prior, in: 0...1, unit: "probability", "How often the system is dangerous.")
    visitor.knob("keen", &keen, in: 0...1, unit: "probability", "How often a danger shows a sign.")
    visitor.knob(
      "stray", &stray, in: 0...1, unit: "probability", "How often a harmless system shows one.")
    visitor.knob(
      "accuracy", &accuracy, in: 0.5...1, unit: "probability", "How often the review is right.")
    visitor.knob(
      "reward", &reward, in: 0...1000, unit: "money", "What a report earns that is upheld.")
    visitor.knob(
      "penalty", &penalty, in: 0...1000, unit: "money", "What a report costs that is rejected.")
    visitor.knob(
      "protection", &protection, in: 0...1, unit: "probability",
      "How often the lab is kept from striking back.")
    visitor.knob(
      "reprisal", &reprisal, in: 0...1000, unit: "utility",
      "What the employee suffers if the lab strikes back.")
    visitor.knob(
      "fear", &fear, in: 0...1000, unit: "utility",
      "What it is worth to the lab that the next one fears it.")
    visitor.knob(
      "damages", &damages, in: 0...1000, unit: "money",
      "What the lab pays if it is kept from striking back.")
  }

  /// The players.
  public var roles: [Role] {
    [Role("employee", "Sees the sign, not the system."), Role("lab", "Wants no reports.")]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "speak", sees: [Variable("sign", .named(signLabels))], actions: .named(speakLabels),
        "Whether to report."),
      Decision("respond", role: 1, actions: .named(respondLabels), "What to do about a report."),
    ]
  }
  /// What nature decides.
  public var draws: [Draw] {
    [
      Draw("the system", .named(systemLabels)),
      Draw("there is a sign"),
      Draw("the employee is protected"),
      Draw("the review is right"),
    ]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "right", unit: "systems", in: 0...1,
        "Whether danger was stopped and the harmless went on."),
      Measure("unfounded", unit: "reports", in: 0...1, "Whether a harmless system was reported."),
      Measure("struck", unit: "employees", in: 0...1, "Whether the lab hurt the employee."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.right) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let system = episode.chance(Nature.system, of: [1 - prior, prior])
    let alarmed = episode.chance(Nature.alarmed, system == System.dangerous ? keen : stray)
    let said = episode.choose(
      Choice.speak, by: Seat.employee, seeing: alarmed ? Sign.alarm : Sign.calm,
      wishing: wishedSpeak(sign: alarmed ? Sign.alarm : Sign.calm))
    if said == Speak.silent {
      episode.note(Count.right, system == System.harmless ? 1 : 0)
      return
    }
    if system == System.harmless { episode.note(Count.unfounded, 1) }
    let answer = episode.choose(Choice.respond, by: Seat.lab, wishing: Respond.accept)
    if answer == Respond.strike {
      let kept = episode.chance(Nature.kept, protection)
      if kept {
        episode.transfer(damages, from: Seat.lab)
      } else {
        episode.gain(fear, by: Seat.lab)
        episode.gain(-reprisal, by: Seat.employee)
        episode.note(Count.struck, 1)
      }
    }
    let correct = episode.chance(Nature.correct, accuracy)
    if correct == (system == System.dangerous) {
      episode.transfer(reward, to: Seat.employee)
    } else {
      episode.transfer(penalty, from: Seat.employee)
    }
    if correct { episode.note(Count.right, 1) }
  }

  /// What the designer wishes at 'speak'.
  private func wishedSpeak(sign: Int) -> Int {
    if sign == Sign.alarm { return Speak.report }
    return Speak.silent
  }

  /// What the values of 'System' mean.
  private var systemLabels: [Label] { [Label("harmless"), Label("dangerous")] }

  /// What the values of 'Sign' mean.
  private var signLabels: [Label] {
    [Label("calm", "Nothing looks wrong."), Label("alarm", "Something looks wrong.")]
  }

  /// What the values of 'speak' mean.
  private var speakLabels: [Label] {
    [Label("silent", "Says nothing."), Label("report", "Reports a danger to the review.")]
  }

  /// What the values of 'respond' mean.
  private var respondLabels: [Label] {
    [
      Label("accept", "Leaves the employee alone."),
      Label("strike", "Strikes back at the employee."),
    ]
  }
}
