import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `First-price auction` {
  @Test func `charges the winner its own bid`() throws {
    let tree = try explored(FirstPriceAuction())
    let result = tree.outcome(drawing: [3, 2], choosing: [2, 1])
    #expect(result.payoffs == [1, 0])
    #expect(result.measures == [2, 3, 1])
    let outbid = tree.outcome(drawing: [3, 2], choosing: [0, 1])
    #expect(outbid.payoffs == [0, 1])
    #expect(outbid.measures == [1, 2, 0])
  }

  @Test func `has the equilibrium of bids 0, 0, 1, 1 for the values 0 to 3`() throws {
    let tree = try explored(FirstPriceAuction())
    #expect(tree.temptations([[0, 0, 1, 1], [0, 0, 1, 1]]).allSatisfy { $0 < 1e-12 })
    let result = tree.expectation(under: tree.profile([[0, 0, 1, 1], [0, 0, 1, 1]]))
    #expect(isClose(result.measures[0], 0.75))
  }

  @Test func `tempts away from the truth by 5 / 16 on average`() throws {
    // Against truth a value of 3 gains 0.75 by bidding 1, of 2 0.375, of 1 0.125 by bidding 0.
    for gain in try explored(FirstPriceAuction()).temptations { #expect(isClose(gain, 0.3125)) }
  }

  @Test(arguments: [2, 3])
  func `nearly balances at bids of (n - 1) / n of the value`(_ bidders: Int) throws {
    var auction = FirstPriceAuction()
    auction.rules.bidders = bidders
    auction.rules.grid.count = bidders == 2 ? 9 : 4
    auction.rules.grid.fineness = bidders
    auction.rules.grid.top = 1
    let tree = try explored(auction)
    let plan = (0..<auction.rules.grid.count).map { $0 * (bidders - 1) }
    let shaded = tree.temptations([[Int]](repeating: plan, count: bidders))
    // One step of the grid of bids is the most that rounding the best bid to it could cost.
    let step = 1 / Double((auction.rules.grid.count - 1) * bidders)
    for (gain, tempted) in zip(shaded, tree.temptations) {
      #expect(gain < step)
      #expect(gain < tempted)
    }
  }
}
