import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Linear contract` {
  private func contract(_ risk: Double, _ cost: Double, _ variance: Double) -> LinearContract {
    var contract = LinearContract()
    (contract.riskAversion, contract.effortCost, contract.variance) = (risk, cost, variance)
    contract.grades = 13
    return contract
  }

  @Test(
    arguments: [
      [1, 1, 1, 0.5, 0.25], [0.5, 1, 1, 2 / 3.0, 1 / 3.0], [0, 1, 1, 1, 0.5],
      [1, 2, 1, 1 / 3.0, 1 / 12.0],
    ] as [[Double]])
  func `is best at a share of 1 / (1 + rcv), which leaves half of it over c`(
    _ row: [Double]
  ) throws {
    // Risk aversion, cost of effort, variance; the best share and its surplus.
    let (share, surplus) = (row[3], row[4])
    let tree = try explored(contract(row[0], row[1], row[2]))
    let efforts = tree.bestReply(of: 1, to: Profile(uniformIn: tree.shape)).plan
    let offer = tree.bestReply(of: 0, to: tree.profile([efforts, efforts])).plan[0]
    #expect(isClose(Double(offer) / 12, share))
    let plan = [offer] + efforts.dropFirst()
    let result = tree.expectation(under: tree.profile([plan, plan]))
    #expect(isClose(result.measures[0], surplus))
    #expect(isClose(result.payoffs[0], surplus) && isClose(result.payoffs[1], 0))
    #expect(tree.wishedPlan[0] == offer)
  }

  @Test(arguments: 0..<10)
  func `brings effort in proportion to the share, at no rent`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    let contract = contract(
      draws.next(in: 0...3), draws.next(in: 0.2...3), draws.next(in: 0...3))
    let tree = try explored(contract)
    let (values, plan) = tree.bestReply(of: 1, to: Profile(uniformIn: tree.shape))
    for share in 0..<13 {
      #expect(plan[1 + share] == share)
      let slot = tree.shape.slots(ofInfoset: 1 + share).first + share
      #expect(abs(values.expected(slot: slot, infoset: 1 + share)) < 1e-9)
    }
  }
}
