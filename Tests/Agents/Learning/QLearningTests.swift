import Agents
import Arena
import Testing

/// Two states: staying pays 1 in the first and 2 in the second, going pays nothing.
///
/// At discount 0.9 staying in the second is worth 2 / (1 - 0.9) = 20, going there 18, staying in the
/// first 1 + 0.9 x 18 = 17.2, and going back 0.9 x 18 = 16.2.
func walk<A: Agent>(_ individual: Individual<A>, steps: Int) {
  var state = 0
  for _ in 0..<steps {
    let goes = individual.choose(at: state) == 1
    let next = goes ? 1 - state : state
    individual.learn(
      goes ? 1 : 0, pays: goes ? 0 : Double(state + 1), at: state, then: next)
    state = next
  }
}

@Suite struct `Q-learning` {
  let exact = [17.2, 18, 20, 16.2]

  @Test(arguments: [0, 1e-6])
  func `epsilon-greedy converges to the exact discounted values`(_ decay: Double) throws {
    var agent = EpsilonGreedy()
    agent.exploration = 0.5
    agent.decay = decay
    agent.discount = 0.9
    agent.rate = 0.5
    let individual = Individual(agent, in: try .plain(actions: 2, infosets: 2, payoffs: 0...2))
    walk(individual, steps: 3000)
    let table = individual.table
    // Visits stand before the values of a state, and only where exploration decays.
    for (entry, value) in zip(decay > 0 ? [1, 2, 4, 5] : [0, 1, 2, 3], exact) {
      #expect((table[entry] - value).magnitude < 1e-9)
    }
    if decay > 0 { #expect(table[0] + table[3] == 3000) }
  }

  @Test func `softmax converges to the same values from any initial value`() throws {
    var agent = SoftmaxQ()
    agent.noise = 5
    agent.discount = 0.9
    agent.rate = 0.5
    agent.initial = 100
    let individual = Individual(agent, in: try .plain(actions: 2, infosets: 2, payoffs: 0...2))
    walk(individual, steps: 3000)
    for (entry, value) in zip(individual.table, exact) {
      #expect((agent.initial + entry - value).magnitude < 1e-9)
    }
  }

  @Test func `the end of an episode is worth its payoff alone`() throws {
    var agent = SoftmaxQ()
    agent.rate = 1
    agent.initial = 50
    let individual = Individual(agent, in: try .plain(actions: 2))
    individual.learn(1, pays: 3)
    #expect(individual.table == [0, -47])  // 3 - 50
  }

  @Test func `optimism tries everything before anything twice`() throws {
    var agent = EpsilonGreedy()
    agent.exploration = 0
    agent.initial = 10
    let individual = Individual(agent, in: try .plain(actions: 7))
    var tried: Set<Int> = []
    for _ in 0..<7 {
      let action = individual.choose()
      tried.insert(action)
      individual.learn(action, pays: 1)
    }
    #expect(tried.count == 7)
  }

  /// The share of explorers is exploration / (1 + decay x visits) = 1 / (1 + 1 x 3), and half of
  /// them take the better action.
  @Test func `exploration decays with visits`() throws {
    var agent = EpsilonGreedy()
    agent.exploration = 1
    agent.decay = 1
    let individual = Individual(agent, in: try .plain(actions: 2))
    for _ in 0..<3 { individual.learn(0, pays: 1) }
    #expect(chiSquare(individual.counts(of: 4000), against: [7, 1]) < 10.8)
  }

  @Test func `softmax frequencies are ratios of exponentials`() throws {
    var agent = SoftmaxQ()
    agent.rate = 1
    agent.noise = 0.25
    let individual = Individual(agent, in: try .plain(actions: 3, payoffs: 0...4))
    for (action, payoff) in [0.0, 1, 2].enumerated() { individual.learn(action, pays: payoff) }
    let weights = [1, Portable.exp(1), Portable.exp(2)]
    #expect(chiSquare(individual.counts(of: 10_000), against: weights) < 13.8)
  }
}
