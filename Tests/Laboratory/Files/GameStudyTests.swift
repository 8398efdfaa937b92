import Arena
import Foundation
import GameTheory
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A study of a game file` {
  private let dilemma = #"NFG 1 R "pd" { "A" "B" } { 2 2 } 3 3 5 0 0 5 1 1"#
  private let source = Data(
    "{mechanism: 'pd.nfg', population: [{agent: 'uniform', count: 4}], rounds: 20, seed: 1}".utf8)

  private func read(_ folder: TemporaryFolder, _ source: Data) throws(StudyError) -> Study {
    try Study(source: source, file: "\(folder.path)/study.json5", library: .standard)
  }

  private func complaint(_ folder: TemporaryFolder, _ mechanism: String, _ more: String = "")
    -> String
  {
    let text =
      "{mechanism: '\(mechanism)', population: [{agent: 'uniform', count: 4}], rounds: 5, "
      + "seed: 1 \(more)}"
    do {
      _ = try read(folder, Data(text.utf8))
      return "nothing"
    } catch { return error.description }
  }

  @Test func `finds it beside itself, wherever it is run from`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("pd.nfg", Data(dilemma.utf8))
    let study = try read(folder, source)
    #expect(try study.cell(at: 0).game.shape.roles.map(\.name) == ["A", "B"])
    #expect(study.games.map(\.name) == ["pd.nfg"])
    let cell = try Session.run(study, executor: Executor(threads: 1)).summary.cells[0]
    #expect(cell.theory.found?.count == 1 && cell.welfare[0].predicted == 1...1)
  }

  @Test
  func
    `changes an independent cell's draws with the file's content, and with nothing else about it`()
    throws
  {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try first.write("pd.nfg", Data(dilemma.utf8))
    _ = try second.write("pd.nfg", Data(dilemma.utf8))
    let text = String(decoding: source, as: UTF8.self)
    let apart = Data(text.replacing("seed: 1", with: "seed: 1, independent: true").utf8)
    let study = try read(first, apart)
    let key = study.key(of: try study.cell(at: 0), replicate: 0)
    let copy = try read(second, apart)
    #expect(copy.key(of: try copy.cell(at: 0), replicate: 0) == key)
    _ = try second.write("pd.nfg", Data(dilemma.replacing("5 0", with: "4 0").utf8))
    let other = try read(second, apart)
    let changed = try other.cell(at: 0)
    #expect(other.key(of: changed, replicate: 0) != key)
    #expect(changed.resolved["mechanism"].text.wholeMatch(of: /pd\.nfg@[0-9a-f]{16}/) != nil)
    #expect(changed.gameKey != (try read(first, source).cell(at: 0).gameKey))
  }

  @Test func `files the game beside its results, so that they can be remade there`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("pd.nfg", Data(dilemma.utf8))
    let study = try read(folder, source)
    let path = "\(folder.path)/result"
    for _ in 0..<2 {
      let results = try ResultFolder(path, for: source, games: study.games.map(\.name))
      try writeResults(of: study, into: results, source: source)
    }
    #expect(
      try folder.names(in: "result")
        == (ResultFolder.names(keeping: []) + ["pd.nfg", "store"]).sorted())
    let again = try Study(file: path + "/study.json5", library: .standard)
    #expect(try again.cell(at: 0).resolved == (study.cell(at: 0).resolved))
    try FileManager.default.removeItem(atPath: path + "/store")
    #expect(throws: StudyError.self) { try ResultFolder(path, for: source) }
  }

  @Test func `may compare several files`() throws {
    let folder = try TemporaryFolder()
    for (name, prize) in [("a.nfg", "5 0"), ("b.nfg", "4 0")] {
      _ = try folder.write(name, Data(dilemma.replacing("5 0", with: prize).utf8))
    }
    let text =
      "{mechanism: 'a.nfg', population: [{agent: 'uniform', count: 4}], rounds: 5, seed: 1, "
      + "sweep: {mechanism: ['a.nfg', 'b.nfg', 'chicken']}}"
    let study = try read(folder, Data(text.utf8))
    #expect(study.cellCount == 3)
    #expect(study.games.map(\.name) == ["a.nfg", "b.nfg"])
  }

  @Test func `says what is wrong with the file`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("bad.efg", Data("EFG 2 R".utf8))
    _ = try folder.write("pd.nfg", Data(dilemma.utf8))
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder.efg", withIntermediateDirectories: true)
    #expect(complaint(folder, "none.efg") == "there is no game file '\(folder.path)/none.efg'")
    #expect(
      complaint(folder, "folder.efg").hasSuffix(
        "is a folder; expected a game file in Gambit's format"))
    #expect(
      complaint(folder, "bad.efg")
        == "bad.efg, line 1, column 8: expected the title in quotes, but found the end of the file")
    #expect(
      complaint(folder, "pd.txt")
        == "'pd.txt' is not in the catalogue, and the name of a game file ends in .efg, .nfg, .agg or .bagg, "
        + "that of a story file in .story"
    )
    #expect(
      complaint(folder, "pd.nfg", ", parameters: {bonus: 1}")
        == "'parameters.bonus' is no parameter of pd.nfg; there is only wish")
  }
}
