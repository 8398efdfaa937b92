import Agents
import Mechanisms
import Testing

@testable import Arena

/// A coin that keeps what it was asked, and says C.
private struct Ear: Coin {
  var probability: Double?
  mutating func move(cooperating probability: Double) -> Move {
    self.probability = probability
    return .cooperate
  }
}

/// Holds the automaton of every kind against the kind itself.
private struct Holding: AgentVisitor {
  let dilemma: Briefing
  let wish: Int?
  var automata: [String: Int] = [:]
  var refusals = 0
  var complaints: [String] = []

  mutating func visit<A: Agent>(_ type: A.Type) {
    var agent = A()
    guard agent.refusal(of: dilemma) == nil else { return }
    let encounter = Encounter(wishing: wish, payoffs: wish == 1 ? [1, 5, 0, 3] : [3, 0, 5, 1])
    guard let automaton = agent.automaton(in: encounter, budget: 4096) else {
      refusals += 1
      return
    }
    automata[A.card.id] = automaton.count
    var surprise = 0.0
    var variance = 0.0
    for history in 0..<8 where complaints.isEmpty {
      hold(
        Individual(agent, in: dilemma, seed: UInt64(history)), to: automaton, encounter, history,
        &surprise, &variance)
    }
    // What it did where it drew, against what is said to be likely: five standard deviations.
    if surprise.magnitude > 5 * variance.squareRoot() {
      complaints.append(
        "\(A.card.id) draws otherwise: \(surprise) where \(variance.squareRoot()) is usual")
    }
  }

  /// Lives through a match in which both hands slip, with partners from kind to hostile.
  private mutating func hold<A: Agent>(
    _ individual: Individual<A>, to automaton: Automaton, _ encounter: Encounter, _ history: Int,
    _ surprise: inout Double, _ variance: inout Double
  ) {
    var random = RandomStream(StreamKey(seed: 7).with(A.card.id).with(history))
    let kindness = [0.99, 0.02, 0.5, 0.8, 0.3, 0.93, 0.6, 0.1][history]
    let slips = [0, 0.02, 0.5, 0.1][history % 4]
    var state = 0
    for round in 0..<(history == 0 ? 450 : 150) {
      let stated = automaton.cooperation[state]
      let action = individual.choose(wishing: wish)
      let cooperates = action == wish ?? 0
      let isWrong = cooperates ? stated == 0 : stated == 1
      let own = probability(individual)
      if isWrong || own.map({ $0 != stated }) ?? false {
        complaints.append("\(A.card.id) in round \(round): \(own ?? -1) and not \(stated)")
        return
      }
      surprise += (cooperates ? 1 : 0) - stated
      variance += stated * (1 - stated)
      let mine = cooperates != random.happens(slips) ? 0 : 1
      let theirs = random.happens(kindness) ? 0 : 1
      func taken(_ move: Int) -> Int { move == 0 ? wish ?? 0 : 1 - (wish ?? 0) }
      let outcome = 2 * mine + theirs
      var reward = Reward(
        turn: individual.turn(wishing: wish), action: action, payoff: encounter.payoffs[outcome],
        next: individual.turn(wishing: wish))
      reward.slip(to: taken(mine))
      individual.agent.learn(from: reward, mind: individual.mind)
      individual.observe(taken(theirs), wishing: wish)
      individual.witness(taken(mine), [taken(theirs)], wishing: wish)
      state = Int(automaton.next[4 * state + outcome])
    }
  }

  /// How likely a strategy for dilemmas says that it cooperates; nil for other kinds.
  private func probability<A: Agent>(_ individual: Individual<A>) -> Double? {
    guard let strategy = individual as? any Strategic else { return nil }
    return strategy.probability
  }
}

private protocol Strategic {
  var probability: Double { get }
}

extension Individual: Strategic where A: DilemmaAgent {
  fileprivate var probability: Double {
    var ear = Ear()
    let memory = mind.memory
    let move = agent.move(after: memory.past, in: memory.state, using: &ear)
    return ear.probability.map { Swift.min(Swift.max($0, 0), 1) } ?? (move == .cooperate ? 1 : 0)
  }
}

@Suite struct `Strategies that are finite automata` {
  let dilemma: Briefing

  init() throws { dilemma = try .of(PrisonersDilemma()) }

  /// The reach that a strategy declares is all that it reads, and the draws are as likely as it says.
  @Test(arguments: [0, 1, nil])
  func `play as their automata do`(_ wish: Int?) {
    var visitor = Holding(dilemma: dilemma, wish: wish)
    visitAgents(&visitor)
    #expect(visitor.complaints == [])
    #expect(visitor.automata.count == 44)
    #expect(visitor.automata["tit-for-tat"] == 2)
    #expect(visitor.automata["capri"] ?? 0 > 4)
  }

  @Test func `are found for any parameters`() throws {
    let encounter = Encounter(wishing: 0, payoffs: [3, 0, 5, 1])
    var periodic = Periodic()
    periodic.moves = [0, 1, 1, 0, 0, 1, 0]
    try #require(periodic.prepare(for: dilemma) == nil)
    #expect(periodic.automaton(in: encounter, budget: 4096)?.cooperation == [1, 0, 0, 1, 1, 0, 1])
    var generous = GenerousTitForTat()
    generous.generosity = 0.25
    #expect(generous.automaton(in: encounter, budget: 4096)?.cooperation == [1, 0.25])
    // Whoever aspires to more than the least payoff only shifts after it; to the greatest, after all others.
    func shifts(_ aspiration: Double) throws -> [Double]? {
      var agent = WinStayLoseShift()
      agent.aspiration = aspiration
      try #require(agent.prepare(for: dilemma) == nil)
      return agent.automaton(in: encounter, budget: 9)?.cooperation
    }
    #expect(try shifts(0.5) == [1, 0])
    #expect(try shifts(0) == [1, 0] || shifts(0) == [1])
  }
}
