import Agents
import Arena
import Mechanisms
import Testing
import Theory

@testable import Laboratory

@Suite struct `Outcomes of a tournament` {
  @Test func `are read back as what was played`() throws {
    var defector = Always()
    defector.action = 1
    let agents: [any Agent] = [defector, TitForTat(), Uniform()]
    let tournament = try Tournament(
      try TheoryDesk(PrisonersDilemma()), agents: agents, rounds: 10, replicates: 4, seed: 1,
      executor: Executor(threads: 1), progress: { _, _ in })
    var writer = OutcomeWriter()
    writer.add(tournament, of: "a \"dilemma\", ours")
    let game = try #require(try OutcomeTable(writer.bytes, file: "t.csv").games.first)
    #expect(game.name == "a \"dilemma\", ours" && game.isSymmetric)
    let order = game.rows.map { name in tournament.kinds.firstIndex(of: name) ?? -1 }
    #expect(game.payoffs == order.map { row in order.map { tournament.payoffs[row][$0] } })
    for (score, kind) in zip(game.scores, order) {
      #expect((try #require(score).mean - tournament.scores[kind].mean).magnitude < 1e-12)
      #expect(
        ((score?.halfWidth ?? -1) - (tournament.scores[kind].halfWidth ?? -2)).magnitude < 1e-12)
    }
    let reading = try OutcomeReading(game, executor: Executor(threads: 1))
    for (mutant, kind) in order.enumerated() {
      let invaded = order.filter { tournament.canInvade(kind, $0) }.map { tournament.kinds[$0] }
      #expect(Set(reading.rows[mutant].invades) == Set(invaded))
    }
  }
}
