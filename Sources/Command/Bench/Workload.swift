import Arena
import Catalogue
import Foundation
import Laboratory

/// Something whose speed is measured.
struct Workload: Sendable {
  /// Prepares some work; the result runs it once and returns how many units of work it did.
  typealias Work = @Sendable (Context) throws -> () throws -> Double

  let name: String
  let limit: String
  /// A population whose rounds can be chosen, if that is what the work is.
  let population: PopulationWorkload?
  private let work: Work
  private let comment: (@Sendable (Context, Double) throws -> (String, [String: JSON]))?
  /// The same work written by hand; returns the units of work.
  private let twin: (@Sendable () -> Double)?

  init(
    _ name: String, limit: String, twin: (@Sendable () -> Double)? = nil, work: @escaping Work,
    comment: (@Sendable (Context, Double) throws -> (String, [String: JSON]))? = nil
  ) {
    self.name = name
    self.limit = limit
    self.work = work
    self.twin = twin
    self.comment = comment
    population = nil
  }

  private init(_ population: PopulationWorkload) {
    name = population.name
    limit = population.limit
    work = { context in
      let bench = try population.bench(context)
      return { bench.play(agents: population.agents, rounds: population.rounds, workers: .alone) }
    }
    twin = {
      let counts = population.twin.live(agents: population.agents, rounds: population.rounds)
      return Double(counts.reduce(0, +))
    }
    comment = nil
    self.population = population
  }

  /// The shortest time of one repeat, in nanoseconds; shorter work is done several times over.
  private static let shortest = 20e6

  /// Runs once to warm up, then some times, in turn with the twin if there is one; medians count.
  func measure(repeats: Int, _ context: Context) throws -> BenchRow {
    let arena = try Timed(work(context))
    let hand = try twin.map { try Timed($0) }
    var times: [Double] = []
    var handTimes: [Double] = []
    for _ in 0..<repeats {
      times.append(try arena.time())
      if let hand { handTimes.append(try hand.time()) }
    }
    times.sort()
    handTimes.sort()
    var row = BenchRow(
      name: name, nanoseconds: times[times.count / 2], best: times[0], limit: limit)
    if hand != nil { row.twin = handTimes[handTimes.count / 2] }
    if let comment { (row.note, row.more) = try comment(context, row.nanoseconds) }
    return row
  }

  /// Work that is done often enough in a row to be timed.
  private struct Timed {
    let body: () throws -> Double
    let times: Int

    /// Runs once, to warm up and to see how long it takes.
    init(_ body: @escaping () throws -> Double) throws {
      self.body = body
      let start = DispatchTime.now().uptimeNanoseconds
      _ = try body()
      let elapsed = Double(DispatchTime.now().uptimeNanoseconds - start)
      times = Int((Workload.shortest / Swift.max(elapsed, 1)).rounded(.up))
    }

    /// The nanoseconds of a unit of work.
    func time() throws -> Double {
      var units = 0.0
      let start = DispatchTime.now().uptimeNanoseconds
      for _ in 0..<times { units += try body() }
      return Double(DispatchTime.now().uptimeNanoseconds - start) / units
    }
  }

  static let all: [Workload] =
    PopulationWorkload.all.map { Workload($0) } + [
      scaling, threads, composed, tabled, explorer, tree, listing,
    ]
    + dilemmas + theory + stories + sweeps

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
        "scaling": .number(large / small), "tableBytesPerAgent": .integer(bench.tableBytes),
        "bytesPerAgent": .integer(bench.bytesPerAgent),
      ]
    )
  }

  /// A mechanism made of two at run time, whose listeners are not compiled for it.
  private static let composed = Workload(
    "composed at run time: mediated(trust-game)", limit: "15 x ready-made"
  ) { context in
    let bench = try Bench(context, try trust(context), "uniform")
    return { bench.play(agents: 1000, rounds: 50, workers: .alone) }
  } comment: { context, _ in
    let composed = try Bench(context, try trust(context), "uniform")
    let compiled = try Bench(context, "mediated(trust-game)", "uniform", [:])
    let slow = composed.time(agents: 1000, rounds: 50, workers: .alone)
    let fast = compiled.time(agents: 1000, rounds: 500, workers: .alone)
    return (
      "a decision costs \(ratio(slow, fast)) times that of the ready-made mechanism",
      ["composed": .number(slow / fast)]
    )
  }

  /// What a language model plays that was asked once for each information set, beside agents that draw uniformly.
  private static let tabled = Workload(
    "a strategy that a model said, two seats", limit: "1.3 x uniform"
  ) { context in
    let bench = try Bench(tabledIn: context, "prisoners-dilemma")
    return { bench.play(agents: 1000, rounds: 500, workers: .alone) }
  } comment: { context, _ in
    let tabled = try Bench(tabledIn: context, "prisoners-dilemma")
    let uniform = try Bench(context, "prisoners-dilemma", "uniform", [:])
    let slow = tabled.time(agents: 1000, rounds: 500, workers: .alone)
    let fast = uniform.time(agents: 1000, rounds: 500, workers: .alone)
    return (
      "a decision costs \(ratio(slow, fast)) times that of a uniform draw",
      ["tabled": .number(slow / fast)]
    )
  }

  /// The mediated trust game, put together as any composed name is.
  private static func trust(_ context: Context) throws -> any Mechanism {
    let base = try context.library.mechanism("trust-game")
    guard let combinator = context.library.combinators.first(where: { $0.name == "mediated" })
    else { throw StudyError("there is no combinator 'mediated'") }
    return combinator.combine(base)
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

  private static let explorer = Workload("explorer, a leaf of 101 x 101", limit: "15") {
    (0..<20).reduce(0.0) { sum, _ in sum + Double(claimsByHand.census()) }
  } work: { context in
    let game = try claims(context)
    return {
      var leaves = 0
      for _ in 0..<20 { leaves += game.stageCensus(budget: 20_000)?.leaves ?? 0 }
      return Double(leaves)
    }
  }

  private static let tree = Workload("tree, a leaf of 101 x 101", limit: "") {
    (0..<20).reduce(0.0) { sum, _ in sum + Double(claimsByHand.tree()) }
  } work: { context in
    let game = try claims(context)
    return {
      var leaves = 0
      for _ in 0..<20 { leaves += game.explore(budget: 20_000).tree?.leaves ?? 0 }
      return Double(leaves)
    }
  }

  private static let claimsByHand = TwinClaims(actions: 101, bonus: 2)

  private static func claims(_ context: Context) throws -> Game {
    try context.game(try context.mechanism("travelers-dilemma", ["low": .integer(0)]))
  }

  /// Starting the tool and listing everything; a unit is a start.
  ///
  /// The end is waited for by handler: `waitUntilExit` looks only every 50 ms.
  private static let listing = Workload("arena list, a start", limit: "30,000,000") { _ in
    { try start(["list"]) }
  }

  /// Runs this tool with some words, without showing what it says; one unit of work.
  static func start(_ words: [String]) throws -> Double {
    let process = Process()
    let end = DispatchSemaphore(value: 0)
    process.executableURL = URL(
      fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.terminationHandler = { _ in end.signal() }
    try process.run()
    end.wait()
    return 1
  }

  static func ratio(_ left: Double, _ right: Double) -> String {
    String(format: "%.2f", left / right)
  }
}
