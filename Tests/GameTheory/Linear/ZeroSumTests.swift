import Arena
import GameTheory
import TestSupport
import Testing

@Suite struct `Zero-sum game` {
  private func game(_ table: [[Double]], constant: Double = 0) -> BimatrixGame {
    let entries = table.flatMap { $0 }
    return BimatrixGame(
      rows: table.count, columns: table[0].count, rowPayoffs: entries,
      columnPayoffs: entries.map { constant - $0 })
  }

  /// Both guarantees by definition: neither player can be held to less or get more.
  private func check(_ solution: ZeroSumSolution, of table: [[Double]], within slack: Double) {
    #expect(solution.status == .complete)
    #expect(isClose(solution.rows.reduce(0, +), 1) && isClose(solution.columns.reduce(0, +), 1))
    #expect((solution.rows + solution.columns).allSatisfy { $0 >= 0 })
    let floor = table[0].indices.map { column in
      table.indices.reduce(0) { $0 + solution.rows[$1] * table[$1][column] }
    }.min()
    let ceiling = table.map { row in
      row.indices.reduce(0) { $0 + solution.columns[$1] * row[$1] }
    }.max()
    #expect((floor ?? -.infinity) >= solution.value - slack)
    #expect((ceiling ?? .infinity) <= solution.value + slack)
  }

  @Test func `of rock, paper, scissors is worth nothing`() throws {
    let table: [[Double]] = [[0, -1, 1], [1, 0, -1], [-1, 1, 0]]
    let solution = try #require(game(table).zeroSum())
    check(solution, of: table, within: 1e-12)
    #expect(solution.exactValue == .zero && solution.gap <= 1e-15)
    #expect(areClose(solution.rows, [Double](repeating: 1.0 / 3, count: 3)))
  }

  @Test func `of attacks on three models is worth 93/256 exactly`() throws {
    let table = [[0.9, 0.1, 0.2], [0.2, 0.8, 0.1], [0.1, 0.2, 0.7]]
    let solution = try #require(game(table, constant: 1).zeroSum())
    check(solution, of: table, within: 1e-12)
    #expect(solution.exactValue == Rational(93, 256) && solution.constant == 1)
    let columns: [Double] = [9 / 32, 43 / 128, 49 / 128]
    #expect(areClose(solution.columns, columns))
  }

  private static let plain: [(table: [[Double]], value: Double)] = [
    ([[5, 3], [6, 4]], 4), ([[7]], 7), ([[1, 2, 3]], 1), ([[1], [2], [3]], 3),
    ([[0, 0], [0, 0]], 0), ([[3, -1], [-1, 1]], 1.0 / 3),
  ]

  @Test(arguments: plain)
  func `with saddle points, ties or one strategy has its plain value`(
    _ table: [[Double]], _ value: Double
  ) throws {
    let solution = try #require(game(table).zeroSum())
    check(solution, of: table, within: 1e-12)
    #expect(isClose(solution.value, value))
  }

  @Test(arguments: 0..<40)
  func `drawn at random has one value in fractions and in doubles`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 31).with(seed))
    let (rows, columns) = (1 + random.index(below: 7), 1 + random.index(below: 7))
    let table = (0..<rows).map { _ in
      (0..<columns).map { _ in Double(random.index(below: 21) - 10) }
    }
    let solution = try #require(game(table).zeroSum())
    check(solution, of: table, within: 1e-11)
    #expect(solution.exactValue != nil)
    // The same game in a unit that is no short decimal is solved in doubles.
    let other = table.map { $0.map { $0 / 3 } }
    let rounded = try #require(game(other).zeroSum())
    if table.joined().contains(where: { $0.truncatingRemainder(dividingBy: 3) != 0 }) {
      #expect(rounded.exactValue == nil)
    }
    check(rounded, of: other, within: 1e-11)
    #expect(isClose(3 * rounded.value, solution.value))
  }

  @Test(arguments: [1e300, 1e-300, 1.7e308])
  func `of any size is solved`(_ size: Double) throws {
    let table = [[size, -size], [-size, size]]
    let solution = try #require(game(table).zeroSum())
    #expect(solution.status == .complete && solution.value.magnitude <= 1e-9 * size)
    #expect(areClose(solution.rows, [0.5, 0.5]))
  }

  @Test(arguments: [1e20, 1e100, 1e300])
  func `with a payoff beyond all others is right or says that it is not`(_ huge: Double) throws {
    // The value is 2 huge / (huge + 1).
    let solution = try #require(game([[huge, 1], [0, 2]]).zeroSum())
    if solution.status == .complete {
      #expect(isClose(solution.value, 2))
    } else {
      #expect(solution.status == .unreliable && solution.value.isNaN)
    }
  }

  @Test func `is not seen where payoffs do not add up, or are no numbers`() {
    let battle = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [2, 0, 0, 1], columnPayoffs: [1, 0, 0, 2])
    #expect(battle.zeroSum() == nil)
    #expect(game([[.nan, 1], [0, 1]]).zeroSum() == nil)
    #expect(game([[.infinity, 1], [0, 1]]).zeroSum() == nil)
  }

  @Test func `says so when the budget gives out`() throws {
    var budget = Budget()
    budget.steps = 1
    let table = [[3.0, -1, 2], [-1, 1, 0], [2, -2, 1]]
    let solution = try #require(game(table).zeroSum(within: budget))
    #expect(solution.status == .exhausted && solution.value.isNaN)
  }
}
