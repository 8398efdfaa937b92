import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Principal and agent` {
  /// What the agent does at every bonus, and what the principal's best bonus then leads to.
  private func play(
    _ mechanism: PrincipalAgent
  ) throws -> (efforts: [Int], bonus: Double, result: Expectation) {
    let tree = try explored(mechanism)
    let reply = tree.bestReply(of: 1, to: Profile(uniformIn: tree.shape))
    // Indifferent agents do as the principal likes.
    let efforts = (0..<mechanism.bonuses).map { bonus in
      let (first, _) = tree.shape.slots(ofInfoset: 1 + bonus)
      let gain =
        reply.values.expected(slot: first + 1, infoset: 1 + bonus)
        - reply.values.expected(slot: first, infoset: 1 + bonus)
      return gain > -1e-9 ? 1 : 0
    }
    let plan = [0] + efforts
    let offer = tree.bestReply(of: 0, to: tree.profile([plan, plan])).plan[0]
    let result = tree.expectation(under: tree.profile([[offer] + efforts, plan]))
    let step = mechanism.topBonus / Double(mechanism.bonuses - 1)
    return (efforts, Double(offer) * step, result)
  }

  @Test func `pays a bonus of 2.5, a rent of 1 and 2 for effort that costs 1`() throws {
    let (efforts, bonus, result) = try play(PrincipalAgent())
    #expect(efforts == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
    #expect(bonus == 2.5)
    for (left, right) in zip(result.measures, [7.0, 1, 2, 1]) { #expect(isClose(left, right)) }
    #expect(isClose(result.payoffs[0], 6) && isClose(result.payoffs[1], 1))
  }

  @Test func `pays for effort that is seen no more than it costs`() throws {
    var mechanism = PrincipalAgent()
    mechanism.observed = true
    let (_, bonus, result) = try play(mechanism)
    #expect(bonus == 1)
    for (left, right) in zip(result.measures, [7.0, 1, 1, 0]) { #expect(isClose(left, right)) }
  }

  @Test(arguments: [(2.0, false, false), (3, true, false), (4.9, true, false), (5.1, true, true)])
  func `goes without efficient effort while the rent is worth more than its output`(
    _ output: Double, _ isEfficient: Bool, _ isInduced: Bool
  ) throws {
    var mechanism = PrincipalAgent()
    mechanism.output = output
    let (_, bonus, result) = try play(mechanism)
    #expect(isClose(result.measures[1], isInduced ? 1 : 0))
    #expect(bonus == (isInduced ? 2.5 : 0))
    let tree = try explored(mechanism)
    #expect(tree.wishedPlan[0] == (isEfficient ? 5 : 0))
  }

  @Test(arguments: 0..<20)
  func `brings effort from a bonus of effort cost over added success`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    var mechanism = PrincipalAgent()
    mechanism.lowSuccess = draws.next(in: 0...0.5)
    mechanism.highSuccess = draws.next(in: 0.55...1)
    mechanism.effortCost = draws.next(in: 0...3)
    let threshold = mechanism.effortCost / (mechanism.highSuccess - mechanism.lowSuccess)
    let (efforts, _, _) = try play(mechanism)
    for (index, effort) in efforts.enumerated() {
      #expect((effort == 1) == (Double(index) * 0.5 >= threshold - 1e-9))
    }
  }

  @Test func `complains of effort that does not help`() {
    var mechanism = PrincipalAgent()
    mechanism.lowSuccess = 0.8
    #expect(mechanism.complaint == "effort must make success more likely")
  }
}
