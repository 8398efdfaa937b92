import Arena
import Foundation
import Laboratory

/// Something whose speed is measured.
struct Workload: Sendable {
  let name: String
  let limit: String
  /// Runs once and returns how many units of work it did.
  private let work: @Sendable (Context) throws -> () throws -> Double
  private let comment: (@Sendable (Context, Double) throws -> (String, [String: JSON]))?

  init(
    _ name: String, limit: String,
    work: @escaping @Sendable (Context) throws -> () throws -> Double,
    comment: (@Sendable (Context, Double) throws -> (String, [String: JSON]))? = nil
  ) {
    self.name = name
    self.limit = limit
    self.work = work
    self.comment = comment
  }

  /// Runs once to warm up, then some times, and takes the median.
  func measure(repeats: Int, _ context: Context) throws -> BenchRow {
    let body = try work(context)
    _ = try body()
    var times: [Double] = []
    for _ in 0..<repeats {
      let start = DispatchTime.now().uptimeNanoseconds
      let units = try body()
      times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / units)
    }
    times.sort()
    var row = BenchRow(
      name: name, nanoseconds: times[times.count / 2], best: times[0], limit: limit)
    if let comment { (row.note, row.more) = try comment(context, row.nanoseconds) }
    return row
  }

  static let all: [Workload] =
    [
      population(
        "scripted agents, two seats", limit: "12", "prisoners-dilemma", "tit-for-tat", 1000, 500),
      population(
        "always one action, two seats", limit: "12", "prisoners-dilemma", "always", 1000, 1000),
      population(
        "three-action Q-learner with update", limit: "25", "bimatrix", "epsilon-greedy", 1000, 500),
      population(
        "101-action Q-learner with update", limit: "", "travelers-dilemma", "epsilon-greedy", 1000,
        50,
        ["low": .integer(0)]),
      population(
        "three-action regret matching", limit: "", "bimatrix", "regret-matching", 1000, 200),
      population(
        "Q-learner, 1,000,000 agents", limit: "3 x that of 1,000", "bimatrix", "epsilon-greedy",
        1_000_000, 4),
      scaling, threads, explorer, tree, listing,
    ] + dilemmas + theory

  /// A population of one kind playing one mechanism on one thread; a unit is a decision.
  private static func population(
    _ name: String, limit: String, _ mechanism: String, _ agent: String, _ agents: Int,
    _ rounds: Int,
    _ settings: [String: JSON] = [:]
  ) -> Workload {
    Workload(name, limit: limit) { context in
      let bench = try Bench(context, mechanism, agent, settings)
      return { bench.play(agents: agents, rounds: rounds, workers: .alone) }
    }
  }

  /// How much a decision costs with a million agents, against a thousand, in the same run.
  private static let scaling = Workload("ratio of 1,000,000 to 1,000 learners", limit: "3") {
    context in
    let bench = try Bench(context, "bimatrix", "epsilon-greedy", [:])
    return { bench.play(agents: 1000, rounds: 1000, workers: .alone) }
  } comment: { context, _ in
    let bench = try Bench(context, "bimatrix", "epsilon-greedy", [:])
    let small = bench.time(agents: 1000, rounds: 1000, workers: .alone)
    let large = bench.time(agents: 1_000_000, rounds: 4, workers: .alone)
    return (
      "a decision costs \(ratio(large, small)) times as much with 1,000,000 agents; an agent takes "
        + "\(bench.tableBytes) bytes of table and \(bench.bytesPerAgent - bench.tableBytes) in all "
        + "beside it",
      [
        "ratio": .number(large / small), "tableBytesPerAgent": .integer(bench.tableBytes),
        "bytesPerAgent": .integer(bench.bytesPerAgent),
      ]
    )
  }

  private static let threads = Workload("two threads on 1,000,000 learners", limit: "1.8 x one") {
    context in
    let bench = try Bench(context, "bimatrix", "epsilon-greedy", [:])
    let two = Executor(threads: 2).workers
    return { bench.play(agents: 1_000_000, rounds: 4, workers: two) }
  } comment: { context, _ in
    let bench = try Bench(context, "bimatrix", "epsilon-greedy", [:])
    let one = bench.time(agents: 1_000_000, rounds: 4, workers: .alone)
    let two = bench.time(agents: 1_000_000, rounds: 4, workers: Executor(threads: 2).workers)
    return (
      "two threads are \(ratio(one, two)) times as fast as one", ["speedup": .number(one / two)]
    )
  }

  private static let explorer = Workload("explorer, a leaf of 101 x 101", limit: "15") { context in
    let game = try claims(context)
    return {
      var leaves = 0
      for _ in 0..<20 { leaves += game.stageCensus(budget: 20_000)?.leaves ?? 0 }
      return Double(leaves)
    }
  }

  private static let tree = Workload("tree, a leaf of 101 x 101", limit: "") { context in
    let game = try claims(context)
    return {
      var leaves = 0
      for _ in 0..<20 { leaves += game.explore(budget: 20_000).tree?.leaves ?? 0 }
      return Double(leaves)
    }
  }

  private static func claims(_ context: Context) throws -> Game {
    try context.game(try context.mechanism("travelers-dilemma", ["low": .integer(0)]))
  }

  /// Starting the tool and listing everything; a unit is a start.
  ///
  /// The end is waited for by handler: `waitUntilExit` looks only every 50 ms.
  private static let listing = Workload("arena list, a start", limit: "30,000,000") { _ in
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return {
      let process = Process()
      let end = DispatchSemaphore(value: 0)
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = ["list"]
      process.standardOutput = FileHandle.nullDevice
      process.terminationHandler = { _ in end.signal() }
      try process.run()
      end.wait()
      return 1
    }
  }

  private static func ratio(_ left: Double, _ right: Double) -> String {
    String(format: "%.2f", left / right)
  }
}

/// One mechanism and one kind of agent, ready to be timed.
private struct Bench {
  let game: Game
  let agent: any Agent
  let briefing: Briefing

  init(_ context: Context, _ mechanism: String, _ agent: String, _ settings: [String: JSON]) throws
  {
    let mechanism = try context.mechanism(mechanism, settings)
    game = try context.game(mechanism)
    briefing = Theory.briefing(of: game, mechanism: mechanism)
    var agent = try context.catalog.agent(agent).init()
    if let reason = agent.refusal(of: briefing) { throw StudyError(reason) }
    self.agent = agent
  }

  /// The bytes of an agent's table.
  var tableBytes: Int { 8 * agent.tableSize(for: game.shape) }

  /// The bytes of an agent's record and of all that the engine keeps for it beside.
  var bytesPerAgent: Int {
    agent.cohort(for: game.shape, group: 0).bytesPerAgent
      + run(game.shape.seats, 1, .alone).bytesPerAgentBesideRecord
  }

  /// Lives through some rounds and returns the number of decisions.
  func play(agents: Int, rounds: Int, workers: Workers) -> Double {
    let record = run(agents, rounds, workers).live()
    return Double(record.window.counts.reduce(0, +))
  }

  private func run(_ agents: Int, _ rounds: Int, _ workers: Workers) -> Run {
    let group = Group("all", count: agents, roles: Array(game.shape.roles.indices))
    return Run(
      game, Population([group], cohorts: [agent.cohort(for: game.shape, group: 0)]),
      RunPlan(matching: .random, rounds: rounds, blocks: 1, window: 1), briefing: briefing,
      key: StreamKey(seed: 1), workers: workers)
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
