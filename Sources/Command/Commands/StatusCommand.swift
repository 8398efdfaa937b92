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
            "closed": .bool(log.isClosed), "opening": log.opening, "closing": log.closing,
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
    if runner.logs.contains(where: { $0.closing["outOfBudget"] == .bool(true) }), progress.left > 0
    {
      terminal.paragraph("The time that a run was given was spent before all was played.")
    }
    for remark in runner.remarks { terminal.remark("\(terminal.program): \(remark)") }
  }
}
