import Arena
import Foundation
import StudySupport
import TestSupport
import Testing
import Theory

@testable import Laboratory

@Suite struct `A study file` {
  @Test func `gives every field its meaning`() throws {
    let text = """
      // A comment, single quotes, unquoted names and trailing commas.
      {
        title: 'A title', finding: "A finding.", seed: 7, replicates: 3,
        mechanism: "inspection", parameters: { fine: 9 },
        repeat: { rounds: 3 },
        population: [
          { name: "inspectors", agent: "epsilon-greedy", parameters: { exploration: 0.5 }, share: 0.25,
            roles: ["inspector"] },
          { agent: 'uniform', share: .75, roles: ['inspectee'], },
        ],
        agents: 40, matching: "fixed",
        evolution: { rule: "moran", generation: 5, intensity: 2, mutation: 0.5, inheritsMind: true },
        rounds: 200, window: 0.125, blocks: 20,
        welfare: ["compliance", { function: "atkinson", parameters: { aversion: 2 }, name: "fair" }],
      }
      """
    let study = try study(text)
    #expect(study.title == "A title")
    #expect(study.finding == "A finding.")
    #expect(study.seed == 7)
    #expect(study.replicates == 3)
    let cell = try study.cell(at: 0)
    #expect(study.cellCount == 1 && cell.name == "all")
    #expect(type(of: cell.mechanism).card.id == "inspection")
    #expect(cell.mechanism.knobValues["fine"] == .number(9))
    #expect(cell.horizon == Horizon(rounds: 3))
    #expect(cell.groups.map(\.group.name) == ["inspectors", "uniform"])
    #expect(cell.groups.map(\.group.count) == [10, 30])
    #expect(cell.groups.map(\.group.roles) == [[0], [1]])
    #expect(cell.groups[0].agent.knobValues["exploration"] == .number(0.5))
    let evolution = Evolution(
      .moran, generation: 5, intensity: 2, mutation: 0.5, inheritsMind: true)
    #expect(
      cell.plan
        == RunPlan(
          matching: .fixed, rounds: 200, evolution: evolution, blocks: 20, window: 0.125))
    #expect(cell.welfare.map(\.name) == ["compliance", "fair"])
  }

  @Test func `fills in what it leaves out`() throws {
    let study = try study([:])
    let cell = try study.cell(at: 0)
    #expect(study.title == "prisoners-dilemma" && study.finding == "" && study.replicates == 1)
    #expect(cell.plan == RunPlan(matching: .random, rounds: 10, blocks: 50, window: 0.5))
    #expect(cell.horizon == nil)
    #expect(cell.groups.map(\.group) == [Group("uniform", count: 4, roles: [0])])
    #expect(cell.welfare.map(\.name) == ["utilitarian"])
  }

  @Test(arguments: [
    ("'random'", Matching.random), ("'fixed'", .fixed), ("'round-robin'", .roundRobin),
    ("{network: 'ring', degree: 2}", .network(.ring(degree: 2))),
    ("{network: 'lattice'}", .network(.lattice)),
    ("{network: 'regular', degree: 3}", .network(.regular(degree: 3))),
  ])
  func `knows every matching`(_ text: String, _ matching: Matching) throws {
    let population = "[{agent: 'uniform', count: 12}]"
    let study = try study(["matching": text, "population": population])
    #expect(try study.cell(at: 0).plan.matching == matching)
  }

  @Test func `rounds shares to counts by the largest remainders`() {
    #expect(Cell.apportion(10, [0.25, 0.25, 0.5]) == [3, 2, 5])
    #expect(Cell.apportion(7, [1.0 / 3, 1.0 / 3, 1.0 / 3]) == [3, 2, 2])
    #expect(Cell.apportion(10, [0.04, 0.96]) == [0, 10])
    #expect(Cell.apportion(100, [0.29, 0.71]) == [29, 71])
    #expect(Cell.apportion(1, [0, 1]) == [0, 1])
  }

  @Test(arguments: 1...300)
  func `loses and adds nobody when shares are rounded`(_ total: Int) {
    let shares = [0.1, 0.2, 0.3, 0.07, 0.33]
    let counts = Cell.apportion(total, shares)
    #expect(counts.reduce(0, +) == total)
    for (count, share) in zip(counts, shares) {
      #expect((Double(count) - share * Double(total)).magnitude < 1)
    }
  }

  /// The key of the first cell of an independent study.
  private func key(_ changes: [String: String]) throws -> StreamKey {
    let study = try study(changes.merging(["independent": "true"]) { $1 })
    return study.key(of: try study.cell(at: 0), replicate: 0)
  }

  @Test(arguments: [
    ["parameters": "{temptation: 5}"], ["parameters": "{}"], ["matching": "'random'"],
    ["blocks": "50"], ["window": "0.5"], ["replicates": "1"], ["title": "'Another'"],
    ["population": "[{agent: 'uniform', name: 'uniform', count: 4, roles: ['player']}]"],
    ["population": "[{agent: 'uniform', parameters: {}, share: 1}]", "agents": "4"],
    ["rounds": "11"], ["window": "0.4"], ["welfare": "['egalitarian']"],
    ["welfare": "['utilitarian']"], ["welfare": "[]"],
  ])
  func `gives the same random streams when a default is spelled out or play is only looked at`(
    _ change: [String: String]
  )
    throws
  {
    #expect(try key(change) == key([:]))
  }

  @Test func `spells out the defaults of evolution and of a horizon too`() throws {
    let short = try key(["evolution": "{rule: 'moran'}", "repeat": "{continuation: 0.5}"])
    let long = try key([
      "evolution":
        "{rule: 'moran', generation: 1, intensity: 1, mutation: 0, inheritsMind: false}",
      "repeat": "{continuation: 0.5, rounds: 1000000}",
    ])
    #expect(short == long)
  }

  @Test(arguments: [
    ["parameters": "{temptation: 6}"],
    ["population": "[{agent: 'uniform', count: 6}]"], ["matching": "'fixed'"],
    ["repeat": "{rounds: 1}"], ["evolution": "{rule: 'moran'}"], ["seed": "2"],
    ["mechanism": "'stag-hunt'"], ["population": "[{agent: 'always', count: 4}]"],
    ["population": "[{agent: 'always', parameters: {action: 1}, count: 4}]"],
    ["matching": "{network: 'ring', degree: 2}"], ["matching": "'round-robin'"],
  ])
  func `gives other random streams to an independent cell in which something is changed`(
    _ change: [String: String]
  ) throws {
    #expect(try key(change) != key([:]))
  }

  @Test func `gives all cells the same random streams unless they are to be independent`() throws {
    let sweep = ["sweep": "{'parameters.temptation': [4, 5]}"]
    let shared = try study(sweep)
    let first = shared.key(of: try shared.cell(at: 0), replicate: 2)
    #expect(!shared.isIndependent && first == StreamKey(seed: 1).with(2))
    #expect(shared.key(of: try shared.cells[1], replicate: 2) == first)
    #expect(shared.key(of: try shared.cell(at: 0), replicate: 3) != first)
    let apart = try study(sweep.merging(["independent": "true"]) { $1 })
    let keys = try apart.cells.flatMap { cell in (0..<2).map { apart.key(of: cell, replicate: $0) }
    }
    #expect(apart.isIndependent && Set(keys.map(\.value)).count == 4)
  }

  @Test func `cannot be independent in some of its cells only`() {
    let text = studyText(["variants": "{a: {independent: true}, b: {}}"])
    #expect(
      complaint(about: text)
        == "the path 'independent' changes the study as a whole; a variant or a sweep can only "
        + "change a cell")
  }

  @Test(arguments: committedStudies)
  func `is readable when it is committed`(_ folder: URL) throws {
    let path = folder.appending(path: "study.json5").path
    #expect(try Study(file: path, library: .standard).cellCount > 0)
  }

  @Test func `is on the page of results when it is committed`() throws {
    let page = try String(
      contentsOf: repository.appending(path: "results/README.md"), encoding: .utf8)
    #expect(!committedStudies.isEmpty)
    for folder in committedStudies {
      #expect(page.contains("results/\(folder.lastPathComponent)/study.json5"))
    }
  }
}
