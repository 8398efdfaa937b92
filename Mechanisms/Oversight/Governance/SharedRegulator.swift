public import Arena
public import MechanismTools

/// Several firms under one regulator, whose attention does not suffice for all of them.
///
/// Where nobody knows whom the regulator looks at, caution of each firm takes strictness with
/// probability k / (k + 6) at capability k, so a regulator that can be strict with one firm keeps
/// at most (k + 6) / k firms cautious. A regulator that sees who is bold does better by how it
/// reacts than by how much it can look: if it picks bold firms at random, all may be bold together
/// and share the risk; if it takes them in a public order, the first firm dares not be bold, hence
/// nor the second, and so on.
public struct SharedRegulator: RuledMechanism {
  /// How the regulator spends its attention.
  public enum Attention: String, KnobChoice {
    /// A player chooses whom to be strict with, without seeing anybody.
    case hidden
    /// A player is strict with all firms or with none, without seeing anybody.
    case common
    /// By rule, strictness falls on bold firms at random.
    case random
    /// By rule, strictness falls on bold firms in a public order.
    case ranked
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "shared-regulator", "Several firms may be bold, and one regulator can look at few of them.",
    source: """
      Firm and regulator after \(Papers.aiGovernance); attention in a public order after \
      \(Papers.bruteForce).
      """)

  typealias Conduct = CapabilityStakes.Conduct
  typealias Regulation = CapabilityStakes.Regulation
  /// The roles; the seats of the firms come first, from 0.
  enum Part { static let firm = 0, regulator = 1 }
  /// What is decided; a regulator who is strict with all or none decides on regulation, one who
  /// picks firms on strictness.
  enum Choice { static let conduct = 0, regulation = 1, strictness = 1 }
  /// What nature decides.
  enum Nature { static let attention = 0 }
  /// What is counted.
  enum Count { static let welfare = 0, boldFirms = 1, strictness = 2 }

  /// The parameters.
  public var rules = Rules() { didSet { (sets, plan) = (rules.sets, rules.plan) } }
  private var sets = Rules().sets
  private var plan = Rules().plan

  /// Makes three firms and a regulator that can look at one.
  public init() {}

  /// Some firms and, unless attention is a rule, a regulator who commits.
  public var roles: [Role] {
    let firms = Role(
      "firm", seats: rules.firms, "Earns what its conduct is worth under the treatment it gets.")
    let regulator = Role(
      "regulator", commits: true,
      "Bears what the conduct of all firms and its treatment of them cost the public.")
    return rules.hasPlayer ? [firms, regulator] : [firms]
  }

  /// Conduct, seeing one's place where places differ, and whom to be strict with.
  public var decisions: [Decision] {
    let places = Values.numbers(from: 1, step: 1, count: rules.firms)
    let conduct = Decision(
      "conduct", role: Part.firm, sees: rules.isByPlace ? [Variable("place", places)] : [],
      actions: rules.stakes.conduct(), "How to act, without seeing what anybody else does.")
    switch rules.attention {
    case .random, .ranked: return [conduct]
    case .common:
      return [
        conduct,
        Decision(
          "regulation", role: Part.regulator, actions: rules.stakes.regulation(of: "every firm"),
          "How to treat all firms alike, without seeing what they do."),
      ]
    case .hidden:
      let strictness = sets.map { set in
        let name = rules.name(of: set)
        return Label(name, "Is strict with " + name + ", and light with everybody else.")
      }
      return [
        conduct,
        Decision(
          "strictness", role: Part.regulator, actions: .named(strictness),
          "Whom to be strict with, without seeing what the firms do."),
      ]
    }
  }

  /// Whether a bold firm is among those on whom attention falls.
  public var draws: [Draw] { [Draw("the firm is looked at")] }

  /// Public welfare, bold firms, and firms treated strictly.
  public var measures: [Measure] {
    let firms = Double(rules.firms)
    let loss = rules.stakes.lossRange
    let low = (0..<rules.firms).reduce(0.0) { sum, _ in sum + loss.upperBound }
    let high = (0..<rules.firms).reduce(0.0) { sum, _ in sum + loss.lowerBound }
    return [
      Measure(
        "public welfare", unit: "utility", in: -low ... -high,
        "The public's loss by all firms, below zero."),
      Measure("bold firms", unit: "firms", in: 0...firms, "How many were bold."),
      Measure("strictness", unit: "firms", in: 0...firms, "How many were treated strictly."),
    ]
  }

  /// Public welfare.
  public var goal: Goal { .measure(Count.welfare) }

  /// All firms choose at once; strictness falls on whom the regulator chose, or on some of the bold.
  public func play(_ episode: inout some Episode) {
    var bold = 0
    for seat in 0..<rules.firms {
      let place = rules.isByPlace ? seat : 0
      let conduct = episode.choose(
        Choice.conduct, by: seat, seeing: place, wishing: plan.bold >> seat & 1)
      bold |= conduct << seat
    }
    let strict = strictness(towards: bold, &episode)
    var loss = 0.0
    for seat in 0..<rules.firms {
      let (conduct, answer) = (bold >> seat & 1, strict >> seat & 1)
      episode.gain(rules.stakes.value(conduct, answer), by: seat)
      loss += rules.stakes.loss(conduct, answer)
    }
    if rules.hasPlayer { episode.gain(-loss, by: rules.regulator) }
    episode.note(Count.welfare, -loss)
    episode.note(Count.boldFirms, Double(bold.nonzeroBitCount))
    episode.note(Count.strictness, Double(strict.nonzeroBitCount))
  }

  /// Returns whom the regulator is strict with, as a set of seats.
  private func strictness(towards bold: Int, _ episode: inout some Episode) -> Int {
    switch rules.attention {
    case .hidden:
      return sets[episode.choose(Choice.strictness, by: rules.regulator, wishing: plan.answer)]
    case .common:
      let regulation = episode.choose(
        Choice.regulation, by: rules.regulator, wishing: plan.answer)
      return regulation == Regulation.strict ? rules.everyone : 0
    case .random, .ranked: break
    }
    var strict = 0
    var left = Swift.min(rules.capacity, bold.nonzeroBitCount)
    var suspects = bold.nonzeroBitCount
    for seat in 0..<rules.firms where bold >> seat & 1 == 1 && left > 0 {
      let odds = Double(left) / Double(suspects)
      suspects -= 1
      if rules.attention == .ranked || episode.chance(Nature.attention, odds) {
        strict |= 1 << seat
        left -= 1
      }
    }
    return strict
  }
}

extension SharedRegulator {
  /// The parameters of a shared regulator.
  public struct Rules: RuleSet {
    /// The most firms.
    public static var limit: Int { 6 }

    /// How many firms there are.
    public var firms = 3
    /// How many firms the regulator can be strict with.
    public var capacity = 1
    /// How the regulator spends its attention.
    public var attention = Attention.hidden
    /// What conduct and regulation are worth and cost, firm by firm.
    public var stakes = CapabilityStakes()

    /// Makes three firms and a regulator that can look at one.
    public init() {}

    /// Shows the firms, the stakes and the regulator's attention.
    public mutating func knobs(_ visitor: inout some KnobVisitor) {
      visitor.knob("firms", &firms, in: 1...Self.limit, unit: "firms", "How many firms.")
      visitor.knob(
        "capacity", &capacity, in: 0...Self.limit, unit: "firms", "How many can be looked at.")
      visitor.knob("attention", &attention, "How the regulator spends its attention.")
      stakes.knobs(&visitor, namingStrategies: false)
    }

    /// Says whether the tables fit, and whether attention is scarce.
    public var complaint: String? {
      if capacity > firms { return "the regulator can look at more firms than there are" }
      return stakes.complaint
    }

    /// Whether the regulator is a player.
    var hasPlayer: Bool { attention == .hidden || attention == .common }

    /// The regulator's seat, after those of the firms.
    var regulator: Int { firms }

    /// All firms, as a set of seats.
    var everyone: Int { 1 << firms - 1 }

    /// Whether attention may fall on one firm rather than another, other things equal.
    var isByPlace: Bool { attention == .hidden || attention == .ranked }

    /// Whom a player can be strict with: every set of firms within its capacity, nobody first.
    var sets: [Int] { (0..<1 << firms).filter { $0.nonzeroBitCount <= capacity } }

    /// What costs the public least, of what can be wished of firms that see no more than they do;
    /// nothing if the parameters are invalid.
    var plan: Plan {
      if complaint != nil { return Plan() }
      let left = firstLeast(2) { stakes.loss($0, Regulation.light) }
      let seen = firstLeast(2) { stakes.loss($0, Regulation.strict) }
      let isStrict = stakes.loss(seen, Regulation.strict) < stakes.loss(left, Regulation.light)
      switch attention {
      case .common:
        return Plan(
          bold: (isStrict ? seen : left) * everyone,
          answer: isStrict ? Regulation.strict : Regulation.light)
      case .hidden:
        let strict = isStrict ? 1 << capacity - 1 : 0
        return Plan(
          bold: seen * strict | left * (everyone & ~strict),
          answer: sets.firstIndex(of: strict) ?? 0)
      case .random:
        return Plan(bold: cost(ofBold: firms) < cost(ofBold: 0) ? everyone : 0, answer: 0)
      case .ranked:
        return Plan(bold: 1 << firstLeast(firms + 1) { cost(ofBold: $0) } - 1, answer: 0)
      }
    }

    /// Returns what the public loses where attention falls on bold firms.
    private func cost(ofBold bold: Int) -> Double {
      let strict = Swift.min(capacity, bold)
      return Double(strict) * stakes.loss(Conduct.bold, Regulation.strict)
        + Double(bold - strict) * stakes.loss(Conduct.bold, Regulation.light)
        + Double(firms - bold) * stakes.loss(Conduct.cautious, Regulation.light)
    }

    /// Returns the name of a set of firms.
    func name(of set: Int) -> String {
      var name = ""
      for seat in 0..<firms where set >> seat & 1 == 1 {
        name += (name == "" ? "firm " : " + firm ") + "\(seat + 1)"
      }
      return name == "" ? "nobody" : name
    }
  }

  /// What the designer wishes.
  struct Plan: Sendable {
    /// The firms that are to be bold, as a set of seats.
    var bold = 0
    /// What the regulator is to choose.
    var answer = 0
  }
}
