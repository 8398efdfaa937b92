import Arena

/// Trade of one good between a buyer and a seller whose values and costs are 0, 1, ...
struct TinyTrade: Mechanism {
  /// The rules of trade.
  enum Rule {
    /// Both accept or refuse a price.
    case posted(Int)
    /// Both report; the buyer pays the reported cost, the seller gets the reported value.
    case pivotal
  }

  static let card = Card("tiny-trade", "Bilateral trade on a grid.", source: "A test.")
  var rule = Rule.pivotal
  var values = 3

  init() {}
  init(_ rule: Rule, values: Int = 3) { (self.rule, self.values) = (rule, values) }

  private var grid: Values { .numbers(from: 0, step: 1, count: values) }
  private var isPosted: Bool { if case .posted = rule { true } else { false } }
  var roles: [Role] { [Role("buyer"), Role("seller")] }
  var decisions: [Decision] {
    let actions = isPosted ? Values.named(["refuse", "accept"]) : grid
    return [
      Decision("buy", role: 0, sees: [Variable("value", grid)], actions: actions),
      Decision("sell", role: 1, sees: [Variable("cost", grid)], actions: actions),
    ]
  }
  var draws: [Draw] { [Draw("value", grid), Draw("cost", grid)] }
  var measures: [Measure] {
    [Measure("surplus", unit: "money", in: -100...100, "Value less cost of a traded good.")]
  }
  var goal: Goal { .measure(0) }

  func play(_ episode: inout some Episode) {
    let value = episode.chance(0, uniform: values)
    let cost = episode.chance(1, uniform: values)
    switch rule {
    case .posted(let price):
      let buys = episode.choose(0, by: 0, seeing: value, wishing: value >= price ? 1 : 0) == 1
      let sells = episode.choose(1, by: 1, seeing: cost, wishing: cost <= price ? 1 : 0) == 1
      guard buys && sells else { return }
      episode.transfer(Double(price), from: 0, to: 1)
    case .pivotal:
      let bid = episode.choose(0, by: 0, seeing: value, wishing: value)
      let ask = episode.choose(1, by: 1, seeing: cost, wishing: cost)
      guard bid > ask else { return }
      episode.transfer(Double(ask), from: 0)
      episode.transfer(Double(bid), to: 1)
    }
    episode.gain(Double(value), by: 0)
    episode.gain(-Double(cost), by: 1)
    episode.note(0, Double(value - cost))
  }
}

/// The pivot mechanism for a public project whose cost three share equally.
///
/// > Source: E. H. Clarke, "Multipart Pricing of Public Goods", *Public Choice* 11, 1971, pp. 17-33.
struct PivotProject: Mechanism {
  static let card = Card("pivot-project", "Build it, and tax the pivotal.", source: "A test.")
  /// What the project may be worth, less the share in its cost.
  var worths = [-10.0, 0, 40]
  /// The worth of each citizen; drawn uniformly when empty.
  var certain: [Int] = []

  private var labels: Values { .named(worths.map { "\($0)" }) }
  var roles: [Role] { [Role("citizen", seats: 3)] }
  var decisions: [Decision] {
    [Decision("report", sees: [Variable("worth", labels)], actions: labels)]
  }
  var draws: [Draw] { [Draw("worth", labels)] }
  var measures: [Measure] {
    [Measure("surplus", unit: "money", in: -1000...1000, "All worth, if it is built.")]
  }
  var goal: Goal { .measure(0) }

  func play(_ episode: inout some Episode) {
    var type = certain
    if type.isEmpty {
      for _ in 0..<3 { type.append(episode.chance(0, uniform: worths.count)) }
    }
    var report: [Double] = []
    for seat in 0..<3 {
      report.append(worths[episode.choose(0, by: seat, seeing: type[seat], wishing: type[seat])])
    }
    let sum = report.reduce(0, +)
    let isBuilt = sum >= 0
    for seat in 0..<3 {
      let others = sum - report[seat]
      if (others >= 0) != isBuilt { episode.transfer(abs(others), from: seat) }
      if isBuilt {
        episode.gain(worths[type[seat]], by: seat)
        episode.note(0, worths[type[seat]])
      }
    }
  }
}
