import Arena
import Testing

@testable import GameTheory

@Suite struct `A match of two automata` {
  private func payoffs(
    _ first: Automaton, _ second: Automaton, _ game: AutomatonGame
  ) throws -> (own: Double, other: Double) {
    let match = try #require(game.match(first, second))
    return (game.round.payoff(match.outcomes), game.round.payoff(match.mirrored.outcomes))
  }

  @Test(arguments: 0..<40)
  func `comes to what all histories come to`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: UInt64(seed)).with("automata"))
    let round = AutomatonRound(
      Encounter(wishing: 0, payoffs: (0..<4).map { _ in 10 * random.unit() - 5 }),
      slipOfCooperation: [0, 0.3][seed & 1], slipOfDefection: [0, 0.1][seed & 1])
    let horizon =
      seed % 3 == 0 ? Horizon(rounds: 3) : Horizon(continuation: 0.7 * random.unit(), atMost: 3)
    let misperception = seed % 5 == 0 ? 0.2 : 0
    let first = Automaton.random(1 + random.index(below: 4), using: &random)
    let second = Automaton.random(1 + random.index(below: 4), using: &random)
    let oracle = AutomatonOracle(round: round, horizon: horizon, misperception: misperception)
      .answer(first, second)
    let game = try #require(AutomatonGame(round, over: horizon, misperception: misperception))
    let match = try #require(game.match(first, second))
    let expected = horizon.expectedRounds
    for (seat, seen) in [match, match.mirrored].enumerated() {
      #expect((round.payoff(seen.outcomes) * expected - oracle.totals[seat]).magnitude < 1e-12)
      #expect((round.payoff(seen.shares) - oracle.means[seat]).magnitude < 1e-12)
      #expect((seen.outcomes.reduce(0, +) - 1).magnitude < 1e-12)
      #expect((seen.shares.reduce(0, +) - 1).magnitude < 1e-12)
    }
  }

  @Test(arguments: [1, 2, 3, 10, 200, 1_000_000])
  func `of tit for tat with a defector is lost once`(_ rounds: Int) throws {
    let game = try #require(AutomatonGame(.dilemma(), over: Horizon(rounds: rounds)))
    let found = try payoffs(.titForTat, .defector, game)
    #expect((found.own - Double(rounds - 1) / Double(rounds)).magnitude < 1e-12)
    #expect((found.other - Double(rounds + 4) / Double(rounds)).magnitude < 1e-12)
  }

  @Test(arguments: [0, 0.5, 0.9, 0.99654, 0.9999])
  func `without end is discounted`(_ discount: Double) throws {
    let game = try #require(
      AutomatonGame(.dilemma(), over: Horizon(continuation: discount, atMost: .max)))
    let found = try payoffs(.titForTat, .defector, game)
    #expect((found.own - discount).magnitude < 1e-11)
    #expect((found.other - (5 * (1 - discount) + discount)).magnitude < 1e-11)
    // Suspicious tit for tat with tit for tat: by turns.
    let suspicious = Automaton(first: 0, then: [1, 0, 1, 0])
    let turns = try payoffs(suspicious, .titForTat, game)
    #expect((turns.own - 5 / (1 + discount)).magnitude < 1e-11)
    #expect((turns.other - 5 * discount / (1 + discount)).magnitude < 1e-11)
  }

  @Test func `that is too long to weigh is refused`() {
    #expect(
      AutomatonGame(.dilemma(), over: Horizon(continuation: 0.999_999_999, atMost: .max)) == nil)
    #expect(
      AutomatonGame(.dilemma(), over: Horizon(continuation: 0.999_999_999, atMost: 1000)) != nil)
  }

  @Test func `without any budget is not worked out`() throws {
    let game = try #require(AutomatonGame(.dilemma(), over: Horizon(rounds: 100_000)))
    let coin = Automaton(first: 0.5, then: [0.1, 0.9, 0.4, 0.6])
    let turns = Automaton(first: 0, then: [1, 0.2, 0.3, 0])
    #expect(game.match(coin, turns, budget: .steps(0)) != nil)
    let large = Automaton(
      cooperation: (0..<4096).map { _ in 0.5 }, next: (0..<4096 * 4).map { Int32($0 / 4) })
    #expect(game.match(large, large) == nil)
    var stopped = Budget()
    stopped.shouldStop = { true }
    let clock = Automaton(
      cooperation: (0..<3000).map { _ in 0.5 },
      next: (0..<3000 * 4).map { Int32(min($0 / 4 + 1, 2999)) })
    #expect(game.match(clock, clock, budget: stopped) == nil)
  }

  /// The long run of two strategies of memory one, by elimination in four unknowns.
  private func stationary(_ first: [Double], _ second: [Double]) -> [Double] {
    // Rows say that what comes into an outcome is what it holds; the last one, that all is one.
    var rows = [[Double]](repeating: [Double](repeating: 0, count: 5), count: 4)
    for outcome in 0..<4 {
      let (p, q) = (first[outcome], second[[0, 2, 1, 3][outcome]])
      let into = [p * q, p * (1 - q), (1 - p) * q, (1 - p) * (1 - q)]
      for target in 0..<4 { rows[target][outcome] += into[target] }
      rows[outcome][outcome] -= 1
    }
    rows[3] = [1, 1, 1, 1, 1]
    for pivot in 0..<4 {
      let best = (pivot..<4).max { rows[$0][pivot].magnitude < rows[$1][pivot].magnitude } ?? pivot
      rows.swapAt(pivot, best)
      for row in 0..<4 where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in 0..<5 { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<4).map { rows[$0][4] / rows[$0][$0] }
  }

  @Test(arguments: 0..<20)
  func `of memory one comes to its stationary distribution`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: UInt64(seed)).with("long run"))
    let noise = 0.05
    func drawn() -> [Double] { (0..<4).map { _ in random.unit() } }
    let generous = [1, 1.0 / 3, 1, 1.0 / 3]
    let first = seed == 0 ? generous : drawn()
    let second = seed == 0 ? [1, 0, 1, 0] : drawn()
    let expected = stationary(
      first.map { $0 * (1 - 2 * noise) + noise }, second.map { $0 * (1 - 2 * noise) + noise })
    // In ten million rounds the beginning counts for little.
    let game = try #require(
      AutomatonGame(.dilemma(noise: noise), over: Horizon(rounds: 10_000_000)))
    let match = try #require(
      game.match(Automaton(first: 1, then: first), Automaton(first: 1, then: second)))
    for (found, value) in zip(match.outcomes, expected) {
      #expect((found - value).magnitude < 1e-5)
    }
  }

  @Test(arguments: 0..<20)
  func `holds extortioners to their line`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: UInt64(seed)).with("extortion"))
    let game = try #require(AutomatonGame(.dilemma(), over: Horizon(rounds: 10_000_000)))
    let partner = Automaton(first: 1, then: (0..<4).map { _ in 0.05 + 0.9 * random.unit() })
    let extortion = try payoffs(
      Automaton(first: 1, then: [8.0 / 9, 0.5, 1.0 / 3, 0]), partner, game)
    #expect((extortion.own - 1 - 2 * (extortion.other - 1)).magnitude < 1e-5)
    let generosity = try payoffs(Automaton(first: 1, then: [1, 0.125, 1, 0.25]), partner, game)
    #expect((3 - generosity.own - 2 * (3 - generosity.other)).magnitude < 1e-5)
  }
}
