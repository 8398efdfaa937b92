import Agents
import Arena
import Testing

@Suite struct `A proportional agent` {
  private func agent(_ factor: Double) -> Proportional {
    var agent = Proportional()
    agent.factor = factor
    return agent
  }

  @Test(
    arguments: [
      (1.0, [0, 1, 2, 3, 4, 5, 6]), (0.5, [0, 0, 1, 1, 2, 2, 3]), (0.3, [0, 0, 1, 1, 1, 1, 2]),
      (2, [0, 2, 4, 6, 6, 6, 6]), (-1, [0, 0, 0, 0, 0, 0, 0]),
    ] as [(Double, [Int])])
  func `answers with the action nearest to its factor of what it sees`(
    _ factor: Double, _ answers: [Int]
  ) throws {
    let individual = Individual(agent(factor), in: try .plain(actions: 7, infosets: 7))
    #expect((0..<7).map { individual.choose(at: $0) } == answers)
  }

  @Test func `takes the first number that it sees, on the scale of the actions`() throws {
    let sees = [
      Variable("car", .named(["peach", "lemon"])),
      Variable("value", .numbers(from: 10, step: 5, count: 3)),
      Variable("round", .numbers(from: 0, step: 1, count: 2)),
    ]
    let decision = Decision("bid", sees: sees, actions: .numbers(from: 2, step: 2, count: 20))
    let shape = try #require(
      Shape(roles: [Role("bidder")], decisions: [decision], measures: [], expectedRounds: 1))
    let briefing = Briefing(shape: shape, payoffRange: 0...1, tree: nil)
    let individual = Individual(agent(0.8), in: briefing)
    // Values of 10, 15 and 20 are answered by bids of 8, 12 and 16, which are actions 3, 5 and 7.
    let answers = (0..<12).map { individual.choose(at: $0) }
    #expect(answers == [3, 3, 5, 5, 7, 7, 3, 3, 5, 5, 7, 7])
  }

  @Test func `needs to see a number and to answer with one`() throws {
    func complaint(_ decision: Decision) throws -> String? {
      let shape = try #require(
        Shape(roles: [Role("bidder")], decisions: [decision], measures: [], expectedRounds: 1))
      var agent = agent(1)
      return agent.prepare(for: Briefing(shape: shape, payoffRange: 0...1, tree: nil))
    }
    #expect(
      try complaint(Decision("bid", actions: .numbers(from: 0, step: 1, count: 3)))
        == "needs to see a number at every decision, but \"bid\" sees none")
    let value = Variable("value", .numbers(from: 0, step: 1, count: 3))
    #expect(
      try complaint(Decision("deal", sees: [value], actions: .named(["no", "yes"])))
        == "needs to answer with numbers, but the actions of \"deal\" are names")
  }
}
