import Laboratory
import StudySupport
import Testing

@testable import Reporting

@Suite struct `The grid of a study` {
  private func results(_ changes: [String: String]) throws -> StudyResults {
    let text = studyText(changes)
    let study = try study(text)
    return StudyResults(
      try Session.run(study, executor: Executor(threads: 1)).summary, document: study.document)
  }

  @Test func `has a group for each variant and an axis for each swept number`() throws {
    let grid = StudyGrid(
      try results([
        "variants": "{b: {}, a: {'parameters.reward': 4}}",
        "sweep":
          "{'population.uniform.count': [2, 4, 8], matching: ['random', 'fixed'], "
          + "rounds: [3, 1, 2]}",
      ]))
    #expect(
      grid.groups == ["b matching=random", "b matching=fixed", "a matching=random"]
        + ["a matching=fixed"])
    #expect(grid.axes.map(\.path) == ["population.uniform.count", "rounds"])
    #expect(grid.axes.map(\.values) == [[2, 4, 8], [1, 2, 3]])
    #expect(grid.places.count == 36)
    #expect(grid.places[0].coordinates == [2, 3] && grid.places[0].group == 0)
    #expect(grid.places[35].coordinates == [8, 2] && grid.places[35].group == 3)
  }

  @Test func `takes paths that move together for one axis`() throws {
    let grid = StudyGrid(
      try results([
        "sweep": "{zip: [{rounds: [1, 2, 4], 'parameters.reward': [3.1, 3.2, 3.3]}]}"
      ]))
    #expect(grid.axes.map(\.path) == ["rounds"] && grid.groups == [""])
  }

  @Test func `keeps the axes of a sample apart`() throws {
    let results = try results([
      "sweep":
        "{sample: {method: 'sobol', count: 4, axes: {'parameters.reward': {from: 3.1, to: 3.9}, "
        + "'parameters.temptation': {from: 4, to: 5}}}}"
    ])
    let grid = StudyGrid(results)
    #expect(results.isSampled)
    #expect(grid.axes.map(\.label) == ["reward", "temptation"])
  }

  @Test func `spreads numbers by their logarithms where they are so spread`() {
    func scale(_ values: [Double]) -> Axis.Scale {
      StudyGrid.Line(path: "x", values: values).scale
    }
    #expect(scale([0.001, 0.01, 0.1, 1]) == .logarithmic)
    #expect(scale([1, 2, 4, 8, 16, 32]) == .logarithmic)
    #expect(scale([1, 20, 40, 60, 80, 100]) == .linear)
    #expect(scale([0, 1, 1000]) == .linear)
    #expect(scale([1, 2, 3]) == .linear)
  }
}
