/// What a market of two sellers makes of every pair of prices, worked out once.
struct PriceTable: Sendable {
  /// What the table depends on.
  struct Market: Equatable, Sendable {
    var demand = BertrandPricing.Demand.logit
    var low = 1.2
    var high = 2.1
    var prices = 11
    var cost = 1.0
    var quality = 2.0
    var differentiation = 0.25
    var steering = 0.0

    /// Returns the price with a number.
    func price(_ index: Int) -> Double {
      low + Double(index) * (high - low) / Double(prices - 1)
    }
  }

  /// What a pair of prices leads to.
  struct Result: Sendable {
    var price = 0.0
    var first = 0.0
    var second = 0.0
    var surplus = 0.0
    var collusion = 0.0

    /// What both sellers earn.
    var profit: Double { first + second }
  }

  /// What the table was made from.
  let market: Market
  /// The price of the least equilibrium of a round without steering.
  private(set) var competitive = 0
  /// Whether some equal prices earn more than that.
  let hasRoom: Bool
  private var results: [Result] = []

  /// Works out a market.
  init(_ market: Market) {
    self.market = market
    var neutral = market
    neutral.steering = 0
    let count = market.prices
    let profits = (0..<count * count).map { neutral.result($0 / count, $0 % count).first }
    // The best reply never falls as the other's price rises, so replies climb to an equilibrium.
    for _ in 0..<count {
      var best = 0
      for own in 1..<count
      where profits[own * count + competitive] > profits[best * count + competitive] { best = own }
      competitive = best
    }
    let competition = profits[competitive * (count + 1)]
    let monopoly = (0..<count).reduce(competition) { Swift.max($0, profits[$1 * (count + 1)]) }
    hasRoom = monopoly > competition
    results = (0..<count * count).map { pair in
      var result = market.result(pair / count, pair % count)
      result.collusion =
        hasRoom ? (result.profit / 2 - competition) / (monopoly - competition) : 0
      return result
    }
  }

  /// What the prices of the first and the second seller lead to.
  subscript(first: Int, second: Int) -> Result { results[first * market.prices + second] }

  /// Returns the least and greatest value of some part of the results.
  func range(_ part: (Result) -> Double) -> ClosedRange<Double> {
    var (low, high) = (Double.infinity, -Double.infinity)
    for result in results {
      low = Swift.min(low, part(result))
      high = Swift.max(high, part(result))
    }
    return low...high
  }
}
