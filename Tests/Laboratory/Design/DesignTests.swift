import Foundation
import StudySupport
import TestSupport
import Testing

@testable import Laboratory

@Suite struct `A design` {
  @Test func `lists the points of nested loops, the last axis fastest`() throws {
    let design = try design([
      "variants": "{ b: { window: 0.25 }, a: {} }",
      "sweep": "{ rounds: [30, 10], blocks: { from: 1, to: 3, count: 3 } }",
    ])
    #expect(
      design.names == [
        "b rounds=30 blocks=1", "b rounds=30 blocks=2", "b rounds=30 blocks=3",
        "b rounds=10 blocks=1", "b rounds=10 blocks=2", "b rounds=10 blocks=3",
        "a rounds=30 blocks=1", "a rounds=30 blocks=2", "a rounds=30 blocks=3",
        "a rounds=10 blocks=1", "a rounds=10 blocks=2", "a rounds=10 blocks=3",
      ])
    #expect(design.paths == ["window", "rounds", "blocks"])
    #expect(
      design.point(at: 5).settings == [
        "window": .number(0.25), "rounds": .integer(10), "blocks": .number(3),
      ])
  }

  @Test func `of a study without variants and sweep is one point`() throws {
    let design = try design([:])
    #expect(design.names == ["all"] && design.paths.isEmpty)
    #expect(design.point(at: 0).settings.isEmpty)
  }

  @Test func `takes entries in the order of the file, whatever they are`() throws {
    let design = try design([
      "sweep": """
      {
        points: [{ 'parameters.reward': 3, agents: 2 }, {}],
        blocks: [1, 2],
        zip: [{ rounds: [10, 20], window: [0.5, 0.25] }],
      }
      """
    ])
    #expect(
      design.names == [
        "reward=3 agents=2 blocks=1 rounds=10 window=0.5",
        "reward=3 agents=2 blocks=1 rounds=20 window=0.25",
        "reward=3 agents=2 blocks=2 rounds=10 window=0.5",
        "reward=3 agents=2 blocks=2 rounds=20 window=0.25",
        "blocks=1 rounds=10 window=0.5", "blocks=1 rounds=20 window=0.25",
        "blocks=2 rounds=10 window=0.5", "blocks=2 rounds=20 window=0.25",
      ])
    #expect(design.paths == ["parameters.reward", "agents", "blocks", "rounds", "window"])
  }

  @Test(arguments: [
    ("{from: 1, to: 4, step: 1}", [1, 2, 3, 4]), ("{from: 1, to: 4.5, step: 1.5}", [1, 2.5, 4]),
    ("{from: 3, to: 1, step: -1}", [3, 2, 1]),
    ("{from: 0, to: 0.3, step: 0.1}", [0, 0.1, 0.2, 0.3]),
    ("{from: 5, to: 1, count: 3}", [5, 3, 1]), ("{from: 2, to: 3, step: 5}", [2]),
    ("{from: 0, to: 1, step: 0.3333333334}", [0, 0.3333333334, 0.6666666668]),
    ("{from: 1, to: 100, count: 5, scale: 'log', whole: true}", [1, 3, 10, 32, 100]),
    ("{from: 1, to: 9, count: 3, whole: true}", [1, 5, 9]),
  ])
  func `takes the values of a range`(_ range: String, _ values: [Double]) throws {
    #expect(try design(["sweep": "{ window: \(range) }"]).numbers("window") == values)
  }

  @Test func `sets a path once, in a variant or in the sweep`() {
    let changes = [
      "variants": "{ a: {}, b: { window: 0.25, blocks: 3 } }", "sweep": "{ blocks: [1, 2] }",
    ]
    #expect(
      complaint(aboutDesign: changes)
        == "the variant 'b' and 'sweep' both set the path 'blocks'")
  }

  @Test func `has names apart`() {
    let population = "[{agent: 'uniform', count: 4}, {agent: 'always', count: 4}]"
    let points = "[{'population.uniform.count': 2}, {'population.always.count': 2}]"
    #expect(
      complaint(
        about: studyText(["population": population, "sweep": "{ points: \(points) }"]))
        == "two cells are called 'count=2'; variants give them names apart")
  }

  @Test func `stands in the README`() throws {
    let page = try String(contentsOf: repository.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(page.range(of: "```json5\nsweep: {"))
    let end = try #require(page.range(of: "}\n```", range: start.upperBound..<page.endIndex))
    let design = try design(["sweep": "{" + page[start.upperBound..<end.lowerBound] + "}"])
    #expect(design.count == 3 * 5 * 5 * 2 * 2 * 256)
    #expect(
      design.paths == [
        "parameters.bonus", "evolution.mutation", "rounds", "parameters.low", "parameters.high",
        "matching", "blocks", "window", "population.sellers.share", "parameters.fine",
      ])
  }

  /// What is wrong with a large study when its cells are checked, and how many were made.
  private func check(_ sweep: String) throws -> (complaint: String, made: Int) {
    let text = studyText(["sweep": sweep])
    let document = try JSON.parse(Data(text.utf8), file: "f")
    let design = try design(["sweep": sweep])
    #expect(design.count > Design.mostChecked)
    var made = 0
    do throws(StudyError) {
      try design.check { index throws(StudyError) in
        made += 1
        let point = design.point(at: index)
        return try Cell(
          try Sweep.apply(point.settings, to: document), name: point.name,
          settings: point.settings, .standard, Shelf(folder: nil))
      }
      return ("nothing", made)
    } catch { return (error.description, made) }
  }

  @Test func `that is large makes one cell of each value to check it`() throws {
    let rounds = "rounds: { from: 100, to: 199, step: 1 }"
    let (complaint, made) = try check("{ \(rounds), blocks: { from: 1, to: 60, step: 1 } }")
    #expect(complaint == "nothing" && made == 1 + 100 + 60)
    let blocks = (1...59).map(String.init).joined(separator: ", ")
    #expect(
      try check("{ \(rounds), blocks: [\(blocks), 7] }").complaint
        == "the cells 'rounds=100 blocks=7' and 'rounds=100 blocks=7' are the same")
    #expect(
      try check("{ \(rounds), blocks: [\(blocks), 0] }").complaint
        == "'blocks' must be a whole number in 1...10000, but found the number 0")
    #expect(
      try check("{ \(rounds), welfare: [['sen'], ['nash']], blocks: [\(blocks)] }").complaint
        .hasSuffix("have different welfare functions; a study asks the same of all cells"))
  }

  @Test func `of ten million points gives the last at once`() throws {
    let design = try design([
      "variants": "{ a: {}, b: {} }",
      "sweep": """
      {
        rounds: { from: 1, to: 5000, step: 1 }, blocks: { from: 1, to: 10, count: 10 },
        sample: { method: 'latin-hypercube', count: 100, axes: { window: { from: 0, to: 1 } } },
      }
      """,
    ])
    #expect(design.count == 10_000_000)
    #expect(design.point(at: 9_999_999).name == "b rounds=5000 blocks=10 sample=100")
    #expect(design.index(of: "b rounds=5000 blocks=10 sample=99") == 9_999_998)
    #expect(design.checked.map(\.count) == [2, 5000, 10, 100])
  }

  @Test func `that is large is checked along each axis, both ends included`() throws {
    let design = try design([
      "sweep": "{ rounds: { from: 1, to: 9000, step: 1 }, blocks: [7, 5, 3] }"
    ])
    let groups = design.checked.map { $0.map { design.point(at: $0).name } }
    #expect(groups[0] == ["rounds=1 blocks=7"])
    #expect(groups[1].count == 5000 && Set(groups[1]).count == 5000)
    #expect(groups[1].first == "rounds=1 blocks=7" && groups[1].last == "rounds=9000 blocks=7")
    #expect(groups[2] == ["rounds=1 blocks=7", "rounds=1 blocks=5", "rounds=1 blocks=3"])
  }

  @Test(arguments: [
    (
      "{zip: [{rounds: [1, 2], blocks: [1, 2, 3]}]}",
      "'sweep.zip.1': paths that move together have equally many values, but 'rounds' has 2 and "
        + "'blocks' has 3"
    ),
    ("{zip: [{rounds: [1]}, {}]}", "'sweep.zip.2' names no path"),
    (
      "{rounds: [1, 2], zip: [{rounds: [3, 4], blocks: [1, 2]}]}",
      "'sweep' sets the path 'rounds' twice"
    ),
    (
      "{rounds: [1, 2], points: [{rounds: 3}]}", "'sweep' sets the path 'rounds' twice"
    ),
    (
      "{points: []}",
      "'sweep.points' must be a list of at least one entry, but found a list of 0"
    ),
    (
      "{zp: [{rounds: [3, 4]}]}",
      "the path 'zp' begins with no field of a study; did you mean 'zip'?"
    ),
    (
      "{'paramters.reward': [3, 4]}",
      "the path 'paramters.reward' begins with no field of a study; did you mean 'parameters'?"
    ),
    (
      "{rounds: {from: 1, to: 5, step: 0}}", "'sweep.rounds': the step 0 does not lead to the end"
    ),
    (
      "{rounds: {from: 1, to: 5, step: -1}}",
      "'sweep.rounds': the step -1 does not lead to the end"
    ),
    (
      "{rounds: {from: 1, to: 5, step: 1, count: 5}}",
      "'sweep.rounds' may have 'count' or 'step', but found both"
    ),
    (
      "{rounds: {from: 1, to: 5, step: 2, scale: 'log'}}",
      "'sweep.rounds': a log scale takes 'count', not 'step'"
    ),
    (
      "{rounds: {from: 1, to: 1e12, step: 1e-12}}",
      "'sweep.rounds': the range has more than 10000000 values"
    ),
    (
      "{rounds: {from: 1, to: 5.5, count: 3, whole: true}}",
      "'sweep.rounds': whole values need whole ends"
    ),
    (
      "{rounds: {from: 1, to: 1e6, step: 1}, blocks: {from: 1, to: 1e6, step: 1}}",
      "the study has 1000000 x 1000000 cells; at most 10000000 are allowed"
    ),
    (
      "{rounds: {from: 1, to: 1e7, step: 1}, blocks: {from: 1, to: 1e7, step: 1}, "
        + "window: {from: 1, to: 1e7, step: 1}}",
      "the study has 10000000 x 10000000 x 10000000 cells; at most 10000000 are allowed"
    ),
  ])
  func `complains in one sentence`(_ sweep: String, _ sentence: String) {
    #expect(complaint(aboutDesign: ["sweep": sweep]) == sentence)
  }
}
