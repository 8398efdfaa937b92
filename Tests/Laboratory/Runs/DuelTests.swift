import Agents
import Arena
import Mechanisms
import Testing
import Theory

@testable import Laboratory

@Suite struct `A duel` {
  private func duel(
    _ first: any Agent, _ second: any Agent, rounds: Int = 8, noise: Double = 0, seed: UInt64 = 1
  ) throws -> Duel {
    var mechanism = IteratedPrisonersDilemma()
    mechanism.rounds = rounds
    mechanism.noise = noise
    return try Duel(try TheoryDesk(mechanism), first, second, seed: seed)
  }

  @Test func `writes down the moves of both`() throws {
    let duel = try duel(TitForTat(), Script([0, 0, 1]))
    #expect(duel.second == [0, 0, 1, 0, 0, 1, 0, 0])
    #expect(duel.first == [0, 0, 0, 1, 0, 0, 1, 0])
  }

  @Test func `changes nothing about an agent`() throws {
    // Each wants other things: payoffs, what others do, rounds, nothing.
    let agents: [any Agent] = [WinStayLoseShift(), Grim(), Shubik(), Always(), EpsilonGreedy()]
    for agent in agents {
      for other in agents {
        let one = try duel(agent, other, rounds: 60, seed: 4)
        let again = try duel(agent, other, rounds: 60, seed: 4)
        #expect(one.first == again.first && one.second == again.second)
      }
    }
    #expect(try duel(WinStayLoseShift(), Script([1])).first == [0, 1, 0, 1, 0, 1, 0, 1])
    #expect(try duel(Grim(), Script([0, 1, 0])).first == [0, 0, 1, 1, 1, 1, 1, 1])
  }

  @Test func `shows moves as they came out`() throws {
    let duel = try duel(Always(), Script([0, 1]), noise: 1)
    #expect(duel.first == [1, 1, 1, 1, 1, 1, 1, 1])
    #expect(duel.second == [1, 0, 1, 0, 1, 0, 1, 0])
    // It copies what it saw, and its hand slips too.
    #expect(try self.duel(TitForTat(), Script([0]), noise: 1).first == [1, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test func `needs a repeated game of two`() {
    let sentence =
      "a match of moves needs a mechanism that is repeated between two players of one role with "
      + "one decision, but prisoners-dilemma is not"
    #expect(throws: StudyError(sentence)) {
      try Duel(try TheoryDesk(PrisonersDilemma()), Always(), Always(), seed: 1)
    }
    #expect(
      throws: StudyError(
        "level-k cannot play iterated-prisoners-dilemma: needs the tree of the game, but this "
          + "game is too large to explore")
    ) { try duel(Always(), LevelK(), rounds: 200) }
  }
}
