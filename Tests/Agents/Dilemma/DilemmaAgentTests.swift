import Agents
import Mechanisms
import Testing

@testable import Arena

/// Finds a strategy for dilemmas that is not as good as new after it met somebody else.
private struct Forgetting: AgentVisitor {
  let dilemma: Briefing
  var checked = 0
  var grudges: [String] = []

  mutating func visit<A: Agent>(_ type: A.Type) {
    guard type is any DilemmaAgent.Type else { return }
    checked += 1
    let partner = "CDDCDCCDDDDCCDCDCCCDDDDDDCCCCCCDCDCDCDDCDCCDDDDDDDDCCCCCCCCDDDDC"
    let fresh = Individual(A(), in: dilemma, seed: 3)
    let veteran = Individual(A(), in: dilemma, seed: 3)
    for letter in partner { veteran.witness(letter == "C" ? 1 : 0, [letter == "C" ? 0 : 1]) }
    veteran.meet()
    if answers(fresh, to: partner) != answers(veteran, to: partner) { grudges.append(A.card.id) }
  }
}

@Suite struct `Strategies for dilemmas` {
  let dilemma: Briefing

  init() throws { dilemma = try .of(PrisonersDilemma()) }

  @Test func `are at least thirty, and meet strangers with an open mind`() {
    var visitor = Forgetting(dilemma: dilemma)
    visitAgents(&visitor)
    #expect(visitor.checked >= 30)
    #expect(visitor.grudges == [])
  }

  @Test func `play every symmetric game of two actions`() throws {
    var agent = Gradual()
    #expect(agent.prepare(for: try .of(StagHunt())) == nil)
    #expect(agent.prepare(for: try .of(Chicken())) == nil)
    #expect(
      agent.prepare(for: try .plain(actions: 3, seats: 2))
        == "needs a decision between two actions, but \"move\" has 3")
    #expect(
      agent.prepare(for: try .plain(actions: 2))
        == "needs a game with another player, but this one has none")
  }

  @Test func `take the wish for cooperation`() {
    let individual = Individual(TitForTwoTats(), in: dilemma)
    #expect(individual.choose(wishing: 1) == 1)
    for _ in 0..<2 { individual.witness(1, [0], wishing: 1) }
    #expect(individual.choose(wishing: 1) == 0)
    #expect(individual.choose(wishing: nil) == 1)
  }

  @Test func `see a defection of anybody, in any seat`() throws {
    let briefing = try Briefing.plain(actions: 2, seats: 4)
    for seat in 0..<4 {
      let individual = Individual(SuspiciousTitForTat(), in: briefing)
      individual.witness(1, [0, 0, 0], seat: seat)
      #expect(individual.choose(wishing: 0) == 0)
      individual.witness(0, [0, 1, 0], seat: seat)
      #expect(individual.choose(wishing: 0) == 1)
    }
  }

  @Test func `periodic needs moves, each of them one`() {
    var agent = Periodic()
    for moves in [[], [0.5], [0, 2]] {
      agent.moves = moves
      #expect(agent.prepare(for: dilemma) == "needs a list of moves, each 0 or 1")
    }
    agent.moves = [1, 1, 0]
    #expect(answers(Individual(agent, in: dilemma), to: "CDCCCDDC") == "DDCDDCDD")
  }

  /// The strategy's own moves, slips among them, the partner's, and what it does next.
  @Test(arguments: [
    ("D", "C", "C"), ("DC", "CD", "C"), ("DD", "CD", "C"), ("DCC", "CDD", "D"),
    ("C", "D", "D"), ("CD", "DD", "D"), ("CD", "DC", "C"), ("CC", "DD", "D"), ("D", "D", "C"),
  ])
  func `contrite tit for tat makes up for its slips`(mine: String, theirs: String, next: String) {
    let individual = Individual(ContriteTitForTat(), in: dilemma)
    for (own, other) in zip(mine, theirs) {
      individual.witness(own == "C" ? 0 : 1, [other == "C" ? 0 : 1])
    }
    #expect(individual.choose(wishing: 0) == (next == "C" ? 0 : 1))
  }

  @Test func `win-stay lose-shift goes by what it did, not by what it meant`() throws {
    let individual = Individual(WinStayLoseShift(), in: dilemma)
    var reward = Reward(turn: individual.turn(), action: 0, payoff: 5, next: nil)
    reward.slip(to: 1)
    individual.agent.learn(from: reward, mind: individual.mind)
    #expect(individual.choose(wishing: 0) == 1)
  }
}
