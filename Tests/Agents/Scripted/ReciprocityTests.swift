import Agents
import Arena
import Mechanisms
import Testing

/// What an agent answers to a partner's moves in the prisoner's dilemma of 5, 3, 1, 0.
func answers<A: Agent>(_ individual: Individual<A>, to partner: String) -> String {
  let payoffs: [[Double]] = [[3, 0], [5, 1]]
  var picture = ""
  for letter in partner {
    let other = letter == "C" ? 0 : 1
    let own = individual.choose(wishing: 0)
    picture += own == 0 ? "C" : "D"
    individual.learn(own, pays: payoffs[own][other])
    individual.observe(other)
    individual.witness(own, [other])
  }
  return picture
}

/// What a fresh agent of a kind answers to a partner's moves in the prisoner's dilemma.
func answers(of agent: some Agent, to partner: String) throws -> String {
  answers(Individual(agent, in: try .of(PrisonersDilemma())), to: partner)
}

@Suite struct `Reciprocating agents` {
  let dilemma: Briefing

  init() throws { dilemma = try .of(PrisonersDilemma()) }

  @Test(arguments: [
    ("CCDCD", "CCCDC"), ("DDDDD", "CDDDD"), ("CDCDC", "CCDCD"),
  ])
  func `tit for tat copies the last move`(partner: String, picture: String) {
    #expect(answers(Individual(TitForTat(), in: dilemma), to: partner) == picture)
  }

  @Test(arguments: [("CCDCD", "CCCDD"), ("CCCCC", "CCCCC"), ("DCCCC", "CDDDD")])
  func `grim never forgives`(partner: String, picture: String) {
    #expect(answers(Individual(Grim(), in: dilemma), to: partner) == picture)
  }

  @Test(arguments: [("CCDCD", "CCCDD"), ("CCDCDDC", "CCCDDCD"), ("DDDDD", "CDCDC")])
  func `win-stay lose-shift leaves what paid less than the middle`(
    partner: String, picture: String
  ) {
    #expect(answers(Individual(WinStayLoseShift(), in: dilemma), to: partner) == picture)
  }

  @Test func `win-stay lose-shift shifts to any other action`() throws {
    let individual = Individual(WinStayLoseShift(), in: try .plain(actions: 4, seats: 2))
    individual.learn(2, pays: 0.49)
    let counts = individual.counts(of: 3000)
    #expect(counts[2] == 0)
    #expect(chiSquare([counts[0], counts[1], counts[3]], against: [1, 1, 1]) < 13.8)
    individual.learn(2, pays: 0.5)
    #expect(individual.counts(of: 10) == [0, 0, 10, 0])
  }

  @Test(arguments: [(0.0, "CCCDC"), (1.0, "CCCCC")])
  func `generosity 0 is tit for tat and generosity 1 always forgives`(
    generosity: Double, picture: String
  ) {
    var agent = GenerousTitForTat()
    agent.generosity = generosity
    #expect(answers(Individual(agent, in: dilemma), to: "CCDCD") == picture)
  }

  @Test func `a third of departures is forgiven`() {
    let individual = Individual(GenerousTitForTat(), in: dilemma)
    individual.observe(1)
    #expect(chiSquare(individual.counts(of: 3000, wishing: 0), against: [1, 2]) < 10.8)
  }

  @Test func `strangers are met with an open mind`() {
    func check<A: Agent>(_ agent: A) {
      let individual = Individual(agent, in: dilemma)
      _ = answers(individual, to: "DD")
      individual.meet()
      #expect(individual.choose(wishing: 0) == 0, "\(A.card.id)")
      _ = answers(individual, to: "DD")
      individual.renew()
      #expect(individual.choose(wishing: 0) == 0, "\(A.card.id)")
    }
    check(TitForTat())
    check(GenerousTitForTat())
    check(Grim())
    check(WinStayLoseShift())
  }

  @Test func `one departure among several partners is answered for one round`() throws {
    let individual = Individual(TitForTat(), in: try .plain(actions: 3, seats: 4))
    func round(_ actions: [Int]) -> Int {
      for (index, action) in actions.enumerated() { individual.observe(action, by: index + 1) }
      return individual.choose(wishing: 0)
    }
    #expect(round([0, 2, 0]) == 2)
    #expect(round([0, 0, 0]) == 0)
    #expect(round([1, 0, 0]) == 1)
    #expect(round([1, 2, 0]) == 2)
    #expect(round([0, 0, 0]) == 0)
  }

  @Test func `one decision, one role and a partner are needed`() throws {
    let alone = try Briefing.plain(actions: 2)
    let move = Decision("move", actions: .named(["a", "b"]))
    let twoMoves = try #require(
      Shape(
        roles: [Role("player", seats: 2)], decisions: [move, move], measures: [],
        expectedRounds: 1))
    let twoRoles = try #require(
      Shape(
        roles: [Role("buyer"), Role("seller")], decisions: [move], measures: [],
        expectedRounds: 1))
    func complaint(_ shape: Shape) -> String? {
      var agent = TitForTat()
      return agent.prepare(for: Briefing(shape: shape, payoffRange: 0...1, tree: nil))
    }
    #expect(complaint(alone.shape) == "needs a game with another player, but this one has none")
    #expect(
      complaint(twoMoves) == "needs a game with exactly one decision, but this one has 2")
    #expect(
      complaint(twoRoles)
        == "needs a game in which all play the same role, but this one has 2 roles")
  }
}
