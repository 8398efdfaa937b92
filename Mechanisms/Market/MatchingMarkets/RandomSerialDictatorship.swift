public import Arena
import MechanismTools

/// Three objects go to three agents, who take their best one left in an order drawn by lot.
///
/// To report one's true order is dominant, whatever the lot, and no exchange afterwards would suit
/// everyone. With strict orders it is the only such rule that treats equals equally.
public struct RandomSerialDictatorship: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "random-serial-dictatorship",
    "In an order drawn by lot, each agent takes the best object left.",
    source: """
      A. Abdulkadiroğlu, T. Sönmez, "Random Serial Dictatorship and the Core from Random \
      Endowments in House Allocation Problems", Econometrica 66(3), 1998, pp. 689-701.
      """)

  /// What is decided.
  enum Choice { static let report = 0 }
  /// What nature decides.
  enum Nature { static let order = 0, lot = 1 }
  /// What is counted.
  enum Count { static let firstChoices = 0, lastChoices = 1 }

  /// The number of each agent's order of the objects a, b and c.
  public var orders = [0.0, 0, 2]
  /// Whether orders are drawn instead, all equally likely, and known to each alone.
  public var drawn = false
  /// The worth of an agent's second object, between 0 for the last and 1 for the first.
  public var middle = 0.5

  /// Makes two agents who want the same object, and one who wants another.
  public init() {}

  /// Shows the orders.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "orders", &orders, limit: 3, in: 0...5, unit: "order",
      "Each agent's order: 0 abc, 1 acb, 2 bac, 3 bca, 4 cab, 5 cba.")
    visitor.knob("drawn", &drawn, "Whether orders are drawn instead.")
    visitor.knob(
      "middle", &middle, in: 0...1, unit: "utility", "Worth of the second of three objects.")
  }

  /// Says whether everyone has an order.
  public var complaint: String? { StrictOrder.complaint(about: orders, "orders") }

  /// Three agents.
  public var roles: [Role] {
    let second = NumberText.figure(middle)
    let help =
      "Gains 1 from the object that it likes best, \(second) from the second, 0 from the last."
    return [Role("agent", seats: 3, help)]
  }

  /// A report, seeing one's own order.
  public var decisions: [Decision] {
    let labels = StrictOrder.labels(["a", "b", "c"])
    return [
      Decision(
        "report", sees: [Variable("own order", labels)], actions: labels,
        "The order of the objects to report; the agent gets the first object in it that is left.")
    ]
  }

  /// The agents' orders, if they are drawn, and the order in which they take.
  public var draws: [Draw] {
    [
      Draw("an agent's order", StrictOrder.labels(["a", "b", "c"])),
      Draw("the lot", StrictOrder.labels(["1", "2", "3"])),
    ]
  }

  /// How many got their first choice, and how many their last.
  public var measures: [Measure] {
    [
      Measure("first choices", unit: "agents", in: 0...3, "How many got their best object."),
      Measure("last choices", unit: "agents", in: 0...3, "How many got their worst object."),
    ]
  }

  /// All report at once; then the lot is drawn and each takes the best object left by its report.
  public func play(_ episode: inout some Episode) {
    var (own, reports) = (SmallList(), SmallList())
    for seat in 0..<3 {
      own[seat] =
        drawn
        ? episode.chance(Nature.order, uniform: StrictOrder.count(of: 3)) : Int(orders[seat])
    }
    for seat in 0..<3 {
      reports[seat] = episode.choose(
        Choice.report, by: seat, seeing: own[seat], wishing: own[seat])
    }
    let lot = StrictOrder(
      index: episode.chance(Nature.lot, uniform: StrictOrder.count(of: 3)), of: 3)
    var taken = 0
    for turn in 0..<3 {
      let seat = lot.option(at: turn)
      let report = StrictOrder(index: reports[seat], of: 3)
      var rank = 0
      while taken >> report.option(at: rank) & 1 == 1 { rank += 1 }
      let object = report.option(at: rank)
      taken |= 1 << object
      let order = StrictOrder(index: own[seat], of: 3)
      episode.gain(object == order.first ? 1 : object == order.option(at: 1) ? middle : 0, by: seat)
      if object == order.first { episode.note(Count.firstChoices, 1) }
      if object == order.option(at: 2) { episode.note(Count.lastChoices, 1) }
    }
  }
}
