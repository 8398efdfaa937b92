import Arena
import Foundation
import Laboratory
import Reporting

/// Measures how fast the arena is here.
enum BenchCommand: Subcommand {
  static let name = "bench"
  static let summary = "Measure speed: nanoseconds a decision, scaling, threads."
  static let options = [
    Option(name: "--repeats", value: "N", help: "Runs of each workload; the median counts; 5."),
    Option(name: "--only", value: "TEXT", help: "Only workloads whose name contains this."),
    Option.json,
  ]

  static func run(_ arguments: Arguments, _ context: Context) throws -> Int32 {
    let repeats = try arguments.int("--repeats", in: 1...1000, default: 5)
    let only = arguments.value("--only") ?? ""
    var rows: [BenchRow] = []
    for workload in Workload.all where only.isEmpty || workload.name.contains(only) {
      if Interruption.isAsked { throw Session.Interrupted() }
      context.terminal.progress(rows.count, Workload.all.count)
      rows.append(try workload.measure(repeats: repeats, context))
    }
    context.terminal.progress(1, 1)
    if rows.isEmpty {
      throw StudyError(
        "no workload is called '\(printable(only))'"
          + StudyError.suggestion(for: only, among: Workload.all.map(\.name)))
    }
    if arguments.has(.json) {
      context.terminal.print(JSON.array(rows.map(\.json)).indented, terminator: "")
      return 0
    }
    var table = TextTable(
      ["workload", "ns", "per second", "best", "limit"],
      numbers: ["ns", "per second", "best", "limit"])
    for row in rows {
      table.add([
        row.name, figure(row.nanoseconds), figure(1e9 / row.nanoseconds), figure(row.best),
        row.limit,
      ])
    }
    context.terminal.print(table.text(width: context.terminal.width))
    for row in rows {
      if let note = row.note { context.terminal.paragraph("\(row.name): \(note)") }
    }
    return 0
  }
}

/// What one workload measured.
struct BenchRow {
  let name: String
  /// Median nanoseconds a unit of work: a decision, unless the name says otherwise.
  let nanoseconds: Double
  /// The fastest repeat.
  let best: Double
  /// What is aimed for.
  let limit: String
  var note: String?
  var more: [String: JSON] = [:]

  var json: JSON {
    var fields: [String: JSON] = [
      "name": .string(name), "nanosecondsPerDecision": .number(nanoseconds),
      "decisionsPerSecond": .number(1e9 / nanoseconds), "fastest": .number(best),
      "limit": .string(limit),
    ]
    if let note { fields["note"] = .string(note) }
    return JSON.object(fields).adding(more)
  }
}
