import Arena
public import MechanismTools

/// What mechanisms of bilateral trade share: a buyer and a seller who know their own value only.
public struct BilateralTrade: Sendable {
  /// The players, who are the roles too.
  enum Seat { static let buyer = 0, seller = 1 }
  /// What nature decides.
  enum Nature { static let value = 0, cost = 1 }
  /// What is counted.
  enum Count { static let surplus = 0, trade = 1, deficit = 2 }

  /// The values of both, and what they may say.
  public var grid = ValueGrid()

  /// Makes values from 0 to 3 for both.
  public init() {}

  /// A buyer and a seller.
  var roles: [Role] {
    [
      Role("buyer", "Knows what the item is worth to it, and gains that less what it pays."),
      Role("seller", "Knows what the item costs it, and gains what it is paid less that."),
    ]
  }

  /// Returns what the buyer decides, seeing its own value.
  func buying(_ name: String, _ actions: Values, _ help: String) -> Decision {
    let value = Variable("value", grid.valueLabels)
    return Decision(name, role: Seat.buyer, sees: [value], actions: actions, help)
  }

  /// Returns what the seller decides, seeing its own cost.
  func selling(_ name: String, _ actions: Values, _ help: String) -> Decision {
    let cost = Variable("cost", grid.valueLabels)
    return Decision(name, role: Seat.seller, sees: [cost], actions: actions, help)
  }

  /// The buyer's value and the seller's cost.
  var draws: [Draw] {
    [Draw("the buyer's value", grid.valueLabels), Draw("the seller's cost", grid.valueLabels)]
  }

  /// The surplus, whether anything was traded, and what an outsider must add.
  var measures: [Measure] {
    let top = grid.worth(of: grid.count - 1)
    return [
      Measure("surplus", unit: "money", in: -top...top, "Value less cost of a traded item."),
      Measure("trade", unit: "items", in: 0...1, "Whether the item was traded."),
      Measure(
        "deficit", unit: "money", in: -top...top, "What the seller gets less what the buyer pays."),
    ]
  }

  /// Draws the buyer's value and the seller's cost.
  func draw(_ episode: inout some Episode) -> (value: Int, cost: Int) {
    let value = episode.chance(Nature.value, uniform: grid.count)
    return (value, episode.chance(Nature.cost, uniform: grid.count))
  }

  /// Hands the item over: the buyer pays one price, the seller gets another.
  func settle(
    _ episode: inout some Episode, _ types: (value: Int, cost: Int), paying paid: Double,
    getting received: Double
  ) {
    if paid == received {
      episode.transfer(paid, from: Seat.buyer, to: Seat.seller)
    } else {
      episode.transfer(paid, from: Seat.buyer)
      episode.transfer(received, to: Seat.seller)
    }
    let (worth, cost) = (grid.worth(of: types.value), grid.worth(of: types.cost))
    episode.gain(worth, by: Seat.buyer)
    episode.gain(-cost, by: Seat.seller)
    episode.note(Count.surplus, worth - cost)
    episode.note(Count.trade, 1)
    episode.note(Count.deficit, received - paid)
  }
}
