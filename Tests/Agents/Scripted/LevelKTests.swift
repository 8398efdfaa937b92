import Agents
import Arena
import Mechanisms
import Testing

@Suite struct `Agents that reason about replies` {
  /// Against a uniform partner a request r below 20 is worth r + 20/10, so 19 is best; then one less
  /// at every level, until nothing undercuts 11 and 20 is best again.
  @Test(arguments: [(1, 19), (2, 18), (5, 15), (9, 11), (10, 20)])
  func `level k requests one less than level k - 1`(level: Int, request: Int) throws {
    var agent = LevelK()
    agent.level = level
    let individual = Individual(agent, in: try .of(MoneyRequest()))
    #expect(individual.counts(of: 20)[request - 11] == 20)
  }

  @Test func `level 1 defects in the prisoner's dilemma`() throws {
    let individual = Individual(LevelK(), in: try .of(PrisonersDilemma()))
    #expect(individual.counts(of: 20, wishing: 0) == [0, 20])
  }

  @Test func `a tree is needed`() throws {
    var thinker = LevelK()
    var replier = BestReply()
    let sentence = "needs the tree of the game, but this game is too large to explore"
    #expect(thinker.prepare(for: try .plain(actions: 2)) == sentence)
    #expect(replier.prepare(for: try .plain(actions: 2)) == sentence)
  }

  @Test func `best reply starts uniformly and undercuts the last round`() throws {
    let briefing = try Briefing.of(MoneyRequest())
    let individual = Individual(BestReply(), in: briefing)
    let counts = individual.counts(of: 5000)
    #expect(chiSquare(counts, against: [Double](repeating: 1, count: 10)) < 27.9)
    var eighteen = [Double](repeating: 0, count: 10)
    eighteen[18 - 11] = 1
    individual.survey(Profile(shared: eighteen, in: briefing.shape))
    #expect(individual.counts(of: 20)[17 - 11] == 20)
  }

  @Test func `best replies that tie are mixed uniformly`() throws {
    let briefing = try Briefing.of(MoneyRequest())
    let individual = Individual(BestReply(), in: briefing)
    // Half 13, half 20: 12 pays 12 + 10, 19 pays 19 + 10; at weight 7/20 more, they tie.
    var mix = [Double](repeating: 0, count: 10)
    mix[13 - 11] = 0.5 + 7.0 / 40
    mix[20 - 11] = 0.5 - 7.0 / 40
    individual.survey(Profile(shared: mix, in: briefing.shape))
    let counts = individual.counts(of: 2000)
    #expect(counts[12 - 11] + counts[19 - 11] == 2000)
    #expect(chiSquare([counts[1], counts[8]], against: [1, 1]) < 10.8)
  }

  @Test func `inertia repeats the last action that often`() throws {
    var agent = BestReply()
    agent.inertia = 0.25
    let briefing = try Briefing.of(MoneyRequest())
    let individual = Individual(agent, in: briefing)
    individual.learn(3, pays: 0)
    var eighteen = [Double](repeating: 0, count: 10)
    eighteen[18 - 11] = 1
    individual.survey(Profile(shared: eighteen, in: briefing.shape))
    let counts = individual.counts(of: 3000)
    #expect(chiSquare([counts[3], counts[6]], against: [1, 3]) < 10.8)
  }
}
