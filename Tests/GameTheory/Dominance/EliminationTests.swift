import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Elimination of dominated strategies` {
  /// What a mixture gains over a strategy for everything that the others may still do.
  private func gains(
    _ game: TableGame, _ step: Elimination.Step, _ left: [[Int]]
  ) -> [Double] {
    var gains: [Int: Double] = [:]
    var order: [Int] = []
    for profile in 0..<game.sizes.reduce(1, *) {
      var strategies = TableGame.strategies(profile, game.sizes)
      let own = strategies[step.seat]
      guard
        strategies.indices.allSatisfy({
          $0 == step.seat || left[$0].contains(strategies[$0])
        })
      else { continue }
      strategies[step.seat] = 0
      let key = zip(game.sizes, strategies).reduce(0) { $0 * $1.0 + $1.1 }
      if gains[key] == nil { order.append(key) }
      let payoff = game.payoffs[profile * game.sizes.count + step.seat]
      let weight = step.dominator[own] - (own == step.strategy ? 1 : 0)
      gains[key] = (gains[key] ?? 0) + weight * payoff
    }
    return order.map { gains[$0] ?? 0 }
  }

  /// Checks every removal by the definition, and that what is left is left.
  private func check(_ found: Elimination, _ kind: Dominance, of game: TableGame) {
    var left = game.sizes.map { Array(0..<$0) }
    var atRound = left
    var round = 0
    for step in found.steps {
      if step.round != round { (round, atRound) = (step.round, left) }
      #expect(atRound[step.seat].contains(step.strategy) && step.dominator[step.strategy] == 0)
      #expect(isClose(step.dominator.reduce(0, +), 1))
      for (strategy, weight) in step.dominator.enumerated() where weight > 0 {
        #expect(atRound[step.seat].contains(strategy))
      }
      let gains = gains(game, step, atRound)
      let (least, most) = (gains.min() ?? 0, gains.max() ?? 0)
      #expect(kind == .strictly ? least > 0 : least >= -1e-12 && most > 0)
      #expect(abs(least - step.gains.lowerBound) < 1e-12)
      left[step.seat].removeAll { $0 == step.strategy }
    }
    #expect(found.survivors == left && left.allSatisfy { !$0.isEmpty })
    #expect(found.rounds == round)
  }

  @Test(arguments: [(100.0, false), (40, true)])
  func `of claims needs weak dominance, and leads to the lowest claim`(
    _ high: Double, _ byMixtures: Bool
  ) throws {
    var game = TravelersDilemma()
    game.high = high
    let form = try game.form()
    let top = Int(high) - 2
    let weak = form.eliminate(.weakly, byMixtures: byMixtures)
    #expect(weak.status == .complete && weak.survivors == [[0], [0]] && weak.rounds == top)
    let downwards: [Int] = (1...top).reversed().flatMap { [$0, $0] }
    #expect(weak.steps.map(\.strategy) == downwards)
    #expect(weak.steps.allSatisfy { $0.isExact })
    // Against the highest claim, both below it are at least as good; against nothing are they worse.
    let dominator: [Double] = weak.steps[0].dominator
    #expect(dominator[top - 1] + dominator[top - 2] == 1)
    #expect(weak.steps[0].gains.lowerBound == 0)
    let strict = form.eliminate(.strictly, byMixtures: false)
    #expect(strict.status == .complete && strict.steps.isEmpty && strict.rounds == 0)
  }

  @Test(.enabled(if: isPatient))
  func `of a hundred claims by mixtures is proved though the margin is 1e-11`() throws {
    let strict = try TravelersDilemma().form().eliminate(.strictly)
    #expect(strict.survivors == [[0], [0]] && strict.rounds == 98)
    #expect(strict.steps.allSatisfy { $0.isExact && $0.gains.lowerBound > 0 })
  }

  @Test func `of claims by mixtures needs no ties: the highest is never a best reply`() throws {
    var game = TravelersDilemma()
    game.high = 12
    let strict = try game.form().eliminate(.strictly)
    #expect(strict.survivors == [[0], [0]] && strict.rounds == 10)
    #expect(strict.steps.allSatisfy { $0.isExact && $0.gains.lowerBound > 0 })
  }

  @Test func `by a mixture is found where no strategy dominates alone`() throws {
    // Fudenberg and Tirole 1991, figure 1.2: M is dominated by half U and half D, not by either.
    let game = TableGame(
      rows: [[2, -1], [0, 0], [-1, 2]], columns: [[0, 0], [0, 0], [0, 0]])
    let form = try game.form()
    #expect(form.eliminate(.strictly, byMixtures: false).steps.isEmpty)
    let found = form.eliminate(.strictly)
    #expect(found.survivors == [[0, 2], [0, 1]] && found.steps.count == 1)
    #expect(found.steps[0].dominator == [0.5, 0, 0.5])
    #expect(found.steps[0].gains == 0.5...0.5 && found.steps[0].isExact)
    check(found, .strictly, of: game)
  }

  @Test func `by a mixture of thirds is exact though thirds are not`() throws {
    // One third of U, two thirds of D are worth exactly as much as M on the left, more on the right.
    let game = TableGame(
      rows: [[3, 0], [1, 1], [0, 3]], columns: [[0, 0], [0, 0], [0, 0]])
    let found = try game.form().eliminate(.weakly)
    #expect(found.survivors[0] == [0, 2] && found.steps.allSatisfy(\.isExact))
    check(found, .weakly, of: game)
  }

  @Test func `depends on the order where dominance is weak`() throws {
    // At once, both outer columns go and the rows are equal; if the left one goes first, the upper row
    // is dominated, and then the other two columns are equal.
    let game = TableGame(rows: [[1, 1, 0], [0, 1, 1]], columns: [[1, 1, 0], [0, 2, 2]])
    let form = try game.form()
    let together = form.eliminate(.weakly)
    let alone = form.eliminate(.weakly, order: .oneByOne)
    check(together, .weakly, of: game)
    check(alone, .weakly, of: game)
    #expect(together.survivors == [[0, 1], [1]] && alone.survivors == [[1], [1, 2]])
    #expect(alone.steps.count == alone.rounds)
  }

  @Test(arguments: 0..<60)
  func `holds by definition and leaves the same whatever the order if strict`(
    _ seed: Int
  ) throws {
    var random = RandomStream(StreamKey(seed: 41).with(seed))
    let sizes = (0..<2 + seed % 2).map { _ in 1 + random.index(below: 5) }
    let count = sizes.reduce(sizes.count, *)
    let game = TableGame(sizes, (0..<count).map { _ in Double(random.index(below: 4 + seed)) })
    let form = try game.form()
    for kind in [Dominance.strictly, .weakly] {
      for byMixtures in [false, true] {
        let together = form.eliminate(kind, byMixtures: byMixtures)
        let alone = form.eliminate(kind, byMixtures: byMixtures, order: .oneByOne)
        check(together, kind, of: game)
        check(alone, kind, of: game)
        #expect(together.status == .complete && alone.status == .complete)
        if kind == .strictly { #expect(together.survivors == alone.survivors) }
      }
    }
  }

  /// Whether some belief over two columns, from a fine grid, makes a row a best reply.
  private func isReply(_ rows: [[Double]], _ row: Int) -> Bool {
    (0...2000).contains { step in
      let belief = Double(step) / 2000
      let worths = rows.map { belief * $0[0] + (1 - belief) * $0[1] }
      return worths[row] >= (worths.max() ?? 0) - 1e-12
    }
  }

  @Test(arguments: 0..<(isPatient ? 200 : 20))
  func `leaves what is a best reply to some belief, and nothing else`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 42).with(seed))
    let rows = (0..<5).map { _ in (0..<2).map { _ in Double(random.index(below: 41)) } }
    let game = TableGame(rows: rows, columns: rows.map { _ in [0, 0] })
    let sets = try game.form().rationalisable()
    #expect(sets.beliefs == .single && sets.strategies[1] == [0, 1])
    for row in 0..<5 where isReply(rows, row) { #expect(sets.strategies[0].contains(row)) }
    for step in sets.elimination.steps { #expect(!isReply(rows, step.strategy)) }
    // Whatever is left but replies to no point of the grid replies between two of them.
    for row in sets.strategies[0] where !isReply(rows, row) {
      let best = (0...2000).map { step -> Double in
        let belief = Double(step) / 2000
        let worths = rows.map { belief * $0[0] + (1 - belief) * $0[1] }
        return (worths.max() ?? 0) - worths[row]
      }
      let step = 41.0 / 2000
      #expect((best.min() ?? 1) < step)
    }
  }

  @Test func `says which beliefs it allows about several rivals`() throws {
    #expect(
      try TableGame(random: [2, 2, 2], seed: 1).form().rationalisable().beliefs == .correlated)
    #expect(try TableGame(random: [2, 1, 2], seed: 1).form().rationalisable().beliefs == .single)
  }

  @Test func `ends with a status`() throws {
    var budget = Budget()
    budget.steps = 500
    let short = try TravelersDilemma().form().eliminate(.weakly, budget: budget)
    #expect(short.status == .exhausted && !short.steps.isEmpty && short.survivors[0].count > 1)
    for payoff in [Double.nan, .infinity] {
      var game = TableGame(random: [3, 3], seed: 1)
      game.payoffs[3] = payoff
      let found = try game.form().eliminate(.strictly)
      #expect(found.status == .notFinite && found.survivors == [[0, 1, 2], [0, 1, 2]])
    }
    let only = try TableGame([1, 1], [2, 3]).form().eliminate(.weakly)
    #expect(only.status == .complete && only.survivors == [[0], [0]])
    let constant = TableGame([3, 2], [Double](repeating: 4, count: 12))
    #expect(try constant.form().eliminate(.weakly).steps.isEmpty)
  }

  @Test(arguments: [0, 1e6])
  func `by a mixture is found beside a catastrophe of another strategy`(_ offset: Double) throws {
    // 0.72 of the second and 0.28 of the third are better than the first by 0.12 at least.
    let rows: [[Double]] = [[2, 3, 0], [5, 7, -1], [-5, 8, 3], [5, -3, -1e9]]
    let form = try TableGame(
      rows: rows.map { $0.map { $0 + offset } },
      columns: [[2, -2, -2], [-2, 2, 9], [1, 9, 9], [-4, 5, 8]]
    ).form()
    let found = form.eliminate(.strictly)
    #expect(found.survivors == [[2], [1, 2]])
    #expect(found.steps.first?.strategy == 0 && found.steps.first?.isExact == true)
  }

  @Test func `is not fooled by huge payoffs`() throws {
    let game = TableGame(
      rows: [[2e300, -1e300], [0, 0], [-1e300, 2e300]], columns: [[1, 0], [1, 0], [1, 0]])
    let found = try game.form().eliminate(.strictly)
    // First the column that never pays goes, then what is worse against the other.
    #expect(found.status == .complete && found.survivors == [[0], [0]])
  }
}
