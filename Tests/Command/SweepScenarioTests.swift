import Foundation
import TestSupport
import Testing

@testable import Command

/// What happens to long work on real machines, done to the built tool; the results must not show it.
@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `A sweep to which something happens` {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(
      "study.json5",
      """
      {mechanism: 'inspection', population: [{agent: 'hedge', count: 20}], rounds: 20, seed: 1,
       replicates: 25, keep: ['agents'], sweep: {'parameters.fine': [4, 5, 6, 8]}}
      """)
  }

  /// Makes the study so long that results are on the disk before it ends.
  private func lengthen() throws { try shell("sed -i 's/rounds: 20/rounds: 300/' study.json5") }

  /// Runs lines of a shell in which `arena` is the tool.
  @discardableResult private func shell(_ script: String) throws -> Tool.Answer {
    let tool = try #require(Tool.arena).path
    return try Tool.run(
      URL(fileURLWithPath: "/bin/bash"), ["-c", "arena() { '\(tool)' \"$@\"; }\n" + script],
      in: scratch.url)
  }

  /// The words of a run into a folder, for `exec` and the background.
  private func run(_ folder: String, _ more: String = "") throws -> String {
    "'\(try #require(Tool.arena).path)' run study.json5 --out \(folder) --threads 2 \(more)"
  }

  /// What differs between the results of two folders, their provenance apart.
  private func difference(_ folder: String, _ other: String = "whole") -> String? {
    let path = scratch.url.path
    return Victim(study: "", folder: "\(path)/\(folder)")
      .difference(from: Victim(study: "", folder: "\(path)/\(other)"))
  }

  /// How many units a folder lacks, by `arena status`.
  private func left(_ folder: String) throws -> Int {
    let status = try shell("arena status \(folder) --json").output
    let match = try #require(status.firstMatch(of: /"left" : (\d+)/))
    return try #require(Int(match.output.1))
  }

  /// Waits in a shell until the store of a folder has some results.
  private func results(in folder: String) -> String {
    "until [ $(cat \(folder)/store/*.log 2>/dev/null | wc -c) -gt 5000 ]; do sleep 0.05; done"
  }

  // A terminal that is closed sends HUP.
  @Test(arguments: isPatient ? ["KILL", "HUP"] : ["KILL"])
  func `is killed, and goes on from what is done`(_ signal: String) throws {
    try lengthen()
    try shell(run("whole"))
    try shell("\(run("a")) & \(results(in: "a")); kill -\(signal) $!; wait $!")
    let left = try left("a")
    #expect(left < 100)
    let resumed = try shell(run("a"))
    #expect(resumed.status == 0 && difference("a") == nil)
    // What the second process played is exactly what was missing.
    let logs = try FileManager.default.contentsOfDirectory(
      atPath: scratch.url.appending(path: "a/store").path)
    #expect(logs.count == 2)
    let log = scratch.url.appending(path: "a/store").appending(path: logs.sorted()[1])
    #expect(
      String(decoding: try Data(contentsOf: log), as: UTF8.self).contains("\"played\":\(left)}"))
  }

  @Test(arguments: isPatient ? ["INT", "TERM"] : ["INT"])
  func `is asked to stop, and does so within a second`(_ signal: String) throws {
    try lengthen()
    try shell(run("whole"))
    let stopped = try shell(
      """
      \(run("a")) & \(results(in: "a"))
      start=$(date +%s%N); kill -\(signal) $!; wait $!; status=$?
      [ $((($(date +%s%N) - start) / 1000000)) -lt 3000 ] && exit $status
      """)
    // Nobody is taken to be at work who said farewell.
    #expect(try shell("arena status a --json").output.contains("\"running\" : 0"))
    // A fast machine may have been done by then.
    #expect(
      stopped.status == 0 || stopped.errors.contains("and the same command goes on from there"))
    #expect(try shell(run("a")).status == 0 && difference("a") == nil)
  }

  @Test func `is started many times at once`() throws {
    try shell(run("whole"))
    let starts = try (0..<8).map {
      "\(try run("a")) 2>errors-\($0) >output-\($0) & jobs=\"$jobs $!\"\n"
    }
    let answer = try shell(
      "\(starts.joined())for job in $jobs; do wait $job || { cat errors-*; exit 1; }; done")
    #expect(answer.status == 0, "\(answer.output)")
    #expect(difference("a") == nil)
    #expect(try left("a") == 0)
  }

  @Test func `is dealt out to shards that start together in one folder`() throws {
    try shell(run("whole"))
    let starts = try (1...6).map {
      "\(try run("a", "--shard \($0)/6")) 2>errors-\($0) >output-\($0) & jobs=\"$jobs $!\"\n"
    }
    let answer = try shell(
      "\(starts.joined())for job in $jobs; do wait $job || { cat errors-*; exit 1; }; done")
    #expect(answer.status == 0, "\(answer.output)")
    // Every unit was played once: the six shares come to all.
    let played = try shell("cat output-*").output
      .matches(of: /(?m)^(\d+) units? played/).compactMap { Int($0.output.1) }
    #expect(played.count == 6 && played.reduce(0, +) == 100)
    let merged = try shell("arena merge a --out a")
    #expect(merged.status == 0 && difference("a") == nil)
  }

  @Test func `has a process that is stopped for a while, and continued when others are done`()
    throws
  {
    try lengthen()
    try shell(run("whole"))
    let answer = try shell(
      """
      \(run("a")) & sleeper=$!; \(results(in: "a")); kill -STOP $sleeper
      \(run("a")) || exit 3
      kill -CONT $sleeper; wait $sleeper
      """)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(difference("a") == nil)
  }

  @Test(arguments: [1, 8, 40])
  func `fills the disk, and goes on when there is room`(_ blocks: Int) throws {
    try shell(run("whole"))
    let full = try shell("ulimit -f \(blocks); exec \(run("a"))")
    #expect(full.status == 2 && full.errors.contains("file too large"))
    #expect(difference("a") == "agents.csv")
    #expect(try shell(run("a")).status == 0 && difference("a") == nil)
  }

  @Test(.enabled(if: getuid() != 0, "an administrator may write everywhere"))
  func `has a folder that cannot be written for a while`() throws {
    try shell(run("whole"))
    try shell("\(run("a")) & \(results(in: "a")); kill -9 $!; wait $!; chmod 555 a/store")
    let refused = try shell(run("a"))
    #expect(refused.status == 2 && refused.errors.contains("permission denied"))
    #expect(try shell("chmod 755 a/store; \(run("a"))").status == 0 && difference("a") == nil)
  }

  @Test func `has logs of others written into its own`() throws {
    try shell(run("whole"))
    // As two appenders without order leave a file on a network disk: torn pieces, zeros between.
    try shell(
      """
      \(run("a"))
      \(run("b"))
      one=$(echo a/store/*.log); two=$(echo b/store/*.log)
      { head -c 9000 $one; head -c 700 /dev/zero; head -c 3333 $two; tail -c +9001 $one; } >mixed
      mv mixed $one
      """)
    let resumed = try shell(run("a"))
    #expect(resumed.errors.contains("is damaged from byte ") && resumed.status == 0)
    #expect(difference("a") == nil)
  }

  @Test func `is changed while its shards are at work`() throws {
    try shell("\(run("one", "--shard 1/2"))")
    try shell("sed -i 's/seed: 1/seed: 2/' study.json5; \(run("two", "--shard 2/2"))")
    let answer = try shell("arena merge one two --out all")
    #expect(
      answer.errors
        == "arena: error: 'two' holds another study than 'one'; only parts of one study go together\n"
    )
  }

  @Test func `lacks a shard when it is merged, and says how the rest is played`() throws {
    try shell(run("whole"))
    try shell(run("one", "--shard 1/2"))
    // The folder twice is the folder once.
    let answer = try shell("arena merge one one --out all")
    #expect(answer.status == 2)
    let place = scratch.url.path + "/all"
    #expect(
      answer.errors.contains("'arena run \(place)/study.json5 --out \(place)' plays the rest"))
    #expect(try shell("arena run all/study.json5 --out all").status == 0)
    #expect(difference("all") == nil)
  }

  @Test func `is cleaned up by nobody while somebody is at work`() throws {
    try lengthen()
    let refused = try shell(
      """
      \(run("a")) & until ls a/store/*.log; do sleep 0.05; done; kill -STOP $!
      arena gc a; status=$?
      kill -9 $!; wait $!; exit $status
      """)
    #expect(refused.status == 2 && refused.errors.contains("1 process is at work on 'a'"))
  }
}
