import Arena
import Foundation
import Laboratory
import Reporting

/// Shows that the results of a study survive what happens to the processes and files that make them.
struct TortureCommand: Subcommand {
  static let name = "torture"
  static let summary =
    "Disturb runs of a study in every way, and check that the results are the same."

  private var file = ""
  private var rounds = 3
  private var seed = 0

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("STUDY", &file, "a study file, best one that takes a few seconds", .file(["json5"]))
    line.option("--rounds", &rounds, .int(in: 1...1000), "How often each fault strikes")
    line.seed(&seed)
  }

  /// What came of one kind of fault.
  private struct Outcome {
    let fault: Fault
    var survived = 0
    var difference: String?
  }

  func run(_ context: Context) throws -> Int32 {
    let study = try Study(file: file, library: context.library)
    let root = FileManager.default.temporaryDirectory.appending(
      path: "arena-torture-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: root) }
    let whole = Victim(study: file, folder: root + "/whole")
    let start = ContinuousClock.now
    if try whole.run() != 0 {
      throw StudyError("the study does not run undisturbed; 'arena run' says why")
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    context.terminal.remark(
      "arena: undisturbed, \(counted(study.units, "unit")) take \(Pace.words(seconds)); "
        + "\(rounds) rounds of \(Fault.allCases.count) faults follow")
    var random = RandomStream(StreamKey(seed: UInt64(seed)).with("torture"))
    var outcomes: [Outcome] = []
    for fault in Fault.allCases {
      var outcome = Outcome(fault: fault)
      for round in 0..<rounds where fault.obstacle == nil {
        if Interruption.isAsked { throw Interrupted() }
        let victim = Victim(study: file, folder: "\(root)/\(fault.rawValue)-\(round)")
        try fault.strike(victim, lasting: seconds, &random)
        let status = try victim.run()
        if status != 0 {
          outcome.difference = "the run after it ends with \(status)"
        } else if let name = victim.difference(from: whole) {
          outcome.difference = "\(name) differs"
        } else {
          outcome.survived += 1
        }
      }
      outcomes.append(outcome)
      if !context.asksJSON { show(outcome, context.terminal) }
    }
    if context.asksJSON { context.terminal.print(json(outcomes).indented, terminator: "") }
    return outcomes.contains { $0.difference != nil } ? 1 : 0
  }

  private func show(_ outcome: Outcome, _ terminal: Terminal) {
    let fault = outcome.fault
    let found =
      if let obstacle = fault.obstacle {
        "not tried: \(obstacle)"
      } else if let difference = outcome.difference {
        "NOT SURVIVED: \(difference)"
      } else {
        "survived \(outcome.survived) of \(rounds)"
      }
    terminal.paragraph("\(fault.rawValue): \(fault.summary): \(found).")
  }

  private func json(_ outcomes: [Outcome]) -> JSON {
    .object([
      "rounds": .integer(rounds),
      "faults": .array(
        outcomes.map { outcome in
          .object([
            "name": .string(outcome.fault.rawValue), "summary": .string(outcome.fault.summary),
            "survived": .integer(outcome.survived),
            "difference": outcome.difference.map { .string($0) } ?? .null,
            "notTried": outcome.fault.obstacle.map { .string($0) } ?? .null,
          ])
        }),
    ])
  }
}
