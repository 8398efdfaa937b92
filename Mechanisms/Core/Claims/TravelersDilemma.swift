public import Arena
import MechanismTools

/// The traveler's dilemma: two claims are paid at the lower one, and undercutting earns a bonus.
///
/// Everybody is best off near the highest claim, but with a bonus above the step between claims the
/// only equilibrium is the lowest. The knobs hold the cures too: whom the bonus rewards, a floor
/// (`low`), a coarser grid (`step`), pay by the mean claim, a share in the lower claim, a transfer of pay
/// and a contract between the players.
public struct TravelersDilemma: Mechanism {
  /// Which of two claims earns the bonus; the other one pays the penalty.
  public enum Reward: String, KnobChoice {
    /// The lower claim; nobody when they tie.
    case lower
    /// The higher claim; nobody when they tie.
    case higher
    /// Every claim that is not the higher one; both when they tie.
    case tieInclusive = "tie-inclusive"
  }

  /// What both claims are paid, before bonus and penalty.
  public enum Pay: String, KnobChoice {
    /// The lower claim.
    case lower
    /// The mean of the claims.
    case mean
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "travelers-dilemma", "Two claims are paid at the lower one, and undercutting earns a bonus.",
    source: """
      K. Basu, "The Traveler's Dilemma", American Economic Review 84(2), 1994, pp. 391-395; the \
      contract is that of \(Papers.cooperation).
      """)

  /// The travelers.
  enum Seat { static let first = 0, second = 1 }
  /// What is decided.
  enum Choice { static let claim = 0 }
  /// What is counted.
  enum Count { static let quality = 0 }

  /// The least claim.
  public var low = 2.0 { didSet { highest = lastClaim } }
  /// The greatest claim.
  public var high = 100.0 { didSet { highest = lastClaim } }
  /// The distance between neighbouring claims.
  public var step = 1.0 { didSet { highest = lastClaim } }
  /// What the rewarded claim earns on top.
  public var bonus = 2.0
  /// What the other claim loses.
  public var penalty = 2.0
  /// Which claim is rewarded.
  public var reward = Reward.lower
  /// What both are paid, before bonus and penalty.
  public var pay = Pay.lower
  /// How much of what each is paid goes to the other.
  public var transfer = 0.0
  /// How much of the lower claim each player enjoys once more.
  public var share = 0.0
  /// What a player who makes the highest claim receives from the other.
  public var contract = 0.0

  /// The index of the highest claim: a division that is not worth repeating in every episode.
  private var highest = 98

  /// Makes Basu's example: claims from 2 to 100, bonus and penalty 2.
  public init() {}

  /// Shows the grid of claims, the bonus and the redesigns.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("low", &low, in: 0...1e6, unit: "money", "The least claim; a floor.")
    visitor.knob("high", &high, in: 0...1e6, unit: "money", "The greatest claim.")
    visitor.knob("step", &step, in: 0.001...1e6, unit: "money", "The distance between claims.")
    visitor.knob("bonus", &bonus, in: -1e6...1e6, unit: "money", "What the rewarded claim earns.")
    visitor.knob("penalty", &penalty, in: 0...1e6, unit: "money", "What the other claim loses.")
    visitor.knob("reward", &reward, "Which of two claims earns the bonus.")
    visitor.knob("pay", &pay, "What both are paid, before bonus and penalty.")
    visitor.knob(
      "transfer", &transfer, in: 0...1, unit: "share",
      "The part of its pay, bonus and penalty included, that each hands on to the other.")
    visitor.knob(
      "share", &share, in: 0...1000, unit: "share", "The part of the lower claim that each enjoys.")
    visitor.knob(
      "contract", &contract, in: 0...1e6, unit: "money",
      "What a player who makes the highest claim is paid by the other.")
  }

  /// Says whether the claims form a grid from low to high.
  public var complaint: String? {
    if low >= high { return "a choice of claims needs low < high" }
    let steps = (high - low) / step
    let isWhole = abs(steps - Double(count - 1)) < 1e-6
    return isWhole ? nil : "high - low must be a whole number of steps"
  }

  /// Two players.
  public var roles: [Role] { [Role("traveler", seats: 2, "Claims an amount of money.")] }
  /// One simultaneous claim.
  public var decisions: [Decision] {
    [Decision("claim", actions: claims, "How much to claim; " + stakes)]
  }
  /// The lower claim.
  public var measures: [Measure] {
    [Measure("quality", unit: "claim", in: low...claim(count - 1), "The lower of the claims.")]
  }
  /// The lower claim.
  public var goal: Goal { .measure(Count.quality) }

  /// Both claim at once; the designer wishes the highest claim.
  public func play(_ episode: inout some Episode) {
    let first = episode.choose(Choice.claim, by: Seat.first, wishing: highest)
    let second = episode.choose(Choice.claim, by: Seat.second, wishing: highest)
    let lower = claim(Swift.min(first, second))
    let base = pay == .lower ? lower : (claim(first) + claim(second)) / 2
    let paid = (
      first: base + extra(for: first, against: second),
      second: base + extra(for: second, against: first)
    )
    episode.transfer(paid.first, to: Seat.first)
    episode.transfer(paid.second, to: Seat.second)
    if transfer > 0 {
      episode.transfer(transfer * paid.first, from: Seat.first, to: Seat.second)
      episode.transfer(transfer * paid.second, from: Seat.second, to: Seat.first)
    }
    if share > 0 {
      episode.gain(share * lower, by: Seat.first)
      episode.gain(share * lower, by: Seat.second)
    }
    if contract > 0 {
      if first == highest { episode.transfer(contract, from: Seat.second, to: Seat.first) }
      if second == highest { episode.transfer(contract, from: Seat.first, to: Seat.second) }
    }
    episode.note(Count.quality, lower)
  }

  /// The claims, in ascending order.
  var claims: Values { .numbers(from: low, step: step, count: count) }

  /// What a claim earns, for the end of a sentence that says what to choose.
  var stakes: String {
    let paid = "both are paid \(pay == .lower ? "the lower one" : "the mean of both"); "
    switch reward {
    case .lower:
      return paid
        + "if they differ, the lower one earns the bonus, and the higher one loses the penalty."
    case .higher:
      return paid
        + "if they differ, the higher one earns the bonus, and the lower one loses the penalty."
    case .tieInclusive:
      return paid
        + "a claim above the other loses the penalty, and every other claim earns the bonus."
    }
  }

  private var lastClaim: Int { Swift.max(Int((high - low) / step + 0.5), 0) }

  /// How many claims there are.
  private var count: Int { highest + 1 }

  private func claim(_ index: Int) -> Double { low + Double(index) * step }

  @inline(__always) private func extra(for own: Int, against other: Int) -> Double {
    switch reward {
    case .lower: own < other ? bonus : own > other ? -penalty : 0
    case .higher: own > other ? bonus : own < other ? -penalty : 0
    case .tieInclusive: own <= other ? bonus : -penalty
    }
  }
}
