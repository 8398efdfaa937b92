public import Arena
import MechanismTools

/// A commons whose yield falls with its use, and a regulator with a quota or a tax.
///
/// A unit of use yields `yield` less `crowding` for each unit that anyone takes. n users who take what
/// pays each of them take 2n / (n + 1) times too much. A tax of yield (n - 1) / 2n a unit makes the
/// best use an equilibrium, and so does an enforced quota: yield / (2 crowding) over n for each.
public struct Commons: Mechanism {
  /// What the regulator does.
  public enum Regulator: String, KnobChoice {
    /// Nothing.
    case none
    /// Fines every user that is found to take more than a quota.
    case quota
    /// Taxes every unit.
    case tax
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "commons", "Users of a commons take too much unless a quota or a tax holds them back.",
    source: """
      H. S. Gordon, "The Economic Theory of a Common-Property Resource: The Fishery", Journal of \
      Political Economy 62(2), 1954, pp. 124-142; G. Hardin, "The Tragedy of the Commons", \
      Science 162, 1968, pp. 1243-1248; A. C. Pigou, The Economics of Welfare, Macmillan, 1920.
      """)

  /// What is decided.
  enum Choice { static let take = 0 }
  /// What nature decides.
  enum Nature { static let found = 0 }
  /// What is counted.
  enum Count { static let rent = 0, use = 1, revenue = 2 }

  /// How many use the commons.
  public var users = 3
  /// The most that each can take.
  public var capacity = 6.0
  /// How many amounts there are, from nothing to the capacity.
  public var levels = 7
  /// What the first unit yields.
  public var yield = 12.0
  /// How much less every unit yields for each unit taken.
  public var crowding = 1.0
  /// What the regulator does.
  public var regulator = Regulator.none
  /// What each may take under the quota.
  public var quota = 2.0
  /// The probability that a user above the quota is found.
  public var detection = 1.0
  /// What every unit above the quota costs a user who is found.
  public var fine = 10.0
  /// What every unit costs under the tax.
  public var tax = 4.0

  /// Makes three users who take 9 where 6 would be best.
  public init() {}

  /// Shows the commons and the regulator.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let money = 0.0...1e6
    visitor.knob("users", &users, in: 1...SmallList.limit, unit: "users", "How many use it.")
    visitor.knob("capacity", &capacity, in: 0.001...1e6, unit: "units", "The most each can take.")
    visitor.knob("levels", &levels, in: 2...101, unit: "amounts", "How many amounts, from 0.")
    visitor.knob("yield", &yield, in: money, unit: "utility", "What the first unit yields.")
    visitor.knob(
      "crowding", &crowding, in: 0.001...1e6, unit: "utility", "How much less for each unit taken.")
    visitor.knob("regulator", &regulator, "What the regulator does.")
    visitor.knob("quota", &quota, in: money, unit: "units", "What each may take.")
    visitor.knob(
      "detection", &detection, in: 0...1, unit: "probability", "How likely excess is found.")
    visitor.knob("fine", &fine, in: money, unit: "money", "What a unit above the quota costs.")
    visitor.knob("tax", &tax, in: money, unit: "money", "What a unit costs under the tax.")
  }

  /// Says whether there is anybody to share with.
  public var complaint: String? { users < 2 ? "a commons needs at least two users" : nil }

  /// Some users.
  public var roles: [Role] {
    let help = "Gains the yield of what it takes, which falls with what all take."
    return [Role("user", seats: users, help)]
  }

  /// How much to take.
  public var decisions: [Decision] {
    let step = capacity / Double(levels - 1)
    let amounts = Values.numbers(from: 0, step: step, count: levels)
    return [Decision("take", actions: amounts, takeHelp)]
  }

  /// Whether a user above the quota is found.
  public var draws: [Draw] { [Draw("the user is found")] }

  /// The yield of the whole commons, its use, and what the regulator collects.
  public var measures: [Measure] {
    let all = (0..<users).reduce(0.0) { sum, _ in sum + amount(levels - 1) }
    let rate = Swift.max(fine, tax)
    let most = (0..<users).reduce(0.0) { sum, _ in sum + rate * amount(levels - 1) }
    let peak = yield * yield / (4 * crowding)
    // Rounding may lift the top of a flat parabola by a few units in the last place.
    let slack = (yield * all + crowding * all * all) * 1e-15
    return [
      Measure(
        "rent", unit: "utility", in: Swift.min(0, total(all))...peak + slack,
        "What the commons yields to all, taxes and fines included."),
      Measure("use", unit: "units", in: 0...all, "What all take."),
      Measure("revenue", unit: "money", in: 0...most, "Taxes and fines."),
    ]
  }

  /// The rent.
  public var goal: Goal { .measure(Count.rent) }

  /// All take at once; the regulator taxes, or looks for users that took too much.
  public func play(_ episode: inout some Episode) {
    var takes = SmallList()
    var all = 0.0
    let wish = wishedTake
    for seat in 0..<users {
      takes[seat] = episode.choose(Choice.take, by: seat, wishing: wish)
      all += amount(takes[seat])
    }
    var revenue = 0.0
    for seat in 0..<users {
      let take = amount(takes[seat])
      episode.gain(take * (yield - crowding * all), by: seat)
      let charge = charge(for: take, &episode)
      if charge > 0 {
        episode.transfer(charge, from: seat)
        revenue += charge
      }
    }
    episode.note(Count.rent, total(all))
    episode.note(Count.use, all)
    episode.note(Count.revenue, revenue)
  }

  /// Returns what the regulator takes from a user.
  private func charge(for take: Double, _ episode: inout some Episode) -> Double {
    switch regulator {
    case .none: return 0
    case .tax: return tax * take
    case .quota:
      if take <= quota { return 0 }
      return episode.chance(Nature.found, detection) ? fine * (take - quota) : 0
    }
  }

  private var takeHelp: String {
    switch regulator {
    case .none: "How many units to take; the more all take, the less each unit yields."
    case .quota:
      "How many units to take; who is found above the quota pays for every unit above it."
    case .tax: "How many units to take; every unit is taxed."
    }
  }

  /// The equal shares whose sum is nearest to the best use.
  private var wishedTake: Int {
    let best = yield / (2 * crowding) / Double(users)
    return Int(Swift.min(best, capacity) / capacity * Double(levels - 1) + 0.5)
  }

  private func amount(_ level: Int) -> Double { Double(level) * capacity / Double(levels - 1) }

  private func total(_ use: Double) -> Double { use * (yield - crowding * use) }
}
