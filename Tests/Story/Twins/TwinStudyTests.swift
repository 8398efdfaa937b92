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
    let study = try study("prisoners-dilemma.story")
    #expect(study.games.map { $0.name } == ["prisoners-dilemma.story"])
    #expect(
      try study.cell(at: 0).resolved["mechanism"].text.wholeMatch(
        of: /prisoners-dilemma\.story@[0-9a-f]{16}/) != nil
    )
  }

  @Test func `may put a combinator around it`() throws {
    let study = try study("mediated(prisoners-dilemma.story)")
    #expect(try study.cell(at: 0).game.shape.decisions.count > 1)
    #expect(study.games.map { $0.name } == ["prisoners-dilemma.story"])
  }

  @Test func `says what is wrong with the story`() {
    #expect(complaint("none.story") == "there is no story file '\(Self.folder)/none.story'")
    #expect(
      complaint("prisoners-dilemma.story", ", parameters: {reward: 6}")
        == "prisoners-dilemma.story: a prisoner's dilemma needs temptation > reward > punishment > sucker; "
        + "found reward = 6")
    #expect(
      complaint("prisoners-dilemma.story", ", parameters: {rewrad: 6}").hasSuffix(
        "did you mean 'reward'?"))
  }

  /// A small study of each twin, beside what all of them share.
  private static let studies: [String: String] = [
    "iterated-prisoners-dilemma": """
    parameters: {rounds: 12}, population: [{agent: 'tit-for-tat', count: 10},
    {agent: 'grim', count: 4}, {agent: 'epsilon-greedy', count: 6}],
    variants: {plain: {}, noisy: {'parameters.noise': 0.1}, open: {'parameters.continuation': 0.9}}
    """,
    "travelers-dilemma": "parameters: {high: 12}, sweep: {'parameters.bonus': [1.5, 3]}",
    "public-goods": """
    parameters: {players: 3, levels: 3},
    variants: {plain: {}, punishment: {'parameters.punishment': true}}
    """,
    "used-car": """
    population: [{agent: 'fictitious-play', count: 20}], variants: {menu: {},
    'refuser': {'parameters.buyer': 'refuser'},
    'bidder': {'parameters.buyer': 'bidder', 'parameters.contract': 'lump-sum'},
    'cheap talk': {'parameters.contract': 'cheap-talk'}}
    """,
    "inspection": "variants: {mixed: {}, public: {'parameters.commitment': true}}",
    "governance": "sweep: {'parameters.leader': ['simultaneous', 'firm', 'regulator']}",
  ]

  @Test(arguments: twinNames)
  func `has the tables of its twin, byte for byte`(_ name: String) throws {
    let fields = """
      rounds: 100, replicates: 2, budget: {leaves: 2000, profiles: 3000, steps: 20000},
      \(Self.studies[name].map { $0 + "," } ?? "")
      """
    let population =
      fields.contains("population") ? "" : "population: [{agent: 'epsilon-greedy', count: 24}]"
    let written = try tables(name + ".story", fields + population)
    let compiled = try tables(name, fields + population)
    if name.hasPrefix("iterated") {
      // Theory judges the mechanism in Swift, which says that it repeats a game, by one round.
      #expect(written.map(played) == compiled.map(played))
    } else {
      #expect(written == compiled)
    }
  }

  /// A table without what theory says.
  private func played(_ table: String) -> [String] {
    let lines = table.split(separator: "\n")
    guard lines.first?.hasPrefix("cell,replicate,welfare") == true else {
      return lines.map { String($0) }
    }
    return lines.map { $0.split(separator: ",").prefix(4).joined(separator: ",") }
  }
}
