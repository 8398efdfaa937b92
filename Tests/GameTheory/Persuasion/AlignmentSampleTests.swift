import Arena
import Foundation
import GameTheory
import Mechanisms
import Testing

@Suite struct `A sample of a market for advice` {
  private func market(
    _ advisers: Int, _ instance: Int, _ misalignment: AdviserMarket.Misalignment = .independent
  ) -> AdviserMarket {
    var market = AdviserMarket()
    (market.rules.advisers, market.rules.instance) = (advisers, instance)
    market.rules.misalignment = misalignment
    return market
  }

  private func sampled(_ market: AdviserMarket, _ sample: AlignmentSample = AlignmentSample())
    throws -> AuditAlignment
  {
    let game = try #require(market.game(repeated: nil))
    return game.marketAlignment(with: "value", sample: sample) { $1[0] }
  }

  /// The best weights over all that can come about: what the user does alone after any one policy.
  private func exact(_ market: AdviserMarket) -> MarketAlignment {
    let rules = market.rules
    func worth(_ action: Int, _ state: Int) -> Double { market.worth(of: action, in: state) }
    var outcomes = Set<[Int]>()
    let policies = Int(pow(Double(rules.actions), Double(rules.states)))
    for policy in 0..<policies {
      var (rest, words): (Int, [Int]) = (policy, [])
      for _ in 0..<rules.states {
        words.append(rest % rules.actions)
        rest /= rules.actions
      }
      for state in 0..<rules.states {
        let alike = (0..<rules.states).filter { words[$0] == words[state] }
        let reply = (0..<rules.actions).max { left, right in
          alike.reduce(0) { $0 + worth(left, $1) } < alike.reduce(0) { $0 + worth(right, $1) }
        }
        outcomes.insert([reply ?? 0, state])
      }
    }
    let all = outcomes.sorted { $0.lexicographicallyPrecedes($1) }
    return MarketAlignment(
      of: all.map { worth($0[0], $0[1]) },
      among: (0..<rules.advisers).map { adviser in
        all.map { market.worth(of: $0[0], in: $0[1], to: adviser) }
      })
  }

  @Test(arguments: [1, 2, 5, 9, 64], 0..<3)
  func `finds the error over all outcomes, which are few`(_ advisers: Int, _ instance: Int) throws {
    let market = market(advisers, instance)
    let found = try #require(try sampled(market).alignment)
    let exact = exact(market)
    #expect(found.isBest && abs(found.error - exact.error) < 1e-8)
  }

  @Test func `agrees with the tree of a small market`() throws {
    let market = market(2, 3)
    let tree = try #require(market.game(repeated: nil)?.explore(budget: 100_000).tree)
    let goal = (0..<tree.leaves).map { tree.measure(leaf: $0, index: 0) }
    let criterion = WelfareCriterion(
      name: "value", unit: "", objective: goal, value: { $0.measures[0] })
    let whole = tree.marketAlignment(with: criterion)
    let part = try sampled(market)
    #expect(whole.sample == nil && part.sample == AlignmentSample())
    let (one, other) = (try #require(whole.remainder), try #require(part.remainder))
    #expect(abs(one - other) < 1e-8 && whole.advisers == part.advisers)
  }

  @Test func `lies nearer to the hull the more advisers there are`() throws {
    let errors = try [1, 4, 16, 64].map { advisers in
      try (0..<6).reduce(0.0) { sum, instance in
        sum
          + (try sampled(market(advisers, instance), AlignmentSample(episodes: 600)).alignment?
            .error ?? 0)
      } / 6
    }
    #expect(errors[0] > errors[1] && errors[1] > errors[2] && errors[3] < 1e-8)
    let balanced = try sampled(market(64, 0, .cancels), AlignmentSample(episodes: 600))
    #expect(balanced.remainder == 0 || (balanced.alignment?.error ?? 1) < 1e-8)
  }

  @Test(arguments: [1, 2, 10, 64], [200, 8192])
  func `misses no more than it says, by the binomial tail`(_ advisers: Int, _ episodes: Int) {
    let share = AlignmentSample(episodes: episodes).beyond(advisers)
    guard share < 1 else { return }
    // Weights, constant and error are the variables of the program.
    let (count, hit, miss) = (Double(episodes), log(share), log1p(-share))
    var tail = 0.0
    for number in 0..<advisers + 2 {
      let seen = Double(number)
      let all: Double = lgamma(count + 1)
      let ways: Double = all - lgamma(seen + 1) - lgamma(count - seen + 1)
      tail += exp(ways + seen * hit + (count - seen) * miss)
    }
    #expect(tail <= 0.05 && tail > 1e-4)
  }

  @Test func `says what it cannot weigh`() throws {
    let game = try #require(market(3, 0).game(repeated: nil))
    let none = game.marketAlignment(with: "gini", value: nil)
    #expect(none.obstacle == "gini is no mean over episodes, so payoffs cannot add up to it")
    let own = try #require(market(1, 0).game(repeated: nil))
    let same = own.marketAlignment(with: "utilitarian") { payoffs, _ in payoffs[0] }
    #expect(same.obstacle == "the payoff of every player is utilitarian itself")
    #expect(same.remainder == 0)
  }
}
