public import Arena

/// Two sellers set prices, round by round, and may learn to keep them high without a word.
///
/// One round has a competitive equilibrium; sellers who see each other's last prices can do better by
/// punishing cuts, and simple learning algorithms find out by themselves. A platform may steer a share
/// of the consumers to the cheaper offer only, which makes cuts pay more. The index of collusion is 0
/// where sellers earn what they do in the competitive round, and 1 where they earn most together.
public struct BertrandPricing: Mechanism {
  /// How consumers choose.
  public enum Demand: String, KnobChoice {
    /// In proportion to the exponential of quality less price, over differentiation.
    case logit
    /// The cheapest, if quality exceeds its price.
    case homogeneous
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "bertrand-pricing", "Two sellers set prices and may learn to keep them high.",
    source: """
      E. Calvano, G. Calzolari, V. Denicolò, S. Pastorello, "Artificial Intelligence, \
      Algorithmic Pricing, and Collusion", American Economic Review 110(10), 2020, pp. \
      3267-3297; the steering is that of J. P. Johnson, A. Rhodes, M. Wildenbeest, "Platform \
      Design When Sellers Use Pricing Algorithms", Econometrica 91(5), 2023, pp. 1841-1879.
      """)

  /// The players, who share a role.
  enum Seat { static let first = 0, second = 1 }
  /// What is decided.
  enum Choice { static let price = 0 }
  /// What is counted.
  enum Count { static let price = 0, consumerSurplus = 1, profit = 2, collusion = 3 }

  /// The market, with what it makes of every pair of prices.
  private var table = PriceTable(PriceTable.Market())

  /// How consumers choose.
  public var demand: Demand {
    get { table.market.demand }
    set { rebuild { $0.demand = newValue } }
  }
  /// The least price.
  public var low: Double {
    get { table.market.low }
    set { rebuild { $0.low = newValue } }
  }
  /// The greatest price, which a regulator may cap.
  public var high: Double {
    get { table.market.high }
    set { rebuild { $0.high = newValue } }
  }
  /// How many prices there are.
  public var prices: Int {
    get { table.market.prices }
    set { rebuild { $0.prices = newValue } }
  }
  /// What a unit costs its seller.
  public var cost: Double {
    get { table.market.cost }
    set { rebuild { $0.cost = newValue } }
  }
  /// What a unit is worth to consumers; nothing is worth 0.
  public var quality: Double {
    get { table.market.quality }
    set { rebuild { $0.quality = newValue } }
  }
  /// How much tastes differ, under logit demand.
  public var differentiation: Double {
    get { table.market.differentiation }
    set { rebuild { $0.differentiation = newValue } }
  }
  /// The share of consumers who are shown the cheaper offer only.
  public var steering: Double {
    get { table.market.steering }
    set { rebuild { $0.steering = newValue } }
  }

  /// Makes the market of Calvano and others, on a coarser grid of prices.
  public init() {}

  /// Shows the prices, the consumers and the platform.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let money = 0.0...1000.0
    visitor.knob("demand", &demand, "How consumers choose.")
    visitor.knob("low", &low, in: money, unit: "money", "The least price.")
    visitor.knob("high", &high, in: money, unit: "money", "The greatest price; a cap.")
    visitor.knob("prices", &prices, in: 2...50, unit: "prices", "How many prices there are.")
    visitor.knob("cost", &cost, in: money, unit: "money", "What a unit costs its seller.")
    visitor.knob("quality", &quality, in: money, unit: "money", "What a unit is worth.")
    visitor.knob(
      "differentiation", &differentiation, in: 0.01...1000, unit: "money",
      "How much tastes differ under logit demand.")
    visitor.knob(
      "steering", &steering, in: 0...1, unit: "share", "How many see the cheaper offer only.")
  }

  /// Says whether there are prices to choose from, and something to collude about.
  public var complaint: String? {
    if low >= high { return "a choice of prices needs low < high" }
    return table.hasRoom
      ? nil : "no price on this grid earns more than the competitive one; raise high"
  }

  /// Two sellers.
  public var roles: [Role] {
    let help = "Earns its price less the cost of a unit, times its share of the consumers."
    return [Role("seller", seats: 2, help)]
  }

  /// One simultaneous price.
  public var decisions: [Decision] {
    let step = (high - low) / Double(prices - 1)
    let grid = Values.numbers(from: low, step: step, count: prices)
    return [
      Decision("price", actions: grid, "The price of a unit; the lower one draws more consumers.")
    ]
  }

  /// The mean price, what consumers and sellers gain, and the index of collusion.
  public var measures: [Measure] {
    [
      Measure("price", unit: "money", in: table.range { $0.price }, "The mean of both prices."),
      Measure(
        "consumer surplus", unit: "money", in: table.range { $0.surplus }, "What consumers gain."),
      Measure("profit", unit: "money", in: table.range { $0.profit }, "What both sellers earn."),
      Measure(
        "collusion", unit: "index", in: table.range { $0.collusion },
        "Profit gained over competition, as a share of what there is to gain."),
    ]
  }

  /// The consumers' gain.
  public var goal: Goal { .measure(Count.consumerSurplus) }

  /// Both set a price at once; the designer wishes the competitive one.
  public func play(_ episode: inout some Episode) {
    let wish = table.competitive
    let first = episode.choose(Choice.price, by: Seat.first, wishing: wish)
    let second = episode.choose(Choice.price, by: Seat.second, wishing: wish)
    let result = table[first, second]
    episode.gain(result.first, by: Seat.first)
    episode.gain(result.second, by: Seat.second)
    episode.note(Count.price, result.price)
    episode.note(Count.consumerSurplus, result.surplus)
    episode.note(Count.profit, result.profit)
    episode.note(Count.collusion, result.collusion)
  }

  private mutating func rebuild(_ change: (inout PriceTable.Market) -> Void) {
    var market = table.market
    change(&market)
    if market != table.market { table = PriceTable(market) }
  }
}
