import Arena
import Testing

@testable import GameTheory

@Suite struct `The best reply to an automaton` {
  private func best(_ automaton: Automaton, _ discount: Double) throws -> Double {
    let game = try #require(
      AutomatonGame(.dilemma(), over: Horizon(continuation: discount, atMost: .max)))
    return try #require(game.bestPayoff(against: automaton))
  }

  @Test(arguments: [0, 0.2, 0.25, 0.4, 0.5, 0.6, 0.9, 0.999])
  func `is known for the classics`(_ discount: Double) throws {
    // Cooperate always, defect always, or once and be forgiven; tit for tat is met by these.
    let toTitForTat = Swift.max(3, 5 * (1 - discount) + discount, 5 / (1 + discount))
    #expect((try best(.titForTat, discount) - toTitForTat).magnitude < 1e-9)
    let toGrim = Swift.max(3, 5 * (1 - discount) + discount)
    #expect((try best(.grim, discount) - toGrim).magnitude < 1e-9)
    #expect((try best(.cooperator, discount) - 5).magnitude < 1e-9)
    #expect((try best(.defector, discount) - 1).magnitude < 1e-9)
  }

  @Test func `defects in a last round that is known`() throws {
    let game = try #require(AutomatonGame(.dilemma(), over: Horizon(rounds: 200)))
    let best = try #require(game.bestPayoff(against: .grim))
    let expected: Double = 602.0 / 200
    #expect((best - expected).magnitude < 1e-12)
  }

  /// Against all 32 plans for two rounds, each evaluated by all histories.
  @Test(arguments: 0..<30)
  func `is the best of all plans`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: UInt64(seed)).with("plans"))
    let round = AutomatonRound(
      Encounter(wishing: 0, payoffs: (0..<4).map { _ in 10 * random.unit() - 5 }),
      slipOfCooperation: [0, 0.3][seed & 1], slipOfDefection: [0, 0.1][seed & 1])
    let horizon = seed % 3 == 0 ? Horizon(rounds: 2) : Horizon(continuation: 0.6, atMost: 2)
    let automaton = Automaton.random(1 + random.index(below: 4), using: &random)
    let oracle = AutomatonOracle(round: round, horizon: horizon)
    var greatest = -Double.infinity
    for plan in 0..<32 {
      let moves = (0..<5).map { Double(plan >> $0 & 1) }
      let answer = oracle.answer(Automaton(first: moves[0], then: Array(moves[1...])), automaton)
      greatest = Swift.max(greatest, answer.totals[0])
    }
    let game = try #require(AutomatonGame(round, over: horizon))
    let found = try #require(game.bestPayoff(against: automaton))
    #expect((found * horizon.expectedRounds - greatest).magnitude < 1e-12)
  }

  @Test(arguments: 0..<30)
  func `earns no less than any automaton`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: UInt64(seed)).with("rivals"))
    let horizon =
      [Horizon(rounds: 37), Horizon(continuation: 0.9, atMost: 20), Horizon(rounds: 100_000)][
        seed % 3]
    let game = try #require(AutomatonGame(.dilemma(noise: [0, 0.05][seed & 1]), over: horizon))
    let automaton = Automaton.random(5, using: &random)
    let best = try #require(game.bestPayoff(against: automaton))
    for _ in 0..<20 {
      let rival = Automaton.random(1 + random.index(below: 8), using: &random)
      let match = try #require(game.match(rival, automaton))
      #expect(game.round.payoff(match.outcomes) <= best + 1e-9)
    }
  }

  @Test func `is not judged where players misperceive each other`() throws {
    let game = try #require(
      AutomatonGame(.dilemma(), over: Horizon(rounds: 9), misperception: 0.1))
    #expect(game.bestPayoff(against: .grim) == nil)
  }
}
