import Laboratory
import Reporting

/// Says whether a language model answers otherwise than it did.
struct DriftCommand: Subcommand {
  static let name = "drift"
  static let summary = "Say whether a model changed: compare two recordings of the same questions."

  private var first = ""
  private var second = ""
  private var level = 0.05
  private var seed = 1

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("LOG", &first, "a recording, or the results that have it", .folder)
    line.word("LOG2", &second, "another one", .folder)
    line.option(
      "--level", &level, .double(in: 1e-6...0.5), "How likely a false alarm may be, in all")
    line.option("--seed", &seed, .int(in: 0...Int(Int32.max)), "The seed of permutations")
  }

  func run(_ context: Context) throws -> Int32 {
    let drift = try ModelDrift(
      try RecordedAnswers(in: first), try RecordedAnswers(in: second), level: level,
      seed: UInt64(seed), shouldStop: { Interruption.isAsked })
    if context.asksJSON {
      context.terminal.print(drift.json.indented, terminator: "")
    } else {
      let text = DriftReport(drift).text(width: context.terminal.width)
      context.terminal.print(text, terminator: "")
    }
    return drift.isAlarm ? 1 : 0
  }
}
