import Foundation
import StudySupport
import Testing

@testable import Laboratory

/// What users of other programs for sweeps report, done to a store; *Sweeps* in the documentation lists all
/// of it.
@Suite struct `A store that lives through much` {
  private let text = studyText([
    "mechanism": "'inspection'", "rounds": "5", "population": "[{agent: 'uniform', count: 4}]",
    "sweep": "{'parameters.fine': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}",
  ])
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/a" }

  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ path: String) throws -> [Data] {
    try logs(path).map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
  }

  /// A log without its last entries: what a process leaves that was killed after some units.
  private func killed(_ log: Data, after units: Int) throws -> Data {
    let file = try folder.write("killed", log)
    var results = 0
    var end = 0
    _ = try LogScan(file) { entry, place in
      if results == units { return }
      if StoreRecord.Head(entry[0])?.kind == .done { results += 1 }
      end = place + RecordFrame.size + entry.count
    }
    return log.prefix(end)
  }

  @Test func `plays six of ten cells after four, and touches nothing of those`() throws {
    _ = try play(text, path)
    let whole = try contents(path)
    let log = try killed(bytes(path)[0], after: 4)
    try log.write(to: URL(fileURLWithPath: logs(path)[0]))
    let resumed = try play(text, path)
    #expect(resumed.played == 6 && resumed.done == 10)
    #expect(try bytes(path)[0] == log)
    #expect(try contents(path) == whole)
  }

  @Test func `has a row for every cell where all fail`() throws {
    let failing = studyText([
      "mechanism": "'used-car'", "population": "[{agent: 'tit-for-tat', count: 4}]",
      "sweep": "{rounds: [1, 2, 3]}",
    ])
    let progress = try play(failing, path)
    #expect(progress.failed == 3 && progress.done == 0 && progress.left == 0)
    let cells = try StudyResults(in: path).summary.cells
    #expect(cells.count == 3)
    for cell in cells {
      #expect(cell.missing?.ending == .failed && cell.missing?.units == 1)
      #expect(cell.missing?.reason.hasPrefix("tit-for-tat cannot play used-car") == true)
    }
    // Nothing plays it for ever.
    #expect(try play(failing, path).played == 0)
  }

  @Test func `stops at the first failure only where it is asked to, and loses nothing`() throws {
    let mixed = studyText([
      "population": "[{name: 'all', agent: 'uniform', count: 4}]", "welfare": "['utilitarian']",
      "variants":
        "{fine: {}, bad: {mechanism: 'used-car', 'population.all.agent': 'tit-for-tat'}}",
    ])
    let source = Data(mixed.utf8)
    let results = try ResultFolder(path, for: source)
    try results.begin(try study(mixed), source: source)
    var runner = try StudyRunner(
      try study(mixed), in: results, facts: .object([:]), executor: Executor(threads: 1))
    runner.isFailFast = true
    let error = #expect(throws: StudyError.self) { try runner.play() }
    #expect(error?.description.hasPrefix("in the cell 'bad': tit-for-tat cannot play") == true)
    try runner.close(.object([:]))
    let after = try play(mixed, path)
    #expect(after.played == 1 && after.done == 1 && after.failed == 1)
  }

  @Test(arguments: [2, 3, 80])
  func `covers a grid exactly, however many share the work`(_ count: Int) throws {
    var played = 0
    for index in 1...count {
      played += try play(text, path, shard: Shard("\(index)/\(count)"), writes: false).played
    }
    #expect(played == 10)
    #expect(try logs(path).count == count)
    #expect(try play(text, path).played == 0)
    #expect(try StudyResults(in: path).summary.cells.allSatisfy { $0.missing == nil })
  }

  @Test func `plays what a lost log held, and nothing else`() throws {
    var shares: [Int] = []
    for index in 1...3 {
      shares.append(try play(text, path, shard: Shard("\(index)/3"), writes: false).played)
    }
    let lost = try logs(path)[1]
    let held = try StudyLogs(path).results[1]
    try FileManager.default.removeItem(atPath: lost)
    #expect(try play(text, path).played == held)
    #expect(shares.contains(held))
  }

  @Test func `says so where a log goes away while its results are written`() throws {
    _ = try play(text, path)
    let whole = try contents(path)
    let source = Data(text.utf8)
    let results = try ResultFolder(path, for: source)
    let runner = try StudyRunner(
      try study(text), in: results, facts: .object([:]), executor: Executor(threads: 2))
    #expect(try runner.play().played == 0)
    try FileManager.default.removeItem(atPath: logs(path)[0])
    let error = #expect(throws: StudyError.self) {
      try results.write(runner, source: source, provenance: .object([:]), showing: 1)
    }
    #expect(error?.description.contains("are no longer in the store") == true)
    #expect(try contents(path) == whole)
    #expect(try play(text, path).played == 10)
    #expect(try contents(path) == whole)
  }

  @Test func `plays only the cells that read a changed value`() throws {
    let two = studyText([
      "population": "[{name: 'all', agent: 'uniform', count: 4}]",
      "variants": "{one: {window: 0.5}, other: {window: 0.25}}",
    ])
    _ = try play(two, path)
    #expect(try play(two.replacing("window: 0.25", with: "window: 0.2"), path).played == 1)
    // Names are for people: no result depends on them.
    let renamed = two.replacing("one:", with: "first:")
    #expect(try play(renamed, path).played == 0)
    #expect(try StudyResults(in: path).summary.cells.map(\.name) == ["first", "other"])
  }

  @Test func `grows by no more than who was there when nothing is left to do`() throws {
    _ = try play(text, path)
    let first = try bytes(path)
    for _ in 0..<5 { _ = try play(text, path) }
    let all = try bytes(path)
    #expect(all.count == 6 && all[0] == first[0])
    for log in all.dropFirst() { #expect(log.count < 512) }
  }

  @Test func `shows what is there beside a log that nobody can read, and leaves that alone`() throws
  {
    _ = try play(text, path)
    let garbage = Data((0..<5000).map { UInt8($0 % 251) })
    try garbage.write(to: URL(fileURLWithPath: path + "/store/zzz.log"))
    let runner = try StudyRunner(
      try study(text), in: try ResultFolder(path, for: Data(text.utf8)), facts: nil,
      executor: Executor(threads: 1))
    #expect(try runner.survey().done == 10)
    #expect(runner.remarks.count == 2)
    #expect(try play(text, path).played == 0)
    #expect(FileManager.default.contents(atPath: path + "/store/zzz.log") == garbage)
  }

  @Test func `is never asked twice for one point`() {
    #expect(
      complaint(about: studyText(["variants": "{a: {}, b: {}, c: {rounds: 11}}"]))
        == "the cells 'a' and 'b' are the same")
    #expect(complaint(about: studyText(["sweep": "{rounds: [10, 20, 10]}"])) != "nothing")
  }

  @Test func `comes to the same with any number of threads`() throws {
    for threads in [1, 2, 5] { _ = try play(text, "\(folder.path)/\(threads)", threads: threads) }
    let one = try contents(folder.path + "/1")
    #expect(try contents(folder.path + "/2") == one && contents(folder.path + "/5") == one)
  }
}

/// What the logs of a folder hold.
private struct StudyLogs {
  let results: [Int]

  init(_ path: String) throws {
    var index = StoreIndex()
    results = try logs(path).map { try LogReading($0, number: 0, into: &index).results }
  }
}
