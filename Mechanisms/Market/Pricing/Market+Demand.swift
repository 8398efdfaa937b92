import Arena

extension PriceTable.Market {
  /// Returns what two prices lead to; the index of collusion is left at 0.
  func result(_ first: Int, _ second: Int) -> PriceTable.Result {
    let prices = (price(first), price(second))
    let open = demand == .logit ? logit(prices, 1, 1) : homogeneous(prices)
    var shares = open.shares
    var surplus = open.surplus
    if steering > 0 && demand == .logit {
      let steered = steered(prices)
      shares.0 += steering * (steered.shares.0 - shares.0)
      shares.1 += steering * (steered.shares.1 - shares.1)
      surplus += steering * (steered.surplus - surplus)
    }
    var result = PriceTable.Result()
    result.price = (prices.0 + prices.1) / 2
    result.first = shares.0 * (prices.0 - cost)
    result.second = shares.1 * (prices.1 - cost)
    result.surplus = surplus
    return result
  }

  private typealias Choice = (shares: (Double, Double), surplus: Double)

  /// Consumers who see the cheaper offer only; one of them by lot where prices are equal.
  private func steered(_ prices: (Double, Double)) -> Choice {
    if prices.0 < prices.1 { return logit(prices, 1, 0) }
    if prices.0 > prices.1 { return logit(prices, 0, 1) }
    let one = logit(prices, 1, 0)
    return ((one.shares.0 / 2, one.shares.0 / 2), one.surplus)
  }

  /// Shares in proportion to exp((quality - price) / differentiation), of the offers that are shown.
  private func logit(_ prices: (Double, Double), _ first: Double, _ second: Double) -> Choice {
    let utilities = (
      (quality - prices.0) / differentiation, (quality - prices.1) / differentiation
    )
    // The greatest term is factored out, so that no exponential overflows.
    let top = Swift.max(0, Swift.max(utilities.0, utilities.1))
    let weights = (
      first * Portable.exp(utilities.0 - top), second * Portable.exp(utilities.1 - top)
    )
    let sum = weights.0 + weights.1 + Portable.exp(-top)
    return (
      (weights.0 / sum, weights.1 / sum), differentiation * (top + Portable.log(sum))
    )
  }

  /// All buy the cheapest offer that is worth its price; half of them each where prices are equal.
  private func homogeneous(_ prices: (Double, Double)) -> Choice {
    let least = Swift.min(prices.0, prices.1)
    if least > quality { return ((0, 0), 0) }
    if prices.0 == prices.1 { return ((0.5, 0.5), quality - least) }
    return (prices.0 < prices.1 ? (1, 0) : (0, 1), quality - least)
  }
}
