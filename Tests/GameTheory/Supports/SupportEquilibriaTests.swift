import Arena
import GameTheory
import TestSupport
import Testing

@Suite struct `Support equilibria` {
  /// The strategic form of simultaneous moves.
  private func form(_ game: TableGame) throws -> StrategicForm {
    let tree = try #require(game.game(repeated: nil)?.explore(budget: 100_000).tree)
    return try #require(StrategicForm(of: tree))
  }

  /// The largest gain of any player, by the definition, from the payoffs as they were typed.
  private func regret(_ game: TableGame, _ mixtures: [[Double]]) -> Double {
    let seats = game.sizes.count
    var largest = 0.0
    for seat in 0..<seats {
      var replies = [Double](repeating: 0, count: game.sizes[seat])
      for number in 0..<game.sizes.reduce(1, *) {
        var rest = number
        var weight = 1.0
        var own = 0
        for other in (0..<seats).reversed() {
          let strategy = rest % game.sizes[other]
          rest /= game.sizes[other]
          if other == seat { own = strategy } else { weight *= mixtures[other][strategy] }
        }
        replies[own] += weight * game.payoffs[number * seats + seat]
      }
      let reached = zip(replies, mixtures[seat]).reduce(0) { $0 + $1.0 * $1.1 }
      largest = max(largest, (replies.max() ?? 0) - reached)
    }
    return largest
  }

  /// The mixtures of players with two strategies, by the weights of the first ones.
  private func spread(_ firsts: [Double]) -> [Double] { firsts.flatMap { [$0, 1 - $0] } }

  /// Whether two lists hold the same points, in any order.
  private func agree(_ found: [[[Double]]], _ expected: [[Double]]) -> Bool {
    found.count == expected.count
      && expected.allSatisfy { point in
        found.contains { areClose(Array($0.joined()), point, within: 1e-7) }
      }
  }

  @Test func `are the nine of McKelvey and McLennan's game`() throws {
    // R. D. McKelvey, A. McLennan, "The maximal number of regular totally mixed Nash equilibria",
    // 1997; the first player's strategy is the fastest index of the table.
    let left = [[9.0, 8, 12], [0, 0, 0], [0, 0, 0], [9, 8, 2]]
    let right = [[0.0, 0, 0], [3, 4, 6], [3, 4, 6], [0, 0, 0]]
    let game = TableGame([2, 2, 2]) { ($0[2] == 0 ? left : right)[$0[0] + 2 * $0[1]] }
    let found = try form(game).supportEquilibria()
    #expect(found.status == .complete && found.isSample.allSatisfy { !$0 })
    #expect(found.regrets.allSatisfy { $0 < 1e-12 })
    // Weights of first strategies, worked out by hand from the indifference of the others.
    let firsts: [[Double]] = [
      [1, 1, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1.0 / 4, 1.0 / 3], [1.0 / 3, 1, 1.0 / 4],
      [0.5, 0.5, 1], [0.5, 0.4, 0.25], [0.4, 0.5, 1.0 / 3],
    ]
    #expect(agree(found.mixtures, firsts.map(spread)))
  }

  @Test func `are one in three players' matching pennies`() throws {
    // J. S. Jordan, "Three Problems in Learning Mixed-Strategy Nash Equilibria", 1993.
    let game = TableGame([2, 2, 2]) { p in
      [p[0] == p[1] ? 1 : -1, p[1] == p[2] ? 1 : -1, p[2] != p[0] ? 1 : -1]
    }
    let found = try form(game).supportEquilibria()
    #expect(found.status == .complete)
    #expect(agree(found.mixtures, [[0.5, 0.5, 0.5, 0.5, 0.5, 0.5]]))
  }

  @Test(arguments: 2...5, [0.3, 0.5, 0.9])
  func `of the volunteer's dilemma mix by its formula in every group`(
    _ players: Int, _ cost: Double
  ) throws {
    // A. Diekmann, "Volunteer's Dilemma", 1985: with a benefit of 1, each of k who mix shirks with
    // probability cost^(1/(k-1)); the others shirk for sure.
    let game = TableGame([Int](repeating: 2, count: players)) { profile in
      let helped = profile.contains(1) ? 1.0 : 0
      return profile.map { helped - Double($0) * cost }
    }
    let found = try form(game).supportEquilibria()
    #expect(found.status == .complete)
    var expected: [[Double]] = []
    for group in 1..<(1 << players) {
      let size = group.nonzeroBitCount
      let shirk = size == 1 ? 0 : Portable.pow(cost, 1 / Double(size - 1))
      var mixture: [Double] = []
      for player in 0..<players {
        mixture += group >> player & 1 == 1 ? [shirk, 1 - shirk] : [1, 0]
      }
      expected.append(mixture)
    }
    #expect(agree(found.mixtures, expected))
  }

  @Test func `of public goods are full defection`() throws {
    let game = TableGame([2, 2, 2, 2]) { profile in
      let pot = 0.4 * Double(profile.reduce(0, +))
      return profile.map { pot - Double($0) }
    }
    let found = try form(game).supportEquilibria()
    #expect(found.status == .complete)
    #expect(agree(found.mixtures, [[1, 0, 1, 0, 1, 0, 1, 0]]))
  }

  @Test(arguments: 0..<150)
  func `of random games of three with two strategies are those of closed formulas`(
    _ seed: Int
  ) throws {
    var random = RandomStream(StreamKey(seed: 41).with(seed))
    let game = TableGame([2, 2, 2], (0..<24).map { _ in 2 * random.unit() - 1 })
    let found = try form(game).supportEquilibria()
    #expect(found.status == .complete)
    for (mixtures, regret) in zip(found.mixtures, found.regrets) {
      #expect(regret < 1e-9 && self.regret(game, mixtures) < 1e-9)
    }
    let expected = BilinearOracle(game.payoffs).candidates.filter { firsts in
      regret(game, firsts.map { [$0, 1 - $0] }) < 1e-9
    }
    #expect(agree(found.mixtures, expected.map(spread)))
  }

  @Test(
    arguments: [[3, 3, 2], [3, 3, 3], [2, 2, 2, 2], [4, 3], [5, 5], [2, 2, 2, 2, 2]], 0..<2)
  func `of random games are odd in number, and hold by the definition`(
    _ sizes: [Int], _ seed: Int
  ) throws {
    // R. Wilson, "Computing Equilibria of N-Person Games", 1971: almost all games have an odd number.
    var random = RandomStream(StreamKey(seed: 42).with(seed))
    let count = sizes.reduce(1, *) * sizes.count
    let game = TableGame(sizes, (0..<count).map { _ in random.unit() })
    let found = try form(game).supportEquilibria()
    #expect(found.status == .complete && found.unresolved == 0)
    #expect(found.mixtures.count % 2 == 1)
    for mixtures in found.mixtures { #expect(regret(game, mixtures) < 1e-9) }
  }

  @Test(arguments: 0..<30)
  func `of random tables of two are the extreme ones`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 43).with(seed))
    let sizes = [2 + random.index(below: 3), 2 + random.index(below: 3)]
    let game = TableGame(sizes, (0..<2 * sizes[0] * sizes[1]).map { _ in random.unit() })
    let tree = try #require(game.game(repeated: nil)?.explore(budget: 1000).tree)
    let found = tree.supportEquilibria()
    let other = tree.equilibria()
    #expect(found.status == .complete && other.status == .complete && found.count == other.count)
    for equilibrium in found.equilibria {
      #expect(equilibrium.regret < 1e-9)
      #expect(
        other.equilibria.contains {
          areClose($0.profile.probabilities, equilibrium.profile.probabilities, within: 1e-7)
        })
    }
  }

  @Test func `that are not isolated are called so, and sampled`() throws {
    // Selten's horse (1975): the first plays D or A, the second d or a, the third L or R.
    let horse = TableGame([2, 2, 2]) { p in
      if p[0] == 0 { return p[2] == 0 ? [3, 3, 2] : [0, 0, 0] }
      if p[1] == 0 { return p[2] == 0 ? [4, 4, 0] : [0, 0, 1] }
      return [1, 1, 1]
    }
    let found = try form(horse).supportEquilibria()
    #expect(found.status == .incomplete && found.unresolved > 0)
    for mixtures in found.mixtures { #expect(regret(horse, mixtures) < 1e-9) }
    // Two lines: (D, a at least 1/3, L) and (A, a, R at least 3/4).
    for mixtures in found.mixtures {
      let (down, left) = (mixtures[0][0], mixtures[2][0])
      let isFirst = isClose(down, 1) && isClose(left, 1) && mixtures[1][1] >= 1.0 / 3 - 1e-9
      let isSecond = isClose(down, 0) && isClose(mixtures[1][1], 1) && left <= 0.25 + 1e-9
      #expect(isFirst || isSecond)
    }
    #expect(found.mixtures.contains { isClose($0[0][0], 1) && $0[1][0] > 0.1 })
    #expect(found.mixtures.contains { isClose($0[0][0], 0) && $0[2][0] > 0.1 })
    #expect(zip(found.isSample, found.mixtures).contains { $0.0 && $0.1[0][0] == 1 })
  }

  @Test func `of constant games are everything, and the search ends`() throws {
    let game = TableGame([2, 2, 2]) { _ in [1, 2, 3] }
    let found = try form(game).supportEquilibria()
    #expect(found.status == .incomplete && found.unresolved == 19 && found.supports == 27)
    #expect(found.mixtures.count > 8 && found.regrets.allSatisfy { $0 == 0 })
  }

  @Test func `are bought from a budget, and refused where payoffs are no numbers`() throws {
    var random = RandomStream(StreamKey(seed: 44))
    let game = TableGame([4, 4, 4], (0..<192).map { _ in random.unit() })
    var budget = Budget()
    budget.steps = 300
    let found = try form(game).supportEquilibria(budget: budget)
    #expect(found.status == .exhausted)
    for mixtures in found.mixtures { #expect(regret(game, mixtures) < 1e-9) }
    for bad in [Double.nan, .infinity] {
      let game = TableGame([2, 2], [1, 1, 0, 0, 0, bad, 1, 1])
      #expect(try form(game).supportEquilibria().status == .notFinite)
    }
    let tree = try #require(ForgetfulWalker().game(repeated: nil)?.explore(budget: 100).tree)
    #expect(tree.supportEquilibria().status == .imperfectRecall)
    budget.profiles = 60
    let large = try #require(game.game(repeated: nil)?.explore(budget: 100).tree)
    #expect(large.supportEquilibria(budget: budget).status == .tooLarge)
  }

  @Test func `do not depend on the size of payoffs, nor on players without a choice`() throws {
    let base = TableGame([2, 2, 2]) { p in
      [p[0] == p[1] ? 1 : -1, p[1] == p[2] ? 1 : -1, p[2] != p[0] ? 1 : -1]
    }
    for scale in [1e-300, 1e300, 1.7e308] {
      let game = TableGame([2, 2, 2], base.payoffs.map { $0 * scale })
      let found = try form(game).supportEquilibria()
      #expect(found.status == .complete)
      #expect(agree(found.mixtures, [[0.5, 0.5, 0.5, 0.5, 0.5, 0.5]]))
    }
    let watched = TableGame([1, 2, 2, 1]) { p in [7, p[1] == p[2] ? 1 : 0, p[1] == p[2] ? 0 : 1, 7]
    }
    let found = try form(watched).supportEquilibria()
    #expect(agree(found.mixtures, [[1, 0.5, 0.5, 0.5, 0.5, 1]]) && found.status == .complete)
    let alone = try form(TableGame([1, 1]) { _ in [1, 1] }).supportEquilibria()
    #expect(agree(alone.mixtures, [[1, 1]]) && alone.status == .complete)
  }
}
