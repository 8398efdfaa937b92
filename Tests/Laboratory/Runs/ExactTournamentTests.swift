import Agents
import Arena
import GameTheory
import Mechanisms
import Testing
import Theory

@testable import Laboratory

@Suite struct `A tournament that is worked out` {
  /// Little of the whole tree, which automata do not need.
  private func desk(_ mechanism: any Mechanism) throws -> TheoryDesk {
    var budget = Budget()
    budget.leaves = 100
    return try TheoryDesk(mechanism, budget: budget)
  }

  private func work(
    _ agents: [any Agent], _ mechanism: any Mechanism, rounds: Int = 1, misperception: Double = 0
  ) throws -> ExactTournament {
    try ExactTournament(
      try desk(mechanism), agents: agents, rounds: rounds, misperception: misperception,
      executor: Executor(threads: 2))
  }

  private func play(_ agents: [any Agent], _ mechanism: any Mechanism, replicates: Int) throws
    -> Tournament
  {
    try Tournament(
      try desk(mechanism), agents: agents, rounds: 1, replicates: replicates, seed: 1,
      executor: Executor(threads: 2), progress: { _, _ in })
  }

  private var dilemma: IteratedPrisonersDilemma {
    var mechanism = IteratedPrisonersDilemma()
    mechanism.rounds = 10
    return mechanism
  }

  @Test func `of three classics over ten rounds is what a pencil says`() throws {
    for exact in [
      try work([Always(), Contrary(), TitForTat()], dilemma),
      try work([Always(), Contrary(), TitForTat()], PrisonersDilemma(), rounds: 10),
    ] {
      let expected = [[3, 0, 3], [5, 1, 1.4], [3, 0.9, 3]]
      for (row, values) in zip(exact.averages, expected) {
        for (found, value) in zip(row, values) { #expect((found - value).magnitude < 1e-12) }
      }
      #expect(exact.payoffs == exact.averages)
      #expect(exact.cooperation[2][1] == 0.1)
      #expect(exact.states == [1, 1, 2])
      // Against tit for tat it is best to cooperate until the last round.
      #expect(exact.gain(over: 2, against: 2) - 0.2 < 1e-12)
      #expect(exact.equilibria.map { [$0.row, $0.column] } == [[1, 1]])
      #expect(exact.ranking == [1, 2, 0])
    }
  }

  /// In the open game grim and tit for tat hold up cooperation at half, and not below.
  @Test(arguments: [0.49, 0.5, 0.51, 0.65, 0.67])
  func `finds the patience that cooperation needs`(_ continuation: Double) throws {
    var mechanism = dilemma
    (mechanism.rounds, mechanism.continuation) = (1_000_000, continuation)
    let exact = try work([Grim(), TitForTat(), Contrary()], mechanism)
    #expect(exact.isBestReply(0, to: 0) == (continuation >= 0.5))
    // To defect every other round pays 5 / (1 + continuation).
    #expect(exact.isBestReply(1, to: 1) == (continuation > 0.667))
    #expect(exact.isBestReply(2, to: 2))
  }

  @Test func `says what is played, within chance`() throws {
    let kinds: [any Agent] = [
      TitForTat(), GenerousTitForTat(), WinStayLoseShift(), Uniform(), Prober(),
      ContriteTitForTat(), Extort2(), Gradual(),
    ]
    for (continuation, noise) in [(1.0, 0.0), (1, 0.1), (0.9, 0), (0.9, 0.1)] {
      var mechanism = dilemma
      (mechanism.rounds, mechanism.continuation, mechanism.noise) = (30, continuation, noise)
      let exact = try work(kinds, mechanism)
      let played = try play(kinds, mechanism, replicates: 40)
      #expect(exact.others == ["gradual"])
      #expect(exact.places == Array(0..<7))
      for row in 0..<7 {
        for column in 0..<7 {
          let distance = exact.distance(
            of: played.payoffs[row][column], from: exact.averages[row][column])
          #expect(distance.map { $0.magnitude < 4.5 } ?? true, "\(row) against \(column)")
        }
      }
      #expect((exact.payoffs == exact.averages) == (continuation == 1))
    }
  }

  @Test func `reads a round off its story`() throws {
    func reading(_ mechanism: some Mechanism) throws -> AutomatonRound.Reading {
      AutomatonRound.reading(of: try #require(mechanism.game(repeated: nil)))
    }
    var noisy = dilemma
    noisy.noise = 0.25
    #expect(
      try reading(noisy)
        == .round(
          AutomatonRound(
            Encounter(wishing: 0, payoffs: [3, 0, 5, 1]), slipOfCooperation: 0.25,
            slipOfDefection: 0.25)))
    #expect(
      try reading(PrisonersDilemma())
        == .round(AutomatonRound(Encounter(wishing: 0, payoffs: [3, 0, 5, 1]))))
    guard case .round(let chicken) = try reading(Chicken()) else {
      Issue.record("chicken is a game of two actions")
      return
    }
    #expect(chicken.encounter.payoffs.count == 4)
    #expect(try reading(TravelersDilemma()) == .obstacle("needs one decision between two actions"))
    #expect(try reading(UsedCar()) == .obstacle("needs two players of the same role"))
    #expect(try reading(PublicGoods()) == .obstacle("needs two players of the same role"))
  }

  @Test func `names who is no automaton, and fails where nobody is`() throws {
    let exact = try work([TitForTat(), Downing(), Hedge()], PrisonersDilemma(), rounds: 20)
    #expect(exact.kinds == ["tit-for-tat"])
    #expect(exact.others == ["downing", "hedge"])
    #expect(throws: StudyError.self) { try work([Downing()], dilemma) }
    #expect(throws: StudyError.self) { try work([TitForTat()], UsedCar(), rounds: 5) }
    #expect(
      throws: StudyError(
        "travelers-dilemma cannot be worked out exactly, for that needs one decision between two actions; "
          + "leave out --exact")
    ) { try work([TitForTat()], TravelersDilemma(), rounds: 5) }
  }

  @Test func `judges replies among the kinds where players misperceive each other`() throws {
    let exact = try work([TitForTat(), Contrary(), Grim()], dilemma, misperception: 0.1)
    #expect(exact.bestPayoffs == nil)
    #expect(exact.payoffs[1][1] == 1)
    // A first mistake is certain to come in the end, so tit for tat earns less than by itself.
    #expect(exact.payoffs[0][0] < 3)
    for column in 0..<3 {
      #expect((0..<3).contains { exact.isBestReply($0, to: column) })
    }
  }
}
