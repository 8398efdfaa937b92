import Arena
import Mechanisms
import Testing

@Suite struct `Iterated prisoner's dilemma` {
  /// A match in which both always take the same actions, and nature draws the first thing it can.
  private func told(
    _ mechanism: IteratedPrisonersDilemma, _ actions: [Int], nature: Int = 0
  ) throws -> Transcript {
    let game = try #require(mechanism.game(repeated: nil))
    return game.narrate(
      drawing: { weights in weights[nature] > 0 ? nature : 1 - nature },
      choosing: { turn, _ in actions[turn.seat] })
  }

  @Test func `lasts 200 rounds of 3, 5, 1 and 0`() throws {
    let payoffs = [[[3.0, 3], [0, 5]], [[5, 0], [1, 1]]]
    for row in 0..<2 {
      for column in 0..<2 {
        let story = try told(IteratedPrisonersDilemma(), [row, column])
        #expect((0..<2).map { story.payoff(of: $0) } == payoffs[row][column].map { 200 * $0 })
        #expect(story.total(of: 0) == 100 * Double(2 - row - column))
      }
    }
    #expect(IteratedPrisonersDilemma().expectedRounds == 200)
  }

  @Test func `lets hands slip as often as it says`() throws {
    var mechanism = IteratedPrisonersDilemma()
    mechanism.noise = 1
    let story = try told(mechanism, [0, 1])
    #expect((0..<2).map { story.payoff(of: $0) } == [1000, 0])
    let slip = 0.1
    mechanism.noise = slip
    let tree = try #require(mechanism.game(repeated: nil)?.exploreStage(budget: 100).tree)
    // Both mean to cooperate: each of four outcomes by how many of the two slipped.
    let both = 3 * (1 - slip) * (1 - slip) + (0 + 5) * slip * (1 - slip) + 1 * slip * slip
    let expectation = tree.expectation(under: tree.profile([[0], [0]]))
    #expect((expectation.payoffs[0] - both).magnitude < 1e-12)
    #expect((expectation.measures[0] - (1 - slip)).magnitude < 1e-12)
  }

  @Test func `ends by chance when it should`() throws {
    var mechanism = IteratedPrisonersDilemma()
    mechanism.continuation = 0.5
    mechanism.rounds = 3
    #expect(mechanism.expectedRounds == 1.75)
    #expect(try told(mechanism, [0, 0], nature: 1).payoff(of: 0) == 3)
    #expect(try told(mechanism, [0, 0], nature: 0).payoff(of: 0) == 9)
  }

  @Test func `complains of payoffs that are another game, and of profitable turns`() {
    var mechanism = IteratedPrisonersDilemma()
    mechanism.dilemma.reward = 6
    #expect(
      mechanism.complaint
        == "a prisoner's dilemma needs temptation > reward > punishment > sucker")
    mechanism.dilemma.reward = 2.5
    #expect(
      mechanism.complaint
        == "an iterated prisoner's dilemma needs 2 x reward > temptation + sucker; otherwise "
        + "taking turns pays more than cooperation")
  }

  @Test func `is too large to explore, and says so at once`() throws {
    let game = try #require(IteratedPrisonersDilemma().game(repeated: nil))
    #expect(game.isRepeated)
    guard case .tooManyLeaves(1_000_000) = game.explore(budget: 1_000_000) else {
      Issue.record("expected too many leaves")
      return
    }
    #expect(game.exploreStage(budget: 10).tree?.leaves == 4)
    let short = try #require(IteratedPrisonersDilemma().game(repeated: Horizon(rounds: 2)))
    #expect(short.explore(budget: 16).tree?.leaves == 16)
  }
}
