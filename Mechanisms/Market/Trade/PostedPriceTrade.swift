public import Arena
import MechanismTools

/// Trade at a posted price: the item changes hands if both agree to a price that neither can move.
///
/// To agree exactly when the price suits is a dominant strategy, nobody loses and no money is missing;
/// what is given up is every trade whose gains lie on one side of the price. With both values uniform
/// on [0, 1] the best price, 1/2, reaches 1/8 of the possible 1/6.
///
/// > Deviation: values are uniform on a grid, not on the continuum.
public struct PostedPriceTrade: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "posted-price-trade", "Buyer and seller may trade at a price that neither can move.",
    source: """
      K. M. Hagerty, W. P. Rogerson, "Robust Trading Mechanisms", Journal of Economic Theory \
      42(1), 1987, pp. 94-107.
      """)

  /// The players, who are the roles too.
  typealias Seat = BilateralTrade.Seat
  /// What is decided.
  enum Choice { static let purchase = 0, sale = 1 }
  /// What both can answer to the price.
  enum Answer { static let refuse = 0, agree = 1 }

  /// Buyer, seller and their values.
  public var rules = BilateralTrade()
  /// The price.
  public var price = 1.5

  /// Makes values from 0 to 3 and the price in their middle.
  public init() {}

  /// Shows the values and the price.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    rules.grid.knobs(&visitor, hasBids: false)
    visitor.knob("price", &price, in: 0...1e6, unit: "money", "The price.")
  }

  /// Says whether anybody could want to buy.
  public var complaint: String? {
    price > rules.grid.top
      ? "the price exceeds the greatest value, so nobody would ever want to buy" : nil
  }

  /// A buyer and a seller.
  public var roles: [Role] { rules.roles }
  /// To agree or not, seeing one's own value or cost.
  public var decisions: [Decision] {
    let refuse = Label("refuse", "Prevents the trade; nothing is paid.")
    return [
      rules.buying(
        "purchase", .named([refuse, Label("agree", "Buys at the price if the seller agrees.")]),
        "Whether to buy at the posted price."),
      rules.selling(
        "sale", .named([refuse, Label("agree", "Sells at the price if the buyer agrees.")]),
        "Whether to sell at the posted price."),
    ]
  }
  /// The buyer's value and the seller's cost.
  public var draws: [Draw] { rules.draws }
  /// The surplus, whether anything was traded, and the deficit, which is 0.
  public var measures: [Measure] { rules.measures }
  /// The surplus.
  public var goal: Goal { .measure(BilateralTrade.Count.surplus) }

  /// Both answer at once; the designer wishes that each agrees exactly when the price suits.
  public func play(_ episode: inout some Episode) {
    let types = rules.draw(&episode)
    let suitsBuyer = rules.grid.worth(of: types.value) >= price
    let suitsSeller = rules.grid.worth(of: types.cost) <= price
    let purchase = episode.choose(
      Choice.purchase, by: Seat.buyer, seeing: types.value,
      wishing: suitsBuyer ? Answer.agree : Answer.refuse)
    let sale = episode.choose(
      Choice.sale, by: Seat.seller, seeing: types.cost,
      wishing: suitsSeller ? Answer.agree : Answer.refuse)
    if purchase == Answer.agree && sale == Answer.agree {
      rules.settle(&episode, types, paying: price, getting: price)
    }
  }
}
