import Arena
import Foundation
import Laboratory

extension Workload {
  /// What it costs to keep the results of many small runs, and to find them again.
  static let sweeps: [Workload] = [units, unequal, opening, surveying]

  /// A study of tiny units: the prisoner's dilemma, two agents, ten rounds.
  private static func tiny(cells: Int, replicates: Int, _ context: Context) throws -> Study {
    try study(
      """
      {mechanism: 'prisoners-dilemma', seed: 1, replicates: \(replicates), rounds: 10,
        population: [{agent: 'tit-for-tat', count: 2}],
        sweep: {'parameters.temptation': {from: 3.1, to: 5.9, count: \(cells)}}}
      """, context)
  }

  private static func study(_ text: String, _ context: Context) throws -> Study {
    try Study(try JSON.parse(Data(text.utf8), file: "bench"), library: context.library)
  }

  /// Plays a study into a folder of its own.
  private static func play(_ study: Study, _ place: Scratch, threads: Int) throws -> Double {
    let folder = try ResultFolder(place.path, for: Data())
    try folder.begin(study, source: Data())
    let runner = try StudyRunner(
      study, in: folder, facts: .object([:]), executor: Executor(threads: threads))
    return Double(try runner.play().played)
  }

  private static let units = Workload("a tiny unit of a sweep, kept in a store", limit: "100,000") {
    context in
    let study = try tiny(cells: 100, replicates: 100, context)
    return { try play(study, Scratch(), threads: 1) }
  }

  private static let unequal = Workload(
    "200 cells that differ a hundredfold, a round of play", limit: "2 threads: 1.85 x"
  ) { context in
    let study = try unequalStudy(context)
    return {
      _ = try play(study, Scratch(), threads: 1)
      return unequalRounds
    }
  } comment: { context, one in
    let study = try unequalStudy(context)
    let start = ContinuousClock.now
    _ = try play(study, Scratch(), threads: 2)
    let two = (ContinuousClock.now - start) / .nanoseconds(1) / unequalRounds
    return ("two threads are \(ratio(one, two)) times as fast", ["threads": .number(one / two)])
  }

  /// Lengths from 20 to 2000 rounds, the longest last.
  private static let lengths = (0..<200).map { 20 + $0 * 1980 / 199 }
  private static let unequalRounds = Double(lengths.reduce(0, +))

  private static func unequalStudy(_ context: Context) throws -> Study {
    try study(
      """
      {mechanism: 'inspection', seed: 1, rounds: 10, population: [{agent: 'hedge', count: 40}],
        sweep: {rounds: \(lengths)}}
      """, context)
  }

  private static let opening = Workload("opening a store of 100,000 results", limit: "500,000,000")
  {
    context in
    let kept = try Kept(context)
    return {
      _ = try kept.runner(context)
      return 1
    }
  }

  private static let surveying = Workload("status of 100,000 results", limit: "100,000,000") {
    context in
    let kept = try Kept(context)
    return {
      _ = try kept.runner(context).survey()
      return 1
    }
  }

  /// A study whose results are there.
  private final class Kept: Sendable {
    private let study: Study
    private let place = Scratch()

    init(_ context: Context) throws {
      study = try tiny(cells: 1000, replicates: 100, context)
      _ = try play(study, place, threads: Context.cores)
    }

    func runner(_ context: Context) throws -> StudyRunner {
      try StudyRunner(
        study, in: try ResultFolder(place.path, for: Data()), facts: nil,
        executor: context.executor(nil))
    }
  }

  /// A folder that lives as long as this object.
  private final class Scratch: Sendable {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "arena-bench-\(UUID().uuidString)").path

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }
}
