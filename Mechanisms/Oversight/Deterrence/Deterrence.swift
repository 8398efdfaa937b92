public import Arena
public import MechanismTools

/// An offence that pays, a fine that may follow, and detection that costs the state.
///
/// A risk-neutral offender offends when its gain exceeds the expected fine. The fine costs nothing
/// and detection does, so the cheapest deterrence is the greatest fine with rare detection; and
/// because detection is costly, it pays to deter less than the harm would warrant.
///
/// > Deviation: the gain is drawn from the midpoints of `levels` equal parts of [0, top], not from
/// > the continuum.
public struct Deterrence: Mechanism {
  /// How the cost of detection grows with its probability.
  public enum CostShape: String, KnobChoice {
    /// The cost times the probability.
    case linear
    /// Half the cost times the square of the probability.
    case quadratic
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "deterrence", "An offender weighs its gain against a fine that costly detection makes likely.",
    source: """
      G. S. Becker, "Crime and Punishment", Journal of Political Economy 76(2), 1968, pp. \
      169-217; A. M. Polinsky, S. Shavell, "The Theory of Public Enforcement of Law", Handbook \
      of Law and Economics 1, 2007, doi:10.1016/S1574-0730(07)01006-7.
      """)

  /// The one player, who is the one role too.
  enum Seat { static let offender = 0 }
  /// What is decided.
  enum Choice { static let conduct = 0 }
  /// What the offender can do.
  enum Conduct { static let comply = 0, offend = 1 }
  /// What nature decides.
  enum Nature { static let gain = 0, caught = 1 }
  /// What is counted.
  enum Count { static let offence = 0, harm = 1, caught = 2, welfare = 3 }

  /// The greatest gain from an offence.
  public var top = 10.0
  /// How many equally likely gains there are.
  public var levels = 20
  /// The harm that an offence does.
  public var harm = 6.0
  /// The fine.
  public var fine = 20.0
  /// The offender's wealth, beyond which no fine can be paid.
  public var wealth = 20.0
  /// The probability that an offender is caught.
  public var detection = 0.275
  /// The scale of the cost of detection.
  public var cost = 1.0
  /// How that cost grows.
  public var costShape = CostShape.linear
  /// How the offender's utility of money bends.
  public var utility = UtilityShape.constantAbsolute
  /// The offender's aversion to risk.
  public var riskAversion = 0.0

  /// Makes an instance whose detection is optimal.
  public init() {}

  /// Shows the offence, its punishment and the cost of detection.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let money = 0.0...1e6
    visitor.knob("top", &top, in: money, unit: "utility", "The greatest gain from an offence.")
    visitor.knob("levels", &levels, in: 1...10000, unit: "gains", "How many gains there are.")
    visitor.knob("harm", &harm, in: money, unit: "utility", "The harm an offence does.")
    visitor.knob("fine", &fine, in: money, unit: "money", "The fine.")
    visitor.knob("wealth", &wealth, in: money, unit: "money", "The most an offender can pay.")
    visitor.knob(
      "detection", &detection, in: 0...1, unit: "probability", "How likely one is caught.")
    visitor.knob("cost", &cost, in: money, unit: "utility", "What sure detection costs.")
    visitor.knob("cost-shape", &costShape, "How the cost of detection grows.")
    visitor.knob(
      "utility", &utility,
      "How the offender's utility of money bends; all but the first start from wealth.")
    visitor.knob(
      "risk-aversion", &riskAversion, in: 0...10, unit: "per money",
      "The offender's aversion to risk; constant-relative has no unit.")
  }

  /// Says whether the offender's utility is a sensible number.
  public var complaint: String? {
    let least = top / Double(levels) / 2
    let loss = detection > 0 ? Swift.min(fine, wealth) - least : -least
    return attitude.complaint(
      stakes: Swift.max(top, Swift.min(fine, wealth)), loss: loss, wealth: "wealth")
  }

  private var attitude: RiskAttitude {
    RiskAttitude(utility, aversion: riskAversion, wealth: wealth)
  }

  /// One offender.
  public var roles: [Role] {
    [Role("offender", "Knows what an offence would gain it, and may be caught and fined.")]
  }

  /// To offend or not, seeing the gain.
  public var decisions: [Decision] {
    let conduct = Values.named([
      Label("comply", "Does nothing: gains nothing and pays nothing."),
      Label("offend", "Takes the gain, and pays the fine, as far as wealth goes, if caught."),
    ])
    return [
      Decision(
        "conduct", role: Seat.offender, sees: [Variable("gain", gains)], actions: conduct,
        "Whether to commit the offence.")
    ]
  }

  /// The gain of the offence, and whether its offender is caught.
  public var draws: [Draw] { [Draw("the gain", gains), Draw("the offender is caught")] }

  /// Whether there was an offence, its harm, whether it was caught, and the welfare of all.
  public var measures: [Measure] {
    let net = -harm...Swift.max(top - harm, 0)
    return [
      Measure("offence", unit: "offences", in: 0...1, "Whether there was an offence."),
      Measure("harm", unit: "utility", in: 0...harm, "The harm that was done."),
      Measure("caught", unit: "offences", in: 0...1, "Whether an offender was caught."),
      Measure(
        "welfare", unit: "utility",
        in: (net.lowerBound - enforcement)...(net.upperBound - enforcement),
        "Gain less harm of an offence, less the cost of detection."),
    ]
  }

  /// Welfare.
  public var goal: Goal { .measure(Count.welfare) }

  /// A gain is drawn and seen; an offence may be caught and fined.
  public func play(_ episode: inout some Episode) {
    let level = episode.chance(Nature.gain, uniform: levels)
    let gain = (Double(level) + 0.5) * top / Double(levels)
    episode.note(Count.welfare, -enforcement)
    let conduct = episode.choose(
      Choice.conduct, by: Seat.offender, seeing: level,
      wishing: gain > harm ? Conduct.offend : Conduct.comply)
    if conduct == Conduct.comply { return }

    let isCaught = episode.chance(Nature.caught, detection)
    let paid = isCaught ? Swift.min(fine, wealth) : 0
    if isCaught {
      episode.transfer(paid, from: Seat.offender)
      episode.note(Count.caught, 1)
    }
    episode.gain(attitude.utility(of: gain - paid) + paid, by: Seat.offender)
    episode.note(Count.offence, 1)
    episode.note(Count.harm, harm)
    episode.note(Count.welfare, gain - harm)
  }

  /// The gains that an offence can have.
  private var gains: Values {
    let step = top / Double(levels)
    return .numbers(from: step / 2, step: step, count: levels)
  }

  /// What detection costs, whether or not there is an offence.
  private var enforcement: Double {
    switch costShape {
    case .linear: cost * detection
    case .quadratic: cost * detection * detection / 2
    }
  }
}
