import Arena
import GameTheory
import TestSupport
import Testing

@Suite struct `Counterfactual regret` {
  @Test func `finds Kuhn's value and his family of optimal play`() throws {
    let tree = try #require(Kuhn().game(repeated: nil)?.explore(budget: 100).tree)
    let found = tree.counterfactualRegret(iterations: 20_000, until: 1e-5)
    #expect(found.status == .complete && found.hasGuarantee && found.regret <= 1e-5)
    #expect(abs(found.expectation.payoffs[0] + 1.0 / 18) <= 1e-5)
    let value = try #require(found.value)
    #expect(value.contains(-1.0 / 18) && value.upperBound - value.lowerBound <= 2e-5)
    // The first bets its king three times as often as its jack, and never its queen.
    func bets(_ seat: Int, _ decision: Int, _ card: Int) -> Double {
      found.profile.probability(seat: seat, slot: decision * 6 + card * 2 + 1)
    }
    let bluff = bets(0, 0, 0)
    #expect((0...1.0 / 3 + 0.01).contains(bluff))
    #expect(abs(bets(0, 0, 2) - 3 * bluff) < 0.02 && bets(0, 0, 1) < 0.01)
    // The second bluffs a third of its jacks and calls with a third of its queens.
    #expect(abs(bets(1, 1, 0) - 1.0 / 3) < 0.01 && abs(bets(1, 2, 1) - 1.0 / 3) < 0.01)
  }

  @Test func `finds the value of Leduc poker`() throws {
    let tree = try #require(Leduc().game(repeated: nil)?.explore(budget: 10_000).tree)
    let found = tree.counterfactualRegret(iterations: 2000)
    #expect(found.status == .incomplete && found.iterations == 2000)
    #expect(found.exploitability < 1e-3)
    // The value by linear programming, after M. Lanctot et al., "OpenSpiel", 2019.
    let value = -0.085606424078
    #expect(try #require(found.value).contains(value))
    #expect(abs(found.expectation.payoffs[0] - value) <= found.regret)
  }

  @Test(arguments: 0..<12)
  func `states regrets that telling the story under every strategy confirms`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 2000)
    let found = game.tree.counterfactualRegret(iterations: 200)
    #expect(isClose(found.regret, game.regret(of: found.profile)))
    #expect(areClose(found.expectation.payoffs, Array(game.outcome(found.profile).dropLast())))
    #expect(found.regrets.allSatisfy { $0 > -1e-9 })
  }

  @Test(arguments: 0..<20)
  func `comes near the value of a random table`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 31).with(seed))
    let sizes = [2 + random.index(below: 4), 2 + random.index(below: 4)]
    let table = TableGame(sizes) { _ in
      let payoff = Double(random.index(below: 21)) - 10
      return [payoff, 3 - payoff]
    }
    let tree = try #require(table.game(repeated: nil)?.explore(budget: 100).tree)
    let found = tree.counterfactualRegret(iterations: 100_000, until: 0.01)
    #expect(found.status == .complete && found.hasGuarantee)
    let form = try #require(StrategicForm(of: tree)?.bimatrix?.zeroSum())
    #expect(try #require(found.value).contains(form.value))
  }

  @Test func `promises nothing beyond two players and constant sums, but measures`() throws {
    let three = TableGame([2, 2, 2]) { p in p.map { Double($0) } }
    let tree = try #require(three.game(repeated: nil)?.explore(budget: 100).tree)
    let found = tree.counterfactualRegret(iterations: 1000, until: 1e-9)
    #expect(!found.hasGuarantee && found.value == nil)
    // Everyone has a dominant strategy, so regrets fall all the same.
    #expect(found.regret < 1e-3 && found.expectation.payoffs.allSatisfy { $0 > 0.999 })
  }

  @Test func `says why it cannot, or why it stopped`() throws {
    let forgetful = try #require(ForgetfulWalker().game(repeated: nil)?.explore(budget: 100).tree)
    #expect(forgetful.counterfactualRegret().status == .imperfectRecall)
    #expect(forgetful.counterfactualRegret().regret == .infinity)
    for bad in [Double.nan, .infinity] {
      let table = TableGame([2, 2], [1, -1, bad, -1, 0, 0, 1, -1])
      let tree = try #require(table.game(repeated: nil)?.explore(budget: 100).tree)
      #expect(tree.counterfactualRegret().status == .notFinite)
    }
    let tree = try #require(Kuhn().game(repeated: nil)?.explore(budget: 100).tree)
    var budget = Budget()
    budget.steps = 50
    let cut = tree.counterfactualRegret(iterations: 1000, budget: budget)
    #expect(cut.status == .exhausted && cut.iterations == 50 && cut.regret.isFinite)
  }

  @Test func `bears payoffs of any size, constants, and one action`() throws {
    for scale in [1e-300, 1, 1e300] {
      let table = TableGame([2, 2], [1, -1, -1, 1, -1, 1, 1, -1].map { $0 * scale })
      let tree = try #require(table.game(repeated: nil)?.explore(budget: 100).tree)
      let found = tree.counterfactualRegret(iterations: 5000)
      #expect(found.regret <= 1e-3 * scale && found.hasGuarantee)
    }
    let dull = try #require(TableGame([3, 1]) { _ in [2, 2] }.game(repeated: nil))
    let found = try #require(dull.explore(budget: 10).tree).counterfactualRegret(iterations: 5)
    #expect(found.regret == 0 && found.expectation.payoffs == [2, 2])
  }

  @Test func `gives the same bits again`() throws {
    let tree = try #require(Leduc().game(repeated: nil)?.explore(budget: 10_000).tree)
    let runs = (0..<2).map { _ in tree.counterfactualRegret(iterations: 50).profile }
    #expect(runs[0] == runs[1])
  }
}
