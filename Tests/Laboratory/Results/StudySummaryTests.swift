import Foundation
import Reporting
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A summary` {
  /// Studies whose summaries have everything that a summary can have, and those that lack it.
  private static let studies: [[String: String]] = [
    ["keep": "['actions']", "replicates": "3", "title": "'A | \"title\"'"],
    ["replicates": "1", "repeat": "{rounds: 3}", "welfare": "['egalitarian', 'utilitarian']"],
    [
      "mechanism": "'principal-agent'", "parameters": "{bonuses: 5}",
      "sweep": "{'parameters.output': [2, 8.5]}",
    ],
    ["mechanism": "'inspection'", "variants": "{z: {concept: 'coarse-correlated'}, a: {}}"],
    // No tree: nothing is known but what is declared, and payoffs may be anything.
    ["budget": "{leaves: 1}", "keep": "['actions']"],
    ["mechanism": "'matching-pennies'", "welfare": "['utilitarian']"],
  ]

  private func page(of summary: StudySummary) -> String {
    Gallery.page([GalleryEntry(name: "x", place: "x/", results: StudyResults(summary))])
  }

  @Test(arguments: studies)
  func `is read back as it was written, and reports the same`(_ changes: [String: String]) throws {
    let live = try Session.run(try study(changes), executor: Executor(threads: 1)).summary
    let text = live.json.indented
    let read = try StudySummary(Data(text.utf8), file: "summary.json")
    #expect(read == live)
    #expect(read.json.indented == text)
    #expect(StudyReport(read).text() == StudyReport(live).text())
    #expect(page(of: read) == page(of: live))
  }

  @Test(arguments: [
    ("[]", "summary.json must be an object, but found a list"),
    ("{}", "summary.json needs a field 'title'"),
    ("{title: 3}", "summary.json.title must be a text, but found the number 3"),
  ])
  func `that is not one is refused with a sentence`(_ text: String, _ sentence: String) {
    #expect(throws: StudyError(sentence)) {
      _ = try StudySummary(Data(text.utf8), file: "summary.json")
    }
  }

  @Test func `that was changed is refused where it was changed`() throws {
    let live = try Session.run(try study([:]), executor: Executor(threads: 1)).summary.json.indented
    func complaint(_ old: String, _ new: String) -> String {
      #expect(live.contains(old))
      do {
        _ = try StudySummary(Data(live.replacing(old, with: new).utf8), file: "s")
        return "nothing"
      } catch { return error.description }
    }
    #expect(
      complaint("\"whole game\"", "\"whole gane\"")
        == "s.cells[0].theory.basis must be one of whole game, one round, repeated game, declared "
        + "ranges, but found 'whole gane'; did you mean 'whole game'?")
    #expect(
      complaint("\"illegalAnswers\" : 0", "\"illegalAnswers\" : 0.5").contains("whole number"))
    #expect(
      complaint("\"deviation\" : null", "\"deviation\" : -3").hasSuffix(
        ".deviation must be at least 0, but found -3"))
    #expect(
      complaint("\"replicates\" : 1", "\"replicates\" : 0").hasSuffix(
        ".replicates must be at least 1, but found 0"))
    #expect(complaint("\"payoffs\"", "\"payoffz\"") == "s.cells[0] needs a field 'payoffs'")
    #expect(complaint("\"title\"", "\"more\" : 1, \"title\"").hasPrefix("s has no field 'more'"))
  }
}

@Suite struct `A unit of work` {
  private func unit(_ changes: [String: String]) throws -> UnitResult {
    try Session.run(try study(changes), executor: Executor(threads: 1)).units[0][0]
  }

  private let large = [
    "mechanism": "'used-car'", "rounds": "100",
    "population": "[{agent: 'hedge', count: 1000}]",
  ]

  @Test func `is small unless more is asked for`() throws {
    let small = try unit(large)
    #expect(small.json.canonical.utf8.count < 2048)
    #expect(small.kept == [])
    let whole = try unit(large.merging(["keep": "['actions', 'agents', 'rounds', 'play']"]) { $1 })
    #expect(whole.blocks?.count == 50 && whole.agents?.count == 1000 && whole.actions != nil)
    #expect(whole.moves?.count == 50 && whole.kept == Set(Kept.allCases))
    #expect(whole.welfare == small.welfare && whole.exploitability == small.exploitability)
  }

  @Test func `is read back as it was written`() throws {
    let whole = large.merging(["keep": "['actions', 'agents', 'rounds', 'play']"]) { $1 }
    for changes in [large, whole] {
      let unit = try unit(changes)
      #expect(try UnitResult(unit.json, at: "the unit") == unit)
    }
  }

  @Test(arguments: ["0.4", "0.3", "1"])
  func `counts in its blocks what it counts in the window`(_ window: String) throws {
    let unit = try unit([
      "mechanism": "'inspection'", "rounds": "83", "blocks": "7", "window": window,
      "population": "[{agent: 'hedge', count: 12}, {agent: 'uniform', count: 4}]",
      "keep": "['rounds', 'actions', 'play']",
    ])
    let (blocks, moves) = (try #require(unit.blocks), try #require(unit.moves))
    #expect(moves.map(\.firstRound) == blocks.map(\.firstRound))
    #expect(moves.map(\.lastRound) == blocks.map(\.lastRound))
    for (block, moves) in zip(blocks, moves) {
      // Inspector and inspectee choose once each.
      #expect(moves.actions.reduce(0) { $0 + $1.count } == 2 * block.episodes)
      #expect(moves.actions.allSatisfy { $0.count > 0 })
    }
    // The window begins with the block that is nearest to its share.
    let share = try #require(Double(window))
    let counted = moves.suffix(Int((7 * share).rounded()))
    var sums: [[Int]: Int] = [:]
    for action in counted.flatMap(\.actions) {
      sums[[action.group, action.slot], default: 0] += action.count
    }
    let actions = try #require(unit.actions)
    #expect(
      sums == Dictionary(uniqueKeysWithValues: actions.map { ([$0.group, $0.slot], $0.count) }))
  }

  @Test func `keeps what its tables show`() throws {
    let asked = try Session.run(
      try study(["keep": "['agents']"]), executor: Executor(threads: 1))
    #expect(Tables(asked).files.map(\.name) == ["cells.csv", "welfare.csv", "agents.csv"])
    #expect(complaint(about: studyText(["keep": "['agent']"])).contains("did you mean 'agents'?"))
  }
}
