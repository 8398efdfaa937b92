import Agents
import Arena
import Testing

/// What each action pays in each round, fixed before play: action 1 is best but for the middle third,
/// when action 0 is; all others alternate between good and bad.
func hardPayoffs(rounds: Int, actions: Int) -> [[Double]] {
  (0..<rounds).map { round in
    let favoured = 3 * round / rounds == 1 ? 0 : 1
    return (0..<actions).map { action in
      action == favoured || (round + action) % 2 == 0 ? 1 : 0
    }
  }
}

/// The mean over seeds of what the best fixed action would have paid more than the learner got.
func meanRegret<A: Agent>(
  _ agent: A, against payoffs: [[Double]], seeds: Int = 12
) throws -> Double {
  let actions = payoffs[0].count
  let briefing = try Briefing.plain(actions: actions)
  let best = (0..<actions).map { action in payoffs.reduce(0) { $0 + $1[action] } }.max() ?? 0
  var total = 0.0
  for seed in 0..<seeds {
    let individual = Individual(agent, in: briefing, seed: UInt64(seed))
    var earned = 0.0
    for row in payoffs {
      let action = individual.choose()
      earned += row[action]
      if A.feedback.contains(.payoff) { individual.learn(action, pays: row[action]) }
      if A.feedback.contains(.counterfactual) { individual.compare(action, among: row) }
    }
    total += best - earned
  }
  return total / Double(seeds)
}

@Suite struct `Learners without regret` {
  static let rounds = 1200
  static let actions = 3
  let payoffs = hardPayoffs(rounds: rounds, actions: actions)
  let horizon = Double(rounds)
  let width = Double(actions)

  /// Five standard errors of a mean over 12 seeds of sums of draws in the unit interval.
  var samplingError: Double { 5 * (horizon / 4 / 12).squareRoot() }

  @Test func `uniform play regrets more than any of the bounds`() throws {
    #expect(try meanRegret(Uniform(), against: payoffs) > 175)
  }

  @Test func `hedge stays below the bound of exponential weights`() throws {
    var agent = Hedge()
    agent.rate = (8 * Portable.log(width) / horizon).squareRoot()
    let bound = (horizon / 2 * Portable.log(width)).squareRoot()
    #expect(try meanRegret(agent, against: payoffs) < bound + samplingError)
  }

  /// The squared length of the positive regrets grows by at most (actions - 1) a round in
  /// expectation.
  @Test func `regret matching stays below Blackwell's bound`() throws {
    let bound = (horizon * (width - 1)).squareRoot()
    #expect(try meanRegret(RegretMatching(), against: payoffs) < bound)
    #expect(try meanRegret(RegretMatchingPlus(), against: payoffs) < bound)
  }

  /// Corollary 3.2 of the paper.
  @Test func `exp3 stays below its bound with payoffs of its own alone`() throws {
    var agent = Exp3()
    let scale = width * Portable.log(width)
    agent.exploration = (scale / ((Portable.exp(1) - 1) * horizon)).squareRoot()
    let bound = 2.63 * (horizon * scale).squareRoot()
    #expect(try meanRegret(agent, against: payoffs) < bound)
  }

  /// Any payoff that is constant moves no difference.
  @Test func `regrets ignore what all actions have in common`() throws {
    let briefing = try Briefing.plain(actions: 2)
    let plain = Individual(RegretMatching(), in: briefing)
    let shifted = Individual(RegretMatching(), in: briefing)
    for round in 0..<50 {
      plain.compare(round % 2, among: [Double(round % 3), 1])
      shifted.compare(round % 2, among: [Double(round % 3) + 1024, 1 + 1024])
    }
    #expect(plain.table == shifted.table)
  }

  @Test func `regret matching draws in proportion to positive regrets`() throws {
    let individual = Individual(RegretMatching(), in: try .plain(actions: 4))
    individual.compare(0, among: [2, 3, 5, 1])
    let counts = individual.counts(of: 4000)
    #expect(counts[0] == 0 && counts[3] == 0)
    #expect(chiSquare([counts[1], counts[2]], against: [1, 3]) < 10.8)
  }

  @Test func `clipped regrets forget how bad an action was`() throws {
    let individual = Individual(RegretMatchingPlus(), in: try .plain(actions: 2))
    for _ in 0..<10 { individual.compare(0, among: [1, 0]) }
    individual.compare(0, among: [0, 1])
    #expect(individual.table == [0, 1])
  }

  @Test func `hedge frequencies are ratios of exponentials`() throws {
    var agent = Hedge()
    agent.rate = 0.5
    let individual = Individual(agent, in: try .plain(actions: 3, payoffs: 0...2))
    individual.compare(1, among: [0, 2, 1])
    individual.compare(0, among: [0, 2, 1])
    let weights = [1, Portable.exp(1), Portable.exp(0.5)]
    #expect(chiSquare(individual.counts(of: 10_000), against: weights) < 13.8)
  }
}
