import Foundation
import Laboratory

/// Who runs a study, where and when.
struct RunFacts {
  let executor: Executor
  private let shard: Shard
  private let started = Date()
  private let commit = RunFacts.commit()
  /// A hash of the program, by which results of another build are noticed; nil where it cannot be read.
  private let build = RunFacts.build()

  init(_ executor: Executor, _ shard: Shard) {
    self.executor = executor
    self.shard = shard
  }

  /// What a log begins with.
  var opening: JSON {
    .object(common).adding([
      "time": .number(started.timeIntervalSince1970), "process": .integer(Int(getpid())),
      "host": .string(ProcessInfo.processInfo.hostName),
      "build": build.map { .string($0) } ?? .null,
      "shard": .string("\(shard.index + 1)/\(shard.count)"),
    ])
  }

  /// Says that some results were made by another build of the program, if they were.
  ///
  /// Rules in Swift are no part of the key of a result, so a changed rule plays nothing again.
  func remark(on runner: StudyRunner, in folder: ResultFolder) -> String? {
    let others = runner.openings.filter { $0["build"] != .null && $0["build"].text != build }
    if others.isEmpty { return nil }
    return
      "some results in '\(printable(folder.path, limit: 200))' were made by another build of this "
      + "program; if rules have changed in it since, remove the folder 'store' there, and all is played "
      + "again"
  }

  /// What a log ends with; with no number played where somebody asked to stop.
  func closing(played: Int?, isOutOfBudget: Bool = false) -> JSON {
    .object([
      "outOfBudget": .bool(isOutOfBudget),
      "finished": .string(RunFacts.text(Date())),
      "played": played.map { .integer($0) } ?? .null,
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

  private static func build() -> String? {
    guard let url = Bundle.main.executableURL,
      let data = try? Data(contentsOf: url, options: .alwaysMapped)
    else { return nil }
    return ContentDigest.text(of: data)
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
