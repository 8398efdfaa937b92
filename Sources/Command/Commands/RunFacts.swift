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

  /// What a log ends with.
  func closing(played: Int) -> JSON {
    .object(["finished": .string(RunFacts.text(Date())), "played": .integer(played)])
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
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "rev-parse", "HEAD"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self).split(separator: "\n").first.map(String.init)
    return process.terminationStatus == 0 ? text : nil
  }
}
