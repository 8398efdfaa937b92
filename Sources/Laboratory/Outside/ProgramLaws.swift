import Arena
import Theory

/// The laws that a program must obey that wants to play, run in mechanisms of several kinds.
public enum ProgramLaws {
  /// Mechanisms that ask different things: one move at once or several in turn, with much and with nothing
  /// to be seen, over one round and over many.
  private static let grounds = [
    "prisoners-dilemma", "iterated-prisoners-dilemma", "travelers-dilemma", "used-car",
    "trust-game", "public-goods", "first-price-auction", "inspection",
  ]

  /// Checks a program, which plays with agents that do anything.
  ///
  /// - Parameters:
  ///   - command: The program and its arguments.
  ///   - deadline: How long an answer is awaited, in seconds.
  ///   - library: The mechanisms and agents.
  ///   - executor: How to stop.
  ///   - progress: Called with what was checked, of how much.
  /// - Returns: The laws, and what breaks them.
  /// - Throws: ``StudyError`` when the command makes no agent; ``Interrupted``.
  public static func check(
    _ command: [String], deadline: Double, in library: Library, executor: Executor,
    progress: (Int, Int) -> Void
  ) throws -> [LawResult] {
    var silent: String?
    var fickle: String?
    var talkative: String?
    var stubborn: String?
    for (index, ground) in grounds.enumerated() {
      let study = try Study(
        document(ground, command, deadline), library: library, folder: nil)
      let first = try live(study, executor)
      silent =
        silent
        ?? first.silence.map { silence in
          "in \(ground): \(silence)" + (first.complaint.map { "; it says: \($0)" } ?? "")
        }
      if first.lapses.repeated > 0 {
        talkative = "in \(ground): \(first.lapses.repeated) answers to what was answered before"
      }
      if first.lapses.forced > 0 { stubborn = "in \(ground) it had to be ended by force" }
      if first.silence == nil, try live(study, executor).unit != first.unit {
        fickle = fickle ?? "two runs of \(ground) with the same seed differ"
      }
      progress(index + 1, grounds.count)
      // Whoever cannot be asked gives no better answers elsewhere.
      if silent != nil { break }
    }
    let answers = [
      LawResult(law: "every question gets a legal answer in time", violation: silent),
      LawResult(law: "nothing else is answered", violation: talkative),
    ]
    // Of a program that does not answer, the rest is not known.
    if silent != nil { return answers }
    return answers + [
      LawResult(law: "it ends when its input ends, within a second", violation: stubborn),
      LawResult(law: "the same seed gives the same answers", violation: fickle),
    ]
  }

  private static func document(_ ground: String, _ command: [String], _ deadline: Double) -> JSON {
    let program: JSON = .object([
      "name": .string("program"), "agent": .string(ProcessAgent.card.id), "count": .integer(12),
      "parameters": .object([
        "command": .array(command.map { .string($0) }), "deadline": .number(deadline),
        "restarts": .integer(0), "feedback": .bool(true),
      ]),
    ])
    let others: JSON = .object(["agent": .string("uniform"), "count": .integer(12)])
    return .object([
      "mechanism": .string(ground), "seed": .integer(1), "rounds": .integer(10),
      "blocks": .integer(2),
      "window": .number(1), "population": .array([program, others]),
    ])
  }

  private struct Trial {
    var unit: UnitResult?
    var silence: String?
    var complaint: String?
    var lapses: (forced: Int, repeated: Int)
  }

  private static func live(_ study: Study, _ executor: Executor) throws -> Trial {
    let cell = try study.cell(at: 0)
    let theory = try Theories(shouldStop: executor.shouldStop).theory(of: cell)
    let ready = try ReadyCell(cell, theory, keeping: [.actions])
    let streams = study.key(of: cell, replicate: 0)
    let door = OutsideDoor(
      cell, recording: nil, key: ContentKey(of: ""), seed: streams.value,
      at: ready.theory.desk, shouldStop: executor.shouldStop)
    var unit: UnitResult?
    var complaint: StudyError?
    do {
      unit = try ready.live(
        key: streams, workers: .alone, outside: door, shouldStop: executor.shouldStop)
    } catch let error as StudyError { complaint = error }
    let silence = door?.silence
    door?.close()
    return Trial(
      unit: unit, silence: silence ?? complaint?.description, complaint: door?.complaints.first,
      lapses: door?.lapses ?? (0, 0))
  }
}
