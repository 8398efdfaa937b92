import Arena
import Foundation
import StudySupport
import TestSupport
import Testing
import Theory

@testable import Laboratory

/// Reads lines, and does something with the number of each question.
private func shell(_ body: String, before: String = "", after: String = "") -> [String] {
  let loop =
    "while read -r line; do case $line in *question*) id=${line#*id?:}; id=${id%%,*}; \(body);; esac; done"
  return ["/bin/sh", "-c", [before, loop, after].filter { !$0.isEmpty }.joined(separator: "; ")]
}

private let first = #"echo "{\"id\":$id,\"action\":0}""#

@Suite struct `A program that plays` {
  @Test func `leaves the same results as an agent within that does the same`() throws {
    let (seated, other) = (text("agent: 'always', ", beside: "epsilon-greedy"), "epsilon-greedy")
    let twin = try runner(study(seated), nil).units().first
    var unit = try unit(shell(first), beside: other)
    #expect(unit.outside?.map(\.unanswered) == [0])
    unit.outside = nil
    #expect(unit == twin)
  }

  @Test func `may answer by probabilities, of which the engine draws`() throws {
    let unit = try unit(shell(#"echo "{\"probabilities\":[0,1],\"id\":$id}""#))
    #expect(unit.actions?.filter { $0.group == 0 }.map(\.slot) == [1])
    #expect(unit.actions?.first?.count == 60)
  }

  @Test(arguments: [
    ("unreadable", shell("echo cooperate")),
    ("illegal", shell(#"echo "{\"id\":$id,\"action\":7}""#)),
    ("illegal", shell(#"echo "{\"id\":$id,\"probabilities\":[0.9,0.9]}""#)),
    ("astray", shell(#"echo "{\"id\":9$id,\"action\":0}""#)),
    ("exited", ["/bin/sh", "-c", "exit 3"]),
    ("late", ["/bin/sh", "-c", "sleep 60"]),
    ("missing", ["no-such-program-anywhere"]),
    // In the words of programs that ask models; what nobody gets an answer from is as good as not there.
    ("refused", shell(#"echo "{\"id\":$id,\"silence\":\"refused\"}""#)),
    ("missing", shell(#"echo "{\"id\":$id,\"silence\":\"unreachable\"}""#)),
    ("flooded", ["/bin/sh", "-c", "exec cat /dev/zero"]),
  ])
  func `is named for what it does instead`(_ silence: String, _ command: [String]) throws {
    let study = try study(
      text("agent: 'process', parameters: \(parameters(command, deadline: 0.3)), "))
    let error = #expect(throws: StudyError.self) { try runner(study, nil).units() }
    #expect(error?.description.contains("30 \(silence)") == true, "\(error?.description ?? "")")
  }

  @Test func `may fail at times: those matches are void, the others count`() throws {
    let some = "if [ $((id % 3)) = 0 ]; then echo oh; else \(first); fi"
    let unit = try unit(shell(some))
    let counts = try #require(unit.outside?.first)
    #expect(counts.unreadable > 5 && counts.unanswered == counts.unreadable)
    #expect(unit.actions?.reduce(0) { $0 + $1.count } == 2 * (30 - counts.unreadable))
  }

  @Test func `is started again where it ends, and asked what is left`() throws {
    // Answers four questions, and then ends.
    let unit = try unit(
      shell("\(first); n=$((n + 1)); if [ $n = 4 ]; then exit; fi", before: "n=0"), restarts: 100)
    let counts = try #require(unit.outside?.first)
    #expect(counts.exited > 5 && counts.exited < 20 && counts.unanswered == counts.exited)
  }

  @Test func `may complain at length and write before it reads`() throws {
    let flood = "head -c 300000 /dev/zero >&2"
    let unit = try unit(shell("\(flood); \(first)", before: flood))
    #expect(unit.outside?.first?.unanswered == 0)
  }

  /// Ways to start what would go on by itself; out of its group it is found on Linux only.
  private static let starts = {
    let within = "sleep 1000 & echo $! > NOTE"
    #if os(Linux)
    return [within, "setsid sh -c '(\(within)) &'"]
    #else
    return [within]
    #endif
  }()

  @Test(arguments: starts)
  func `leaves nobody behind`(_ start: String) throws {
    let folder = try TemporaryFolder()
    let note = folder.path + "/pid"
    let wait = "while [ ! -s NOTE ]; do sleep 0.01; done"
    _ = try unit(
      shell(first, before: "\(start); \(wait)".replacingOccurrences(of: "NOTE", with: note)))
    let text = try String(contentsOfFile: note, encoding: .utf8)
    let child = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    // A signal takes a moment to arrive.
    var trials = 0
    while isAlive(child) && trials < 1000 {
      usleep(10_000)
      trials += 1
    }
    #expect(!isAlive(child))
  }

  @Test func `is replayed without being started`() throws {
    let folder = try TemporaryFolder()
    let replayed = text("agent: 'process', parameters: \(parameters(shell(first))), ")
    let strange = text("agent: 'process', parameters: \(parameters(shell(first))), ", seed: 2)
    let (study, other) = (try study(replayed), try study(strange))
    let recording = try Recording(folder.path, facts: .object([:]))
    let played = try runner(study, recording).units()
    try recording.flush()
    // Another program of the same name would say so.
    let replay = try Recording(folder.path, facts: nil)
    #expect(try runner(study, replay).units() == played)
    let error = #expect(throws: StudyError.self) { try runner(other, replay).units() }
    #expect(error?.description.contains("30 unrecorded") == true)
    // Who adds nothing leaves no log.
    let again = try Recording(folder.path, facts: .object([:]))
    #expect(try runner(study, again).units() == played)
    try again.flush()
    #expect(try folder.names().count == 1)
  }

  @Test func `is brought together with what other parts of a study recorded`() throws {
    let folder = try TemporaryFolder()
    let source = text("agent: 'process', parameters: \(parameters(shell(first))), ")
    let study = try study(source)
    let parts = ["a", "b"].map { "\(folder.path)/\($0)" }
    let recording = try Recording(parts[1] + "/recording", facts: .object([:]))
    let played = try runner(study, recording).units()
    try recording.flush()
    let whole = try ResultFolder(folder.path + "/whole", for: Data(source.utf8))
    try whole.begin(study, source: Data(source.utf8))
    for (part, logs) in zip(parts, [0, 1]) {
      try FileManager.default.createDirectory(
        atPath: part + "/store", withIntermediateDirectories: true)
      #expect(try whole.takeLogs(from: part) == logs)
    }
    let replay = try Recording(whole.path + "/recording", facts: nil)
    #expect(try runner(study, replay).units() == played)
  }

  @Test func `says when the recording cannot be written`() {
    let error = #expect(throws: StudyError.self) { try Recording("/proc/1/x", facts: .object([:])) }
    #expect(error?.description.hasPrefix("the folder '/proc/1/x' cannot be made: ") == true)
  }

  @Test func `does not sit beside agents that would have to know what else it had paid`() throws {
    let study = try study(
      text("agent: 'process', parameters: \(parameters(shell(first))), ", beside: "hedge"))
    let error = #expect(throws: StudyError.self) { try runner(study, nil).units() }
    #expect(error?.description.hasPrefix("hedge wants to know") == true)
  }

  /// Whether a process runs; one that was ended may wait for somebody to take note of it.
  private func isAlive(_ process: Int32) -> Bool {
    let state = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    return kill(process, 0) == 0 && !state.contains(") Z")
  }

  private func parameters(_ command: [String], deadline: Double = 20, restarts: Int = 0) -> String {
    let words = JSON.array(command.map { .string($0) }).canonical
    return "{command: \(words), deadline: \(deadline), restarts: \(restarts)}"
  }

  private func text(_ agent: String, beside other: String? = nil, seed: Int = 1) -> String {
    let others = other.map { ", {agent: '\($0)', count: 6}" } ?? ""
    return studyText([
      "population": "[{name: 'p', \(agent)count: 6}\(others)]",
      "matching": "'random'", "seed": "\(seed)", "window": "1", "keep": "['actions', 'agents']",
      "mechanism": "'prisoners-dilemma'",
    ])
  }

  private func runner(_ study: Study, _ recording: Recording?) throws -> UnitTrial {
    UnitTrial(study: study, recording: recording)
  }

  private func unit(_ command: [String], restarts: Int = 0, beside other: String? = nil) throws
    -> UnitResult
  {
    let study = try study(
      text(
        "agent: 'process', parameters: \(parameters(command, restarts: restarts)), ", beside: other)
    )
    return try #require(try runner(study, nil).units().first)
  }
}

/// The units of a study with one cell.
struct UnitTrial {
  let study: Study
  let recording: Recording?

  func units() throws -> [UnitResult] {
    let cell = try study.cell(at: 0)
    let ready = try ReadyCell(
      cell, try Theories(shouldStop: { false }).theory(of: cell), keeping: study.kept)
    let key = study.key(of: cell, replicate: 0)
    let door = OutsideDoor(
      cell, recording: recording, key: study.work(at: 0).key, seed: key.value,
      at: ready.theory.desk, shouldStop: { false })
    defer { door?.close() }
    return [
      try ready.live(key: key, workers: .alone, outside: door, shouldStop: { false })
    ]
  }
}
