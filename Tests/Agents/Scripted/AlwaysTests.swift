import Agents
import Arena
import Testing

@Suite struct `Agents that never change` {
  @Test func `always takes its action`() throws {
    var agent = Always()
    agent.action = 2
    let individual = Individual(agent, in: try .plain(actions: 3))
    #expect(individual.counts(of: 50) == [0, 0, 50])
  }

  @Test func `always needs its action at every decision`() throws {
    var agent = Always()
    agent.action = 3
    #expect(
      agent.prepare(for: try .plain(actions: 3))
        == "needs action 3 at every decision, but \"move\" has only 3, counted from 0")
  }

  @Test func `truthful does what is wished`() throws {
    let individual = Individual(Truthful(), in: try .plain(actions: 3))
    #expect(individual.counts(of: 50, wishing: 1) == [0, 50, 0])
  }

  @Test func `truthful draws uniformly where nothing is wished`() throws {
    let individual = Individual(Truthful(), in: try .plain(actions: 3))
    #expect(chiSquare(individual.counts(of: 3000), against: [1, 1, 1]) < 13.8)
  }

  @Test func `contrary does anything but what is wished`() throws {
    let individual = Individual(Contrary(), in: try .plain(actions: 4))
    let counts = individual.counts(of: 3000, wishing: 1)
    #expect(counts[1] == 0)
    #expect(chiSquare([counts[0], counts[2], counts[3]], against: [1, 1, 1]) < 13.8)
  }

  @Test func `contrary does as wished where there is nothing else`() throws {
    let individual = Individual(Contrary(), in: try .plain(actions: 1))
    #expect(individual.counts(of: 5, wishing: 0) == [5])
  }
}
