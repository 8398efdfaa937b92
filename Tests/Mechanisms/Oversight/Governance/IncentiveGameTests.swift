import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Incentive game` {
  private func game(_ change: (inout IncentiveGame.Rules) -> Void = { _ in }) -> IncentiveGame {
    var game = IncentiveGame()
    change(&game.rules)
    return game
  }

  @Test(arguments: 0..<20)
  func `makes a firm cautious where the subsidy covers k / 2 - s (k / 2 + 3)`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    let k = draws.next(in: 0...12)
    let tree = try explored(game { $0.stakes.capability = k })
    let conduct = tree.bestReply(of: 1, to: Profile(uniformIn: tree.shape)).plan
    for rate in 0..<7 {
      for level in 0..<7 {
        let needed = k / 2 - Double(rate) / 6 * (k / 2 + 3)
        let isCautious = conduct[8 + 7 * rate + level] == 0
        #expect(isCautious == (Double(level) / 2 >= needed))
      }
    }
  }

  @Test(arguments: [(2.0, 0.05), (2, 0.24), (2, 0.26), (3, 0.2), (3, 0.25), (6, 0.1), (6, 0.2)])
  func `wishes a subsidy alone exactly if its cost is below 1 / (k / 2 + 3)`(
    _ k: Double, _ tax: Double
  ) throws {
    // All of 1/4, 1/3 and 1/2 are rates, and all of 1, 1.5 and 3 are subsidies.
    let tree = try explored(
      game { ($0.stakes.capability, $0.tax, $0.rates) = (k, tax, 13) })
    let wishes = tree.wishedPlan
    let (rate, subsidy) = (wishes[0], wishes[1 + wishes[0]])
    let result = tree.expectation(under: tree.profile([wishes, wishes]))
    if tax < 1 / (k / 2 + 3) {
      #expect(rate == 0 && Double(subsidy) / 2 == k / 2)
      #expect(isClose(result.measures[0], -1 - tax * k / 2))
    } else {
      #expect(isClose(Double(rate) / 12, k / (k + 6)) && subsidy == 0)
      #expect(isClose(result.measures[0], -1 - k / (k + 6)))
    }
    #expect(isClose(result.measures[2], 1))
    #expect(tree.offences() == [])
  }

  @Test func `pays the subsidy to a cautious firm only, and books it as money`() throws {
    func told(_ conduct: Int) throws -> Transcript {
      var plan = [Int](repeating: 0, count: 57)
      (plan[0], plan[4], plan[8 + 7 * 3 + 4]) = (3, 4, conduct)
      return try wishedEpisode(game(), drawing: [1], following: plan)
    }
    let cautious = try told(0)
    #expect(
      cautious.events.map { "\($0)" } == [
        "choice(decision: 0, seat: 0, observation: 0, action: 3, wish: Optional(3))",
        "choice(decision: 1, seat: 0, observation: 3, action: 4, wish: Optional(0))",
        "choice(decision: 2, seat: 1, observation: 25, action: 0, wish: Optional(0))",
        "happening(draw: 0, happens: false, probability: 0.5)",
        "transfer(amount: 2.0, payer: nil, payee: Optional(1))", "gain(amount: 3.0, seat: 1)",
        "gain(amount: -1.5, seat: 0)", "note(measure: 0, amount: -1.5)",
        "note(measure: 1, amount: 5.0)", "note(measure: 2, amount: 1.0)",
        "note(measure: 4, amount: 2.0)",
      ])
    let bold = try told(1)
    #expect(bold.payoff(of: 1) == 6 && bold.payoff(of: 0) == -7 && bold.total(of: 4) == 0)
  }

  @Test func `complains of tables of another size`() {
    #expect(
      game { $0.stakes.value = [1, 2] }.complaint
        == "value needs a number for each of the 4 pairs of strategies, not 2")
  }
}
