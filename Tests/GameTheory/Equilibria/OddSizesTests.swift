import Arena
import Testing

@testable import GameTheory

@Suite struct `Games of odd sizes` {
  @Test(arguments: [[1], [1, 1], [1, 1, 1, 1]])
  func `in which nobody has a choice have one equilibrium`(_ sizes: [Int]) throws {
    let tree = try TableGame(sizes) { _ in sizes.indices.map { Double($0) } }.tree()
    for concept in [Concept.nash, .pure, .supports] {
      let solution = tree.solve(concept)
      #expect(solution.isComplete && solution.count == 1, "\(concept)")
      #expect(solution.answers[0].expectation.payoffs == sizes.indices.map { Double($0) })
    }
    for concept in [Concept.lemkeHowson, .counterfactualRegret] {
      let solution = tree.solve(concept)
      #expect(
        solution.status == (solution.answers.isEmpty ? .notApplicable : .complete), "\(concept)")
    }
    #expect(tree.solve(.counterfactualRegret).count == 1)
  }

  @Test(arguments: [[1, 3], [3, 1], [3], [1, 3, 1]])
  func `in which one player decides have its best replies`(_ sizes: [Int]) throws {
    // Actions 1 and 2 are equally good.
    let tree = try TableGame(sizes) { strategies in
      sizes.indices.map { _ in strategies.contains(0) && !strategies.contains { $0 > 0 } ? 0 : 1 }
    }.tree()
    for concept in [Concept.nash, .pure, .extreme] {
      let solution = tree.solve(concept)
      #expect(solution.isComplete && solution.count == 2, "\(concept)")
      #expect(solution.answers.allSatisfy { $0.isEquilibrium && $0.expectation.payoffs[0] == 1 })
    }
    let path = tree.solve(.lemkeHowson)
    #expect(!path.answers.isEmpty && path.answers.allSatisfy { $0.isEquilibrium })
  }

  @Test func `in which only nature moves have one equilibrium`() throws {
    let solution = try ChanceOnly().tree().solve(.nash)
    #expect(solution.isComplete && solution.count == 1)
    #expect(solution.answers[0].expectation.payoffs == [0.5])
  }
}

/// Nature tosses a coin, and nobody does anything.
private struct ChanceOnly: Mechanism {
  static let card = Card("chance-only", "A coin.", source: "A test.")
  var roles: [Role] { [Role("bystander")] }
  var draws: [Draw] { [Draw("coin", .numbers(from: 0, step: 1, count: 2))] }
  var decisions: [Decision] { [] }
  var measures: [Measure] { [] }

  func play(_ episode: inout some Episode) {
    let side = episode.chance(0, among: 2) { _ in 1 }
    episode.gain(Double(side), by: 0)
  }
}
