import Arena
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A result` {
  private let learners = [
    "mechanism": "'inspection'", "rounds": "60", "replicates": "3",
    "population": "[{agent: 'hedge', count: 20}]",
    "keep": "['rounds', 'agents', 'actions', 'play']",
    "variants": "{'fine 4': {'parameters.fine': 4}, 'fine 8': {'parameters.fine': 8}}",
  ]

  private func everything(_ changes: [String: String], threads: Int) throws -> String {
    let study = try study(changes)
    let result = try Session.run(study, executor: Executor(threads: threads))
    return result.summary.json.indented + Tables(result).files.map { $0.name + $0.text }.joined()
  }

  @Test func `does not depend on the number of threads`() throws {
    let alone = try everything(learners, threads: 1)
    #expect(try everything(learners, threads: 2) == alone)
    #expect(try everything(learners, threads: 5) == alone)
  }

  @Test func `does not depend on threads inside a large population`() throws {
    let crowd = [
      "population": "[{agent: 'roth-erev', count: 10000}, {agent: 'always', count: 10000}]",
      "rounds": "3", "evolution": "{rule: 'imitation'}",
    ]
    let alone = try everything(crowd, threads: 1)
    #expect(try everything(crowd, threads: 2) == alone)
    #expect(try everything(crowd, threads: 5) == alone)
  }

  @Test func `stays when variants and swept values are added`() throws {
    let before = try results(learners)
    var more = learners
    more["variants"] =
      "{'a new one': {'parameters.fine': 5}, 'fine 4': {'parameters.fine': 4}, 'fine 8': {'parameters.fine': 8}}"
    let after = try results(more)
    #expect(after.count == 3)
    for cell in before {
      let twin = try #require(after.first { $0.name == cell.name })
      #expect(twin.json.canonical == cell.json.canonical)
    }
    let swept = ["population": "[{agent: 'hedge', count: 6}]"]
    let short = try results(swept.merging(["sweep": "{'parameters.temptation': [4, 5]}"]) { $1 })
    let long = try results(
      swept.merging(["sweep": "{'parameters.temptation': [3.5, 4, 6, 5]}"]) { $1 })
    #expect(short[0].json.canonical == long[1].json.canonical)
    #expect(short[1].json.canonical == long[3].json.canonical)
  }

  @Test func `changes with the seed`() throws {
    var other = learners
    other["seed"] = "2"
    let (first, second) = (try results(learners), try results(other))
    #expect(first[0].json.canonical != second[0].json.canonical)
  }

  @Test func `is given up when somebody asks to stop`() throws {
    let study = try study(learners)
    #expect(throws: Interrupted.self) {
      try Session.run(study, executor: Executor(threads: 2) { true })
    }
  }

  @Test(arguments: [1, 2, 5])
  func `comes back in order from any number of threads`(_ threads: Int) throws {
    let executor = Executor(threads: threads)
    #expect(try executor.map(100) { index, _ in index * index } == (0..<100).map { $0 * $0 })
    #expect(try executor.map(0) { index, _ in index } == [])
    #expect(Executor(threads: -3).threads == 1)
  }
}
