import Arena
import Mechanisms
import Testing

@Suite struct `All-pay auction` {
  @Test func `charges everyone its own bid`() throws {
    let tree = try explored(AllPayAuction())
    let result = tree.outcome(drawing: [3, 2], choosing: [2, 1])
    #expect(result.payoffs == [1, -1])
    #expect(result.measures == [3, 3, 1])
  }

  @Test func `lets bids below the reserve neither win nor pay`() throws {
    var auction = AllPayAuction()
    auction.rules.reserve = 2
    let tree = try explored(auction)
    #expect(tree.outcome(drawing: [3, 2], choosing: [2, 1]).payoffs == [1, 0])
    let nobody = tree.outcome(drawing: [3, 2], choosing: [1, 1])
    #expect(nobody.payoffs == [0, 0] && nobody.measures == [0, 0, 0])
  }

  @Test func `leaves nobody anything to gain on average by the truth`() throws {
    // The truth pays v x P(win) - v, which is never above 0 for v up to the top.
    let tree = try explored(AllPayAuction())
    let plan = tree.wishedPlan
    let truthful = tree.expectation(under: tree.profile([plan, plan])).payoffs
    #expect(truthful.allSatisfy { $0 < 0 })
    #expect(tree.temptations.allSatisfy { $0 > 0 })
  }

  @Test func `nearly balances at bids of half the square of the value`() throws {
    var auction = AllPayAuction()
    auction.rules.grid.count = 6
    auction.rules.grid.fineness = 5
    auction.rules.grid.top = 1
    let tree = try explored(auction)
    let plan = (0...5).map { $0 * $0 / 2 }
    let tempted = tree.temptations
    // To outbid one more of the six values adds at most a sixth to the chance of winning.
    let sixth = 1.0 / 6
    for (gain, other) in zip(tree.temptations([plan, plan]), tempted) {
      #expect(gain < sixth)
      #expect(gain < other / 2)
    }
  }
}
