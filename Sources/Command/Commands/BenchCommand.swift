import Arena
import Foundation
import Laboratory
import Reporting

/// Measures how fast the arena is here.
struct BenchCommand: Subcommand {
  static let name = "bench"
  static let summary = "Measure speed: nanoseconds a decision, scaling, threads."

  private var repeats = 5
  private var only = ""
  private var rounds: Int?
  private var isTwin = false

  mutating func declare(_ line: inout some LineVisitor) {
    line.option(
      "--repeats", &repeats, .int(in: 1...1000), "Runs of each workload, whose median counts")
    line.option(
      "--only", &only, .text("TEXT", .words(Workload.all.map(\.name))),
      "Only workloads whose name contains this")
    line.option(
      "--rounds", &rounds, .int(in: 1...1_000_000),
      "Play populations for this many rounds without measuring, so as to count instructions")
    line.flag("--twin", &isTwin, "With --rounds, play the loops written by hand")
  }

  func run(_ context: Context) throws -> Int32 {
    if let rounds { return try play(rounds, context) }
    if isTwin { throw StudyError("--twin needs --rounds") }
    var rows: [BenchRow] = []
    for workload in Workload.all where only.isEmpty || workload.name.contains(only) {
      if Interruption.isAsked { throw Interrupted() }
      context.terminal.progress(rows.count, Workload.all.count)
      rows.append(try workload.measure(repeats: repeats, context))
    }
    context.terminal.progress(1, 1)
    if rows.isEmpty {
      throw StudyError(
        "no workload is called '\(printable(only))'"
          + StudyError.suggestion(for: only, among: Workload.all.map(\.name)))
    }
    if context.asksJSON {
      context.terminal.print(JSON.array(rows.map(\.json)).indented, terminator: "")
      return 0
    }
    var table = TextTable(
      ["workload", "ns", "per second", "best", "ratio", "limit"],
      numbers: ["ns", "per second", "best", "ratio", "limit"])
    for row in rows {
      table.add([
        row.name, figure(row.nanoseconds), figure(1e9 / row.nanoseconds), figure(row.best),
        row.ratio.map { String(format: "%.2f", $0) } ?? "", row.limit,
      ])
    }
    context.terminal.print(table.text(width: context.terminal.width))
    context.terminal.paragraph(
      "ratio: time against that of a loop written by hand that does the same work")
    for row in rows {
      if let note = row.note { context.terminal.paragraph("\(row.name): \(note)") }
    }
    return 0
  }

  /// Plays populations once, without measuring, and prints how often they took each action.
  private func play(_ rounds: Int, _ context: Context) throws -> Int32 {
    let chosen = Workload.all.filter { only.isEmpty || $0.name.contains(only) }
      .compactMap(\.population)
    if chosen.isEmpty { throw StudyError("no population is called '\(printable(only))'") }
    var output: [JSON] = []
    for population in chosen {
      let counts =
        isTwin
        ? population.twin.live(agents: population.agents, rounds: rounds)
        : try population.counts(agents: population.agents, rounds: rounds, context)
      output.append(
        .object([
          "name": .string(population.name), "decisions": .array(counts.map { .integer(Int($0)) }),
        ]))
      if context.asksJSON { continue }
      let actions = counts.map(String.init).joined(separator: " ")
      context.terminal.print(
        "\(population.name): \(counts.reduce(0, +)) decisions, by action \(actions)")
    }
    if context.asksJSON { context.terminal.print(JSON.array(output).indented, terminator: "") }
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
  /// The most that the work should take.
  let limit: String
  /// Median nanoseconds of the loop written by hand, if there is one.
  var twin: Double?
  var note: String?
  var more: [String: JSON] = [:]

  /// How many times as long the arena takes as its twin.
  var ratio: Double? { twin.map { nanoseconds / $0 } }

  var json: JSON {
    var fields: [String: JSON] = [
      "name": .string(name), "nanosecondsPerDecision": .number(nanoseconds),
      "decisionsPerSecond": .number(1e9 / nanoseconds), "fastest": .number(best),
      "limit": .string(limit),
    ]
    if let twin { fields["twinNanoseconds"] = .number(twin) }
    if let ratio { fields["ratio"] = .number(ratio) }
    if let note { fields["note"] = .string(note) }
    return JSON.object(fields).adding(more)
  }
}
