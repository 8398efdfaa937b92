import Agents
import Arena
import Testing

/// Pulls of the better of two arms that pay 1 with probability 0.7 and 0.3, in the last pulls.
func pullsOfBetterArm<A: Agent>(
  _ agent: A, pulls: Int, last: Int, seeds: Int, in briefing: Briefing
) -> Double {
  var total = 0
  for seed in 0..<seeds {
    let key = StreamKey(seed: 11).with(seed)
    let individual = Individual(agent, in: briefing, seed: key.value)
    var nature = RandomStream(key.with("nature"))
    for pull in 0..<pulls {
      let arm = individual.choose()
      individual.learn(arm, pays: nature.happens(arm == 1 ? 0.7 : 0.3) ? 1 : 0)
      if pull >= pulls - last { total += arm }
    }
  }
  return Double(total) / Double(seeds)
}

@Suite struct `Learners from their own payoffs` {
  let arms: Briefing

  init() throws { arms = try .plain(actions: 2) }

  @Test func `find the better of two arms`() {
    func share(_ agent: some Agent) -> Double {
      pullsOfBetterArm(agent, pulls: 1500, last: 500, seeds: 12, in: arms) / 500
    }
    #expect(share(EpsilonGreedy()) > 0.85)
    #expect(share(SoftmaxQ()) > 0.85)
    #expect(share(UCB1()) > 0.85)
    #expect(share(Thompson()) > 0.85)
    #expect(share(Exp3()) > 0.8)
    #expect(share(PolicyGradient()) > 0.85)
    #expect(share(RothErev()) > 0.55)
  }

  @Test func `ucb1 pulls the worse arm less often than Auer's bound`() {
    let pulls = 1000
    let gap = 0.4
    let bound =
      8 * Portable.log(Double(pulls)) / (gap * gap) + 1 + Double.pi * Double.pi / 3
    let better = pullsOfBetterArm(UCB1(), pulls: pulls, last: pulls, seeds: 20, in: arms)
    #expect(Double(pulls) - better < bound)
  }

  @Test func `ucb1 tries every action once before any twice`() throws {
    let individual = Individual(UCB1(), in: try .plain(actions: 6))
    var tried: Set<Int> = []
    for _ in 0..<6 {
      let action = individual.choose()
      tried.insert(action)
      individual.learn(action, pays: 1)
    }
    #expect(tried.count == 6)
  }

  /// With beliefs Normal(0, 1/2) and Normal(1/2, 1/2) the second is greater with probability
  /// Phi(1/2) = 0.691462.
  @Test func `thompson takes an action as often as it is believed best`() {
    let individual = Individual(Thompson(), in: arms)
    individual.learn(0, pays: 0)
    individual.learn(1, pays: 1)
    let counts = individual.counts(of: 20_000)
    #expect(chiSquare(counts, against: [1 - 0.691462, 0.691462]) < 10.8)
  }

  /// The range is -10...0 and half of it 5, so with strength 2 both propensities start at 5.
  @Test func `roth-erev propensities follow the paper for three steps`() throws {
    var agent = RothErev()
    agent.strength = 2
    agent.forgetting = 0.5
    agent.experimentation = 0.2
    let individual = Individual(agent, in: try .plain(actions: 2, payoffs: -10...0))
    func holds(_ first: Double, _ second: Double) -> Bool { individual.table == [first, second] }
    individual.learn(0, pays: 0)
    #expect(holds(2.5 + 8, 2.5 + 2))
    individual.learn(1, pays: -5)
    #expect(holds(5.25 + 1, 2.25 + 4))
    individual.learn(1, pays: -10)
    #expect(holds(3.125, 3.125))
    individual.learn(1, pays: 0)
    #expect(holds(1.5625 + 2, 1.5625 + 8))
    #expect(chiSquare(individual.counts(of: 4000), against: [3.5625, 9.5625]) < 10.8)
  }

  /// After the first payoff the baseline is 0 and both actions are equally likely.
  @Test func `policy gradient takes the step of the formula`() {
    var agent = PolicyGradient()
    agent.rate = 2
    let individual = Individual(agent, in: arms)
    individual.learn(0, pays: 0)
    #expect(individual.table == [1, 0, 0, 0])
    individual.learn(0, pays: 1)
    #expect(individual.table == [2, 0.5, 1, -1])
    let weights = [Portable.exp(1), Portable.exp(-1)]
    #expect(chiSquare(individual.counts(of: 4000), against: weights) < 10.8)
  }

  @Test func `policy gradient keeps the sum of preferences`() throws {
    let individual = Individual(PolicyGradient(), in: try .plain(actions: 5))
    var random = RandomStream(StreamKey(seed: 3))
    for _ in 0..<1000 { individual.learn(individual.choose(), pays: random.unit()) }
    let sum: Double = individual.table.dropFirst(2).reduce(0, +)
    #expect(abs(sum) < 1e-9)
  }

  /// Going on pays nothing at once but 1 at the next decision; stopping pays 0.5.
  @Test(arguments: [(1.0, 1), (0.0, 0)])
  func `policy gradient looks ahead as far as its discount`(
    discount: Double, choice: Int
  ) throws {
    var agent = PolicyGradient()
    agent.discount = discount
    let individual = Individual(agent, in: try .plain(actions: 2, infosets: 2))
    for _ in 0..<2000 {
      if individual.choose() == 0 {
        individual.learn(0, pays: 0.5)
      } else {
        individual.learn(1, pays: 0, then: 1)
        individual.learn(individual.choose(at: 1), pays: 1, at: 1)
      }
    }
    #expect(individual.counts(of: 1000)[choice] > 950)
  }
}
