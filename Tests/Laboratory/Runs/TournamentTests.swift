import Agents
import Arena
import Mechanisms
import Testing
import Theory

@testable import Laboratory

@Suite struct `A tournament` {
  private func play(
    _ agents: [any Agent], _ mechanism: any Mechanism = PrisonersDilemma(), rounds: Int = 10,
    replicates: Int = 1, threads: Int = 1, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> Tournament {
    try Tournament(
      try TheoryDesk(mechanism), agents: agents, rounds: rounds, replicates: replicates, seed: 1,
      executor: Executor(threads: threads, shouldStop: shouldStop), progress: { _, _ in })
  }

  private var classics: [any Agent] {
    var defector = Always()
    defector.action = 1
    return [Always(), defector, TitForTat()]
  }

  @Test func `of three classics over ten rounds is what a pencil says`() throws {
    let tournament = try play(classics)
    #expect(tournament.kinds == ["always", "always", "tit-for-tat"])
    // Defection against tit-for-tat: 5 once, then 1 nine times; the other way: 0, then 1.
    #expect(tournament.payoffs.map { $0.map(\.mean) } == [[3, 0, 3], [5, 1, 1.4], [3, 0.9, 3]])
    let welfare = [[3, 2.5, 3], [2.5, 1, 1.15], [3, 1.15, 3]]
    for (row, expected) in zip(tournament.welfare, welfare) {
      for (estimate, value) in zip(row, expected) {
        #expect((estimate.mean - value).magnitude < 1e-12)
      }
    }
    for (score, expected) in zip(tournament.scores, [2, 7.4 / 3, 2.3]) {
      #expect((score.mean - expected).magnitude < 1e-12)
    }
    #expect(tournament.ranking == [1, 2, 0])
    #expect(tournament.goal == "utilitarian")
  }

  @Test func `says who can invade whom`() throws {
    let tournament = try play(classics)
    let invasions = (0..<3).flatMap { mutant in
      (0..<3).filter { tournament.canInvade(mutant, $0) }.map { [mutant, $0] }
    }
    #expect(invasions == [[1, 0]])
  }

  @Test func `says what a kind's presence adds`() throws {
    let tournament = try play(classics)
    let all = 20.3 / 9
    let expected = [all - (1 + 1.15 + 1.15 + 3) / 4, all - 3, all - (3 + 2.5 + 2.5 + 1) / 4]
    for (kind, value) in expected.enumerated() {
      let found = try #require(tournament.leaveOneOut(kind))
      #expect((found - value).magnitude < 1e-12)
    }
    #expect(try play([Always()]).leaveOneOut(0) == nil)
  }

  @Test func `plays the same matches when a kind is added, on any number of threads`() throws {
    let kinds: [any Agent] = [Uniform(), EpsilonGreedy(), TitForTat()]
    let before = try play(kinds, rounds: 50, replicates: 3)
    let after = try play([Hedge()] + kinds, rounds: 50, replicates: 3, threads: 5)
    for row in 0..<3 {
      for column in 0..<3 {
        #expect(before.payoffs[row][column] == after.payoffs[row + 1][column + 1])
        #expect(before.welfare[row][column] == after.welfare[row + 1][column + 1])
      }
    }
  }

  @Test func `leaves out kinds that cannot play, with the reason`() throws {
    let tournament = try play([Uniform(), TitForTat()], UsedCar())
    #expect(tournament.kinds == ["uniform"])
    #expect(tournament.excluded.map(\.kind) == ["tit-for-tat"])
    #expect(
      tournament.excluded.map(\.reason) == [
        "needs a game with another player, but this one has none"
      ])
    #expect(throws: StudyError("no agent of the tournament can play this mechanism")) {
      try play([TitForTat()], UsedCar())
    }
  }

  @Test func `seats a kind in every role`() throws {
    let tournament = try play([Always(), Uniform()], MatchingPennies(), rounds: 5)
    // One against itself: what the one role wins the other loses.
    #expect(tournament.payoffs[0][0].mean == 0)
  }

  private var lasting: IteratedPrisonersDilemma {
    var mechanism = IteratedPrisonersDilemma()
    mechanism.rounds = 10
    return mechanism
  }

  @Test func `of an iterated dilemma counts moves and wins`() throws {
    let tournament = try play(classics, lasting, rounds: 1)
    #expect(tournament.payoffs.map { $0.map(\.mean) } == [[3, 0, 3], [5, 1, 1.4], [3, 0.9, 3]])
    #expect(tournament.firstAction == "cooperate")
    let shares = tournament.shares.map(\.mean)
    for (share, expected) in zip(shares, [1, 0, (1 + 0.1 + 1) / 3]) {
      #expect((share - expected).magnitude < 1e-12)
    }
    // Defection beats cooperation and, by its first move, tit for tat.
    #expect(tournament.wins.map(\.mean) == [0, 2, 0])
    #expect(try play(classics).shares.isEmpty)
  }

  @Test func `divides by the rounds that were played`() throws {
    var mechanism = lasting
    (mechanism.rounds, mechanism.continuation) = (5, 0.5)
    let tournament = try play([Always()], mechanism, rounds: 1, replicates: 20)
    #expect(tournament.scores[0].mean == 3)
    #expect(tournament.scores[0].deviation == 0)
  }

  @Test func `leaves out who learns only between episodes when a match is one`() throws {
    let reason = "learns only between episodes, but a match is a single one"
    let tournament = try play([Hedge(), EpsilonGreedy()], lasting, rounds: 1)
    #expect(tournament.kinds == ["epsilon-greedy"])
    #expect(tournament.excluded.map(\.reason) == [reason])
    #expect(try play([Hedge()], lasting, rounds: 2).kinds == ["hedge"])
  }

  @Test func `stops in the middle of a match`() throws {
    #expect(throws: Interrupted.self) {
      try play([Uniform()], rounds: 1_000_000_000) { true }
    }
  }
}
