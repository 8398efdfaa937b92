import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Minimising regret again and again` {
  private func claims(_ low: Double, _ high: Double, _ bonus: Double) throws -> StrategicForm {
    var game = TravelersDilemma()
    (game.low, game.high, game.bonus, game.penalty) = (low, high, bonus, bonus)
    return try game.form()
  }

  // J. Y. Halpern, R. Pass 2012: first everything from high - 2 bonus, then the second lowest of it.
  @Test(arguments: [(2.0, 100.0, 2.0, 97.0), (2, 100, 5, 91), (80, 200, 5, 191)])
  func `leaves one claim high but for twice the bonus`(
    _ low: Double, _ high: Double, _ bonus: Double, _ expected: Double
  ) throws {
    let found = try claims(low, high, bonus).minimiseRegret()
    #expect(found.status == .complete)
    #expect(found.survivors == [[Int(expected - low)], [Int(expected - low)]])
    let first = found.rounds[0]
    #expect(first.regrets == [2 * bonus - 1, 2 * bonus - 1])
    let kept = Array(Int(high - 2 * bonus - low)...Int(high - low))
    #expect(first.survivors == [kept, kept])
  }

  @Test(arguments: 0..<20)
  func `keeps in each round exactly those of least regret`(_ seed: Int) throws {
    let game = TableGame(random: [[3, 4], [3, 2, 3]][seed % 2], seed: seed)
    let found = try game.form().minimiseRegret()
    var left = game.sizes.map { Array(0..<$0) }
    for round in found.rounds {
      for seat in game.sizes.indices {
        let regrets = left[seat].map { own in
          regret(game, seat, own, left)
        }
        let least = regrets.min() ?? 0
        #expect(isClose(round.regrets[seat], least))
        #expect(round.survivors[seat] == zip(left[seat], regrets).filter { $1 <= least }.map(\.0))
      }
      left = round.survivors
    }
    #expect(found.survivors == left && found.status == .complete)
  }

  private func regret(_ game: TableGame, _ seat: Int, _ own: Int, _ left: [[Int]]) -> Double {
    var worst = 0.0
    for profile in 0..<game.sizes.reduce(1, *) {
      var strategies = TableGame.strategies(profile, game.sizes)
      guard strategies[seat] == own,
        strategies.indices.allSatisfy({ left[$0].contains(strategies[$0]) })
      else { continue }
      let payoff = game.payoffs[profile * game.sizes.count + seat]
      for other in left[seat] {
        strategies[seat] = other
        let index = zip(game.sizes, strategies).reduce(0) { $0 * $1.0 + $1.1 }
        worst = max(worst, game.payoffs[index * game.sizes.count + seat] - payoff)
      }
    }
    return worst
  }

  @Test func `ends with a status`() throws {
    var budget = Budget()
    budget.steps = 10
    let short = try claims(2, 20, 2).minimiseRegret(budget: budget)
    #expect(short.status == .exhausted && short.survivors.map(\.count) == [19, 19])
    var game = TableGame(random: [3, 3], seed: 1)
    game.payoffs[0] = .infinity
    #expect(try game.form().minimiseRegret().status == .notFinite)
    let constant = try TableGame([2, 1], [0, 0, 0, 0]).form().minimiseRegret()
    #expect(constant.survivors == [[0, 1], [0]] && constant.rounds.count == 1)
  }
}
