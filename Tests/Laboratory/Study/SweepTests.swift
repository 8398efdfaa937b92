import Arena
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `Variants and sweeps` {
  private func names(_ changes: [String: String]) throws -> [String] {
    try study(changes).cells.map(\.name)
  }

  @Test func `keep the order of the file, variants without changes too`() throws {
    let variants = """
      { "R = 10": {"parameters.reward": 3.1}, "R = 5": {"parameters.reward": 3.2},
        "A": {}, "B": {"parameters.reward": 3.3} }
      """
    #expect(try names(["variants": variants]) == ["R = 10", "R = 5", "A", "B"])
    let short = try study(["variants": variants, "rounds": "2"])
    let tables = Tables(try Session.run(short, executor: Executor(threads: 1))).files
    #expect(tables[0].name == "cells.csv")
    #expect(
      tables[0].text == """
        cell,setting,value
        R = 10,parameters.reward,3.1
        R = 5,parameters.reward,3.2
        A,,
        B,parameters.reward,3.3

        """)
  }

  @Test func `combine every variant with every swept value, in the order given`() throws {
    let cells = try study([
      "variants": "{ b: {}, a: {rounds: 20} }",
      "sweep": "{ 'parameters.temptation': [6, 5.5], 'parameters.sucker': [0, -1] }",
    ]).cells
    #expect(
      cells.map(\.name) == [
        "b temptation=6 sucker=0", "b temptation=6 sucker=-1", "b temptation=5.5 sucker=0",
        "b temptation=5.5 sucker=-1", "a temptation=6 sucker=0", "a temptation=6 sucker=-1",
        "a temptation=5.5 sucker=0", "a temptation=5.5 sucker=-1",
      ])
    #expect(cells[3].plan.rounds == 10 && cells[4].plan.rounds == 20)
    #expect(cells[3].mechanism.knobValues["sucker"] == .number(-1))
    #expect(cells[3].mechanism.knobValues["temptation"] == .number(5.5))
  }

  @Test func `take evenly spaced values from a range`() throws {
    let cells = try study([
      "sweep": "{ 'parameters.temptation': {from: 4, to: 6, count: 5} }"
    ]).cells
    let values = cells.map { $0.mechanism.knobValues["temptation"].double }
    #expect(values == [4, 4.5, 5, 5.5, 6])
    #expect(
      cells.map(\.name)
        == ["temptation=4", "temptation=4.5", "temptation=5", "temptation=5.5", "temptation=6"])
  }

  @Test func `take values of equal ratio from a logarithmic range`() throws {
    let cells = try study([
      "sweep": "{ 'parameters.temptation': {from: 4, to: 4000, count: 4, scale: 'log'} }"
    ]).cells
    for (cell, expected) in zip(cells, [4, 40, 400, 4000.0]) {
      let value = try #require(cell.mechanism.knobValues["temptation"].double)
      #expect((value / expected - 1).magnitude < 1e-12)
    }
  }

  @Test func `reach into groups by their name or their agent`() throws {
    let cells = try study([
      "population": "[{name: 'us', agent: 'always', count: 2}, {agent: 'uniform', count: 2}]",
      "sweep": "{ 'population.us.parameters.action': [0, 1], 'population.uniform.count': [2, 4] }",
    ]).cells
    #expect(cells.map { $0.groups[1].group.count } == [2, 4, 2, 4])
    #expect(cells.map { $0.groups[0].agent.knobValues["action"].int } == [0, 0, 1, 1])
  }

  @Test func `reach into lists by number, from 1, where no entry has such a name`() throws {
    let cells = try study([
      "population": "[{agent: 'always', count: 2}, {agent: 'uniform', count: 2}, "
        + "{agent: 'uniform', name: '1', count: 2}]",
      "sweep": "{ 'population.2.count': [2, 4], 'population.1.count': [6, 8] }",
    ]).cells
    #expect(
      cells.map { $0.groups.map(\.group.count) } == [
        [2, 2, 6], [2, 2, 8], [2, 4, 6], [2, 4, 8],
      ])
    #expect(
      complaint(about: studyText(["sweep": "{ 'population.2.count': [3] }"]))
        == "the path 'population.2.count' names no entry '2'; there is only uniform")
  }

  @Test func `make objects that the study leaves out`() throws {
    let cells = try study(["sweep": "{ 'evolution.rule': ['moran', 'imitation'] }"]).cells
    #expect(cells.map { $0.plan.evolution?.rule } == [.moran, .imitation])
  }

  @Test(arguments: [
    (
      ["variants": "{a: {}, b: {window: 0.5}}"], "the cells 'a' and 'b' are the same"
    ),
    (
      ["sweep": "{rounds: [5, 6, 5]}"], "the cells 'rounds=5' and 'rounds=5' are the same"
    ),
    (["variants": "{a: 1}"], "'variants.a' must be an object, but found the number 1"),
    (
      ["sweep": "{rounds: []}"],
      "'sweep.rounds' must be a list of at least one entry, but found a list of 0"
    ),
    (
      ["sweep": "{rounds: 5}"],
      "'sweep.rounds' must be a list of at least one entry, or an object, but found the number 5"
    ),
    (
      ["sweep": "{rounds: {from: 0, to: 9, count: 4, scale: 'log'}}"],
      "'sweep.rounds': a log scale needs positive ends"
    ),
    (
      ["sweep": "{rounds: {from: 1, to: 9, count: 3, scale: 'logg'}}"],
      "'sweep.rounds.scale' must be one of linear, log, but found 'logg'; did you mean 'log'?"
    ),
    (
      ["sweep": "{rounds: {from: 1, to: 9}}"],
      "'sweep.rounds' needs a field 'count' or 'step'"
    ),
    (
      ["sweep": "{'population.unifrm.count': [2]}"],
      "the path 'population.unifrm.count' names no entry 'unifrm'; did you mean 'uniform'?"
    ),
    (["sweep": "{'rounds.x': [2]}"], "the path 'rounds.x' leads into the number 10"),
    (
      ["sweep": "{'parameters.temptaton': [6, 7]}"],
      "in the cell 'temptaton=6': 'parameters.temptaton' is no parameter of prisoners-dilemma; "
        + "did you mean 'temptation'?"
    ),
    (
      ["sweep": "{rounds: {from: 1, to: 9e8, count: 10000000}, blocks: [1, 2]}"],
      "the study has 10000000 x 2 cells; at most 10000000 are allowed"
    ),
    (
      ["sweep": "{seed: [1, 2]}"],
      "the path 'seed' changes the study as a whole; a variant or a sweep can only change a cell"
    ),
    (
      ["variants": "{a: {'title': 'b'}}"],
      "the path 'title' changes the study as a whole; a variant or a sweep can only change a cell"
    ),
    (
      ["variants": "{a: {welfare: ['egalitarian']}, b: {}}"],
      "the cells 'a' and 'b' have different welfare functions; a study asks the same of all cells"
    ),
    (
      ["variants": "{a: {mechanism: 'stag-hunt'}, b: {mechanism: 'used-car'}}"],
      "the cells 'a' and 'b' have different welfare functions; a study asks the same of all cells"
    ),
  ])
  func `complain in one sentence`(_ changes: [String: String], _ sentence: String) {
    #expect(complaint(about: studyText(changes)) == sentence)
  }

  @Test func `refuse a path of very many steps`() {
    let path = "parameters" + String(repeating: ".a", count: 100_000)
    let sentence = complaint(about: studyText(["sweep": "{'\(path)': [1]}"]))
    #expect(sentence.hasSuffix("has more than 20 steps"))
    #expect(sentence.count < 200)
  }

  @Test func `bound and clean the names that they print`() {
    let name = String(repeating: "\\u0007\\u202e", count: 400)
    let sentence = complaint(about: studyText(["variants": "{'\(name)': {rounds: 0}, b: {}}"]))
    #expect(sentence.count < 300)
    #expect(!sentence.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202e })
  }
}
