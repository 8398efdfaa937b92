public import Arena

/// Trade at a posted price: the item changes hands if both agree to a price that neither can move.
///
/// To agree exactly when the price suits is a dominant strategy, nobody loses and no money is missing;
/// what is given up is every trade whose gains lie on one side of the price. With both values uniform
/// on [0, 1] the best price, 1/2, reaches 1/8 of the possible 1/6.
///
/// > Source: K. M. Hagerty, W. P. Rogerson, "Robust Trading Mechanisms", *Journal of Economic Theory*
/// > 42(1), 1987, pp. 94–107.
///
/// > Deviation: values are uniform on a grid, not on the continuum.
public struct PostedPriceTrade: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "posted-price-trade", "Buyer and seller may trade at a price that neither can move.",
    source: "K. M. Hagerty, W. P. Rogerson, Robust Trading Mechanisms, J. Economic Theory 42, 1987."
  )

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
    rules.decisions("purchase", "sale", .named(["refuse", "agree"]))
  }
  /// The surplus, whether anything was traded, and the deficit, which is 0.
  public var measures: [Measure] { rules.measures }
  /// The surplus.
  public var goal: Goal { .measure(0) }

  /// Both answer at once; the designer wishes that each agrees exactly when the price suits.
  public func play(_ episode: inout some Episode) {
    let types = rules.draw(&episode)
    let suitsBuyer = rules.grid.worth(of: types.value) >= price
    let suitsSeller = rules.grid.worth(of: types.cost) <= price
    let buys = episode.choose(0, by: 0, seeing: types.value, wishing: suitsBuyer ? 1 : 0) == 1
    let sells = episode.choose(1, by: 1, seeing: types.cost, wishing: suitsSeller ? 1 : 0) == 1
    if buys && sells { rules.settle(&episode, types, paying: price, getting: price) }
  }
}
