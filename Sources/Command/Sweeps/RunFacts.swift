import Foundation
import Laboratory

/// Who runs a study, where and when.
struct RunFacts {
  let executor: Executor
  private let shard: Shard
  private let started = Date()
  private let commit = RunFacts.commit()

  init(_ executor: Executor, _ shard: Shard) {
    self.executor = executor
    self.shard = shard
  }

  /// What a log begins with.
  var opening: JSON {
    .object(common).adding([
      "time": .number(started.timeIntervalSince1970), "process": .integer(Int(getpid())),
      "host": .string(ProcessInfo.processInfo.hostName),
      "shard": .string("\(shard.index + 1)/\(shard.count)"),
    ])
  }

  /// What a log ends with; with no progress where somebody asked to stop.
  func closing(_ progress: StudyProgress?) -> JSON {
    .object([
      "finished": .string(RunFacts.text(Date())),
      "played": progress.map { .integer($0.played) } ?? .null,
    ])
  }

  /// What stands beside finished results.
  func provenance(_ runner: StudyRunner) -> JSON {
    .object(common).adding([
      "finished": .string(RunFacts.text(Date())), "logs": .array(runner.openings),
    ])
  }

  private var common: [String: JSON] {
    [
      "version": .string(ResultFolder.version),
      "command": .string((["arena"] + CommandLine.arguments.dropFirst()).joined(separator: " ")),
      "gitCommit": commit.map { .string($0) } ?? .null, "threads": .integer(executor.threads),
      "system": .string(ProcessInfo.processInfo.operatingSystemVersionString),
      "started": .string(RunFacts.text(started)),
    ]
  }

  private static func text(_ date: Date) -> String { ISO8601DateFormatter().string(from: date) }

  /// The commit of the checkout that the command runs in, if it is one and git is there.
  private static func commit() -> String? {
    guard let answer = try? Outside.run("git", ["rev-parse", "HEAD"]), answer.status == 0 else {
      return nil
    }
    return answer.output.split(separator: "\n").first.map(String.init)
  }
}
