import Arena
import TestSupport
import Testing

@testable import GameTheory

/// Commitment against two rows by geometry: where replies change, and the limits on both sides.
private struct TwoRows {
  let game: BimatrixGame

  private func follower(_ share: Double, _ column: Int) -> Double {
    (1 - share) * game.columnPayoffs[column] + share * game.columnPayoffs[game.columns + column]
  }

  private func leader(_ share: Double, _ column: Int) -> Double {
    (1 - share) * game.rowPayoffs[column] + share * game.rowPayoffs[game.columns + column]
  }

  private func replies(_ share: Double) -> [Int] {
    let values = (0..<game.columns).map { follower(share, $0) }
    return values.indices.filter { values[$0] >= (values.max() ?? 0) - 1e-9 }
  }

  /// Where two replies tie, and the ends.
  private var breaks: [Double] {
    var breaks: Set<Double> = [0, 1]
    for i in 0..<game.columns {
      for j in 0..<i {
        let (a, b) = (follower(0, i) - follower(0, j), follower(1, i) - follower(1, j))
        if a != b && a * b <= 0 { breaks.insert(a / (a - b)) }
      }
    }
    return breaks.sorted()
  }

  var optimistic: Double {
    breaks.flatMap { share in replies(share).map { leader(share, $0) } }.max() ?? .nan
  }

  /// The supremum against adverse ties, and whether some share reaches it.
  var pessimistic: (value: Double, isAttained: Bool) {
    let points = breaks
    let reached = points.map { share in replies(share).map { leader(share, $0) }.min() ?? .nan }
    var limits: [Double] = []
    var inner: [Double] = []
    for (left, right) in zip(points, points.dropFirst()) where right - left > 1e-9 {
      let middle = (left + right) / 2
      let stable = replies(middle)
      inner.append(stable.map { leader(middle, $0) }.min() ?? .nan)
      // Within an interval the leader's worst is concave, so look at its corners too.
      for share in [left, right] + corners(stable).filter({ $0 > left && $0 < right }) {
        let value = stable.map { leader(share, $0) }.min() ?? .nan
        limits.append(value)
        if share != left && share != right { inner.append(value) }
      }
    }
    let value = (limits + reached).max() ?? .nan
    return (value, ((reached + inner).max() ?? .nan) >= value - 1e-9)
  }

  private func corners(_ columns: [Int]) -> [Double] {
    columns.flatMap { i in
      columns.compactMap { j in
        let (a, b) = (leader(0, i) - leader(0, j), leader(1, i) - leader(1, j))
        return a * b < 0 ? a / (a - b) : nil
      }
    }
  }
}

@Suite struct `Commitment in tables` {
  private let game = BimatrixGame(
    rows: 2, columns: 2, rowPayoffs: [2, 4, 1, 3], columnPayoffs: [1, 0, 0, 1])
  private let terminals = BimatrixGame(
    rows: 2, columns: 2, rowPayoffs: [5, -1, -5, 2], columnPayoffs: [-3, 1, 5, -1])

  /// The value of a mixture by definition, replies within rounding of the best counted as ties.
  private func value(
    of mixture: [Double], in game: BimatrixGame, _ ties: Ties
  ) -> Double {
    func mean(_ table: [Double], _ column: Int) -> Double {
      (0..<game.rows).reduce(0) { $0 + mixture[$1] * table[$1 * game.columns + column] }
    }
    let replies = (0..<game.columns).map { mean(game.columnPayoffs, $0) }
    let best = (replies.max() ?? 0) - 1e-9
    let values = replies.indices.filter { replies[$0] >= best }.map { mean(game.rowPayoffs, $0) }
    return (ties == .optimistic ? values.max() : values.min()) ?? .nan
  }

  private func check(_ answer: Commitment, of game: BimatrixGame, _ ties: Ties) {
    let size = (game.rowPayoffs + game.columnPayoffs).reduce(1) { max($0, abs($1)) }
    #expect(answer.status == .complete && answer.gain <= 1e-8 * size)
    #expect(answer.bound == answer.value)
    let reached = value(of: answer.mixtures[0], in: game, ties)
    if ties == .optimistic || answer.isAttained {
      #expect(isClose(reached, answer.value, within: 1e-6))
    } else {
      #expect(reached <= answer.value + 1e-9 && reached >= answer.value - 1e-3 * size)
    }
  }

  @Test func `of Conitzer and Sandholm is worth 3 pure and 3.5 mixed, twice the equilibrium`() {
    let mixed = game.commitment()
    check(mixed, of: game, .optimistic)
    #expect(isClose(mixed.value, 3.5) && areClose(mixed.mixtures[0], [0.5, 0.5]))
    #expect(areClose(mixed.mixtures[1], [0, 1]) && areClose(mixed.payoffs, [3.5, 0.5]))
    let pure = game.commitment(isPure: true)
    #expect(pure.value == 3 && pure.mixtures == [[0, 1], [0, 1]] && pure.status == .complete)
    let adverse = game.commitment(ties: .pessimistic)
    check(adverse, of: game, .pessimistic)
    #expect(isClose(adverse.value, 3.5) && !adverse.isAttained)
  }

  @Test func `of two terminals covers the first at 0.6, and adverse ties cannot be had exactly`() {
    let strong = terminals.commitment()
    check(strong, of: terminals, .optimistic)
    #expect(isClose(strong.value, 1) && areClose(strong.mixtures[0], [0.6, 0.4]))
    #expect(isClose(strong.payoffs[1], 0.2) && strong.isAttained)
    let weak = terminals.commitment(ties: .pessimistic)
    check(weak, of: terminals, .pessimistic)
    #expect(isClose(weak.value, 1) && !weak.isAttained && weak.payoffs[0] < 1)
  }

  /// The firm's payoffs and the regulator's losses by capability; rows cautious and bold, columns
  /// light and strict.
  private func firm(_ capability: Double) -> BimatrixGame {
    BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [3, 2, 3 + capability / 2, -1],
      columnPayoffs: [-1, -2, -1 - capability, -1 - capability * capability / 4])
  }

  @Test(arguments: [2.0, 3, 4, 6])
  func `of a regulator that leads costs 1 + k / (k + 6), pure 2`(_ capability: Double) {
    let regulator = firm(capability).exchanged
    let mixed = regulator.commitment()
    check(mixed, of: regulator, .optimistic)
    let rate = capability / (capability + 6)
    #expect(isClose(-mixed.value, 1 + rate) && isClose(mixed.mixtures[0][1], rate))
    #expect(isClose(mixed.payoffs[1], 3 - rate))
    #expect(isClose(-regulator.commitment(isPure: true).value, 2))
    let adverse = regulator.commitment(ties: .pessimistic)
    #expect(isClose(-adverse.value, 1 + rate) && !adverse.isAttained)
  }

  @Test(arguments: [(2.0, 3.0, 3.0), (3, 3, 3), (4, 5, 3), (6, 6, 6)])
  func `of a firm that leads turns bold at capability 4, where ties decide`(
    _ capability: Double, _ optimistic: Double, _ pessimistic: Double
  ) {
    let game = firm(capability)
    #expect(game.commitment(isPure: true).value == optimistic)
    #expect(game.commitment(ties: .pessimistic, isPure: true).value == pessimistic)
    let loss = capability >= 4 ? 1 + capability : 1
    #expect(isClose(-game.commitment(isPure: true).payoffs[1], loss))
  }

  @Test func `at the deterring rate itself is worth 1.5 or 8.5, as ties go`() {
    let regulator = firm(6).exchanged
    #expect(isClose(value(of: [0.5, 0.5], in: regulator, .optimistic), -1.5))
    #expect(isClose(value(of: [0.5, 0.5], in: regulator, .pessimistic), -8.5))
    // A grid of rates has a best one against adverse ties: 0.55 of steps of 0.05.
    let weak = (0...20).map { Double($0) / 20 }.map {
      ($0, value(of: [1 - $0, $0], in: regulator, .pessimistic))
    }
    let best = weak.max { $0.1 < $1.1 }
    #expect(isClose(best?.0 ?? 0, 0.55) && isClose(best?.1 ?? 0, -1.55))
  }

  @Test func `against a follower that does not care is worth 1 or 0, both attained`() {
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [1, 0, 1, 0], columnPayoffs: [3, 3, 4, 4])
    let (strong, weak) = (game.commitment(), game.commitment(ties: .pessimistic))
    #expect(strong.value == 1 && weak.value == 0 && strong.isAttained && weak.isAttained)
  }

  @Test func `against adverse ties may be attained at a tie that does no harm`() {
    // Both replies tie only at equal odds, where the leader gets 2 from either.
    let harmless = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [0, 4, 4, 0], columnPayoffs: [1, 0, 0, 1])
    let answer = harmless.commitment(ties: .pessimistic)
    check(answer, of: harmless, .pessimistic)
    #expect(isClose(answer.value, 2) && answer.isAttained)
    #expect(areClose(answer.mixtures[0], [0.5, 0.5], within: 1e-6))
  }

  private func random(_ seed: Int, rows: Int, columns: Int) -> BimatrixGame {
    var random = RandomStream(StreamKey(seed: 51).with(seed))
    func table() -> [Double] {
      (0..<rows * columns).map { _ in Double(random.index(below: 7) - 3) }
    }
    return BimatrixGame(rows: rows, columns: columns, rowPayoffs: table(), columnPayoffs: table())
  }

  @Test(arguments: 0..<200)
  func `with two rows agrees with geometry, ties for and against the leader`(_ seed: Int) {
    let game = random(seed, rows: 2, columns: 1 + seed % 5)
    let oracle = TwoRows(game: game)
    let strong = game.commitment()
    check(strong, of: game, .optimistic)
    #expect(isClose(strong.value, oracle.optimistic, within: 1e-7))
    let weak = game.commitment(ties: .pessimistic)
    check(weak, of: game, .pessimistic)
    #expect(isClose(weak.value, oracle.pessimistic.value, within: 1e-7))
    #expect(weak.isAttained == oracle.pessimistic.isAttained)
  }

  @Test(arguments: 0..<30)
  func `beats pure commitment and every equilibrium, and pure agrees with trying all`(_ seed: Int) {
    let game = random(1000 + seed, rows: 2 + seed % 4, columns: 2 + seed / 4 % 4)
    for ties in Ties.allCases {
      let mixed = game.commitment(ties: ties)
      let pure = game.commitment(ties: ties, isPure: true)
      check(mixed, of: game, ties)
      check(pure, of: game, ties)
      let all = (0..<game.rows).map { row in
        value(of: (0..<game.rows).map { $0 == row ? 1 : 0 }, in: game, ties)
      }
      #expect(isClose(pure.value, all.max() ?? .nan))
      #expect(mixed.value >= pure.value - 1e-8)
      // No grid point does better than the optimum.
      var stream = RandomStream(StreamKey(seed: 52).with(seed))
      for _ in 0..<200 {
        let weights = (0..<game.rows).map { _ in Double(stream.index(below: 5)) }
        let total = weights.reduce(0, +)
        guard total > 0 else { continue }
        let mixture = weights.map { $0 / total }
        #expect(value(of: mixture, in: game, ties) <= mixed.value + 1e-7)
      }
    }
    #expect(
      game.commitment(ties: .pessimistic).value <= game.commitment().value + 1e-8)
  }

  @Test(arguments: 0..<15)
  func `in a zero-sum game is worth its value, however ties go`(_ seed: Int) throws {
    let base = random(2000 + seed, rows: 3, columns: 4)
    let game = BimatrixGame(
      rows: 3, columns: 4, rowPayoffs: base.rowPayoffs,
      columnPayoffs: base.rowPayoffs.map { -$0 })
    let value = try #require(game.zeroSum()).value
    for ties in Ties.allCases {
      let answer = game.commitment(ties: ties)
      #expect(isClose(answer.value, value, within: 1e-7) && answer.isAttained)
    }
  }

  @Test func `has a status for what cannot be done`() {
    let broken = BimatrixGame(
      rows: 1, columns: 2, rowPayoffs: [.nan, 1], columnPayoffs: [0, 1])
    #expect(broken.commitment().status == .notFinite)
    var budget = Budget()
    budget.steps = 1
    let short = random(7, rows: 5, columns: 5).commitment(budget: budget)
    #expect(short.status == .exhausted && short.value.isNaN)
    let pure = random(7, rows: 5, columns: 5).commitment(isPure: true, budget: budget)
    #expect(pure.status == .exhausted && pure.bound >= pure.value)
  }

  @Test(arguments: [1e300, 1e-300])
  func `does not depend on the unit of payoffs`(_ unit: Double) {
    let scaled = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: game.rowPayoffs.map { $0 * unit },
      columnPayoffs: game.columnPayoffs.map { $0 * unit })
    let answer = scaled.commitment()
    #expect(answer.status == .complete && isClose(answer.value / unit, 3.5))
    let weak = scaled.commitment(ties: .pessimistic)
    #expect(weak.status == .complete && isClose(weak.value / unit, 3.5))
  }
}
