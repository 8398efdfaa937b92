import Foundation
import Laboratory
import Reporting

/// Drops from the store of a study what it no longer asks for.
struct GcCommand: Subcommand {
  static let name = "gc"
  static let summary = "Drop from the store of a study the results that it no longer asks for."

  private var folder = ""
  private var isDry = false

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("DIR", &folder, "a folder that 'run' was given with --out", .folder)
    line.flag("--dry-run", &isDry, "Say what would be dropped, and drop nothing")
  }

  func run(_ context: Context) throws -> Int32 {
    let stored = try StoredStudy(folder, context)
    let facts = RunFacts(context.executor(nil), .all)
    let runner = try StudyRunner(
      stored.study, in: stored.folder, facts: nil, executor: facts.executor)
    let active = Pace(runner.logs, now: Date().timeIntervalSince1970).running
    if active > 0 && !isDry {
      throw StudyError(
        "\(active == 1 ? "1 process is" : "\(active) processes are") at work on "
          + "'\(printable(folder, limit: 200))'; wait until all is done")
    }
    let waste = try Interruption.whileWriting {
      try runner.collect(into: stored.folder, facts: facts.opening, isDry: isDry)
    }
    if context.asksJSON {
      let json = JSON.object([
        "dropped": .integer(waste.entries), "kept": .integer(waste.kept),
        "bytes": .integer(waste.bytes), "dryRun": .bool(isDry),
      ])
      context.terminal.print(json.indented, terminator: "")
    } else {
      context.terminal.print(
        "\(counted(waste.entries, "result")) no longer asked for \(isDry ? "would be" : "were") "
          + "dropped, \(waste.kept) kept; \(Pace.bytes(Double(waste.bytes))) freed")
    }
    return 0
  }
}
