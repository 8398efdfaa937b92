import Arena
import Mechanisms
import TestSupport
import Testing

/// What trading whenever it gains is worth on average, when both values are uniform on a grid of 0 to 1.
private func firstBest(_ values: Int) -> Double {
  let steps = Double(values - 1)
  return (steps + 2) / (6 * (steps + 1))
}

@Suite struct `Posted-price trade` {
  private func market(_ values: Int, _ price: Double) -> PostedPriceTrade {
    var market = PostedPriceTrade()
    market.rules.grid.count = values
    market.rules.grid.top = 1
    market.price = price
    return market
  }

  @Test func `trades where both sides of the price agree`() throws {
    let tree = try explored(PostedPriceTrade())
    let result = tree.outcome(drawing: [3, 1], choosing: [1, 1])
    #expect(result.payoffs == [1.5, 0.5])
    #expect(result.measures == [2, 1, 0])
    #expect(tree.outcome(drawing: [3, 1], choosing: [1, 0]).measures == [0, 0, 0])
  }

  @Test(arguments: 0..<10)
  func `makes honest answers dominant at any price, at which nobody loses`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    let market = market(2 + seed % 5, draws.next(in: 0...1))
    let tree = try explored(market)
    #expect(tree.temptations.allSatisfy { $0 < 1e-9 })
    for types in lists(of: 2, below: market.rules.grid.count) {
      let episode = try wishedEpisode(market, drawing: types)
      #expect(episode.payoff(of: 0) >= 0 && episode.payoff(of: 1) >= 0)
    }
    for leaf in 0..<tree.leaves {
      #expect(tree.transfer(leaf: leaf, seat: 0) == -tree.transfer(leaf: leaf, seat: 1))
    }
  }

  @Test func `reaches three quarters of the first best at the middle price`() throws {
    let surplus = try wishedMeans(of: market(40, 0.5), types: 40, drawn: 2)[0]
    #expect(abs(surplus / firstBest(40) - 0.75) < 0.02)
  }

  @Test func `complains of a price that nobody would pay`() {
    let tooDear = "the price exceeds the greatest value, so nobody would ever want to buy"
    #expect(market(4, 1.01).complaint == tooDear)
  }
}

@Suite struct `Double auction` {
  @Test func `trades halfway between a bid and an ask that cross`() throws {
    let tree = try explored(DoubleAuction())
    let result = tree.outcome(drawing: [3, 0], choosing: [2, 1])
    #expect(result.payoffs == [1.5, 1.5])
    #expect(result.measures == [3, 1, 0])
    #expect(tree.outcome(drawing: [3, 0], choosing: [1, 2]).measures == [0, 0, 0])
  }

  @Test(arguments: 0..<12)
  func `pays for a bid the value less the price, over the asks that it meets`(
    _ seed: Int
  ) throws {
    var draws = Draws(seed: seed)
    var market = DoubleAuction()
    market.rules.grid.count = 2 + seed % 4
    market.rules.grid.fineness = 1 + seed % 3
    market.bidWeight = draws.next(in: 0...1)
    let count = market.rules.grid.count
    let bids = (count - 1) * market.rules.grid.fineness + 1
    let asks = (0..<count).map { _ in Int(draws.next(in: 0...Double(bids) - 0.01)) }
    let tree = try explored(market)
    let plan = [Int](repeating: 0, count: count) + asks
    let values = tree.bestReply(of: 0, to: tree.profile([plan, plan])).values
    let unit = market.rules.grid.top / Double(bids - 1)
    for value in 0..<count {
      let worth = Double(value * market.rules.grid.fineness) * unit
      for bid in 0..<bids {
        let expected =
          asks.filter { $0 <= bid }.reduce(0.0) { sum, ask in
            let price = market.bidWeight * Double(bid) + (1 - market.bidWeight) * Double(ask)
            return sum + worth - price * unit
          } / Double(count)
        #expect(isClose(values.expected(slot: value * bids + bid, infoset: value), expected))
      }
    }
  }

  @Test func `nearly balances where both shade by a third, and reaches 27 / 32 of the best`() throws
  {
    // On eighths, with bids on 24ths, 2v/3 + 1/12 and 2c/3 + 1/4 are bids of the grid.
    var market = DoubleAuction()
    market.rules.grid.count = 9
    market.rules.grid.fineness = 3
    market.rules.grid.top = 1
    let tree = try explored(market)
    let plan = (0...8).map { 2 * $0 + 2 } + (0...8).map { min(2 * $0 + 6, 24) }
    let result = tree.expectation(under: tree.profile([plan, plan]))
    // Trades are those with v - c of two eighths or more.
    let gains = (2...8).reduce(0) { $0 + $1 * (9 - $1) }
    #expect(isClose(result.measures[0], Double(gains) / 8 / 81))
    // Up to a step of the grid of values.
    let share: Double = result.measures[0] / firstBest(9)
    #expect(abs(share - 27.0 / 32) < 0.125)
    for (gain, tempted) in zip(tree.temptations([plan, plan]), tree.temptations) {
      #expect(gain < 0.01)
      #expect(tempted > 2 * gain)
    }
  }

  @Test func `complains of too many bids`() {
    var market = DoubleAuction()
    market.rules.grid.count = 101
    market.rules.grid.fineness = 3
    #expect(market.complaint == "values and fineness make more than 256 bids")
  }
}

@Suite struct `VCG trade` {
  @Test func `charges the cost and pays the value`() throws {
    let tree = try explored(VCGTrade())
    let result = tree.outcome(drawing: [3, 1], choosing: [3, 1])
    #expect(result.payoffs == [2, 2])
    #expect(result.measures == [2, 1, 2])
    #expect(tree.outcome(drawing: [2, 2], choosing: [2, 2]).measures == [0, 0, 0])
  }

  @Test(arguments: 0..<10)
  func `makes truth dominant on any grid`(_ seed: Int) throws {
    var market = VCGTrade()
    market.rules.grid.count = 2 + seed % 4
    market.rules.grid.fineness = 1 + seed % 3
    let fineness = market.rules.grid.fineness
    let tree = try explored(market)
    let reports = (market.rules.grid.count - 1) * fineness + 1
    #expect(
      exception(toTruthIn: tree, seats: 2, types: market.rules.grid.count, reports: reports) {
        $0 * fineness
      } == nil)
  }

  @Test(arguments: [4, 13, 40])
  func `makes every gain and costs an outsider all of them once more`(_ values: Int) throws {
    var market = VCGTrade()
    market.rules.grid.count = values
    market.rules.grid.top = 1
    let means = try wishedMeans(of: market, types: values, drawn: 2)
    let (surplus, deficit) = (means[0], means[2])
    #expect(isClose(surplus, firstBest(values)))
    #expect(isClose(deficit, surplus))
    if values == 40 { #expect(abs(deficit - 1 / 6.0) < 0.01) }
  }

  @Test func `complains of too many reports`() {
    var market = VCGTrade()
    market.rules.grid.count = 101
    market.rules.grid.fineness = 3
    #expect(market.complaint == "values and fineness make more than 256 bids")
  }
}
