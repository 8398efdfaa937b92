import Arena
import Foundation
import Testing

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
    let cell = try #require(study.cells.first)
    #expect(study.cells.count == 1 && cell.name == "all")
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
    let cell = study.cells[0]
    #expect(study.title == "study" && study.finding == "" && study.replicates == 1)
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
    #expect(study.cells[0].plan.matching == matching)
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
    let plain = try study([:])
    let spelled = try study(change)
    #expect(spelled.cells[0].key(seed: 1) == plain.cells[0].key(seed: 1))
  }

  @Test func `spells out the defaults of evolution and of a horizon too`() throws {
    let short = try study(["evolution": "{rule: 'moran'}", "repeat": "{continuation: 0.5}"])
    let long = try study([
      "evolution":
        "{rule: 'moran', generation: 1, intensity: 1, mutation: 0, inheritsMind: false}",
      "repeat": "{continuation: 0.5, rounds: 1000000}",
    ])
    #expect(short.cells[0].key(seed: 1) == long.cells[0].key(seed: 1))
  }

  @Test(arguments: [
    ["parameters": "{temptation: 6}"],
    ["population": "[{agent: 'uniform', count: 6}]"], ["matching": "'fixed'"],
    ["repeat": "{rounds: 1}"], ["evolution": "{rule: 'moran'}"],
  ])
  func `gives other random streams when something is changed`(_ change: [String: String]) throws {
    let plain = try study([:])
    let changed = try study(change)
    #expect(changed.cells[0].key(seed: 1) != plain.cells[0].key(seed: 1))
    #expect(plain.cells[0].key(seed: 1) != plain.cells[0].key(seed: 2))
  }

  @Test(arguments: [
    "audit-crime-wave", "claims-collapse", "claims-treasures", "deterrence-optimum",
    "inspection-fines", "quality-hump", "spatial-cooperation", "used-car-lemons",
  ])
  func `is readable when it is committed`(_ folder: String) throws {
    let path = repository.appending(path: "results/\(folder)/study.json5").path
    #expect(try Study(file: path, catalog: .standard).cells.count > 1)
  }
}
