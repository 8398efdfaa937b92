public import Arena

/// Two claims are paid at the lower one, and undercutting earns a bonus.
public struct TravelersDilemma: Mechanism {
  /// Which of two claims earns the bonus.
  public enum Reward: String, KnobChoice {
    /// Written 'lower' in files.
    case lower
    /// Written 'higher' in files.
    case higher
    /// Written 'tie-inclusive' in files.
    case tieInclusive = "tie-inclusive"
  }

  /// What both are paid, before bonus and penalty.
  public enum Pay: String, KnobChoice {
    /// Written 'lower' in files.
    case lower
    /// Written 'mean' in files.
    case mean
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "travelers-dilemma", "Two claims are paid at the lower one, and undercutting earns a bonus.",
    source: "K. Basu, American Economic Review 84(2), 1994")

  /// The seats of the players.
  enum Seat { static let traveler = 0..<2 }

  /// What is decided.
  enum Choice { static let claim = 0 }

  /// What is counted.
  enum Count { static let quality = 0 }

  /// The least claim; a floor.
  public var low = 2.0
  /// The greatest claim.
  public var high = 100.0
  /// The distance between claims.
  public var step = 1.0
  /// What the rewarded claim earns.
  public var bonus = 2.0
  /// What the other claim loses.
  public var penalty = 2.0
  /// Which of two claims earns the bonus.
  public var reward = Reward.lower
  /// What both are paid, before bonus and penalty.
  public var pay = Pay.lower
  /// The part of its pay that each hands on.
  public var handOn = 0.0
  /// Part of the lower claim enjoyed by each.
  public var share = 0.0
  /// Paid by the other to who makes the highest claim.
  public var contract = 0.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("low", &low, in: 0...1e6, unit: "money", "The least claim; a floor.")
    visitor.knob("high", &high, in: 0...1e6, unit: "money", "The greatest claim.")
    visitor.knob("step", &step, in: 0.001...1e6, unit: "money", "The distance between claims.")
    visitor.knob("bonus", &bonus, in: -1e6...1e6, unit: "money", "What the rewarded claim earns.")
    visitor.knob("penalty", &penalty, in: 0...1e6, unit: "money", "What the other claim loses.")
    visitor.knob("reward", &reward, "Which of two claims earns the bonus.")
    visitor.knob("pay", &pay, "What both are paid, before bonus and penalty.")
    visitor.knob(
      "transfer", &handOn, in: 0...1, unit: "share", "The part of its pay that each hands on.")
    visitor.knob(
      "share", &share, in: 0...1000, unit: "share", "Part of the lower claim enjoyed by each.")
    visitor.knob(
      "contract", &contract, in: 0...1e6, unit: "money",
      "Paid by the other to who makes the highest claim.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard low < high else { return "a choice of claims needs low < high" }
    let claimsSteps = (high - low) / step
    guard claimsSteps >= 0 && claimsSteps < 100_000 else {
      return "a grid needs a positive step, and at most 100000 points"
    }
    guard abs(claimsSteps - Double(claimsCount - 1)) < 1e-6 else {
      return "high - low must be a whole number of steps"
    }
    guard Numbers.isRange(low, claims(at: claimsCount - 1)) else {
      return "the range of 'quality' ends before it begins"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] { [Role("traveler", seats: 2, "Claims an amount of money.")] }
  /// What they decide.
  public var decisions: [Decision] {
    [Decision("claim", actions: claimsValues, "What the lost luggage was worth.")]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "quality", unit: "claim", in: Numbers.range(low, claims(at: claimsCount - 1)),
        "The lower of the claims.")
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.quality) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var claimedBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.traveler {
      claimedBySeat[i] = episode.choose(Choice.claim, by: i, wishing: claimsCount - 1)
    }
    let least = claims(at: claimedBySeat.min() ?? 0)
    let base = pay == .lower ? least : Numbers.sum(claimedBySeat.map { claims(at: $0) }) / 2
    for i in Seat.traveler {
      episode.transfer(base + extra(own: claimedBySeat[i], rival: claimedBySeat[1 - i]), to: i)
    }
    if handOn > 0 {
      for i in Seat.traveler {
        episode.transfer(
          handOn * (base + extra(own: claimedBySeat[i], rival: claimedBySeat[1 - i])), from: i,
          to: 1 - i)
      }
    }
    if share > 0 {
      for eachTraveler in Seat.traveler { episode.gain(share * least, by: eachTraveler) }
    }
    if contract > 0 {
      for i in Seat.traveler where claimedBySeat[i] == claimsCount - 1 {
        episode.transfer(contract, from: 1 - i, to: i)
      }
    }
    episode.note(Count.quality, least)
  }

  /// What the story calls 'extra'.
  private func extra(own: Int, rival: Int) -> Double {
    switch reward {
    case .lower: own < rival ? bonus : own > rival ? -penalty : 0
    case .higher: own > rival ? bonus : own < rival ? -penalty : 0
    case .tieInclusive: own <= rival ? bonus : -penalty
    }
  }

  /// How many points 'claims' has; 1 if the step does not fit.
  private var claimsCount: Int {
    let steps = (high - low) / step
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'claims'.
  private func claims(at index: Int) -> Double {
    low + Double(index) * step
  }

  /// The points of 'claims'.
  private var claimsValues: Values { .numbers(from: low, step: step, count: claimsCount) }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// The sum of some numbers, from first to last; 0 of none.
  static func sum(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = result + number }
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
