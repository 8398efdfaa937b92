import Arena
import Foundation
import Laboratory

/// A population of one kind that plays one mechanism on one thread; a unit is a decision.
struct PopulationWorkload: Sendable {
  let name: String
  let limit: String
  let mechanism: String
  let agent: String
  let agents: Int
  let rounds: Int
  let twin: Twin
  var settings: [String: JSON] = [:]

  static let all = [
    PopulationWorkload(
      name: "scripted agents, two seats", limit: "12", mechanism: "prisoners-dilemma",
      agent: "tit-for-tat", agents: 1000, rounds: 500, twin: .titForTat),
    PopulationWorkload(
      name: "always one action, two seats", limit: "12", mechanism: "prisoners-dilemma",
      agent: "always", agents: 1000, rounds: 1000, twin: .always),
    PopulationWorkload(
      name: "three-action Q-learner with update", limit: "25", mechanism: "bimatrix",
      agent: "epsilon-greedy", agents: 1000, rounds: 500, twin: .learners),
    PopulationWorkload(
      name: "101-action Q-learner with update", limit: "", mechanism: "travelers-dilemma",
      agent: "epsilon-greedy", agents: 1000, rounds: 50, twin: .claimants,
      settings: ["low": .integer(0)]),
    PopulationWorkload(
      name: "three-action regret matching", limit: "", mechanism: "bimatrix",
      agent: "regret-matching", agents: 1000, rounds: 200, twin: .regretMatchers),
    PopulationWorkload(
      name: "Q-learner, 1,000,000 agents", limit: "3 x that of 1,000", mechanism: "bimatrix",
      agent: "epsilon-greedy", agents: 1_000_000, rounds: 4, twin: .learners),
  ]

  /// Makes the game and the agents ready.
  func bench(_ context: Context) throws -> Bench {
    try Bench(context, mechanism, agent, settings)
  }

  /// Lives through some rounds and returns how often each action was taken.
  func counts(agents: Int, rounds: Int, _ context: Context) throws -> [UInt64] {
    try bench(context).counts(agents: agents, rounds: rounds, workers: .alone)
  }
}

/// One mechanism and one kind of agent, ready to be timed.
struct Bench {
  private let prepared: PreparedGame
  private let agent: BriefedAgent

  init(_ context: Context, _ mechanism: String, _ agent: String, _ settings: [String: JSON]) throws
  {
    try self.init(context, try context.mechanism(mechanism, settings), agent)
  }

  init(_ context: Context, _ mechanism: any Mechanism, _ agent: String) throws {
    prepared = PreparedGame(try context.desk(mechanism))
    self.agent = try prepared.brief(try context.library.agent(agent).init())
  }

  /// Makes agents ready that play a strategy that was said before, every action as likely as the last.
  init(tabledIn context: Context, _ mechanism: String) throws {
    prepared = PreparedGame(try context.desk(try context.mechanism(mechanism, [:])))
    let shape = prepared.game.shape
    let odds = (0..<shape.infosets).flatMap { infoset in
      let count = shape.slots(ofInfoset: infoset).count
      return Array(repeating: 1 / Double(count), count: count)
    }
    agent = try prepared.brief(TabledPlay(probabilities: odds))
  }

  /// The bytes of an agent's table.
  var tableBytes: Int { 8 * agent.agent.tableSize(for: prepared.game.shape) }

  /// The bytes of an agent's record and of all that the engine keeps for it beside.
  var bytesPerAgent: Int {
    agent.agent.cohort(for: prepared.game.shape, group: 0).bytesPerAgent
      + run(prepared.game.shape.seats, 1, .alone).bytesPerAgentBesideRecord
  }

  /// Lives through some rounds and returns the number of decisions.
  func play(agents: Int, rounds: Int, workers: Workers) -> Double {
    Double(counts(agents: agents, rounds: rounds, workers: workers).reduce(0, +))
  }

  /// Lives through some rounds and returns how often each action was taken.
  func counts(agents: Int, rounds: Int, workers: Workers) -> [UInt64] {
    run(agents, rounds, workers).live().window.counts
  }

  private func run(_ agents: Int, _ rounds: Int, _ workers: Workers) -> Run {
    prepared.run(
      [SeatedGroup("all", agents, of: agent, in: prepared)],
      RunPlan(matching: .random, rounds: rounds, blocks: 1, window: 1), key: StreamKey(seed: 1),
      workers: workers)
  }

  /// The median nanoseconds a decision of five lives, without setting up.
  func time(agents: Int, rounds: Int, workers: Workers) -> Double {
    let times = (0..<5).map { _ -> Double in
      let run = run(agents, rounds, workers)
      let start = DispatchTime.now().uptimeNanoseconds
      let record = run.live()
      let elapsed = Double(DispatchTime.now().uptimeNanoseconds - start)
      return elapsed / Double(record.window.counts.reduce(0, +))
    }.sorted()
    return times[2]
  }
}
