public import Arena

/// Firm and regulator: who should lead depends on how capable the system is.
public struct Governance: Mechanism {
  /// Who moves first.
  public enum Leader: String, KnobChoice {
    /// Written 'simultaneous' in files.
    case simultaneous
    /// Written 'firm' in files.
    case firm
    /// Written 'regulator' in files.
    case regulator
    /// Written 'threshold' in files.
    case threshold
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "governance", "Firm and regulator: who should lead depends on how capable the system is.",
    source: """
      Game-theoretic governance of AI: who commits first, firm or regulator; the numbers are the \
      arena's own.
      """)

  /// The seats of the players.
  enum Seat { static let firm = 0, regulator = 1 }

  /// What is decided.
  enum Choice { static let conduct = 0, regulation = 1 }

  /// What is counted.
  enum Count {
    static let welfare = 0
    static let firmValue = 1
    static let caution = 2
    static let leniency = 3
    static let performance = 4
    static let robustness = 5
    static let explainability = 6
    static let fairness = 7
    static let privacy = 8
    static let security = 9
  }

  /// How capable the system is.
  public var capability = 6.0
  /// What the firm can do.
  public var firmStrategies = ["cautious", "bold"]
  /// What the regulator can do.
  public var regulatorStrategies = ["light", "strict"]
  /// What each pair of strategies is worth to the firm.
  public var value = [3.0, 2, 3, -1]
  /// How that grows.
  public var valueGrowth = [0.0, 0, 0.5, 0]
  /// What each pair of strategies costs the public.
  public var loss = [1.0, 2, 1, 1]
  /// How that grows.
  public var lossGrowth = [0.0, 0, 1, 0]
  /// How it grows with the square of capability.
  public var lossCurvature = [0.0, 0, 0, 0.25]
  /// Who moves first.
  public var leader = Leader.simultaneous
  /// The capability from which on the regulator leads, if that decides.
  public var turning = 4.0
  /// The performance of each strategy.
  ///
  /// How the system performs.
  public var performing = [0.6, 0.95]
  /// The robustness of each strategy.
  public var withstanding = [0.9, 0.6]
  /// The explainability of each strategy.
  public var explaining = [0.8, 0.5]
  /// The fairness of each strategy.
  public var treating = [0.8, 0.6]
  /// The privacy of each strategy.
  public var hiding = [0.9, 0.6]
  /// The security of each strategy.
  public var defending = [0.9, 0.5]

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "capability", &capability, in: 0...1000, unit: "capability", "How capable the system is.")
    visitor.knob("firm-strategies", &firmStrategies, limit: 16, "What the firm can do.")
    visitor.knob(
      "regulator-strategies", &regulatorStrategies, limit: 16, "What the regulator can do.")
    visitor.knob(
      "value", &value, limit: 1000, in: -1e6...1e6, unit: "utility",
      "What each pair of strategies is worth to the firm.")
    visitor.knob(
      "value-growth", &valueGrowth, limit: 1000, in: -1e6...1e6, unit: "utility per capability",
      "How that grows.")
    visitor.knob(
      "loss", &loss, limit: 1000, in: -1e6...1e6, unit: "utility",
      "What each pair of strategies costs the public.")
    visitor.knob(
      "loss-growth", &lossGrowth, limit: 1000, in: -1e6...1e6, unit: "utility per capability",
      "How that grows.")
    visitor.knob(
      "loss-curvature", &lossCurvature, limit: 1000, in: -1e6...1e6,
      unit: "utility per squared capability", "How it grows with the square of capability.")
    visitor.knob("leader", &leader, "Who moves first.")
    visitor.knob(
      "threshold", &turning, in: 0...1000, unit: "capability",
      "The capability from which on the regulator leads, if that decides.")
    visitor.knob(
      "performance", &performing, limit: 1000, in: 0...1, unit: "score",
      "The performance of each strategy.")
    visitor.knob(
      "robustness", &withstanding, limit: 1000, in: 0...1, unit: "score",
      "The robustness of each strategy.")
    visitor.knob(
      "explainability", &explaining, limit: 1000, in: 0...1, unit: "score",
      "The explainability of each strategy.")
    visitor.knob(
      "fairness", &treating, limit: 1000, in: 0...1, unit: "score",
      "The fairness of each strategy.")
    visitor.knob(
      "privacy", &hiding, limit: 1000, in: 0...1, unit: "score", "The privacy of each strategy.")
    visitor.knob(
      "security", &defending, limit: 1000, in: 0...1, unit: "score",
      "The security of each strategy.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard !firmStrategies.isEmpty else { return "'Conduct' has no members" }
    guard !regulatorStrategies.isEmpty else { return "'Treatment' has no members" }
    guard value.count == firmStrategies.count * regulatorStrategies.count else {
      return "value needs a number for each pair of Conduct and Treatment: expected "
        + "\(firmStrategies.count * regulatorStrategies.count)" + ", but found " + "\(value.count)"
    }
    guard valueGrowth.count == firmStrategies.count * regulatorStrategies.count else {
      return "value-growth needs a number for each pair of Conduct and Treatment: expected "
        + "\(firmStrategies.count * regulatorStrategies.count)" + ", but found "
        + "\(valueGrowth.count)"
    }
    guard loss.count == firmStrategies.count * regulatorStrategies.count else {
      return "loss needs a number for each pair of Conduct and Treatment: expected "
        + "\(firmStrategies.count * regulatorStrategies.count)" + ", but found " + "\(loss.count)"
    }
    guard lossGrowth.count == firmStrategies.count * regulatorStrategies.count else {
      return "loss-growth needs a number for each pair of Conduct and Treatment: expected "
        + "\(firmStrategies.count * regulatorStrategies.count)" + ", but found "
        + "\(lossGrowth.count)"
    }
    guard lossCurvature.count == firmStrategies.count * regulatorStrategies.count else {
      return "loss-curvature needs a number for each pair of Conduct and Treatment: expected "
        + "\(firmStrategies.count * regulatorStrategies.count)" + ", but found "
        + "\(lossCurvature.count)"
    }
    guard performing.count == firmStrategies.count else {
      return "performance needs a number for each of Conduct: expected "
        + "\(firmStrategies.count)" + ", but found " + "\(performing.count)"
    }
    guard withstanding.count == firmStrategies.count else {
      return "robustness needs a number for each of Conduct: expected "
        + "\(firmStrategies.count)" + ", but found " + "\(withstanding.count)"
    }
    guard explaining.count == firmStrategies.count else {
      return "explainability needs a number for each of Conduct: expected "
        + "\(firmStrategies.count)" + ", but found " + "\(explaining.count)"
    }
    guard treating.count == firmStrategies.count else {
      return "fairness needs a number for each of Conduct: expected "
        + "\(firmStrategies.count)" + ", but found " + "\(treating.count)"
    }
    guard hiding.count == firmStrategies.count else {
      return "privacy needs a number for each of Conduct: expected "
        + "\(firmStrategies.count)" + ", but found " + "\(hiding.count)"
    }
    guard defending.count == firmStrategies.count else {
      return "security needs a number for each of Conduct: expected "
        + "\(firmStrategies.count)" + ", but found " + "\(defending.count)"
    }
    guard Numbers.isRange(-Numbers.greatest(harm), -Numbers.least(harm)) else {
      return "the range of 'public welfare' ends before it begins"
    }
    guard Numbers.isRange(Numbers.least(worth), Numbers.greatest(worth)) else {
      return "the range of 'firm value' ends before it begins"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [
      Role(
        "firm", commits: firmLeads,
        "Builds a system, and earns what its conduct is worth under the regulator's treatment."),
      Role(
        "regulator", commits: regulatorLeads,
        "Bears what the firm's conduct and its own treatment of it cost the public."),
    ]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision("conduct", actions: .named(conductLabels), "How to build the system."),
      Decision(
        "regulation", role: 1,
        sees: (firmLeads ? [Variable("conduct", .named(conductLabels))] : []),
        actions: .named(treatmentLabels), "How to treat the firm."),
    ]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "public welfare", unit: "utility",
        in: Numbers.range(-Numbers.greatest(harm), -Numbers.least(harm)),
        "The public's loss, below zero."),
      Measure(
        "firm value", unit: "utility",
        in: Numbers.range(Numbers.least(worth), Numbers.greatest(worth)), "The firm's payoff."),
      Measure("caution", unit: "firms", in: 0...1, "Whether the firm did its first strategy."),
      Measure("leniency", unit: "cases", in: 0...1, "Whether the regulator did its first one."),
      Measure("performance", unit: "score", in: 0...1, "The performance of what the firm built."),
      Measure("robustness", unit: "score", in: 0...1, "The robustness of what the firm built."),
      Measure(
        "explainability", unit: "score", in: 0...1, "The explainability of what the firm built."),
      Measure("fairness", unit: "score", in: 0...1, "The fairness of what the firm built."),
      Measure("privacy", unit: "score", in: 0...1, "The privacy of what the firm built."),
      Measure("security", unit: "score", in: 0...1, "The security of what the firm built."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.welfare) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    if firmLeads {
      let did = episode.choose(Choice.conduct, by: Seat.firm, wishing: bestConduct)
      var seenAtRegulation = 0
      if firmLeads { seenAtRegulation = did }
      let treated = episode.choose(
        Choice.regulation, by: Seat.regulator, seeing: seenAtRegulation,
        wishing: wishedRegulation(seen: did))
      settle(&episode, did: did, treated: treated)
    } else {
      let did = episode.choose(Choice.conduct, by: Seat.firm, wishing: bestConduct)
      let treated = episode.choose(
        Choice.regulation, by: Seat.regulator, wishing: wishedRegulation(seen: 0))
      settle(&episode, did: did, treated: treated)
    }
  }

  /// The regulator's best answer to a conduct.
  private func answer(c: Int) -> Int {
    (0..<regulatorStrategies.count).first(where: { t in
      harm[c * regulatorStrategies.count + t]
        == Numbers.least(
          (0..<regulatorStrategies.count).map { u in harm[c * regulatorStrategies.count + u] })
    })
      ?? 0
  }

  /// What the designer wishes at 'regulation'.
  private func wishedRegulation(seen: Int) -> Int {
    if firmLeads { return answer(c: seen) }
    return answer(c: bestConduct)
  }

  /// Tells what the story calls 'settle'.
  private func settle(_ episode: inout some Episode, did: Int, treated: Int) {
    episode.gain(worth[did * regulatorStrategies.count + treated], by: Seat.firm)
    episode.gain(-harm[did * regulatorStrategies.count + treated], by: Seat.regulator)
    episode.note(Count.welfare, -harm[did * regulatorStrategies.count + treated])
    episode.note(Count.firmValue, worth[did * regulatorStrategies.count + treated])
    if did == 0 { episode.note(Count.caution, 1) }
    if treated == 0 { episode.note(Count.leniency, 1) }
    episode.note(Count.performance, performing[did])
    episode.note(Count.robustness, withstanding[did])
    episode.note(Count.explainability, explaining[did])
    episode.note(Count.fairness, treating[did])
    episode.note(Count.privacy, hiding[did])
    episode.note(Count.security, defending[did])
  }

  /// What the values of 'Conduct' mean.
  private var conductLabels: [Label] {
    firmStrategies.map { name in
      switch name {
      case "cautious": Label(name, "Takes the cautious conduct.")
      case "bold": Label(name, "Takes the bold conduct.")
      default: Label(name)
      }
    }
  }

  /// What the values of 'Treatment' mean.
  private var treatmentLabels: [Label] {
    regulatorStrategies.map { name in
      switch name {
      case "light": Label(name, "Gives the firm the light treatment.")
      case "strict": Label(name, "Gives the firm the strict treatment.")
      default: Label(name)
      }
    }
  }

  /// What the story calls 'firm-leads'.
  private var firmLeads: Bool { leader == .firm || leader == .threshold && capability < turning }

  /// What the story calls 'regulator-leads'.
  private var regulatorLeads: Bool {
    leader == .regulator || leader == .threshold && !(capability < turning)
  }

  /// What the story calls 'worth'.
  private var worth: [Double] {
    Numbers.each(value, valueGrowth.map { $0 * capability }, { $0 + $1 })
  }

  /// What the story calls 'harm'.
  private var harm: [Double] {
    Numbers.each(
      loss,
      Numbers.each(lossGrowth, lossCurvature.map { $0 * capability }, { $0 + $1 }).map {
        $0 * capability
      },
      { $0 + $1 })
  }

  /// What the story calls 'best-conduct'.
  private var bestConduct: Int {
    (0..<firmStrategies.count).first(where: { c in
      Numbers.least(
        (0..<regulatorStrategies.count).map { t in harm[c * regulatorStrategies.count + t] })
        == Numbers.least(harm)
    })
      ?? 0
  }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// What comes of every two entries of two lists.
  static func each(
    _ first: [Double], _ second: [Double], _ result: (Double, Double) -> Double
  ) -> [Double] { zip(first, second).map { result($0, $1) } }

  /// The least of some numbers, from first to last; 0 of none.
  static func least(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = Swift.min(result, number) }
    return result
  }

  /// The greatest of some numbers, from first to last; 0 of none.
  static func greatest(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = Swift.max(result, number) }
    return result
  }

  /// Whether a range ends where it begins or later.
  static func isRange(_ low: Double, _ high: Double) -> Bool {
    low <= high && low.isFinite && high.isFinite
  }

  /// A range; of 0 alone if it would end before it begins.
  static func range(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    low <= high ? low...high : 0...0
  }
}
