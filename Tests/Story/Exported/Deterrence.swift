public import Arena

/// An offender weighs its gain against a fine that costly detection makes likely.
public struct Deterrence: Mechanism {
  /// How the cost of detection grows.
  public enum CostShape: String, KnobChoice {
    /// Written 'linear' in files.
    case linear
    /// Written 'quadratic' in files.
    case quadratic
  }

  /// How the offender's utility of money bends; all but the first start from wealth.
  public enum Utility: String, KnobChoice {
    /// Written 'constant-absolute' in files.
    case constantAbsolute = "constant-absolute"
    /// Written 'constant-relative' in files.
    case constantRelative = "constant-relative"
    /// Written 'square-root' in files.
    case squareRoot = "square-root"
    /// Written 'logarithmic' in files.
    case logarithmic
  }

  /// The values of 'conduct', by number.
  enum Conduct { static let comply = 0, offend = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "deterrence", "An offender weighs its gain against a fine that costly detection makes likely.",
    source: """
      G. S. Becker, Crime and Punishment, Journal of Political Economy 76(2), 1968, pp. 169-217.
      """)

  /// The seats of the players.
  enum Seat { static let offender = 0 }

  /// What is decided.
  enum Choice { static let conduct = 0 }

  /// What nature decides.
  enum Nature { static let profit = 0, found = 1 }

  /// What is counted.
  enum Count { static let offence = 0, harm = 1, caught = 2, welfare = 3 }

  /// The greatest gain from an offence.
  public var top = 10.0
  /// How many gains there are.
  public var levels = 20
  /// The harm an offence does.
  public var damage = 6.0
  /// The fine.
  public var fine = 20.0
  /// The most an offender can pay.
  public var wealth = 20.0
  /// How likely one is caught.
  public var detection = 0.275
  /// What sure detection costs.
  public var cost = 1.0
  /// How the cost of detection grows.
  public var costShape = CostShape.linear
  /// How the offender's utility of money bends; all but the first start from wealth.
  public var utility = Utility.constantAbsolute
  /// The offender's aversion to risk; constant-relative has no unit.
  public var aversion = 0.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("top", &top, in: 0...1e6, unit: "utility", "The greatest gain from an offence.")
    visitor.knob("levels", &levels, in: 1...10000, unit: "gains", "How many gains there are.")
    visitor.knob("harm", &damage, in: 0...1e6, unit: "utility", "The harm an offence does.")
    visitor.knob("fine", &fine, in: 0...1e6, unit: "money", "The fine.")
    visitor.knob("wealth", &wealth, in: 0...1e6, unit: "money", "The most an offender can pay.")
    visitor.knob(
      "detection", &detection, in: 0...1, unit: "probability", "How likely one is caught.")
    visitor.knob("cost", &cost, in: 0...1e6, unit: "utility", "What sure detection costs.")
    visitor.knob("cost-shape", &costShape, "How the cost of detection grows.")
    visitor.knob(
      "utility", &utility,
      "How the offender's utility of money bends; all but the first start from wealth.")
    visitor.knob(
      "risk-aversion", &aversion, in: 0...10, unit: "per money",
      "The offender's aversion to risk; constant-relative has no unit.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    let gainSteps =
      (top / Double(levels) / 2
        + (Double(levels) - 1) * (top / Double(levels)) - top / Double(levels) / 2)
      / (top / Double(levels))
    guard top / Double(levels) > 0 && gainSteps >= 0 && gainSteps < 100_000 else {
      return "a grid needs a positive step, and at most 100000 points"
    }
    guard abs(gainSteps - Double(gainCount - 1)) < 1e-6 else { return "the gains are even" }
    guard utility != .constantAbsolute || aversion * Swift.max(top, Swift.min(fine, wealth)) <= 500
    else {
      return "risk-aversion times the money at stake must be at most 500"
    }
    guard aversion == 0 || utility == .constantAbsolute || utility == .constantRelative else {
      return "the "
        + "\(utility.rawValue)" + " utility has a risk aversion of its own; set risk-aversion to 0"
    }
    guard utility == .constantAbsolute || wealth > loss else {
      return "\(utility.rawValue)"
        + " utility needs a wealth above the greatest loss, " + NumberText.exact(loss)
        + ", but it is " + NumberText.exact(wealth)
    }
    guard Numbers.isRange(-damage - enforcement, Swift.max(top - damage, 0) - enforcement) else {
      return "the range of 'welfare' ends before it begins"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [Role("offender", "Knows what an offence would gain it, and may be caught and fined.")]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "conduct", sees: [Variable("gain", gainValues)], actions: .named(conductLabels),
        "Whether to commit the offence.")
    ]
  }
  /// What nature decides.
  public var draws: [Draw] { [Draw("the gain", gainValues), Draw("the offender is caught")] }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure("offence", unit: "offences", in: 0...1, "Whether there was an offence."),
      Measure("harm", unit: "utility", in: 0...damage, "The harm that was done."),
      Measure("caught", unit: "offences", in: 0...1, "Whether an offender was caught."),
      Measure(
        "welfare", unit: "utility",
        in: Numbers.range(-damage - enforcement, Swift.max(top - damage, 0) - enforcement),
        "Gain less harm of an offence, less the cost of detection."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.welfare) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let profit = episode.chance(Nature.profit, uniform: gainCount)
    episode.note(Count.welfare, -enforcement)
    let done = episode.choose(
      Choice.conduct, by: Seat.offender, seeing: profit, wishing: wishedConduct(profit: profit))
    if done == Conduct.comply { return }
    let found = episode.chance(Nature.found, detection)
    let paid = found ? Swift.min(fine, wealth) : 0
    if found {
      episode.transfer(paid, from: Seat.offender)
      episode.note(Count.caught, 1)
    }
    guard enjoyedHasAValue(money: worth(level: profit) - paid) else {
      return episode.fail(because: "division by zero: wealth")
    }
    episode.gain(enjoyed(money: worth(level: profit) - paid) + paid, by: Seat.offender)
    episode.note(Count.offence, 1)
    episode.note(Count.harm, damage)
    episode.note(Count.welfare, worth(level: profit) - damage)
  }

  /// What the story calls 'worth'.
  private func worth(level: Int) -> Double {
    (Double(level) + 0.5) * top / Double(levels)
  }

  /// What the designer wishes at 'conduct'.
  private func wishedConduct(profit: Int) -> Int {
    if worth(level: profit) > damage { return Conduct.offend }
    return Conduct.comply
  }

  /// The utility of money won, in money: 0 where nothing is won, and rising there by 1 for each
  /// unit.
  private func relative(rate: Double, money: Double) -> Double {
    if rate == 0 { return money }
    if rate == 1 { return wealth * Portable.log(1 + money / wealth) }
    return wealth * (Portable.pow(1 + money / wealth, 1 - rate) - 1) / (1 - rate)
  }

  /// Whether 'relative' divides by no zero.
  private func relativeHasAValue(rate: Double, money: Double) -> Bool {
    (rate == 0 || (rate != 1 || wealth != 0))
      && (rate == 0 || (rate != 1 || 1 + money / wealth > 0))
      && (rate == 0 || (rate == 1 || wealth != 0))
      && (rate == 0 || (rate == 1 || 1 + money / wealth >= 0))
      && (rate == 0 || (rate == 1 || 1 - rate != 0))
  }

  /// What the story calls 'enjoyed'.
  private func enjoyed(money: Double) -> Double {
    switch utility {
    case .constantAbsolute: aversion == 0 ? money : (1 - Portable.exp(-aversion * money)) / aversion
    case .constantRelative: relative(rate: aversion, money: money)
    case .squareRoot: relative(rate: 0.5, money: money)
    case .logarithmic: relative(rate: 1, money: money)
    }
  }

  /// Whether 'enjoyed' divides by no zero.
  private func enjoyedHasAValue(money: Double) -> Bool {
    (utility != .constantRelative || relativeHasAValue(rate: aversion, money: money))
      && (utility != .squareRoot || relativeHasAValue(rate: 0.5, money: money))
      && (utility != .logarithmic || relativeHasAValue(rate: 1, money: money))
  }

  /// How many points 'Gain' has; 1 if the step does not fit.
  private var gainCount: Int {
    let steps =
      (top / Double(levels) / 2
        + (Double(levels) - 1) * (top / Double(levels)) - top / Double(levels) / 2)
      / (top / Double(levels))
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'Gain'.
  private func gain(at index: Int) -> Double {
    top / Double(levels) / 2 + Double(index) * (top / Double(levels))
  }

  /// The points of 'Gain'.
  private var gainValues: Values {
    .numbers(from: top / Double(levels) / 2, step: top / Double(levels), count: gainCount)
  }

  /// What the story calls 'loss'.
  private var loss: Double {
    (detection > 0 ? Swift.min(fine, wealth) : 0) - top / Double(levels) / 2
  }

  /// What the story calls 'enforcement'.
  private var enforcement: Double {
    costShape == .linear ? cost * detection : cost * detection * detection / 2
  }

  /// What the values of 'conduct' mean.
  private var conductLabels: [Label] {
    [
      Label("comply", "Does nothing: gains nothing and pays nothing."),
      Label("offend", "Takes the gain, and pays the fine, as far as wealth goes, if caught."),
    ]
  }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// Whether a range ends where it begins or later.
  static func isRange(_ low: Double, _ high: Double) -> Bool {
    low <= high && low.isFinite && high.isFinite
  }

  /// A range; of 0 alone if it would end before it begins.
  static func range(_ low: Double, _ high: Double) -> ClosedRange<Double> {
    low <= high ? low...high : 0...0
  }
}
