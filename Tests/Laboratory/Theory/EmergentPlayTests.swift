import Arena
import GameTheory
import Mechanisms
import Testing

@testable import Laboratory

@Suite struct `Emergent play beside solution concepts` {
  private func play(_ mechanism: String, _ population: String, _ more: [String: String] = [:])
    throws -> CellSummary
  {
    var changes = more
    changes["mechanism"] = "'\(mechanism)'"
    changes["population"] = population
    changes["keep"] = "['actions']"
    return try results(changes)[0]
  }

  private func distance(_ result: CellSummary, _ concept: String) throws -> Double {
    let play = try #require(result.play)
    return try #require(play.distances.first { $0.concept == concept }).distance
  }

  @Test func `is nearest to the equilibrium that everybody plays`() throws {
    let result = try play(
      "prisoners-dilemma", "[{agent: 'always', parameters: {action: 1}, count: 12}]")
    #expect(result.play?.distances.first?.concept == "equilibrium")
    #expect(try distance(result, "equilibrium") == 0)
    #expect(try distance(result, "the designer's wish") == 1)
    #expect(try distance(result, "uniform play") == 0.5)
  }

  @Test func `is nearest to the wish where everybody does as wished`() throws {
    let result = try play("prisoners-dilemma", "[{agent: 'truthful', count: 12}]")
    #expect(result.play?.distances.first?.concept == "the designer's wish")
    #expect(try distance(result, "equilibrium") == 1)
  }

  @Test func `is nearest to uniform play where everybody draws lots`() throws {
    let result = try play(
      "prisoners-dilemma", "[{agent: 'uniform', count: 100}]", ["rounds": "400"])
    let play = try #require(result.play)
    #expect(try distance(result, "uniform play") < 0.02)
    let logit = try #require(play.logit)
    #expect(logit.precision < 0.1)
  }

  @Test func `tells the noise of agents that choose by logit`() throws {
    let result = try play(
      "quality-game",
      "[{agent: 'logit-learning', parameters: {noise: 0.8, memory: 0.98}, count: 200}]",
      ["rounds": "600", "window": "0.3"])
    let logit = try #require(result.play?.logit)
    #expect((logit.precision - 1 / 0.8).magnitude < 0.06)
    #expect(result.play?.distances.first?.concept == "logit" && logit.explained > 0.99)
  }
}

@Suite struct `The verdict` {
  @Test func `is outside where not even players without regret could end`() throws {
    // Everybody cooperates in a dilemma whose only coarse correlated play is to defect.
    let result = try results([
      "mechanism": "'prisoners-dilemma'",
      "population": "[{agent: 'always', parameters: {action: 0}, count: 12}]",
    ])[0]
    let comparison = result.welfare[0]
    #expect(comparison.correlated == 1...1)
    #expect(comparison.verdict == .outside)
  }

  @Test func `does not hold one round against a repeated game`() throws {
    let result = try results([
      "mechanism": "'prisoners-dilemma'", "repeat": "{continuation: 0.9}", "matching": "'fixed'",
      "population": "[{agent: 'tit-for-tat', count: 12}]",
    ])[0]
    #expect(result.theory.basis == .repeatedGame && result.welfare[0].correlated == nil)
    #expect(result.welfare[0].verdict == .notUnique && result.exploitability?.mean == 0)
  }
}
