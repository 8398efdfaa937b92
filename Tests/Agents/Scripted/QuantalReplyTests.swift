import Agents
import Arena
import Mechanisms
import Testing

@Suite struct `Attackers who err` {
  /// Five domains under public rates that leave none certain.
  private func oversight() throws -> (briefing: Briefing, rates: [Double]) {
    var game = SecurityGame()
    (game.rules.defender, game.rules.coverage) = (.designer, .given)
    game.rules.rates = [0.3, 0.25, 0.2, 0.15, 0.1]
    return (try .of(game), game.rules.rates)
  }

  @Test(arguments: [0.5, 1.3, 20])
  func `hit targets in proportion to the exponential of their payoff`(_ noise: Double) throws {
    let (briefing, rates) = try oversight()
    var agent = QuantalReply()
    agent.noise = noise
    let counts = Individual(agent, in: briefing).counts(of: 20_000)
    let tops = [9.0, 7, 5, 6, 2]
    let spans = [12.0, 9, 6, 10, 3]
    let weights = (0..<5).map { Portable.exp((tops[$0] - spans[$0] * rates[$0]) / noise) }
    #expect(chiSquare(counts, against: weights) < 18.5)
  }

  @Test func `weigh risk, reward and penalty as people do`() throws {
    let (briefing, rates) = try oversight()
    let counts = Individual(SubjectiveReply(), in: briefing).counts(of: 20_000)
    let rewards = [9.0, 7, 5, 6, 2]
    let penalties = [-3.0, -2, -1, -4, -1]
    let weights = (0..<5).map {
      Portable.exp(-9.85 * rates[$0] + 0.37 * rewards[$0] + 0.15 * penalties[$0])
    }
    #expect(chiSquare(counts, against: weights) < 18.5)
  }

  @Test func `see no penalty where there is no risk`() throws {
    var game = SecurityGame()
    (game.rules.defender, game.rules.coverage) = (.designer, .given)
    game.rules.rates = [1, 0, 0, 0, 0]
    var agent = SubjectiveReply()
    (agent.risk, agent.reward, agent.penalty) = (0, 1, 1)
    let counts = Individual(agent, in: try .of(game)).counts(of: 20_000)
    // Best and worst coincide everywhere: -3 where coverage is certain, the reward elsewhere.
    let weights = [-6.0, 14, 10, 12, 4].map { Portable.exp($0) }
    #expect(counts[0] == 0)
    #expect(chiSquare(Array(counts[1...]), against: Array(weights[1...])) < 18.5)
  }

  @Test func `reply to what the population did`() throws {
    let briefing = try Briefing.of(MoneyRequest())
    var agent = QuantalReply()
    agent.noise = 2
    let individual = Individual(agent, in: briefing)
    var eighteen = [Double](repeating: 0, count: 10)
    eighteen[18 - 11] = 1
    individual.survey(Profile(shared: eighteen, in: briefing.shape))
    var payoffs = (11...20).map { Double($0) }
    payoffs[17 - 11] += 20
    let weights = payoffs.map { Portable.exp(($0 - 37) / 2) }
    let counts = individual.counts(of: 20_000)
    // Only 17 to 20 are expected at all often.
    #expect(counts[17 - 11] > 19_900)
    #expect(abs(Double(counts[20 - 11]) - 20_000 * weights[9]) < 40)
  }

  @Test func `need a tree`() throws {
    let sentence = "needs the tree of the game, but this game is too large to explore"
    var quantal = QuantalReply()
    var subjective = SubjectiveReply()
    #expect(quantal.prepare(for: try .plain(actions: 2)) == sentence)
    #expect(subjective.prepare(for: try .plain(actions: 2)) == sentence)
  }
}
