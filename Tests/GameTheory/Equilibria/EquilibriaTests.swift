import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Equilibria` {
  /// Everything that must hold of any answer: certificates, recomputed by telling the story.
  private func check(_ set: EquilibriumSet, of game: SmallGame) {
    #expect(set.status != .tooLarge)
    #expect(set.count >= set.equilibria.count)
    let size = max(1, game.tree.payoffRange.upperBound - game.tree.payoffRange.lowerBound)
    for equilibrium in set.equilibria {
      #expect(equilibrium.regret <= 1e-9 * size)
      #expect(game.regret(of: equilibrium.profile) <= 1e-9 * size)
      let truth = game.outcome(equilibrium.profile)
      #expect(areClose(equilibrium.expectation.payoffs, Array(truth.dropLast())))
      for infoset in 0..<game.tree.shape.infosets {
        let (first, count) = game.tree.shape.slots(ofInfoset: infoset)
        for seat in 0..<game.seats {
          let sum = (first..<first + count).reduce(0) {
            $0 + equilibrium.profile.probability(seat: seat, slot: $1)
          }
          #expect(isClose(sum, 1))
        }
      }
    }
  }

  private func sorted(_ outcomes: [[Double]]) -> [[Double]] {
    // Rounded, so that sums taken in another order sort alike.
    outcomes.map { $0.map { ($0 * 1e6).rounded() / 1e6 } }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  @Test(arguments: 0..<16)
  func `in pure strategies are those that fit the definition`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 300)
    let set = game.tree.equilibria(budget: .steps(100_000))
    check(set, of: game)
    let pure = set.equilibria.filter(\.isPure).map {
      $0.expectation.payoffs + $0.expectation.measures
    }
    #expect(sorted(pure) == sorted(game.pureEquilibria()))
  }

  @Test(arguments: 0..<25)
  func `of random tables without ties are odd in number`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 11).with(seed))
    let (rows, columns) = (2 + random.index(below: 3), 2 + random.index(below: 3))
    var game = Bimatrix()
    game.rows = (0..<rows).map { "r\($0)" }
    game.columns = (0..<columns).map { "c\($0)" }
    game.rowPayoffs = (0..<rows * columns).map { _ in random.unit() }
    game.columnPayoffs = (0..<rows * columns).map { _ in random.unit() }
    let small = try SmallGame(game)
    let set = small.tree.equilibria()
    check(set, of: small)
    // R. Wilson, "Computing Equilibria of N-Person Games", SIAM J. Appl. Math. 21, 1971.
    #expect(set.status == .complete && set.count % 2 == 1)
  }

  /// The only equilibrium in which somebody mixes.
  private func mixed(_ mechanism: some Mechanism, pure count: Int) throws -> Equilibrium {
    let game = try SmallGame(mechanism)
    let set = game.tree.equilibria()
    check(set, of: game)
    #expect(set.status == .complete && set.count == count + 1)
    #expect(set.equilibria.filter(\.isPure).count == count)
    return try #require(set.equilibria.first { !$0.isPure })
  }

  /// How likely a seat takes an action at its only information set.
  private func probability(_ profile: Profile, _ seat: Int, _ slot: Int) -> Double {
    profile.probability(seat: seat, slot: slot)
  }

  @Test(arguments: [(1.0, 0.0), (1, 4), (3, 2)])
  func `of matching pennies move the other player when one wins more`(
    _ stake: Double, _ prize: Double
  ) throws {
    var game = MatchingPennies()
    (game.stake, game.prize) = (stake, prize)
    let found = try mixed(game, pure: 0)
    #expect(isClose(probability(found.profile, 0, 0), 0.5))
    // The matcher is indifferent: q (stake + prize) - (1 - q) stake = (1 - q) stake - q stake.
    #expect(isClose(probability(found.profile, 1, 2), 2 * stake / (4 * stake + prize)))
    #expect(isClose(found.expectation.payoffs[1], 0))
  }

  @Test func `of the battle of the sexes are two pure ones and a mixed one worse for both`() throws
  {
    let found = try mixed(BattleOfTheSexes(), pure: 2)
    let third = 1.0 / 3
    #expect(isClose(probability(found.profile, 0, 0), 2 * third))
    #expect(isClose(probability(found.profile, 1, 2), third))
    #expect(areClose(found.expectation.payoffs, [2 * third, 2 * third]))
  }

  @Test(arguments: [(2.0, 8.0, 1.0, 4.0), (2, 16, 1, 4), (1, 3, 0.5, 2), (2, 8, 1, 2)])
  func `of the inspection game mix by P(violate) = cost / bounty, P(inspect) = gain / fine`(
    _ gain: Double, _ fine: Double, _ cost: Double, _ bounty: Double
  ) throws {
    var game = Inspection()
    (game.gain, game.fine, game.cost, game.bounty) = (gain, fine, cost, bounty)
    let found = try mixed(game, pure: 0)
    #expect(isClose(probability(found.profile, 0, 1), gain / fine))
    #expect(isClose(probability(found.profile, 1, 3), cost / bounty))
  }

  @Test func `of rock, paper, scissors are thirds`() throws {
    let found = try mixed(Bimatrix(), pure: 0)
    for action in 0..<3 {
      #expect(isClose(probability(found.profile, 0, action), 1.0 / 3))
      #expect(isClose(probability(found.profile, 1, 3 + action), 1.0 / 3))
    }
  }

  @Test func `of chicken are two pure ones and one in which both make the other indifferent`()
    throws
  {
    let game = Chicken()
    let found = try mixed(game, pure: 2)
    // p tie + (1 - p) lose = p win + (1 - p) crash.
    let swerve = (game.lose - game.crash) / (game.lose - game.crash + game.win - game.tie)
    #expect(isClose(probability(found.profile, 0, 0), swerve))
    #expect(isClose(probability(found.profile, 1, 0), swerve))
  }

  @Test(arguments: [(0.5, 49), (1, 49), (1.001, 1), (2, 1)])
  func `of the traveler's dilemma collapse once the bonus exceeds the step`(
    _ bonus: Double, _ count: Int
  ) throws {
    var game = TravelersDilemma()
    (game.high, game.bonus, game.penalty) = (50, bonus, bonus)
    let tree = try #require(game.game(repeated: nil)?.explore(budget: 100_000).tree)
    let pure = try #require(StrategicForm(of: tree)).pureEquilibria()
    #expect(pure == (0..<count).map { [$0, $0] })
    guard count == 1 else { return }
    let set = tree.equilibria(budget: .steps(20_000))
    #expect(set.count == 1 && set.status == .complete)
    #expect(set.equilibria[0].expectation.payoffs == [2, 2] && set.equilibria[0].regret <= 1e-9)
  }

  @Test(arguments: [(-1.0, 11), (0.5, 11), (1, 31), (2, 3)])
  func `of the quality game number 11, 31 or 3`(_ bonus: Double, _ count: Int) throws {
    var game = QualityGame()
    game.rules.bonus = bonus
    let tree = try #require(game.game(repeated: nil)?.explore(budget: 1000).tree)
    let pure = tree.equilibria().equilibria.filter(\.isPure)
    #expect(pure.count == count && tree.equilibria().status == .complete)
    if bonus > 1 { #expect(pure.allSatisfy { $0.expectation.measures == [0] }) }
  }

  @Test func `of a table with ties are the ends of every continuum`() throws {
    // Row is indifferent; column plays c where row plays a at least three times in four, else d.
    var game = Bimatrix()
    (game.rows, game.columns) = (["a", "b"], ["c", "d"])
    game.rowPayoffs = [1, 0, 1, 0]
    game.columnPayoffs = [2, 1, 0, 3]
    let small = try SmallGame(game)
    let set = small.tree.equilibria()
    check(set, of: small)
    #expect(set.status == .complete)
    let found = set.equilibria.map {
      [probability($0.profile, 0, 0), probability($0.profile, 1, 2)]
    }
    let expected = [[1.0, 1], [0.75, 1], [0.75, 0], [0, 0]]
    #expect(found.count == expected.count)
    for pair in expected { #expect(found.contains { areClose($0, pair) }) }
  }

  @Test func `are the ends of a segment when three replies tie against a mixture`() throws {
    // Against rows a and b at one half each, the first three columns pay 0. They keep the row player
    // at a and b on the open segment c = d, 0.2 < e < 0.6, whose ends have three rows tied, so no
    // supports of equal size hold the continuum of equilibria.
    var game = Bimatrix()
    game.rows = ["a", "b", "low", "high"]
    game.columns = ["c", "d", "e"]
    game.rowPayoffs = [
      1, 0, 0.5,
      0, 1, 0.5,
      -0.3, 0.1, 0.9,
      0.9, 0.5, -0.3,
    ]
    game.columnPayoffs = [
      1, -1, 0,
      -1, 1, 0,
      3, -5, 2,
      2, -7, 5,
    ]
    let small = try SmallGame(game)
    let set = small.tree.equilibria()
    check(set, of: small)
    #expect(set.status == .complete)
    let halves = set.equilibria.filter {
      isClose(probability($0.profile, 0, 0), 0.5) && isClose(probability($0.profile, 0, 1), 0.5)
    }
    let ends = halves.map { probability($0.profile, 1, 6) }.sorted()
    #expect(areClose(ends, [0.2, 0.6]))
  }

  @Test(arguments: 0..<24)
  func `that are found without a table fit the definition too`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 300)
    let set = game.tree.equilibria(budget: .profiles(1))
    if set.status == .tooLarge {
      #expect(set.equilibria.isEmpty && set.count == 0)
    } else {
      #expect(set.count == 1 && set.status == .incomplete)
      check(set, of: game)
    }
  }

  @Test func `of a long centipede stop at once by backward induction`() throws {
    let tree = try #require(LongCentipede().game(repeated: nil)?.explore(budget: 100).tree)
    let set = tree.equilibria(budget: .profiles(1))
    #expect(set.count == 1 && set.status == .incomplete)
    #expect(set.equilibria[0].expectation.payoffs == [1, 0] && set.equilibria[0].regret == 0)
  }

  @Test func `of a single player are all its best plans`() throws {
    let unique = try SmallGame(Umbrella(rain: 0.3))
    let set = unique.tree.equilibria()
    check(set, of: unique)
    #expect(set.status == .complete && set.count == 1)
    let tied = try SmallGame(Umbrella(rain: 0.5))
    let both = tied.tree.equilibria()
    check(both, of: tied)
    #expect(both.status == .complete && both.count == 2)
    let plays: Set<[Double]> = Set(both.equilibria.map { $0.profile.probabilities })
    #expect(plays == [[1, 0], [0, 1]])
  }

  @Test func `are complete where more than a thousand outcomes differ`() throws {
    // The first row is better whatever comes, and there the column player does not care: every column is an
    // equilibrium, and another outcome.
    let game = TableGame([2, 1200]) { $0[0] == 0 ? [Double($0[1] + 1), 7] : [0, Double($0[1])] }
    let found = try game.tree().equilibria()
    #expect(found.status == .complete && found.count == 1200)
    let earned = Set(found.equilibria.map { $0.expectation.payoffs[0] })
    #expect(earned == Set((1...1200).map { Double($0) }))
  }

  @Test func `of a dozen players are some at least, in which two of them mix`() throws {
    // Two play matching pennies with stakes that depend on a third, who likes one action best whatever they do;
    // the others follow their neighbour.
    let game = TableGame([Int](repeating: 2, count: 12)) { actions in
      let stake = actions[2] == 1 ? 3.0 : 1
      let even = actions[0] == actions[1]
      let first = even ? stake : actions[0] == 0 ? -1 : -2
      return [first, even ? -1 : 1, Double(actions[2])]
        + (3..<12).map { actions[$0] == actions[$0 - 1] ? 1 : 0 }
    }
    let found = try game.tree().equilibria()
    #expect(found.status == .incomplete && found.count == 1)
    let only = try #require(found.equilibria.first)
    #expect(!only.isPure && only.regret < 1e-9)
    // The second is indifferent at 1/2. The first earns 3 q - (1 - q) by one action and -2 q + 3 (1 - q) by the
    // other: q = 4/9.
    #expect(isClose(only.profile.probability(seat: 0, slot: 0), 0.5))
    #expect(isClose(only.profile.probability(seat: 1, slot: 2), 4.0 / 9))
  }

  @Test func `are refused where there are more profiles than the budget`() throws {
    let tree = try SmallGame(PrisonersDilemma()).tree
    let set = tree.equilibria(budget: .profiles(3))
    #expect(set.status == .tooLarge && set.equilibria.isEmpty && set.count == 0)
    #expect(tree.equilibria(budget: .profiles(4)).status == .complete)
  }

  @Test func `are one at least where two players' payoffs have a constant sum`() throws {
    let game = try SmallGame(Bimatrix())
    let set = game.tree.equilibria(budget: .profiles(8))
    check(set, of: game)
    #expect(set.status == .incomplete && set.count == 1)
  }
}

/// Two take turns: stop and keep one more than the other, or let both piles grow.
private struct LongCentipede: Mechanism {
  static let card = Card("centipede", "Stop, or let the piles grow.", source: "A test.")
  var roles: [Role] { [Role("first"), Role("second")] }
  var decisions: [Decision] {
    (0..<24).map { Decision("turn \($0)", role: $0 % 2, actions: .named(["go on", "stop"])) }
  }
  func play(_ episode: inout some Episode) {
    for turn in 0..<24 {
      guard episode.choose(turn, by: turn % 2) == 1 else { continue }
      episode.gain(Double(turn / 2) + (turn % 2 == 0 ? 1 : 0), by: 0)
      episode.gain(Double(turn / 2) + (turn % 2 == 0 ? 0 : 2), by: 1)
      return
    }
    episode.gain(13, by: 0)
    episode.gain(12, by: 1)
  }
}

/// One player takes an umbrella or not, before it rains or not.
private struct Umbrella: Mechanism {
  static let card = Card("umbrella", "One player against the weather.", source: "A test.")
  var rain = 0.5

  init() {}
  init(rain: Double) { self.rain = rain }

  var roles: [Role] { [Role("walker")] }
  var decisions: [Decision] { [Decision("umbrella", actions: .named(["take", "leave"]))] }
  var draws: [Draw] { [Draw("rain")] }
  func play(_ episode: inout some Episode) {
    let leaves = episode.choose(0, by: 0) == 1
    let rains = episode.chance(0, rain)
    if leaves != rains { episode.gain(1, by: 0) }
  }

  @Test func `of three players are as many as by enumeration of supports, where a clock ends both`()
    throws
  {
    let tree = try TableGame(random: [3, 3, 3], seed: 5).tree()
    var budget = Budget()
    budget.seconds = 60
    let supports = tree.supportEquilibria(budget: budget)
    #expect(supports.status == .complete && supports.count % 2 == 1)
    let all = tree.equilibria(budget: budget)
    #expect(all.status == .complete && all.count == supports.count)
    // Without a clock a search has a share of the steps.
    #expect(Budget().forMore.steps == Budget().steps / 50 && budget.forMore.steps == budget.steps)
  }
}
