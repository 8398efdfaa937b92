import Arena
import Foundation
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Levels of reasoning` {
  private func claims(_ low: Double, _ high: Double, _ bonus: Double) throws -> StrategicForm {
    var game = TravelersDilemma()
    (game.low, game.high, game.bonus, game.penalty) = (low, high, bonus, bonus)
    return try game.form()
  }

  private func pure(_ levels: [[[Double]]], from low: Double) -> [Double] {
    levels.dropFirst().map { low + Double($0[0].firstIndex(of: 1) ?? -1) }
  }

  @Test func `undercut step by step in Basu's claims`() throws {
    let two = try claims(2, 100, 2).levelK(4, ties: .lowest)
    #expect(two.status == .complete && pure(two.levels, from: 2) == [96, 95, 94, 93])
    #expect(two.mixtures == two.levels[4] && two.shares == [0, 0, 0, 0, 1])
    let fifty = try claims(2, 100, 50).levelK(2, ties: .lowest)
    #expect(pure(fifty.levels, from: 2) == [2, 2])
  }

  @Test(arguments: [(5.0, 190.0), (10, 180), (20, 160), (25, 150), (50, 100), (80, 80)])
  func `begin at the known claim between 80 and 200`(
    _ bonus: Double, _ expected: Double
  ) throws {
    #expect(
      pure(try claims(80, 200, bonus).levelK(1, ties: .lowest).levels, from: 80) == [expected])
  }

  @Test(arguments: [(5.0, 290.0), (180, 180)])
  func `begin at the known claim between 180 and 300`(_ bonus: Double, _ expected: Double) throws {
    let levels = try claims(180, 300, bonus).levelK(1, ties: .lowest).levels
    #expect(pure(levels, from: 180) == [expected])
  }

  @Test func `share ties equally unless told otherwise`() throws {
    // Against uniform claims, one more costs as much as it brings: 96 and 97 are as good.
    let levels = try claims(2, 100, 2).levelK(1).levels
    #expect(levels[1][0][94] == 0.5 && levels[1][0][95] == 0.5)
  }

  @Test(arguments: 0..<10)
  func `of the hierarchy reply best to the true mix below them`(_ seed: Int) throws {
    let game = TableGame(random: [[3, 4], [2, 3, 3]][seed % 2], seed: seed)
    let tau = 0.3 + 0.4 * Double(seed)
    let found = try game.form().cognitiveHierarchy(tau: tau)
    #expect(found.status == .complete)
    for (level, play) in found.levels.enumerated().dropFirst().prefix(12) {
      var weights = [1.0]
      for below in 1..<max(level, 1) { weights.append(weights[below - 1] * tau / Double(below)) }
      let total = weights.reduce(0, +)
      let belief = game.sizes.indices.map { seat in
        (0..<game.sizes[seat]).map { strategy in
          (0..<level).reduce(0) { $0 + weights[$1] / total * found.levels[$1][seat][strategy] }
        }
      }
      for seat in game.sizes.indices {
        let worths = game.worths(of: seat, against: belief)
        let best = worths.max() ?? 0
        for strategy in worths.indices where play[seat][strategy] > 0 {
          #expect(isClose(worths[strategy], best))
        }
      }
    }
    #expect(isClose(found.shares.reduce(0, +), 1))
    for (level, share) in found.shares.enumerated() {
      #expect(isClose(share, exp(Double(level) * log(tau) - tau - lgamma(Double(level) + 1))))
    }
  }

  @Test func `of the hierarchy together make the known mix in a dilemma`() throws {
    // Level 0 cooperates half the time, all others defect: half of e^-tau cooperates.
    let found = try PrisonersDilemma().form().cognitiveHierarchy(tau: 1.5)
    #expect(isClose(found.mixtures[0].max() ?? 0, 1 - 0.5 * exp(-1.5), within: 1e-11))
    let none = try PrisonersDilemma().form().cognitiveHierarchy(tau: 0)
    #expect(none.levels.count == 1 && none.mixtures == [[0.5, 0.5], [0.5, 0.5]])
    #expect(try PrisonersDilemma().form().cognitiveHierarchy(tau: 2, top: 3).levels.count == 4)
  }

  @Test func `end with a status`() throws {
    var game = TableGame(random: [3, 3], seed: 1)
    var budget = Budget()
    budget.steps = 40
    let short = try game.form().levelK(9, budget: budget)
    #expect(short.status == .exhausted && short.levels.count == 3)
    game.payoffs[0] = .nan
    #expect(try game.form().levelK(3).status == .notFinite)
    #expect(try game.form().cognitiveHierarchy(tau: 1).status == .notFinite)
    let only = try TableGame([1, 1], [2, 3]).form().levelK(2)
    let certain: [[Double]] = [[1], [1]]
    #expect(only.levels == [certain, certain, certain])
  }

  @Test(arguments: 0..<8, [1e6, -1e12])
  func `do not depend on a number added to all payoffs`(_ seed: Int, _ offset: Double) throws {
    let game = TableGame(random: [2, 3, 2], seed: seed)
    var moved = game
    moved.payoffs = game.payoffs.map { ($0 * 8).rounded() + offset }
    var near = game
    near.payoffs = game.payoffs.map { ($0 * 8).rounded() }
    let (first, second) = (try near.form(), try moved.form())
    #expect(first.levelK(3).levels == second.levelK(3).levels)
    let (one, other) = (
      first.cognitiveHierarchy(tau: 1.5, top: 4), second.cognitiveHierarchy(tau: 1.5, top: 4)
    )
    #expect(one.levels == other.levels && one.mixtures == other.mixtures)
  }
}
