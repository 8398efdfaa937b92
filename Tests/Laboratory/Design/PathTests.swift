import Arena
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `Any path of a study` {
  /// A study whose every section is written, so that paths may lead anywhere.
  private let base = [
    "agents": "60",
    "population": """
    [{ name: 'us', agent: 'epsilon-greedy', share: 0.25 }, { agent: 'always', share: 0.5 },
      { agent: 'uniform', share: 'rest' }]
    """,
    "matching": "{ network: 'ring', degree: 2 }",
    "evolution": "{ rule: 'moran' }",
    "repeat": "{ continuation: 0.5, rounds: 10 }",
    "rounds": "100",
    "welfare": """
    [{ name: 'mixed', sum: [{ weight: 1, of: 'utilitarian' }, { weight: 2, of: 'egalitarian' }] },
      { function: 'atkinson', parameters: { aversion: 2 } }]
    """,
  ]

  @Test(arguments: [
    ("mechanism", "['chicken', 'prisoners-dilemma']", ["mechanism"]),
    ("parameters.temptation", "[6, 7]", ["parameters", "temptation"]),
    ("repeat.continuation", "[0.25, 0.75]", ["repeat", "continuation"]),
    ("repeat.rounds", "[5, 6]", ["repeat", "rounds"]),
    ("agents", "[100, 200]", ["population", "1", "count"]),
    (
      "population.us.parameters.exploration", "[0.25, 0.75]",
      ["population", "1", "parameters", "exploration"]
    ),
    ("population.2.agent", "['tit-for-tat', 'hedge']", ["population", "2", "agent"]),
    ("population.us.name", "['them', 'others']", ["population", "1", "name"]),
    ("matching", "['random', 'fixed']", ["matching"]),
    ("matching.degree", "[4, 6]", ["matching", "degree"]),
    ("matching.network", "['regular', 'ring']", ["matching", "network"]),
    ("evolution.rule", "['imitation', 'moran']", ["evolution", "rule"]),
    ("evolution.generation", "[5, 10]", ["evolution", "generation"]),
    ("evolution.intensity", "[2, 4]", ["evolution", "intensity"]),
    ("evolution.mutation", "[0.125, 0.25]", ["evolution", "mutation"]),
    ("evolution.inheritsMind", "[false, true]", ["evolution", "inheritsMind"]),
    ("rounds", "[50, 150]", ["rounds"]),
    ("window", "[0.25, 0.75]", ["window"]),
    ("blocks", "[5, 10]", ["blocks"]),
    ("welfare.mixed.sum.1.weight", "[3, 4]", ["welfare", "1", "sum", "1", "weight"]),
    ("welfare.1.sum.2.of", "['sen', 'nash']", ["welfare", "1", "sum", "2", "of"]),
    ("welfare.2.parameters.aversion", "[1, 3]", ["welfare", "2", "parameters", "aversion"]),
    ("concept", "['nash', 'pure']", ["concept"]),
    ("budget.steps", "[1000, 2000]", ["budget", "steps"]),
  ])
  func `is an axis`(_ path: String, _ values: String, _ place: [String]) throws {
    var changes = base
    changes["sweep"] = "{ '\(path)': \(values) }"
    let cells = try study(changes).cells
    let found = cells.map { cell in
      place.reduce(cell.resolved) { json, step in
        Int(step).map { json.items[$0 - 1] } ?? json[step]
      }
    }
    let expected = cells.map { $0.settings[path] }
    if path == "agents" {
      #expect(found == [.integer(25), .integer(50)])
    } else {
      #expect(found.map(\.canonical) == expected.map { $0?.canonical ?? "" })
    }
  }

  @Test func `may be the share of a group, where another takes the rest`() throws {
    var changes = base
    changes["sweep"] = "{ 'population.us.share': [0, 0.1, 0.5] }"
    let counts = try study(changes).cells.map { $0.groups.map(\.group.count) }
    #expect(counts == [[0, 30, 30], [6, 30, 24], [30, 30, 0]])
    changes["sweep"] = "{ 'population.us.share': [0.1, 0.6] }"
    #expect(
      complaint(about: studyText(changes))
        == "in the cell 'share=0.6': the shares of the population leave nothing to 'uniform': they "
        + "sum to 1.1")
    changes["sweep"] = "{ 'population.us.share': [0.1, 'rest'] }"
    #expect(
      complaint(about: studyText(changes))
        == "in the cell 'share=rest': only one group can have the share 'rest', but found 'us' and "
        + "'uniform'")
    changes["sweep"] = "{ 'population.us.share': ['most'] }"
    #expect(
      complaint(about: studyText(changes))
        == "'population.us.share' must be one of rest, but found 'most'")
  }

  @Test func `may move with others`() throws {
    var changes = base
    changes["sweep"] = "{ zip: [{ 'population.us.share': [0, 0.1], agents: [100, 200] }] }"
    let cells = try study(changes).cells
    #expect(cells.map(\.name) == ["share=0 agents=100", "share=0.1 agents=200"])
    #expect(cells.map { $0.groups.map(\.group.count) } == [[0, 50, 50], [20, 100, 80]])
  }

  @Test func `that leads to one place by two names is told by its equal cells`() {
    var changes = base
    changes["sweep"] = "{ 'population.us.share': [0, 0.1], 'population.1.share': [0.25, 0.3] }"
    #expect(complaint(about: studyText(changes)).hasSuffix("are the same"))
  }

  @Test(arguments: [
    (
      "evolution.generaton",
      "in the cell 'generaton=1': 'evolution' has no field 'generaton'; did you mean 'generation'?"
    ),
    (
      "matching.degre",
      "in the cell 'degre=1': 'matching' has no field 'degre'; did you mean 'degree'?"
    ),
    (
      "population.us.shar",
      "in the cell 'shar=1': 'population.us' has no field 'shar'; did you mean 'share'?"
    ),
    (
      "population.ous.share",
      "the path 'population.ous.share' names no entry 'ous'; did you mean 'us'?"
    ),
    (
      "welfare.mixed.sum.1.wieght",
      "in the cell 'wieght=1': 'welfare.mixed.sum.1' has no field 'wieght'; did you mean 'weight'?"
    ),
    (
      "population.us.parameters.exploraton",
      "in the cell 'exploraton=1': 'population.us.parameters.exploraton' is no parameter of "
        + "epsilon-greedy; did you mean 'exploration'?"
    ),
  ])
  func `that nobody reads is named, with the nearest that is read`(
    _ path: String, _ sentence: String
  ) {
    var changes = base
    changes["sweep"] = "{ '\(path)': [1, 2] }"
    #expect(complaint(about: studyText(changes)) == sentence)
  }
}
