import Agents
import Mechanisms
import Testing

@testable import Arena

/// Answers by the number of the information set, within the arena.
private struct Rule: Agent {
  static let card = Card("rule", "Answers by the number of the information set.", source: "A test.")

  static func action(_ turn: Turn) -> Int { (3 * turn.infoset + 1) % turn.count }

  func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    Rule.action(turn)
  }
}

@Suite struct `An agent from outside` {
  @Test(arguments: [Matching.random, .fixed, .roundRobin, .network(.ring(degree: 2))])
  func `leaves the same life to all as one within who does the same`(_ matching: Matching) throws {
    try compare(TravelersDilemma(), matching, repeated: nil)
    try compare(UsedCar(), .random, repeated: nil)
    try compare(
      PrisonersDilemma(), matching, repeated: Horizon(continuation: 0.8, atMost: 50))
  }

  @Test func `is asked in waves, in the order of the matches`() throws {
    var waves: [[Question]] = []
    let way = Correspondence(groups: [0]) { questions in
      waves.append(questions)
      return questions.map { .action(Rule.action($0.turn)) }
    }
    let world = try World(
      PrisonersDilemma(), [Folk(Outsider(by: way), count: 6)],
      repeated: Horizon(continuation: 0.999999, atMost: 3))
    _ = run(world, RunPlan(matching: .random, rounds: 1), way).live()
    // Three matches of three rounds, in which two are asked one after the other.
    #expect(waves.map(\.count) == [3, 3, 3, 3, 3, 3])
    for (place, wave) in waves.enumerated() {
      #expect(wave.map(\.match) == [0, 1, 2])
      #expect(wave.map(\.turn.seat) == [place % 2, place % 2, place % 2])
      #expect(wave.map(\.number) == [place / 2, place / 2, place / 2])
    }
  }

  @Test func `who gives no answer makes its match void, and nothing of it counts`() throws {
    let wrong: [Answer] = [
      .none, .action(2), .action(-1), .mixed([1]), .mixed([0.5, 0.6]), .mixed([-1, 2]),
      .mixed([.nan, 1]), .mixed([]),
    ]
    var asked = 0
    let way = Correspondence(groups: [0]) { questions in
      questions.map { question in
        asked += 1
        return question.match < wrong.count ? wrong[question.match] : .mixed([0, 1])
      }
    }
    let world = try World(
      PrisonersDilemma(), [Folk(Outsider(by: way), count: 40)])
    let record = run(world, RunPlan(matching: .fixed, rounds: 5, window: 1), way).live()
    #expect(record.window.unanswered == 5 * wrong.count)
    #expect(record.window.episodes == 5 * (20 - wrong.count))
    // Everybody else defects; of the void matches one question each was asked.
    #expect(record.window.counts == [0, UInt64(2 * record.window.episodes)])
    #expect(asked == 2 * record.window.episodes + record.window.unanswered)
    #expect(record.payoffs.count { $0 == nil } == 2 * wrong.count)
    #expect(record.window.illegal == [0])
  }

  @Test func `is told what its matches came to`() throws {
    var told: [Outcome] = []
    let way = Correspondence(
      groups: [1], ask: { $0.map { .action($0.match % 2) } }, tell: { told += $0 })
    let world = try World(
      PrisonersDilemma(), [Folk(Always(), count: 4), Folk(Outsider(by: way), count: 4)])
    let record = run(world, RunPlan(matching: .random, rounds: 7, window: 1), way).live()
    #expect(told.count == 7 * 4)
    for agent in 4..<8 {
      let payoffs = told.filter { $0.agent == agent }.map(\.payoff)
      #expect(payoffs.reduce(0, +) / 7 == record.payoffs[agent])
    }
  }

  @Test func `ends the run where nobody answers any more`() throws {
    var waves = 0
    let way = Correspondence(groups: [0]) { questions in
      waves += 1
      return waves > 6 ? nil : questions.map { _ in .action(0) }
    }
    let world = try World(PrisonersDilemma(), [Folk(Outsider(by: way), count: 4)])
    let record = run(world, RunPlan(matching: .random, rounds: 10, blocks: 10), way).live()
    #expect(record.wasStopped && record.series.reduce(0) { $0 + $1.episodes } == 6)
  }

  private func compare(
    _ mechanism: some Mechanism, _ matching: Matching, repeated horizon: Horizon?
  ) throws {
    let plan = RunPlan(matching: matching, rounds: 40, window: 0.5)
    func folks(_ first: some Agent) -> [Folk] {
      let count = mechanism.roles.reduce(0) { $0 + $1.seats } * 4
      return [
        Folk(first, count: count), Folk(EpsilonGreedy(), count: count),
        Folk(RothErev(), count: count),
      ]
    }
    let way = Correspondence(groups: [0]) { $0.map { .action(Rule.action($0.turn)) } }
    let outside = try World(mechanism, folks(Outsider(by: way)), repeated: horizon)
    let within = try World(mechanism, folks(Rule()), repeated: horizon)
    let record = run(outside, plan, way).live()
    let twin = run(within, plan, nil).live()
    #expect(record.window == twin.window && record.series == twin.series)
    #expect(record.payoffs == twin.payoffs && record.window.episodes > 0)
  }

  private func run(_ world: World, _ plan: RunPlan, _ way: Correspondence?) -> Run {
    Run(
      world.game, world.population, plan, briefing: world.briefing, key: StreamKey(seed: 3),
      workers: .alone, outside: way)
  }
}
