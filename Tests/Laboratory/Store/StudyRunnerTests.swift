import Arena
import Foundation
import StudySupport
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A study that is played into a store` {
  private let text = studyText([
    "mechanism": "'inspection'", "rounds": "20", "replicates": "4",
    "population": "[{agent: 'hedge', count: 6}]", "keep": "['rounds', 'agents', 'actions', 'play']",
    "sweep": "{'parameters.fine': [4, 5, 8]}",
  ])

  @Test func `is not played again`() throws {
    let folder = try TemporaryFolder()
    let first = try play(text, folder.path + "/a")
    #expect(first.played == 12 && first.done == 12 && first.left == 0)
    let before = try contents(folder.path + "/a")
    let again = try play(text, folder.path + "/a")
    #expect(again.played == 0 && again.done == 12)
    #expect(try contents(folder.path + "/a") == before)
  }

  @Test func `comes to the same after a log was cut anywhere or damaged`() throws {
    let folder = try TemporaryFolder()
    _ = try play(text, folder.path + "/a")
    let whole = try contents(folder.path + "/a")
    let log = try Data(contentsOf: URL(fileURLWithPath: try logs(folder.path + "/a")[0]))
    var random = RandomStream(StreamKey(seed: 5))
    for trial in 0..<(isPatient ? 12 : 4) {
      let path = "\(folder.path)/\(trial)"
      _ = try play(text, path)
      let place = try logs(path)[0]
      var bytes = log
      if trial % 2 == 0 {
        bytes = bytes.prefix(random.index(below: bytes.count))
      } else {
        for _ in 0..<5 {
          bytes[random.index(below: bytes.count)] ^= UInt8(1 + random.index(below: 255))
        }
      }
      try bytes.write(to: URL(fileURLWithPath: place))
      let resumed = try play(text, path)
      #expect(resumed.done == 12)
      #expect(try contents(path) == whole)
    }
  }

  @Test(arguments: [1, 2, 3, 7])
  func `comes to the same in shards that are brought together`(_ count: Int) throws {
    let folder = try TemporaryFolder()
    _ = try play(text, folder.path + "/whole")
    let merged = folder.path + "/merged"
    let target = try ResultFolder(merged, for: Data(text.utf8))
    try target.begin(try study(text), source: Data(text.utf8))
    var played = 0
    for index in 0..<count {
      let path = "\(folder.path)/\(index)"
      let shard = try Shard("\(index + 1)/\(count)")
      played += try play(text, path, shard: shard, writes: false).played
      #expect(try target.takeLogs(from: path) == 1)
      #expect(try target.takeLogs(from: path) == 0)
    }
    #expect(played == 12)
    #expect(try play(text, merged).played == 0)
    #expect(try contents(merged) == contents(folder.path + "/whole"))
  }

  @Test func `plays only what is new`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a"
    func changed(_ changes: [String: String]) -> String {
      changes.reduce(text) { $0.replacing($1.key, with: $1.value) }
    }
    _ = try play(text, path)
    let comment = "// a remark\n" + changed(["seed: 1": "seed: 1, title: 'Another', finding: 'x'"])
    #expect(try play(comment, path).played == 0)
    #expect(try play(changed(["[4, 5, 8]": "[4, 5, 8, 9]"]), path).played == 4)
    #expect(try play(changed(["replicates: 4": "replicates: 6"]), path).played == 6)
    #expect(try play(changed(["[4, 5, 8]": "[5]"]), path).played == 0)
    #expect(try play(changed(["rounds: 20": "rounds: 21"]), path).played == 12)
    #expect(try play(changed(["seed: 1": "seed: 2"]), path).played == 12)
    #expect(try play(text, path).played == 0)
    // More replicates keep the first ones, and the tables hold what is asked for now.
    let fresh = changed(["replicates: 4": "replicates: 6"])
    _ = try play(fresh, path)
    _ = try play(fresh, folder.path + "/b")
    #expect(try contents(path) == contents(folder.path + "/b"))
  }

  @Test func `is played again when more is kept of every run, not when less is`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a"
    let less = text.replacing(", 'play'", with: "")
    #expect(less != text)
    #expect(try play(less, path).played == 12)
    #expect(try play(text, path).played == 12)
    #expect(try play(text, path).played == 0)
    let whole = try contents(path)
    #expect(whole["play.csv"] != nil)
    #expect(try play(less, path).played == 0)
    #expect(try contents(path)["play.csv"] == nil)
    _ = try play(text, folder.path + "/b")
    #expect(try contents(folder.path + "/b") == whole)
  }

  @Test func `keeps what fails apart, and stops nothing`() throws {
    let folder = try TemporaryFolder()
    let mixed = studyText([
      "replicates": "2", "population": "[{name: 'all', agent: 'uniform', count: 4}]",
      "welfare": "['utilitarian']",
      "variants":
        "{fine: {}, bad: {mechanism: 'used-car', 'population.all.agent': 'tit-for-tat'}}",
    ])
    let first = try play(mixed, folder.path + "/a")
    #expect(first.done == 2 && first.failed == 2 && first.played == 4)
    let summary = try StudyResults(in: folder.path + "/a").summary
    let missing = try #require(summary.cells[1].missing)
    #expect(missing.units == 2 && missing.ending == .failed)
    #expect(missing.reason.hasPrefix("tit-for-tat cannot play used-car"))
    #expect(summary.cells[0].missing == nil && summary.cells[1].welfare.isEmpty)
    #expect(try play(mixed, folder.path + "/a").played == 0)
    #expect(try play(mixed, folder.path + "/a", retries: true).played == 2)
  }

  @Test func `gives up on units that take too long, and plays them when there is time`() throws {
    let folder = try TemporaryFolder()
    let long = studyText(["rounds": "100000"])
    let hasty = try play(long, folder.path + "/a", patience: .zero)
    #expect(hasty.timedOut == 1 && hasty.done == 0)
    let patient = try play(long, folder.path + "/a")
    #expect(patient.done == 1 && patient.timedOut == 0)
  }

  @Test func `begins nothing when its time is over, and goes on later`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a"
    let (study, source) = (try study(text), Data(text.utf8))
    let results = try ResultFolder(path, for: source)
    try results.begin(study, source: source)
    var runner = try StudyRunner(
      study, in: results, facts: .object([:]), executor: Executor(threads: 2))
    runner.budget = .zero
    let hasty = try runner.play()
    #expect(hasty.isOutOfBudget && hasty.played == 0 && hasty.left == 12)
    runner.budget = .seconds(1000)
    let patient = try runner.play()
    #expect(!patient.isOutOfBudget && patient.played == 12 && patient.left == 0)
  }

  @Test(arguments: ["format", "streams", "version"])
  func `refuses a log that counts differently`(_ field: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a"
    _ = try play(text, path)
    let opening = JSON.object([
      "format": .integer(Store.format), "streams": .integer(1),
      "version": .string(ResultFolder.version),
    ]).adding([field: .string("other")])
    let log = Data(RecordFrame.framed(StoreRecord.opening(opening).bytes))
    try log.write(to: URL(fileURLWithPath: path + "/store/other.log"))
    let error = #expect(throws: StudyError.self) { try play(text, path) }
    #expect(error?.description.contains("expected \(field)") == true)
  }
}

@Suite struct `A shard` {
  @Test(arguments: [1, 2, 3, 10])
  func `belongs to a whole in which every unit is once`(_ count: Int) {
    let shards = (0..<count).map { Shard(index: $0, count: count) }
    for cell in 0..<50 {
      let key = ContentKey(of: "cell \(cell)")
      for together in [false, true] {
        for replicate in 0..<5 {
          #expect(shards.count { $0.holds(key, replicate, together: together) } == 1)
        }
      }
    }
  }

  @Test func `is read as it is written`() throws {
    #expect(try Shard("2/3") == Shard(index: 1, count: 3))
    for (text, sentence) in [
      ("4/3", "of 3 shards there are 1 to 3, but found '4/3'"),
      ("0/3", "of 3 shards there are 1 to 3, but found '0/3'"),
      ("1", "a shard must be written as in 2/3, with at most 1000000 shards, but found '1'"),
      ("1/0", "a shard must be written as in 2/3, with at most 1000000 shards, but found '1/0'"),
    ] {
      #expect(throws: StudyError(sentence)) { try Shard(text) }
    }
  }
}
