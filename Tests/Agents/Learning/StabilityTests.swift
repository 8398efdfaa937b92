import Agents
import Arena
import Testing

/// Lives long with payoffs up to a trillion, the second action always better, and returns how often
/// it takes each action at the end.
func countsAfterLongLife<A: Agent>(_ agent: A, steps: Int = 100_000) throws -> [Int] {
  let individual = Individual(agent, in: try .plain(actions: 2, payoffs: -1e12...1e12))
  var random = RandomStream(StreamKey(seed: 21))
  for _ in 0..<steps {
    let action = individual.choose()
    let common = 1e12 * (random.unit() - 0.5)
    let payoffs = [common - 0.5e12, common + 0.5e12]
    individual.learn(action, pays: payoffs[action])
    individual.compare(action, among: payoffs)
  }
  #expect(individual.table.allSatisfy { $0.isFinite })
  return individual.counts(of: 1000)
}

@Suite struct `Learners after a long life of large payoffs` {
  @Test func `exp3 still explores and still prefers the better action`() throws {
    let counts = try countsAfterLongLife(Exp3())
    #expect(counts[1] > 900 && counts[0] > 20)
  }

  @Test func `hedge is certain`() throws {
    #expect(try countsAfterLongLife(Hedge()) == [0, 1000])
  }

  @Test func `policy gradient is nearly certain`() throws {
    #expect(try countsAfterLongLife(PolicyGradient())[1] > 990)
  }

  @Test func `softmax is certain`() throws {
    #expect(try countsAfterLongLife(SoftmaxQ(), steps: 20_000)[1] > 990)
  }

  @Test func `roth-erev never loses all its propensities`() throws {
    let individual = Individual(RothErev(), in: try .plain(actions: 2))
    for _ in 0..<20_000 { individual.learn(0, pays: 0) }
    #expect(individual.table[0] > 0)
    #expect(chiSquare(individual.counts(of: 1000), against: [1, 1]) < 10.8)
    individual.learn(1, pays: 1)
    #expect(individual.counts(of: 1000)[1] > 700)
  }

  @Test func `logit learning and attractions stay bounded`() throws {
    #expect(try countsAfterLongLife(LogitLearning(), steps: 20_000) == [0, 1000])
    #expect(
      try countsAfterLongLife(ExperienceWeightedAttraction(), steps: 20_000)[1] > 900)
  }
}
