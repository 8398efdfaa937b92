import Arena
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Extreme equilibria` {
  /// Compares with another list, in fractions; the order does not matter.
  private func expect(
    _ found: BimatrixEquilibria, are expected: [(x: [Rational], y: [Rational])],
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    #expect(found.status == .complete && found.isExact, sourceLocation: location)
    #expect(found.equilibria.count == expected.count, sourceLocation: location)
    for (x, y) in expected {
      let twins = found.equilibria.filter { $0.exactRows == x && $0.exactColumns == y }
      #expect(twins.count == 1, sourceLocation: location)
    }
  }

  @Test(arguments: 0..<90)
  func `are what the definition gives, with and without ties`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 21).with(seed))
    let range = [2, 3, 101][seed % 3]
    let game = BimatrixGame.random(
      rows: 1 + random.index(below: 4), columns: 1 + random.index(below: 4), below: range,
      seed: seed)
    let oracle = BimatrixOracle(game)
    let found = game.extremeEquilibria()
    try expect(found, are: oracle.extremeEquilibria())
    for equilibrium in found.equilibria {
      let (x, y) = (try #require(equilibrium.exactRows), try #require(equilibrium.exactColumns))
      #expect(oracle.regret(x, y) == .zero && equilibrium.regret == 0)
      #expect(areClose(x.map(\.double), equilibrium.rows))
      #expect(areClose(y.map(\.double), equilibrium.columns))
    }
  }

  @Test(arguments: 0..<60)
  func `of games without ties are those with supports of equal size, odd in number`(_ seed: Int)
    throws
  {
    let game = BimatrixGame.random(
      rows: 2 + seed % 3, columns: 2 + seed / 3 % 3, below: 100_000, seed: 1000 + seed)
    let found = game.extremeEquilibria()
    #expect(!found.isDegenerate)
    try expect(found, are: BimatrixOracle(game).equalSupports())
    // R. Wilson, "Computing Equilibria of N-Person Games", SIAM J. Appl. Math. 21, 1971.
    #expect(found.equilibria.count % 2 == 1)
  }

  @Test(arguments: 0..<30)
  func `of decimals are exactly those of the same numbers without a point`(_ seed: Int) throws {
    let game = BimatrixGame.random(rows: 3, columns: 4, below: 9, seed: seed)
    let tenths = BimatrixGame(
      rows: 3, columns: 4, rowPayoffs: game.rowPayoffs.map { $0 / 10 - 0.3 },
      columnPayoffs: game.columnPayoffs.map { $0 * 1e-3 })
    let twins = game.extremeEquilibria().equilibria.map {
      (x: $0.exactRows ?? [], y: $0.exactColumns ?? [])
    }
    // Rounding leaves 0.1 x 6 - 0.3 at 0.30000000000000004: exact no more, but found all the same.
    let found = tenths.extremeEquilibria()
    #expect(found.status == .complete && found.equilibria.count == twins.count)
    for (x, y) in twins {
      #expect(
        found.equilibria.contains {
          areClose($0.rows, x.map(\.double)) && areClose($0.columns, y.map(\.double))
        })
    }
    let rounded = BimatrixGame(
      rows: 3, columns: 4, rowPayoffs: game.rowPayoffs.map { ($0 - 3) / 10 },
      columnPayoffs: game.columnPayoffs.map { $0 / 1000 })
    try expect(rounded.extremeEquilibria(), are: twins)
  }

  /// A fraction of small numbers.
  private func fraction(_ top: Int128, _ bottom: Int128) -> Rational { Rational(top, bottom) }

  @Test func `of the battle of the sexes are as its example says`() {
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [3, 0, 0, 2], columnPayoffs: [2, 0, 0, 3])
    let rows = game.extremeEquilibria().equilibria.map(\.exactRows)
    #expect(rows == [[.one, .zero], [fraction(3, 5), fraction(2, 5)], [.zero, .one]])
  }

  @Test func `of the game of a textbook, and of its degenerate twin, are those it gives`() throws {
    // B. von Stengel in N. Nisan et al. (eds), "Algorithmic Game Theory", 2007, chapter 3: (3.3),
    // (3.7).
    let row: [Double] = [3, 3, 2, 5, 0, 6]
    let game = BimatrixGame(
      rows: 3, columns: 2, rowPayoffs: row, columnPayoffs: [3, 2, 2, 6, 3, 1])
    let last = (x: [.zero, fraction(1, 3), fraction(2, 3)], y: [fraction(1, 3), fraction(2, 3)])
    let first = (x: [Rational.one, .zero, .zero], y: [Rational.one, .zero])
    let mixed = (
      x: [fraction(4, 5), fraction(1, 5), .zero], y: [fraction(2, 3), fraction(1, 3)]
    )
    try expect(game.extremeEquilibria(), are: [first, mixed, last])
    let twin = BimatrixGame(
      rows: 3, columns: 2, rowPayoffs: row, columnPayoffs: [3, 3, 2, 6, 3, 1])
    let found = twin.extremeEquilibria()
    try expect(found, are: [first, (first.x, mixed.y), last])
    #expect(found.isDegenerate && found.components.map(\.equilibria) == [[0, 1], [2]])
  }

  @Test func `of Shapley's cycle are thirds alone`() throws {
    // L. S. Shapley, "Some topics in two-person games", Advances in Game Theory, 1964.
    let game = BimatrixGame(
      rows: 3, columns: 3, rowPayoffs: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      columnPayoffs: [0, 1, 0, 0, 0, 1, 1, 0, 0])
    let third = [Rational](repeating: fraction(1, 3), count: 3)
    try expect(game.extremeEquilibria(), are: [(third, third)])
  }

  @Test func `of von Stengel's game number 75`() {
    let found = BimatrixGame.vonStengel.extremeEquilibria()
    #expect(found.equilibria.count == 75 && found.components.count == 75)
    #expect(found.isComplete && found.isExact && !found.isDegenerate)
    #expect(found.equilibria.allSatisfy { $0.regret == 0 })
  }

  @Test(arguments: 1...8)
  func `of a coordination game are one for each set of places`(_ size: Int) {
    let same = (0..<size * size).map { $0 / size == $0 % size ? 1.0 : 0 }
    let found = BimatrixGame(rows: size, columns: size, rowPayoffs: same, columnPayoffs: same)
      .extremeEquilibria()
    // T. Quint, M. Shubik, "A theorem on the number of Nash equilibria in a bimatrix game",
    // International Journal of Game Theory 26, 1997: 2^n - 1.
    #expect(found.equilibria.count == 1 << size - 1 && found.isExact && found.isComplete)
    #expect(found.equilibria.allSatisfy { $0.rows == $0.columns })
  }

  @Test(arguments: [(1, 1), (1, 5), (4, 1), (3, 4)])
  func `of a constant game are all pairs of pure strategies`(_ rows: Int, _ columns: Int) throws {
    let payoffs = [Double](repeating: 7, count: rows * columns)
    let found = BimatrixGame(
      rows: rows, columns: columns, rowPayoffs: payoffs, columnPayoffs: payoffs
    ).extremeEquilibria()
    #expect(found.equilibria.count == rows * columns && found.isComplete && found.isExact)
    #expect(found.equilibria.allSatisfy { $0.isPure && $0.payoffs == [7, 7] })
    #expect(found.isDegenerate == (rows * columns > 1))
    #expect(found.components.count == 1 && found.components[0].subsets.count == 1)
  }

  @Test func `of a game with a copied row are those without it, with either copy`() throws {
    let game = BimatrixGame(
      rows: 3, columns: 2, rowPayoffs: [2, 0, 2, 0, 0, 1], columnPayoffs: [1, 0, 1, 0, 0, 2])
    let found = game.extremeEquilibria()
    try expect(found, are: BimatrixOracle(game).extremeEquilibria())
    #expect(found.equilibria.count == 5 && found.isDegenerate)
    #expect(found.components.map(\.equilibria.count).sorted() == [1, 2, 2])
  }

  @Test func `leave dominated strategies out and put them back at zero`() throws {
    // Row 1 is worse than row 2; without it column 0 is worse than column 2.
    let game = BimatrixGame(
      rows: 3, columns: 3, rowPayoffs: [4, 0, 1, 1, -1, 0, 2, 1, 3],
      columnPayoffs: [0, 3, 1, 9, 0, 0, 1, 0, 2])
    try expect(game.extremeEquilibria(), are: BimatrixOracle(game).extremeEquilibria())
    let long = BimatrixGame(
      rows: 90, columns: 80, rowPayoffs: (0..<7200).map { Double($0 / 80) },
      columnPayoffs: (0..<7200).map { Double($0 % 80) })
    let only = long.extremeEquilibria()
    #expect(only.equilibria.count == 1 && only.isComplete && only.isExact)
    #expect(only.equilibria[0].rows.count == 90 && only.equilibria[0].rows[89] == 1)
    #expect(only.equilibria[0].columns[79] == 1)
  }

  @Test(arguments: 0..<6)
  func `of games with more than 64 strategies are found too`(_ seed: Int) throws {
    let (rows, columns) = seed % 2 == 0 ? (2, 100) : (75, 3)
    let game = BimatrixGame.random(rows: rows, columns: columns, below: 1000, seed: seed)
    let found = game.extremeEquilibria()
    #expect(found.isComplete && found.isExact && !found.equilibria.isEmpty)
    let table = game.tables
    for equilibrium in found.equilibria {
      let byRow = table.ofRow.replies(to: equilibrium.columns)
      let byColumn = table.ofColumn.replies(to: equilibrium.rows)
      #expect(isClose(byRow.max() ?? 0, equilibrium.payoffs[0]))
      #expect(isClose(byColumn.max() ?? 0, equilibrium.payoffs[1]))
    }
  }

  @Test func `of a large game end with the budget and say so`() {
    let game = BimatrixGame.random(rows: 40, columns: 40, below: 100, seed: 1)
    var budget = Budget()
    budget.steps = 20_000
    let found = game.extremeEquilibria(budget: budget)
    #expect(found.status == .exhausted && !found.isComplete)
    budget.steps = .max
    budget.seconds = 0.05
    #expect(game.extremeEquilibria(budget: budget).status == .exhausted)
    budget.steps = 0
    let none = game.extremeEquilibria(budget: budget)
    #expect(none.status == .exhausted && none.equilibria.isEmpty)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `are refused where a payoff is no number`(_ payoff: Double) {
    let bad = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [1, 2, 3, 4], columnPayoffs: [1, payoff, 0, 2])
    let found = bad.extremeEquilibria()
    #expect(found.status == .notFinite && found.equilibria.isEmpty && !found.isExact)
    #expect(bad.lemkeHowson().status == .notFinite && bad.lemkeHowson().equilibrium == nil)
    #expect(bad.lemkeHowsonFromEveryLabel().status == .notFinite)
  }

  @Test(arguments: [1e300, 1e-300, Double.greatestFiniteMagnitude, .leastNonzeroMagnitude])
  func `do not depend on the size of payoffs`(_ size: Double) throws {
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [size, -size, -size, size],
      columnPayoffs: [-size, size, size, -size])
    let found = game.extremeEquilibria()
    #expect(found.isComplete && found.equilibria.count == 1)
    let equilibrium = try #require(found.equilibria.first)
    #expect(areClose(equilibrium.rows + equilibrium.columns, [0.5, 0.5, 0.5, 0.5]))
    #expect(equilibrium.regret <= 1e-9 * size)
    #expect(equilibrium.payoffs.allSatisfy { $0.magnitude <= 1e-9 * size })
  }

  @Test(arguments: 0..<60)
  func `beside catastrophes are what the definition gives`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 22).with(seed))
    let plain = BimatrixGame.random(rows: 3, columns: 4, below: 7, seed: seed)
    func struck(_ payoffs: [Double]) -> [Double] {
      var payoffs = payoffs
      for _ in 0..<2 {
        payoffs[random.index(below: 12)] = [-1e5, 1e6, -1e7, 3e7][random.index(below: 4)]
      }
      return payoffs
    }
    let game = BimatrixGame(
      rows: 3, columns: 4, rowPayoffs: struck(plain.rowPayoffs),
      columnPayoffs: struck(plain.columnPayoffs))
    try expect(game.extremeEquilibria(), are: BimatrixOracle(game).extremeEquilibria())
  }

  @Test func `where doubles lose the way are four`() throws {
    let game = BimatrixGame(
      rows: 4, columns: 4,
      rowPayoffs: [4, 0, 3, 2, -1e11, 5, 1, 5, 0, 0, 4, 1e12, 1, 3, 2, -1e7],
      columnPayoffs: [0, 5, 6, 5, 1e12, 1, 1e9, 6, 3, 2, 1, 5, 6, 6, 5, 4])
    let last: [Rational] = [.zero, .zero, .zero, .one]
    let sum: Int128 = 100_000_000_003
    try expect(
      game.extremeEquilibria(),
      are: [
        (last, [fraction(2, sum), fraction(sum - 2, sum), .zero, .zero]),
        (last, [fraction(1, 2), fraction(1, 2), .zero, .zero]),
        ([.zero, .zero, .one, .zero], last),
        (
          [fraction(2, 27), .zero, fraction(10, 27), fraction(5, 9)],
          [
            fraction(499_999_999_999, 1_000_006_666_668),
            fraction(166_668_888_889, 333_335_555_556), .zero, fraction(1, 500_003_333_334),
          ]
        ),
      ])
    // 3 x 1e-15 is not 3e-15: found to 15 digits, and verified as they are.
    let small = BimatrixGame(
      rows: 4, columns: 4, rowPayoffs: game.rowPayoffs.map { $0 * 1e-15 },
      columnPayoffs: game.columnPayoffs.map { $0 * 1e-15 })
    let found = small.extremeEquilibria()
    #expect(found.isComplete && !found.isExact && found.equilibria.count == 4)
  }

  @Test func `of payoffs huge and tiny together are equilibria up to rounding of the huge`() {
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [1e300, 0, 0, 1e-300], columnPayoffs: [1e300, 0, 0, 1e-300])
    let found = game.extremeEquilibria()
    #expect(!found.isExact && !found.equilibria.isEmpty)
    #expect(found.equilibria.allSatisfy { $0.regret <= 1e-9 * 1e300 })
    #expect(found.equilibria.contains { $0.rows == [1, 0] && $0.columns == [1, 0] })
  }

  @Test func `come in the order of their first strategies, the same each time`() {
    let game = BimatrixGame.random(rows: 9, columns: 9, below: 3, seed: 4)
    let found = game.extremeEquilibria()
    let again = game.extremeEquilibria()
    #expect(found.equilibria.map(\.rows) == again.equilibria.map(\.rows))
    #expect(found.equilibria.map(\.component) == again.equilibria.map(\.component))
    let lists = found.equilibria.map { $0.rows + $0.columns }
    #expect(!zip(lists, lists.dropFirst()).contains { $0.lexicographicallyPrecedes($1) })
  }
}
