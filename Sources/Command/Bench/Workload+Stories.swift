import Arena
import Foundation
import Laboratory
import Story

extension Workload {
  /// What a story costs beside the same rules in Swift.
  ///
  /// The stories are those of the tests, so these rows are there in a checkout of the arena only.
  static let stories: [Workload] =
    FileManager.default.fileExists(atPath: folder)
    ? [
      claims, cars, guards, claimants, traders, leaves, reading, solving,
    ] : [reading]

  private static let folder = "Tests/Story/Twins/Stories"

  private static func story(_ name: String, _ context: Context) throws -> any Mechanism {
    try context.mechanism("\(folder)/\(name).story", [:])
  }

  /// A population that plays a story; its twin is the same population in the mechanism in Swift, of the
  /// same name unless another is given with its settings.
  private static func told(
    _ name: String, by agent: String, limit: String, twin: String? = nil,
    _ settings: [String: JSON] = [:]
  ) -> Workload {
    Workload("\(name) as a story, \(agent)", limit: limit) { context in
      let bench = try Bench(context, try story(name, context), agent)
      return { bench.play(agents: 1000, rounds: 50, workers: .alone) }
    } comment: { context, _ in
      let written = try Bench(context, try story(name, context), agent)
      let compiled = try Bench(context, twin ?? name, agent, settings)
      let slow = written.time(agents: 1000, rounds: 100, workers: .alone)
      let fast = compiled.time(agents: 1000, rounds: 100, workers: .alone)
      return (
        "a decision costs \(ratio(slow, fast)) times that of the mechanism in Swift",
        ["written": .number(slow / fast)]
      )
    }
  }

  private static let claims = told("travelers-dilemma", by: "always", limit: "4 x in Swift")
  private static let cars = told("used-car", by: "always", limit: "4 x in Swift")
  private static let claimants = told(
    "travelers-dilemma", by: "epsilon-greedy", limit: "2 x in Swift")
  private static let guards = told(
    "security", by: "always", limit: "4 x in Swift", twin: "security-game",
    [
      "targets": .array(["bio", "cyber", "chem"].map { .string($0) }), "resources": .integer(1),
      "defender": .string("player"), "defender-covered": .array([0, 0, 0].map { .integer($0) }),
      "defender-uncovered": .array([-10, -6, -4].map { .integer($0) }),
      "attacker-covered": .array([-3, -3, -3].map { .integer($0) }),
      "attacker-uncovered": .array([8, 6, 5].map { .integer($0) }),
    ])
  private static let traders = told("used-car", by: "epsilon-greedy", limit: "2 x in Swift")

  private static let leaves = Workload("explorer, a leaf of a story of 99 x 99", limit: "100") {
    context in
    let game = try context.game(try story("travelers-dilemma", context))
    return {
      var leaves = 0
      for _ in 0..<20 { leaves += game.stageCensus(budget: 20_000)?.leaves ?? 0 }
      return Double(leaves)
    }
  }

  /// Reading and checking a story of 300 lines; a unit is the file.
  private static let reading = Workload("reading a story of 300 lines", limit: "1,000,000") { _ in
    let numbers = 0..<96
    let lines =
      ["mechanism long \"A long story.\"", "role actor \"Acts.\""]
      + numbers.map { "parameter price-\($0) = \($0) in 0...100 money \"What is paid at \($0).\"" }
      + ["decision act by actor = rest, work \"Whether to work.\"", "  wishes work", "", "story {"]
      + ["  let done = choose act by actor"]
      + numbers.map {
        "  let paid-\($0) = if done == work then price-\($0) * 2 else price-\($0) / 3"
      }
      + numbers.map { "  if paid-\($0) > 1 { transfer paid-\($0) - 1 to actor }" } + ["}"]
    let bytes = Array(lines.joined(separator: "\n").utf8)
    return {
      for _ in 0..<10 { _ = try StoryFile(bytes) }
      return 10
    }
  }

  /// Solving a small story, as a process; a unit is a start.
  private static let solving = Workload("arena solve of a small story", limit: "25,000,000") { _ in
    { try start(["solve", "\(folder)/peer-review.story"]) }
  }
}
