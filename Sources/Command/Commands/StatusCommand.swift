import Arena
import Foundation
import Laboratory
import Reporting

/// Says how far a study is whose results are kept in a folder, also while others are at work on it.
struct StatusCommand: Subcommand {
  static let name = "status"
  static let summary = "Say how much of a study is done, failed and left, and who is at work on it."

  private var folder = ""

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("DIR", &folder, "a folder that 'run' was given with --out", .folder)
  }

  func run(_ context: Context) throws -> Int32 {
    let stored = try StoredStudy(folder, context)
    let runner = try StudyRunner(
      stored.study, in: stored.folder, facts: nil, executor: context.executor(nil))
    let progress = try runner.survey()
    let pace = Pace(runner.logs, now: Date().timeIntervalSince1970)
    if context.asksJSON {
      context.terminal.print(json(stored.study, progress, pace, runner).indented, terminator: "")
    } else {
      show(stored.study, progress, pace, runner, context.terminal)
    }
    return 0
  }

  private func json(_ study: Study, _ progress: StudyProgress, _ pace: Pace, _ runner: StudyRunner)
    -> JSON
  {
    .object([
      "title": .string(study.title), "units": .integer(progress.all),
      "done": .integer(progress.done), "failed": .integer(progress.failed),
      "timedOut": .integer(progress.timedOut), "interrupted": .integer(progress.interrupted),
      "left": .integer(progress.left), "running": .integer(pace.running),
      "perSecond": pace.rate.map { .number($0) } ?? .null,
      "secondsLeft": pace.seconds(for: progress.left).map { .number($0) } ?? .null,
      "logs": .array(
        runner.logs.map { log in
          .object([
            "name": .string(log.name), "results": .integer(log.results),
            "closed": .bool(log.isClosed), "opening": log.opening,
          ])
        }),
      "remarks": .array(runner.remarks.map { .string($0) }),
    ])
  }

  private func show(
    _ study: Study, _ progress: StudyProgress, _ pace: Pace, _ runner: StudyRunner,
    _ terminal: Terminal
  ) {
    terminal.paragraph(study.title)
    let rows = [
      ("done", progress.done), ("failed", progress.failed), ("timed out", progress.timedOut),
      ("left", progress.left), ("in all", progress.all),
    ]
    for (name, count) in rows {
      terminal.print("  \(name.padding(toLength: 10, withPad: " ", startingAt: 0))\(count)")
    }
    var sentence = "\(counted(pace.running, "process")) at work"
    if pace.running != 1 { sentence = "\(pace.running) processes at work" }
    if let rate = pace.rate { sentence += ", \(figure(rate)) units a second" }
    if let seconds = pace.seconds(for: progress.left), progress.left > 0 {
      sentence += ", about \(Pace.words(seconds)) left"
    }
    terminal.paragraph(sentence + ".")
    for remark in runner.remarks { terminal.remark("\(terminal.program): \(remark)") }
  }
}

/// A folder that a study is played into.
struct StoredStudy {
  let study: Study
  let source: Data
  let folder: ResultFolder

  /// Reads the study that stands in a folder.
  init(_ path: String, _ context: Context) throws(StudyError) {
    let file = path + "/study.json5"
    guard FileManager.default.fileExists(atPath: file) else {
      throw StudyError(
        "the folder '\(printable(path, limit: 200))' holds no study.json5; expected a folder that "
          + "'run' was given with --out")
    }
    source = try Study.source(of: file)
    study = try Study(source: source, file: file, library: context.library)
    folder = try ResultFolder(path, for: source, games: study.games.map(\.name))
  }
}

/// How fast those who are at work get on.
struct Pace {
  /// How many processes have added something lately and have not said that they are done.
  let running: Int
  /// How many units a second they have played; nil when nobody is at work.
  let rate: Double?

  /// Somebody who has added nothing for so many seconds is taken to be gone.
  private static let lately = 60.0

  init(_ logs: [StudyLog], now: Double) {
    let active = logs.filter { !$0.isClosed && now - $0.changed < Pace.lately }
    running = active.count
    let rates = active.compactMap { log -> Double? in
      guard case .number(let started) = log.opening["time"], log.changed > started else {
        return nil
      }
      return Double(log.results) / (log.changed - started)
    }
    rate = rates.isEmpty ? nil : rates.reduce(0, +)
  }

  /// How long so many units take; nil when nobody is at work.
  func seconds(for units: Int) -> Double? {
    rate.flatMap { $0 > 0 ? Double(units) / $0 : nil }
  }

  /// An amount of bytes in words.
  static func bytes(_ count: Double) -> String {
    switch count {
    case ..<1e6: "\(figure((count / 1e3).rounded(.up))) kB"
    case ..<1e9: "\(figure((count / 1e6).rounded(.up))) MB"
    default: "\(figure((count / 1e8).rounded(.up) / 10)) GB"
    }
  }

  /// A time in words: "45 s", "3 min", "2.5 h".
  static func words(_ seconds: Double) -> String {
    switch seconds {
    case ..<100: "\(figure(seconds.rounded())) s"
    case ..<6000: "\(figure((seconds / 60).rounded())) min"
    default: "\(figure((seconds / 360).rounded() / 10)) h"
    }
  }
}
