import Arena
import Foundation
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A study of a story` {
  private static let folder = repository.appending(path: "Tests/Story/Twins/Stories").path

  /// The tables of a study of a mechanism.
  private func tables(_ mechanism: String, _ fields: String) throws -> [String] {
    let text = "{mechanism: '\(mechanism)', seed: 7, keep: ['actions', 'agents'], \(fields)}"
    let study = try Study(
      source: Data(text.utf8), file: Self.folder + "/study.json5", library: .standard)
    let result = try Session.run(study, executor: Executor(threads: 2))
    return Tables(result).files.map { $0.text }
  }

  /// A study that stands in the folder of the stories.
  private func study(_ mechanism: String, _ more: String = "") throws(StudyError) -> Study {
    let text =
      "{mechanism: '\(mechanism)', population: [{agent: 'uniform', count: 4}], rounds: 5, seed: 1"
      + more + "}"
    return try Study(
      source: Data(text.utf8), file: Self.folder + "/study.json5", library: .standard)
  }

  private func complaint(_ mechanism: String, _ more: String = "") -> String {
    do {
      _ = try study(mechanism, more)
      return "nothing"
    } catch { return error.description }
  }

  @Test func `keeps a copy of the story`() throws {
    let study = try study("dilemma.story")
    #expect(study.games.map { $0.name } == ["dilemma.story"])
    #expect(
      study.cells[0].resolved["mechanism"].text.wholeMatch(of: /dilemma\.story@[0-9a-f]{16}/) != nil
    )
  }

  @Test func `may put a combinator around it`() throws {
    let study = try study("mediated(dilemma.story)")
    #expect(study.cells[0].game.shape.decisions.count > 1)
    #expect(study.games.map { $0.name } == ["dilemma.story"])
  }

  @Test func `says what is wrong with the story`() {
    #expect(complaint("none.story") == "there is no story file '\(Self.folder)/none.story'")
    #expect(
      complaint("dilemma.story", ", parameters: {reward: 6}")
        == "dilemma.story: a prisoner's dilemma needs temptation > reward > punishment > sucker; "
        + "found reward = 6")
    #expect(
      complaint("dilemma.story", ", parameters: {rewrad: 6}").hasSuffix("did you mean 'reward'?"))
  }

  @Test(arguments: [
    (
      "travelers-dilemma",
      """
      population: [{agent: 'epsilon-greedy', count: 20}], rounds: 300, parameters: {high: 12},
      sweep: {'parameters.bonus': [1.5, 3]}
      """
    ),
    (
      "used-car",
      """
      population: [{agent: 'fictitious-play', count: 20}], rounds: 100, replicates: 2,
      parameters: {buyer: 'refuser'},
      variants: {menu: {}, 'lump sum': {'parameters.contract': 'lump-sum'}}
      """
    ),
  ])
  func `has the tables of its twin, byte for byte`(_ name: String, _ fields: String) throws {
    let written = try tables(name + ".story", fields)
    let compiled = try tables(name, fields)
    #expect(written == compiled)
  }
}
