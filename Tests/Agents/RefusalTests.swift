import Agents
import Arena
import Mechanisms
import Testing

@Suite struct `Refusal to play` {
  private func refusal(_ agent: some Agent, of mechanism: some Mechanism) throws -> String? {
    let game = try #require(mechanism.game(repeated: nil))
    let tree = try #require(game.explore(budget: 1_000_000).tree)
    var agent = agent
    return agent.refusal(
      of: Briefing(shape: game.shape, payoffRange: tree.payoffRange, tree: tree))
  }

  @Test func `comes from agents who live by what others did, where nobody is told`() throws {
    let village = ReputedPrisonersDilemma()
    let sentence = "needs to be told what others did, but in this game nobody is"
    #expect(try refusal(TitForTat(), of: village) == sentence)
    #expect(try refusal(Gradual(), of: village) == sentence)
    #expect(try refusal(Hedge(), of: village) == nil)
    #expect(try refusal(TitForTat(), of: PrisonersDilemma()) == nil)
  }

  @Test func `leaves an agent's own complaint alone`() throws {
    let claims = try refusal(Gradual(), of: TravelersDilemma())
    #expect(claims?.hasPrefix("needs a decision between two actions") == true)
  }
}
