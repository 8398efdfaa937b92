public import Arena

/// Buyer and seller may trade at a price that neither can move.
public struct PostedPriceTrade: Mechanism {
  /// The values of 'purchase', by number.
  enum Purchase { static let refuse = 0, agree = 1 }

  /// The values of 'sale', by number.
  enum Sale { static let refuse = 0, agree = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "posted-price-trade", "Buyer and seller may trade at a price that neither can move.",
    source: """
      K. M. Hagerty, W. P. Rogerson, Robust Trading Mechanisms, Journal of Economic Theory 42(1), \
      1987, pp. 94-107.
      """)

  /// The seats of the players.
  enum Seat { static let buyer = 0, seller = 1 }

  /// What is decided.
  enum Choice { static let purchase = 0, sale = 1 }

  /// What nature decides.
  enum Nature { static let value = 0, cost = 1 }

  /// What is counted.
  enum Count { static let surplus = 0, trade = 1, deficit = 2 }

  /// How many values, from 0 to top.
  public var values = 4
  /// The greatest value.
  public var top = 3.0
  /// The price.
  public var price = 1.5

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("values", &values, in: 2...101, unit: "values", "How many values, from 0 to top.")
    visitor.knob("top", &top, in: 0.001...1e6, unit: "money", "The greatest value.")
    visitor.knob("price", &price, in: 0...1e6, unit: "money", "The price.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard price <= top else {
      return "the price exceeds the greatest value, so nobody would ever want to buy"
    }
    let worthSteps = (top - 0) / (top / (Double(values) - 1))
    guard worthSteps < 100_000 else {
      return "a grid needs a positive step, and at most 100000 points"
    }
    guard abs(worthSteps - Double(worthCount - 1)) < 1e-6 else { return "the values are even" }
    guard Numbers.isRange(-highest, highest) else {
      return "the range of 'surplus' ends before it begins"
    }
    guard Numbers.isRange(-highest, highest) else {
      return "the range of 'deficit' ends before it begins"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [
      Role("buyer", "Knows what the item is worth to it, and gains that less what it pays."),
      Role("seller", "Knows what the item costs it, and gains what it is paid less that."),
    ]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "purchase", sees: [Variable("value", worthValues)], actions: .named(purchaseLabels),
        "Whether to buy at the posted price."),
      Decision(
        "sale", role: 1, sees: [Variable("cost", worthValues)], actions: .named(saleLabels),
        "Whether to sell at the posted price."),
    ]
  }
  /// What nature decides.
  public var draws: [Draw] {
    [Draw("the buyer's value", worthValues), Draw("the seller's cost", worthValues)]
  }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure(
        "surplus", unit: "money", in: Numbers.range(-highest, highest),
        "Value less cost of a traded item."),
      Measure("trade", unit: "items", in: 0...1, "Whether the item was traded."),
      Measure(
        "deficit", unit: "money", in: Numbers.range(-highest, highest),
        "What the seller gets less what the buyer pays."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.surplus) }
  /// The treasury neither pays nor collects anything in all.
  public var isBalanced: Bool { true }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let value = episode.chance(Nature.value, uniform: worthCount)
    let cost = episode.chance(Nature.cost, uniform: worthCount)
    let bought = episode.choose(
      Choice.purchase, by: Seat.buyer, seeing: value, wishing: wishedPurchase(value: value))
    let sold = episode.choose(
      Choice.sale, by: Seat.seller, seeing: cost, wishing: wishedSale(cost: cost))
    if bought == Purchase.agree && sold == Sale.agree {
      episode.transfer(price, from: Seat.buyer, to: Seat.seller)
      episode.gain(money(worth2: value), by: Seat.buyer)
      episode.gain(-money(worth2: cost), by: Seat.seller)
      episode.note(Count.surplus, money(worth2: value) - money(worth2: cost))
      episode.note(Count.trade, 1)
      episode.note(Count.deficit, 0)
    }
  }

  /// What the story calls 'money'.
  private func money(worth2: Int) -> Double {
    Double(worth2) * top / (Double(values) - 1)
  }

  /// What the designer wishes at 'purchase'.
  private func wishedPurchase(value: Int) -> Int {
    if money(worth2: value) >= price { return Purchase.agree }
    return Purchase.refuse
  }

  /// What the designer wishes at 'sale'.
  private func wishedSale(cost: Int) -> Int {
    if money(worth2: cost) <= price { return Sale.agree }
    return Sale.refuse
  }

  /// How many points 'Worth' has; 1 if the step does not fit.
  private var worthCount: Int {
    let steps = (top - 0) / (top / (Double(values) - 1))
    return steps >= 0 && steps < 100_000 ? Int(steps + 0.5) + 1 : 1
  }

  /// Returns a point of 'Worth'.
  private func worth(at index: Int) -> Double {
    0 + Double(index) * (top / (Double(values) - 1))
  }

  /// The points of 'Worth'.
  private var worthValues: Values {
    .numbers(from: 0, step: top / (Double(values) - 1), count: worthCount)
  }

  /// What the values of 'purchase' mean.
  private var purchaseLabels: [Label] {
    [
      Label("refuse", "Prevents the trade; nothing is paid."),
      Label("agree", "Buys at the price if the seller agrees."),
    ]
  }

  /// What the values of 'sale' mean.
  private var saleLabels: [Label] {
    [
      Label("refuse", "Prevents the trade; nothing is paid."),
      Label("agree", "Sells at the price if the buyer agrees."),
    ]
  }

  /// What the story calls 'highest'.
  private var highest: Double { money(worth2: worthCount - 1) }
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
