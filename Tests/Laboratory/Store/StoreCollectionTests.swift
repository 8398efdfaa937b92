import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `What a study no longer asks for` {
  private let text = studyText([
    "mechanism": "'inspection'", "rounds": "20", "replicates": "4",
    "population": "[{agent: 'hedge', count: 6}]", "sweep": "{'parameters.fine': [4, 5, 8]}",
  ])
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/a" }

  init() throws { folder = try TemporaryFolder() }

  private func collect(_ text: String, isDry: Bool = false) throws -> StoreWaste {
    let source = Data(text.utf8)
    let results = try ResultFolder(path, for: source)
    let runner = try StudyRunner(
      try study(text), in: results, facts: nil, executor: Executor(threads: 2))
    return try runner.collect(into: results, facts: .object([:]), isDry: isDry)
  }

  @Test func `is dropped, and the rest is kept`() throws {
    let smaller = text.replacing("[4, 5, 8]", with: "[5]")
    _ = try play(text, path)
    _ = try play(smaller, path)
    let before = try contents(path)
    // Four units and a summary for every cell.
    let waste = try collect(smaller)
    #expect(waste.kept == 5 && waste.entries == 10 && waste.bytes > 0)
    #expect(try logs(path).count == 1)
    #expect(try collect(smaller).entries == 0)
    #expect(try play(smaller, path).played == 0)
    #expect(try contents(path) == before)
    #expect(try play(text, path).played == 8)
    _ = try play(text, folder.path + "/fresh")
    #expect(try contents(path) == contents(folder.path + "/fresh"))
  }

  @Test func `is only counted where somebody asks for no more`() throws {
    _ = try play(text, path)
    let before = try logs(path).map { FileManager.default.contents(atPath: $0) }
    let waste = try collect(text.replacing("seed: 1", with: "seed: 2"), isDry: true)
    #expect(waste.kept == 0 && waste.entries == 15)
    #expect(try logs(path).map { FileManager.default.contents(atPath: $0) } == before)
  }

  @Test func `does not hold what failed`() throws {
    let mixed = studyText([
      "population": "[{name: 'all', agent: 'uniform', count: 4}]", "welfare": "['utilitarian']",
      "variants":
        "{fine: {}, bad: {mechanism: 'used-car', 'population.all.agent': 'tit-for-tat'}}",
    ])
    _ = try play(mixed, path)
    #expect(try collect(mixed).entries == 0)
    #expect(try play(mixed, path).played == 0)
  }
}

@Suite struct `What is kept of every run` {
  private func text(_ kept: String) -> String {
    studyText(["mechanism": "'inspection'", "replicates": "2", "keep": kept])
  }

  @Test(arguments: [
    ("[]", "['rounds', 'agents', 'actions']", 2), ("['rounds']", "['agents']", 2),
    ("['rounds', 'agents']", "['rounds']", 0), ("['actions']", "[]", 0),
  ])
  func `decides whether it is played again, and never what comes of it`(
    _ first: String, _ second: String, _ played: Int
  ) throws {
    let folder = try TemporaryFolder()
    _ = try play(text(first), folder.path + "/a")
    #expect(try play(text(second), folder.path + "/a").played == played)
    _ = try play(text(second), folder.path + "/fresh")
    #expect(try contents(folder.path + "/a") == contents(folder.path + "/fresh"))
    #expect(try play(text(second), folder.path + "/a").played == 0)
  }
}
