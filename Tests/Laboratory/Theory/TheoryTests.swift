import Arena
import Foundation
import GameTheory
import Mechanisms
import StudySupport
import TestSupport
import Testing
import Theory

@testable import Laboratory

@Suite struct `Theory beside a result` {
  private func result(
    _ mechanism: String, always actions: [(Int, String)] = [], agent: String? = nil,
    more: [String: String] = [:]
  ) throws -> CellSummary {
    let groups = actions.map { action, roles in
      "{name: '\(action) \(roles.count)', agent: 'always', parameters: {action: \(action)}, "
        + "count: 6, roles: [\(roles)]}"
    }
    var changes = more
    changes["mechanism"] = "'\(mechanism)'"
    changes["population"] =
      agent.map { "[{agent: '\($0)', count: 12}]" } ?? "[\(groups.joined(separator: ", "))]"
    return try results(changes)[0]
  }

  @Test func `calls defection in the prisoner's dilemma what was predicted`() throws {
    let result = try result("prisoners-dilemma", always: [(1, "")])
    let comparison = result.welfare[0]
    #expect(comparison.verdict == .inside)
    #expect(comparison.alignment == 0 && comparison.distance == 0)
    #expect(comparison.best == 3 && comparison.worst == 1)
    #expect(comparison.firstBest == 3 && comparison.predicted == 1...1)
    #expect(comparison.source == .tree)
    #expect(result.exploitability?.mean == 0)
    #expect(result.payoffs == [1, 1])
  }

  @Test func `calls cooperation in the prisoner's dilemma not predicted`() throws {
    let result = try result("prisoners-dilemma", always: [(0, "")])
    let comparison = result.welfare[0]
    #expect(comparison.verdict == .outside)
    #expect(comparison.alignment == 1 && comparison.distance == 2)
    #expect(result.exploitability?.mean == 2)
  }

  @Test func `knows that matching pennies is about nothing`() throws {
    let result = try result("matching-pennies", agent: "uniform")
    let comparison = result.welfare[0]
    #expect(comparison.alignment == nil && comparison.distance == 0)
    #expect(comparison.verdict == .inside)
  }

  @Test func `finds the seat that is fooled at matching pennies`() throws {
    let result = try result("matching-pennies", always: [(0, "")])
    #expect(result.exploitability?.mean == 2)
    #expect(result.theory.found?.count == 1)
  }

  @Test func `says when several equilibria differ`() throws {
    let result = try result("stag-hunt", always: [(0, "")])
    let comparison = result.welfare[0]
    #expect(comparison.verdict == .notUnique)
    #expect(comparison.distance == 0 && comparison.alignment == 1)
    #expect(result.theory.found?.count == 3)
    #expect(result.exploitability?.mean == 0)
  }

  @Test(arguments: [2, 3, 4])
  func `solves a repeated game from one round where players forget`(_ rounds: Int) throws {
    let result = try result(
      "prisoners-dilemma", always: [(1, "")], more: ["repeat": "{rounds: \(rounds)}"])
    // After two rounds, whose first is all the second can remember, nothing is forgotten.
    #expect(result.theory.basis == (rounds > 2 ? .repeatedGame : .wholeGame))
    #expect((result.theory.patience != nil) == (rounds > 2))
    #expect(try #require(result.welfare[0].distance) < 1e-12)
    #expect(result.exploitability?.mean == 0 && result.deviator == .amongAlike)
    #expect(try #require(result.theory.found?.largestRegret) < 1e-9)
  }

  @Test func `bounds functions of the distribution where payoffs are negative`() throws {
    let pair = """
      [{agent: 'always', count: 1, roles: ['matcher'], name: 'a'},
       {agent: 'always', count: 1, roles: ['mismatcher'], name: 'b'}]
      """
    let found = try results([
      "mechanism": "'matching-pennies'", "population": pair, "welfare": "['atkinson']",
    ])
    // Payoffs 1 and -1, of which the second counts as 0: ((1 + 0) / 2)^2.
    let comparison = found[0].welfare[0]
    let best = try #require(comparison.best)
    #expect(comparison.emergent.mean == 0.25 && best >= 0.25)
  }

  @Test func `weighs roles by their agents in functions of the distribution`() throws {
    let many = """
      [{agent: 'always', parameters: {action: 1}, count: 10, roles: ['opera lover'], name: 'few'},
       {agent: 'always', parameters: {action: 1}, count: 90, roles: ['football lover'],
        name: 'many'}]
      """
    let found = try results([
      "mechanism": "'battle-of-the-sexes'", "population": many, "rounds": "40",
      "window": "1", "welfare": "['sen']",
    ])
    let comparison = found[0].welfare[0]
    let best = try #require(comparison.best)
    #expect(comparison.emergent.mean <= best + 1e-12)
    #expect(comparison.distance.map { $0 < 0.05 } == true)
  }

  @Test func `says when nobody ever played`() {
    let pairs = """
      [{agent: 'uniform', count: 2, roles: ['inspector'], name: 'a'},
       {agent: 'uniform', count: 2, roles: ['inspectee'], name: 'b'}]
      """
    let silent = (1...12).contains { seed in
      do {
        _ = try results([
          "mechanism": "'inspection'", "population": pairs, "seed": "\(seed)",
          "matching": "{network: 'regular', degree: 1}",
        ])
        return false
      } catch { return "\(error)".contains("nobody ever played") }
    }
    #expect(silent)
  }

  @Test func `says when the search was not complete`() throws {
    let result = try result(
      "iterated-prisoners-dilemma", always: [(0, "")],
      more: ["parameters": "{rounds: 5000, continuation: 0.99, noise: 0.1}", "rounds": "1"])
    #expect(!result.theory.isComplete && result.theory.basis == .oneRound)
    #expect(result.theory.patience?.obstacle?.contains("come out as others") == true)
    #expect(result.welfare[0].verdict == .withinBounds)
    #expect(result.welfare[0].distance == nil && result.welfare[0].isBound)
  }

  @Test func `gives a verdict by distance, interval and completeness`() throws {
    func verdict(_ values: [Double], _ predicted: [Double], isComplete: Bool = true) -> Verdict {
      let prospect = Prospect(
        firstBest: 10, best: 10, worst: 0, source: .tree, predicted: predicted)
      return Judgement(
        prospect, Estimate(values), deviation: nil, reached: nil,
        gap: isComplete ? nil : "more may exist"
      ).verdict
    }
    #expect(verdict([2.4], [2]) == .inside)
    #expect(verdict([2.6], [2]) == .outside)
    #expect(verdict([2.6], [2], isComplete: false) == .incomplete)
    #expect(verdict([2.45, 2.46], [2]) == .inside)
    // One run at each of two equilibria agrees with neither: the interval is too wide to tell.
    #expect(verdict([0, 10], [0, 10]) == .incomplete)
    #expect(verdict([5], [2, 8]) == .notUnique)
    #expect(verdict([5], [4.9, 5.1]) == .inside)
    #expect(verdict([9], [2, 8]) == .outside)
    #expect(verdict([5], []) == .incomplete)
  }

  @Test(arguments: [
    // What one is paid beyond the lower claim the other pays.
    ("travelers-dilemma", "high: 12", "quality", 0),
    // The mean payoff is the quality, and 1 more unless both claim the same: off by 0.5 of 5.
    ("quality-game", "", "quality", 0.1),
    ("prisoners-dilemma", "", "utilitarian", 0),
    ("persuasion", "biases: [2, -2]", "right", 0),
    ("persuasion", "biases: [0]", "right", 0),
    // Both want 1 whatever is true.
    ("persuasion", "biases: [2, 2]", "right", 1),
  ])
  func `gives the share of the welfare that no weights on payoffs give`(
    _ mechanism: String, _ parameters: String, _ welfare: String, _ share: Double
  ) throws {
    let theory = try theory([
      "mechanism": "'\(mechanism)'", "parameters": "{\(parameters)}", "welfare": "['\(welfare)']",
    ])
    #expect((try #require(theory.prospects[0].hullError) - share).magnitude < 1e-9)
  }

  @Test func `gives no hull error where welfare is no mean over episodes`() throws {
    let theory = try theory(["welfare": "['egalitarian']"])
    #expect(theory.prospects[0].hullError == nil)
  }

  @Test func `gives no alignment, but a verdict, where the players change nothing`() throws {
    let spec = try study([:]).cell(at: 0).welfare[0]
    let worst = 0.1 + 0.2
    let prospect = Prospect(
      firstBest: 0.3, best: worst, worst: 0.3, source: .tree, predicted: [0.3])
    #expect(worst > 0.3, "they differ by rounding")
    let result = WelfareSummary(
      spec, prospect, .nash, [0.28, 0.31], deviation: nil, reached: nil, gap: nil)
    #expect(result.alignment == nil && result.verdict == .inside)
    let missed = WelfareSummary(
      spec, prospect, .nash, [0.5, 0.51], deviation: nil, reached: nil, gap: nil)
    #expect(missed.verdict == .outside)
  }

  @Test(arguments: ["uniform", "hedge", "truthful", "contrary"])
  func `bounds what a function of the distribution can reach`(_ agent: String) throws {
    let result = try result(
      "prisoners-dilemma", agent: agent,
      more: [
        "welfare": """
        ['egalitarian', 'nash', 'atkinson', 'sen', {name: 'odd', sum: [
          {weight: -2, of: 'egalitarian'}, {weight: 1, of: 'utilitarian'}]}]
        """
      ])
    for comparison in result.welfare {
      #expect(comparison.source == .treeBounds)
      // There is one replicate, so that the mean is its value.
      let (worst, best) = (try #require(comparison.worst), try #require(comparison.best))
      #expect(worst <= comparison.emergent.mean + 1e-9)
      #expect(comparison.emergent.mean <= best + 1e-9)
    }
  }

  @Test func `looks at one round when the whole game is too large`() throws {
    let result = try result(
      "prisoners-dilemma", always: [(1, "")], more: ["repeat": "{rounds: 5000}", "rounds": "1"])
    #expect(result.theory.basis == .repeatedGame && result.theory.leaves == 4)
    #expect(result.theory.obstacle != nil && result.theory.isComplete)
    #expect(result.exploitability?.mean == 0)
    // Defection unravels from a known last round.
    #expect(result.welfare[0].predicted == 1...1 && result.welfare[0].verdict == .inside)
    #expect(result.welfare[0].emergent.mean == 1)
  }

  @Test func `judges cooperation by what patience holds up`() throws {
    func welfare(_ continuation: Double, _ action: Int) throws -> WelfareSummary {
      try result(
        "prisoners-dilemma", always: [(action, "")],
        more: ["repeat": "{continuation: \(continuation)}", "replicates": "3"]
      ).welfare[0]
    }
    let (patient, impatient) = (try welfare(0.8, 0), try welfare(0.2, 0))
    // Equilibria can reach as much, but not by cooperating whatever the other does.
    #expect(patient.predicted == 1...3 && patient.verdict == .outside && !patient.isBound)
    // Within what is feasible, but no equilibrium in pure strategies.
    #expect(impatient.predicted == 1...1 && impatient.verdict == .withinBounds)
    #expect(try welfare(0.2, 1).verdict == .inside)
  }

  @Test func `bounds equilibria of more than two players`() throws {
    let result = try result(
      "public-goods", always: [(0, "")],
      more: ["repeat": "{continuation: 0.8}", "parameters": "{levels: 2, return: 0.375}"])
    #expect(result.theory.basis == .oneRound && result.welfare[0].isBound)
    #expect(isClose(try #require(result.theory.patience?.grim), 5.0 / 9))
  }

  @Test func `looks at the whole game when it can, per round`() throws {
    let result = try result(
      "prisoners-dilemma", always: [(1, "")], more: ["repeat": "{rounds: 2}"])
    #expect(result.theory.basis == .wholeGame && result.theory.leaves == 16)
    let welfare = result.welfare[0]
    #expect(welfare.best == 3 && welfare.worst == 1)
    let range = try #require(welfare.predicted)
    #expect((range.lowerBound - 1).magnitude < 1e-9 && (range.upperBound - 1).magnitude < 1e-9)
  }

  @Test(.enabled(if: isPatient))
  func `takes declared ranges when there is no tree`() throws {
    let result = try result(
      "quality-game", agent: "uniform",
      more: ["parameters": "{high: 2000}", "rounds": "2", "welfare": "['quality', 'egalitarian']"])
    #expect(result.theory.basis == .declaredRanges && result.theory.leaves == nil)
    #expect(result.welfare[0].source == .declared)
    #expect(result.welfare[0].verdict == .incomplete)
    #expect(result.exploitability == nil)
    #expect(result.welfare[1].name == "egalitarian" && result.welfare[1].best == nil)
  }
}
