import Arena
import Laboratory
import Testing

@testable import Command

@Suite struct `Loops written by hand` {
  private let context = Context(library: .standard, terminal: Terminal(program: "arena"), given: [])

  @Test(arguments: PopulationWorkload.all)
  func `take the same actions as the arena`(_ workload: PopulationWorkload) throws {
    // Enough for the shuffle in buckets and for what is read ahead, where there are a million.
    let agents = Swift.min(workload.agents, 40_000)
    let rounds = agents > 1000 ? 3 : 40
    let counts = try workload.counts(agents: agents, rounds: rounds, context)
    #expect(counts.reduce(0, +) == UInt64(agents * rounds))
    #expect(workload.twin.live(agents: agents, rounds: rounds) == counts)
  }

  @Test func `go through as many leaves as the explorer`() throws {
    let mechanism = try context.mechanism("travelers-dilemma", ["low": .integer(0)])
    let game = try context.game(mechanism)
    let claims = TwinClaims(actions: 101, bonus: 2)
    #expect(claims.census() == game.stageCensus(budget: 20_000)?.leaves)
    #expect(claims.tree() == game.explore(budget: 20_000).tree?.leaves)
  }

  @Test func `play as many turns as all against all`() {
    #expect(TwinMatches(players: 30).live(repeats: 2, rounds: 5) == 2 * 435 * 5)
  }
}
