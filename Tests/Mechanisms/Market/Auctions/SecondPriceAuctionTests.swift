import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Second-price auction` {
  private func auction(_ bidders: Int, values: Int, top: Double) -> SecondPriceAuction {
    var auction = SecondPriceAuction()
    auction.rules.bidders = bidders
    auction.rules.grid.count = values
    auction.rules.grid.top = top
    return auction
  }

  @Test func `charges the winner the second-highest bid`() throws {
    let tree = try explored(auction(3, values: 4, top: 3))
    let result = tree.outcome(drawing: [1, 3, 2], choosing: [1, 3, 2])
    #expect(result.payoffs == [0, 1, 0])
    #expect(result.measures == [2, 3, 1])
    let tied = tree.outcome(drawing: [3, 3, 0], choosing: [2, 2, 0])
    #expect(tied.payoffs == [0.5, 0.5, 0])
    #expect(tied.measures == [2, 3, 1])
  }

  @Test(arguments: 0..<20)
  func `makes truth dominant, whatever the grid, the crowd and the reserve`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    var auction = auction(1 + seed % 3, values: 2 + seed % 2, top: draws.next(in: 0.5...20))
    auction.rules.grid.fineness = 1 + seed % 2
    auction.rules.reserve = draws.next(in: 0...auction.rules.grid.top)
    let fineness = auction.rules.grid.fineness
    let tree = try explored(auction)
    #expect(
      exception(
        toTruthIn: tree, seats: auction.rules.bidders, types: auction.rules.grid.count,
        reports: (auction.rules.grid.count - 1) * fineness + 1
      ) { $0 * fineness } == nil)
    #expect(tree.temptations.allSatisfy { $0 < 1e-9 })
  }

  @Test(arguments: [(2, 51), (3, 11), (5, 5)])
  func `earns the expected second-highest value`(_ bidders: Int, _ values: Int) throws {
    let auction = auction(bidders, values: values, top: 1)
    let means = try wishedMeans(of: auction, types: values, drawn: bidders)
    let (revenue, surplus) = (means[0], means[1])
    // E[X] is the sum of P(X >= k) over the steps of the grid.
    func power(_ base: Double, _ exponent: Int) -> Double {
      (0..<exponent).reduce(1.0) { product, _ in product * base }
    }
    var (second, first) = (0.0, 0.0)
    for level in 1..<values {
      let below = Double(level) / Double(values)
      let none = power(below, bidders)
      let one = Double(bidders) * power(below, bidders - 1) * (1 - below)
      first += (1 - none) / Double(values - 1)
      second += (1 - none - one) / Double(values - 1)
    }
    #expect(isClose(revenue, second))
    #expect(isClose(surplus, first))
    if values == 51 {
      #expect(abs(revenue - 1 / 3.0) < 0.01)
      #expect(abs(surplus - 2 / 3.0) < 0.01)
    }
  }

  @Test(arguments: [(1, 0.25), (2, 5 / 12.0)])
  func `earns most with a reserve of one half`(_ bidders: Int, _ revenue: Double) throws {
    var auction = auction(bidders, values: 41, top: 1)
    let reserves = stride(from: 0, through: 1, by: 0.125)
    let revenues = try reserves.map { reserve in
      auction.rules.reserve = reserve
      return try wishedMeans(of: auction, types: 41, drawn: bidders)[0]
    }
    let best = try #require(revenues.max())
    #expect(revenues.firstIndex(of: best) == 4)
    #expect(abs(best - revenue) < 0.02)
  }

  @Test func `earns more from one more bidder than from the best reserve`() throws {
    var alone = auction(1, values: 41, top: 1)
    alone.rules.reserve = 0.5
    let reserved = try wishedMeans(of: alone, types: 41, drawn: 1)[0]
    let open = try wishedMeans(of: auction(2, values: 41, top: 1), types: 41, drawn: 2)[0]
    #expect(open > reserved)
  }

  @Test func `has an equilibrium that sells to whoever bullies, for nothing`() throws {
    let tree = try explored(SecondPriceAuction())
    let gains = tree.temptations([[3, 3, 3, 3], [0, 0, 0, 0]])
    #expect(gains.allSatisfy { $0 < 1e-9 })
    let result = tree.expectation(under: tree.profile([[3, 3, 3, 3], [0, 0, 0, 0]]))
    #expect(result.measures[0] == 0)
  }
}
