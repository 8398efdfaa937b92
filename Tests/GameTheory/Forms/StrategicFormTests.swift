import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Strategic form` {
  @Test(arguments: 0..<24)
  func `holds what each combination of strategies leads to`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 300)
    let form = try #require(StrategicForm(of: game.tree))
    let measures = form.table(
      of: (0..<game.tree.leaves).map { game.tree.measure(leaf: $0, index: 0) }, in: game.tree)
    var at = 0
    StrategySpace.forEachProfile(of: (0..<game.seats).map { .init(seat: $0, of: game.tree) }) {
      strategies in
      let pure = zip(form.sizes, strategies).map { size, strategy in
        (0..<size).map { $0 == strategy ? 1.0 : 0 }
      }
      let truth = game.outcome(form.profile(pure, in: game.tree))
      let row = form.payoffs[at * game.seats..<(at + 1) * game.seats] + [measures[at]]
      #expect(areClose(Array(row), truth))
      at += 1
    }
    #expect(at == form.profiles)
  }

  @Test(arguments: 0..<24)
  func `has one strategy for all that leave the same ends possible`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 300)
    let form = try #require(StrategicForm(of: game.tree))
    #expect(form.sizes == game.strategies.map(\.count))
  }

  @Test(arguments: 0..<12)
  func `turns mixtures into behaviour that leads to the same`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 300)
    let form = try #require(StrategicForm(of: game.tree))
    var random = RandomStream(StreamKey(seed: 5).with(number))
    let mixtures = form.sizes.map { size -> [Double] in
      let weights = (0..<size).map { _ in random.unit() }
      return weights.map { $0 / weights.reduce(0, +) }
    }
    var expected = [Double](repeating: 0, count: game.seats)
    var at = 0
    StrategySpace.forEachProfile(of: (0..<game.seats).map { .init(seat: $0, of: game.tree) }) {
      strategies in
      let weight = zip(mixtures, strategies).reduce(1) { $0 * $1.0[$1.1] }
      for seat in 0..<game.seats { expected[seat] += weight * form.payoffs[at * game.seats + seat] }
      at += 1
    }
    #expect(
      areClose(game.tree.expectation(of: form.profile(mixtures, in: game.tree)).payoffs, expected))
  }

  @Test func `of a bidder and a seller with two kinds of car keeps the seller's plans apart`()
    throws
  {
    var market = UsedCar()
    (market.contract, market.buyer, market.bids) = (.lumpSum, .bidder, 3)
    let tree = try #require(market.game(repeated: nil)?.explore(budget: 1000).tree)
    let form = try #require(StrategicForm(of: tree))
    // The seller answers each of three bids for each of two cars; the buyer names one of three.
    #expect(form.sizes == [64, 3])
  }

  @Test func `is refused beyond its budget`() throws {
    let tree = try #require(QualityGame().game(repeated: nil)?.explore(budget: 1000).tree)
    #expect(StrategicForm(of: tree, budget: 120) == nil)
    #expect(StrategicForm(of: tree, budget: 121)?.sizes == [11, 11])
  }
}
