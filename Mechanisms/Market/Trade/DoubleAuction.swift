public import Arena
import MechanismTools

/// The double auction of one buyer and one seller: trade at a price between bid and ask.
///
/// Both shade what they say, so some trades that gain are missed. With both values uniform on [0, 1]
/// and the price halfway, bids of 2v/3 + 1/12 and asks of 2c/3 + 1/4 are an equilibrium that trades
/// where v ≥ c + 1/4 and reaches 9/64. No mechanism reaches more without forcing somebody to take part
/// or paying a subsidy.
///
/// > Deviation: values are uniform on a grid, not on the continuum.
public struct DoubleAuction: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "double-auction", "Buyer and seller trade at a price between the bid and the ask.",
    source: """
      K. Chatterjee, W. Samuelson, "Bargaining under Incomplete Information", Operations \
      Research 31(5), 1983, pp. 835-851; \(Papers.bilateralTrading).
      """)

  /// The players, who are the roles too.
  typealias Seat = BilateralTrade.Seat
  /// What is decided.
  enum Choice { static let bid = 0, ask = 1 }

  /// Buyer, seller and their values.
  public var rules = BilateralTrade()
  /// How much the bid weighs in the price; the rest is the ask's.
  public var bidWeight = 0.5

  /// Makes values from 0 to 3 and a price halfway.
  public init() {}

  /// Shows the values and how the price is made.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    rules.grid.knobs(&visitor)
    visitor.knob(
      "bid-weight", &bidWeight, in: 0...1, unit: "share", "The bid's weight in the price.")
  }

  /// Says whether there are few enough bids.
  public var complaint: String? { rules.grid.complaint }
  /// A buyer and a seller.
  public var roles: [Role] { rules.roles }
  /// A bid and an ask, each seeing one's own value or cost.
  public var decisions: [Decision] {
    let prices = rules.grid.bidLabels
    return [
      rules.buying(
        "bid", prices,
        "The price to bid; if it is at least the ask, they trade at a price between the two."),
      rules.selling(
        "ask", prices,
        "The price to ask; if the bid is at least that, they trade at a price between the two."),
    ]
  }
  /// The buyer's value and the seller's cost.
  public var draws: [Draw] { rules.draws }
  /// The surplus, whether anything was traded, and the deficit, which is 0.
  public var measures: [Measure] { rules.measures }
  /// The surplus.
  public var goal: Goal { .measure(BilateralTrade.Count.surplus) }

  /// Both name a price at once; the designer wishes the truth.
  public func play(_ episode: inout some Episode) {
    let grid = rules.grid
    let types = rules.draw(&episode)
    let bid = episode.choose(
      Choice.bid, by: Seat.buyer, seeing: types.value, wishing: grid.truth(types.value))
    let ask = episode.choose(
      Choice.ask, by: Seat.seller, seeing: types.cost, wishing: grid.truth(types.cost))
    if bid < ask { return }
    let price = bidWeight * grid.money(of: bid) + (1 - bidWeight) * grid.money(of: ask)
    rules.settle(&episode, types, paying: price, getting: price)
  }
}
