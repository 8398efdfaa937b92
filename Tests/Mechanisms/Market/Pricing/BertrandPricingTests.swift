import Arena
import Foundation
import Mechanisms
import TestSupport
import Testing

@Suite struct `Bertrand pricing` {
  /// The fifteen prices of Calvano and others: a tenth beyond competition and monopoly.
  private var calvano: BertrandPricing {
    var market = BertrandPricing()
    (market.low, market.high, market.prices) = (1.4277, 1.9702, 15)
    return market
  }

  private func result(_ tree: GameTree, _ first: Int, _ second: Int) -> Expectation {
    tree.outcome(drawing: [], choosing: [first, second])
  }

  @Test func `lies between 1.473 and 1.925 as in the paper`() throws {
    let tree = try explored(calvano)
    let step = (1.9702 - 1.4277) / 14
    let competitive = try #require(tree.nodes[0].wish)
    #expect(abs(1.4277 + Double(competitive) * step - 1.473) < step)
    let profits = (0..<15).map { result(tree, $0, $0).measures[2] }
    let monopoly = try #require(profits.firstIndex(of: profits.max() ?? 0))
    #expect(abs(1.4277 + Double(monopoly) * step - 1.925) < step)
    #expect(result(tree, competitive, competitive).measures[3] == 0)
    #expect(isClose(result(tree, monopoly, monopoly).measures[3], 1))
    // The paper's profits: 0.2229 and 0.3375 a seller.
    #expect(abs(profits[competitive] / 2 - 0.2229) < 0.005)
    #expect(abs(profits[monopoly] / 2 - 0.3375) < 0.0005)
  }

  @Test(arguments: 0..<12)
  func `shares consumers by exponentials of quality less price`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    var market = BertrandPricing()
    market.quality = draws.next(in: 1...3)
    market.differentiation = draws.next(in: 0.1...1)
    market.steering = seed % 2 == 0 ? 0 : draws.next(in: 0...1)
    market.cost = draws.next(in: 0...1.4)
    let tree = try #require(market.game(repeated: nil)?.explore(budget: 200).tree)
    for (first, second) in [(0, 10), (3, 3), (5, 2)] {
      let prices = [first, second].map { 1.2 + 0.09 * Double($0) }
      let weights = prices.map { exp((market.quality - $0) / market.differentiation) }
      let cheapest = weights.max() ?? 0
      let fans = weights.filter { abs($0 - cheapest) < 1e-9 * cheapest }
      let open = weights.map { $0 / (1 + weights[0] + weights[1]) }
      let steered = weights.map {
        abs($0 - cheapest) < 1e-9 * cheapest ? cheapest / (1 + cheapest) / Double(fans.count) : 0
      }
      let surplus =
        (1 - market.steering) * log(1 + weights[0] + weights[1])
        + market.steering * log(1 + cheapest)
      let reached = result(tree, first, second)
      for seat in 0..<2 {
        let share = (1 - market.steering) * open[seat] + market.steering * steered[seat]
        #expect(isClose(reached.payoffs[seat], share * (prices[seat] - market.cost)))
      }
      #expect(isClose(reached.measures[1], market.differentiation * surplus))
      #expect(isClose(reached.measures[0], (prices[0] + prices[1]) / 2))
    }
  }

  @Test func `has one equilibrium of a round, and steering lowers it`() throws {
    var market = BertrandPricing()
    #expect(pureEquilibria(try explored(market).bimatrix()) == [Pair(3, 3)])
    #expect(try explored(market).nodes[0].wish == 3)
    market.steering = 0.5
    let steered = try explored(market)
    #expect(pureEquilibria(steered.bimatrix()) == [Pair(0, 0)])
    // The designer's wish and the index refer to the market without steering.
    #expect(steered.nodes[0].wish == 3)
  }

  @Test func `undercuts to the lowest price above cost when goods are alike`() throws {
    var market = BertrandPricing()
    market.demand = .homogeneous
    (market.high, market.prices) = (2, 9)
    let tree = try explored(market)
    #expect(pureEquilibria(tree.bimatrix()) == [Pair(0, 0)])
    let tied = result(tree, 4, 4)
    #expect(isClose(tied.payoffs[0], 0.3) && isClose(tied.measures[1], 0.4))
    #expect(isClose(result(tree, 2, 3).payoffs[0], 0.4))
    #expect(result(tree, 2, 3).payoffs[1] == 0)
    // At the highest price the offer is just worth it, and all is profit.
    #expect(isClose(result(tree, 8, 8).measures[2], 1))
    #expect(isClose(result(tree, 8, 8).measures[3], 1))
  }

  @Test func `complains of prices without choice or without room for collusion`() {
    var market = BertrandPricing()
    market.high = 1.2
    #expect(market.complaint == "a choice of prices needs low < high")
    market.high = 1.4
    #expect(
      market.complaint == "no price on this grid earns more than the competitive one; raise high")
    market.high = 2
    #expect(market.complaint == nil)
  }
}
