import Arena

/// What mechanisms of bilateral trade share: a buyer and a seller who know their own value only.
public struct BilateralTrade: Sendable {
  /// The values of both, and what they may say.
  public var grid = ValueGrid()

  /// Makes values from 0 to 3 for both.
  public init() {}

  /// A buyer in seat 0 and a seller in seat 1.
  var roles: [Role] { [Role("buyer"), Role("seller")] }

  /// What each says, seeing its own value or cost.
  func decisions(_ bid: String, _ ask: String, _ answers: Values) -> [Decision] {
    [
      Decision(bid, role: 0, sees: [Variable("value", grid.valueLabels)], actions: answers),
      Decision(ask, role: 1, sees: [Variable("cost", grid.valueLabels)], actions: answers),
    ]
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
    let value = episode.chance("the buyer's value", uniform: grid.count)
    return (value, episode.chance("the seller's cost", uniform: grid.count))
  }

  /// Hands the item over: the buyer pays one price, the seller gets another.
  func settle(
    _ episode: inout some Episode, _ types: (value: Int, cost: Int), paying paid: Double,
    getting received: Double
  ) {
    if paid == received {
      episode.transfer(paid, from: 0, to: 1)
    } else {
      episode.transfer(paid, from: 0)
      episode.transfer(received, to: 1)
    }
    let (worth, cost) = (grid.worth(of: types.value), grid.worth(of: types.cost))
    episode.gain(worth, by: 0)
    episode.gain(-cost, by: 1)
    episode.note(0, worth - cost)
    episode.note(1, 1)
    episode.note(2, received - paid)
  }
}
