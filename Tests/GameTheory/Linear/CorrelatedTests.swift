import Arena
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Correlated equilibrium` {
  /// A table of payoffs, and what an equilibrium is by definition.
  private struct Table {
    let sizes: [Int]
    /// Profiles x seats.
    let payoffs: [Double]

    init(_ form: StrategicForm) { (sizes, payoffs) = (form.sizes, form.payoffs) }

    init(_ game: BimatrixGame) {
      sizes = [game.rows, game.columns]
      payoffs = zip(game.rowPayoffs, game.columnPayoffs).flatMap { [$0, $1] }
    }

    var profiles: Int { sizes.reduce(1, *) }

    func strategies(_ profile: Int) -> [Int] {
      var rest = profile
      return sizes.reversed().map { size in
        defer { rest /= size }
        return rest % size
      }.reversed()
    }

    func number(_ strategies: [Int]) -> Int {
      zip(sizes, strategies).reduce(0) { $0 * $1.0 + $1.1 }
    }

    func payoff(_ strategies: [Int], _ seat: Int) -> Double {
      payoffs[number(strategies) * sizes.count + seat]
    }

    /// What a seat gains in every profile by a deviation: from one strategy, or from any.
    func gains(_ seat: Int, from: Int?, to: Int) -> [Double] {
      (0..<profiles).map { profile in
        var strategies = strategies(profile)
        if let from, strategies[seat] != from { return 0 }
        let before = payoff(strategies, seat)
        strategies[seat] = to
        return payoff(strategies, seat) - before
      }
    }

    /// Every deviation's gains.
    func deviations(coarse: Bool) -> [[Double]] {
      sizes.indices.flatMap { seat in
        (0..<sizes[seat]).flatMap { to in
          coarse
            ? [gains(seat, from: nil, to: to)]
            : (0..<sizes[seat]).map { gains(seat, from: $0, to: to) }
        }
      }
    }

    /// The whole program, every incentive written down, in exact fractions.
    func program(_ objective: [Double], coarse: Bool) -> LinearProgram<Rational> {
      func exact(_ values: [Double]) -> [Rational] {
        values.map { Rational(decimal: $0) ?? .overflow }
      }
      var program = LinearProgram(maximising: exact(objective))
      program.require(objective.map { _ in .one }, .equal, .one)
      for gains in deviations(coarse: coarse) { program.require(exact(gains), .atMost, .zero) }
      return program
    }
  }

  private func check(
    _ end: CorrelatedInterval.End, of table: Table, _ objective: [Double], coarse: Bool
  ) throws {
    #expect(end.status == .complete)
    let value = try #require(end.value)
    let total = end.distribution.reduce(0) { $0 + $1.probability }
    #expect(isClose(total, 1) && end.distribution.allSatisfy { $0.probability > 0 })
    let mean = end.distribution.reduce(0) { $0 + $1.probability * objective[$1.profile] }
    #expect(isClose(mean, value) && isClose(end.bound, value, within: 1e-7))
    let size = table.payoffs.reduce(1) { max($0, abs($1)) }
    for gains in table.deviations(coarse: coarse) {
      let gain = end.distribution.reduce(0) { $0 + $1.probability * gains[$1.profile] }
      #expect(gain <= 1e-8 * size)
    }
    #expect(end.incentive <= 1e-7 * size)
  }

  private func random(_ seed: Int, rows: Int, columns: Int) -> BimatrixGame {
    var random = RandomStream(StreamKey(seed: 41).with(seed))
    func table() -> [Double] {
      (0..<rows * columns).map { _ in Double(random.index(below: 9) - 4) }
    }
    return BimatrixGame(rows: rows, columns: columns, rowPayoffs: table(), columnPayoffs: table())
  }

  private func welfare(_ game: BimatrixGame) -> [Double] {
    zip(game.rowPayoffs, game.columnPayoffs).map { $0 + $1 }
  }

  private let chicken = BimatrixGame(
    rows: 2, columns: 2, rowPayoffs: [6, 2, 7, 0], columnPayoffs: [6, 7, 2, 0])

  @Test func `of chicken reaches 10.5 by half of the truce and a quarter of each victory`() throws {
    // R. J. Aumann, "Subjectivity and correlation in randomized strategies", 1974.
    let interval = chicken.correlated(coarse: false, objective: welfare(chicken))
    try check(interval.high, of: Table(chicken), welfare(chicken), coarse: false)
    #expect(isClose(try #require(interval.high.value), 10.5))
    let shares = interval.high.distribution
    #expect(shares.map(\.profile) == [0, 1, 2])
    #expect(areClose(shares.map(\.probability), [0.5, 0.25, 0.25]))
    let exact = Table(chicken).program(welfare(chicken).map { -$0 }, coarse: false).solution()
    #expect(isClose(try #require(interval.low.value), -exact.value.double))
  }

  @Test(arguments: 0..<40, [true, false])
  func `of random tables agrees with the whole program in exact fractions`(
    _ seed: Int, _ coarse: Bool
  ) throws {
    let game = random(seed, rows: 2 + seed % 3, columns: 2 + seed / 3 % 3)
    let table = Table(game)
    let objective = seed % 2 == 0 ? welfare(game) : game.rowPayoffs
    let interval = game.correlated(coarse: coarse, objective: objective)
    try check(interval.low, of: table, objective, coarse: coarse)
    try check(interval.high, of: table, objective, coarse: coarse)
    let high = table.program(objective, coarse: coarse).solution()
    let low = table.program(objective.map { -$0 }, coarse: coarse).solution()
    if high.status == .complete {
      #expect(isClose(try #require(interval.high.value), high.value.double))
    }
    if low.status == .complete {
      #expect(isClose(try #require(interval.low.value), -low.value.double))
    }
    #expect(high.status == .complete || game.rows * game.columns > 9)
  }

  @Test func `of a table whose program would be too large only has bounds`() {
    let columns = 9000
    let payoffs = (0..<2 * columns).map { Double($0 % 7) }
    let game = BimatrixGame(rows: 2, columns: columns, rowPayoffs: payoffs, columnPayoffs: payoffs)
    let interval = game.correlated(coarse: true, objective: payoffs)
    for (end, bound) in [(interval.low, 0.0), (interval.high, 6)] {
      #expect(end.status == .tooLarge && end.value == nil && end.bound == bound)
    }
  }

  @Test(arguments: 0..<12, [true, false])
  func `of two by two tables is extreme at a corner`(_ seed: Int, _ coarse: Bool) throws {
    let game = random(100 + seed, rows: 2, columns: 2)
    let interval = game.correlated(coarse: coarse, objective: welfare(game))
    let best = VertexOracle.optimum(of: Table(game).program(welfare(game), coarse: coarse))
    #expect(isClose(try #require(interval.high.value), try #require(best).double))
  }

  @Test(arguments: 0..<10)
  func `holds every equilibrium, and the coarse interval holds the other`(_ number: Int) throws {
    let game = try SmallGame.random(number, profiles: 64)
    let form = try #require(StrategicForm(of: game.tree))
    let objective = (0..<form.profiles).map { profile in
      (0..<game.seats).reduce(0) { $0 + form.payoffs[profile * game.seats + $1] }
    }
    let swap = form.correlated(coarse: false, objective: objective)
    let coarse = form.correlated(coarse: true, objective: objective)
    for (interval, isCoarse) in [(swap, false), (coarse, true)] {
      try check(interval.low, of: Table(form), objective, coarse: isCoarse)
      try check(interval.high, of: Table(form), objective, coarse: isCoarse)
    }
    let (low, high) = (try #require(swap.low.value), try #require(swap.high.value))
    #expect(try #require(coarse.low.value) <= low + 1e-7)
    #expect(try #require(coarse.high.value) >= high - 1e-7)
    for equilibrium in game.tree.equilibria(budget: .steps(100_000)).equilibria {
      let sum = equilibrium.expectation.payoffs.reduce(0, +)
      #expect(sum >= low - 1e-7 && sum <= high + 1e-7)
    }
  }

  @Test(arguments: 0..<15, [true, false])
  func `of a zero-sum game pays its value, whoever is asked`(_ seed: Int, _ coarse: Bool) throws {
    let base = random(200 + seed, rows: 3 + seed % 3, columns: 4)
    let game = BimatrixGame(
      rows: base.rows, columns: base.columns, rowPayoffs: base.rowPayoffs,
      columnPayoffs: base.rowPayoffs.map { -$0 })
    let value = try #require(game.zeroSum()).value
    let interval = game.correlated(coarse: coarse, objective: game.rowPayoffs)
    #expect(isClose(try #require(interval.low.value), value, within: 1e-7))
    #expect(isClose(try #require(interval.high.value), value, within: 1e-7))
  }

  @Test func `of the traveler's dilemma is only the lowest claims, but coarse play may do better`()
    throws
  {
    var mechanism = TravelersDilemma()
    (mechanism.high, mechanism.bonus, mechanism.penalty) = (12, 2, 2)
    let tree = try #require(mechanism.game(repeated: nil)?.explore(budget: 10_000).tree)
    let game = try #require(StrategicForm(of: tree)?.bimatrix)
    let swap = game.correlated(coarse: false, objective: welfare(game))
    #expect(isClose(try #require(swap.low.value), 4))
    #expect(isClose(try #require(swap.high.value), 4))
    let coarse = game.correlated(coarse: true, objective: welfare(game))
    try check(coarse.high, of: Table(game), welfare(game), coarse: true)
    let exact = Table(game).program(welfare(game), coarse: true).solution()
    #expect(exact.status == .complete)
    #expect(isClose(try #require(coarse.high.value), exact.value.double))
    #expect(exact.value > Rational(4))
  }

  @Test(arguments: [0, 1, 2, 5, 10, 20], [true, false])
  func `stopped early still gives a bound that holds`(_ steps: Int, _ coarse: Bool) throws {
    for seed in 0..<6 {
      let game = random(300 + seed, rows: 6, columns: 6)
      let full = game.correlated(coarse: coarse, objective: welfare(game))
      var budget = Budget()
      budget.steps = steps
      let part = game.correlated(coarse: coarse, objective: welfare(game), budget: budget)
      #expect(part.high.bound >= (try #require(full.high.value)) - 1e-9)
      #expect(part.low.bound <= (try #require(full.low.value)) + 1e-9)
      for end in [part.low, part.high] where end.status != .complete {
        #expect(end.status == .exhausted && end.value == nil && end.distribution.isEmpty)
      }
    }
  }

  @Test(arguments: [1e300, 1e-300, 1e8])
  func `does not depend on the unit of payoffs`(_ unit: Double) throws {
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: chicken.rowPayoffs.map { $0 * unit },
      columnPayoffs: chicken.columnPayoffs.map { $0 / unit })
    let interval = game.correlated(coarse: false, objective: welfare(chicken).map { $0 * unit })
    #expect(interval.status == .complete)
    #expect(isClose(try #require(interval.high.value) / unit, 10.5))
  }

  @Test(arguments: [Double.nan, .infinity])
  func `of payoffs that are no numbers is undefined`(_ value: Double) {
    let game = BimatrixGame(
      rows: 2, columns: 1, rowPayoffs: [value, 1], columnPayoffs: [0, 0])
    #expect(game.correlated(coarse: true, objective: [1, 2]).status == .notFinite)
    #expect(chicken.correlated(coarse: true, objective: [value, 0, 0, 0]).status == .notFinite)
  }

  @Test(arguments: [true, false])
  func `of constant, single and one-sided games is plain`(_ coarse: Bool) throws {
    let constant = BimatrixGame(
      rows: 2, columns: 3, rowPayoffs: .init(repeating: 1, count: 6),
      columnPayoffs: .init(repeating: 2, count: 6))
    let all = constant.correlated(coarse: coarse, objective: [0, 1, 2, 3, 4, 5])
    #expect(all.low.value == 0 && all.high.value == 5 && all.status == .complete)
    let flat = constant.correlated(coarse: coarse, objective: .init(repeating: 7, count: 6))
    #expect(flat.low.value == 7 && flat.high.value == 7)
    let single = BimatrixGame(rows: 1, columns: 1, rowPayoffs: [3], columnPayoffs: [4])
    #expect(single.correlated(coarse: coarse, objective: [-2]).high.value == -2)
    let decider = BimatrixGame(
      rows: 3, columns: 1, rowPayoffs: [1, 5, 5], columnPayoffs: [9, 2, 1])
    let interval = decider.correlated(coarse: coarse, objective: decider.columnPayoffs)
    #expect(isClose(try #require(interval.low.value), 1))
    #expect(isClose(try #require(interval.high.value), 2))
  }

  /// A game of three with a last action of the first player that costs it some amount; nothing else depends
  /// on it but what rivals' payoffs need to be three numbers.
  private func inspection(catastrophe: Double?) -> Table {
    let cells: [[Double]] = [
      [10, 0, 1], [10, 0, 0], [10, -1, 0], [10, -1, 1],
      [11, -1, 1], [11, -1, 0], [9, 3, 0], [9, 3, 1],
    ]
    var payoffs = cells.flatMap { $0 }
    if let cost = catastrophe {
      for third in [1.0, 0, 0, 1] { payoffs += [-cost, -5, third] }
    }
    return Table(
      StrategicForm(sizes: [catastrophe == nil ? 2 : 3, 2, 2], payoffs: payoffs))
  }

  private func form(_ table: Table) -> StrategicForm {
    StrategicForm(sizes: table.sizes, payoffs: table.payoffs)
  }

  private func mean(_ table: Table) -> [Double] {
    (0..<table.profiles).map { profile in
      table.sizes.indices.reduce(0) { $0 + table.payoffs[profile * table.sizes.count + $1] }
        / Double(table.sizes.count)
    }
  }

  @Test(arguments: [1e3, 2e9], [true, false])
  func `stays as it is beside a catastrophe that nobody causes`(
    _ cost: Double, _ coarse: Bool
  ) throws {
    let (small, large) = (inspection(catastrophe: nil), inspection(catastrophe: cost))
    let interval = form(large).correlated(coarse: coarse, objective: mean(large))
    let objective = coarse ? mean(large) : mean(small)
    let program = coarse ? large : small
    let high = program.program(objective, coarse: coarse).solution()
    let low = program.program(objective.map { -$0 }, coarse: coarse).solution()
    #expect(interval.status == .complete && high.status == .complete && low.status == .complete)
    #expect(isClose(try #require(interval.high.value), high.value.double))
    #expect(isClose(try #require(interval.low.value), -low.value.double))
    #expect(coarse || isClose(high.value.double, 3.6) && isClose(-low.value.double, 103.0 / 30))
    #expect(interval.low.incentive <= 1e-8 && interval.high.incentive <= 1e-8)
  }

  @Test(arguments: 0..<20, [2e9, -1e12])
  func `loses nothing by what is strictly dominated, however bad`(_ seed: Int, _ size: Double)
    throws
  {
    let game = random(400 + seed, rows: 2 + seed % 2, columns: 2 + seed / 2 % 2)
    // The last row and column are worse than all others by a large amount or by a little more than that.
    let (rows, columns) = (game.rows + 1, game.columns + 1)
    var payoffs: [Double] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let cell = row * game.columns + column
        let isOld = row < game.rows && column < game.columns
        payoffs.append(row == game.rows ? -abs(size) : isOld ? game.rowPayoffs[cell] : 0)
        payoffs.append(column == game.columns ? -abs(size) : isOld ? game.columnPayoffs[cell] : 0)
      }
    }
    let larger = StrategicForm(sizes: [rows, columns], payoffs: payoffs)
    let objective = (0..<rows * columns).map { payoffs[2 * $0] + payoffs[2 * $0 + 1] }
    let interval = larger.correlated(coarse: false, objective: objective)
    let high = Table(game).program(welfare(game), coarse: false).solution()
    let low = Table(game).program(welfare(game).map { -$0 }, coarse: false).solution()
    #expect(interval.status == .complete && high.status == .complete && low.status == .complete)
    #expect(isClose(try #require(interval.high.value), high.value.double))
    #expect(isClose(try #require(interval.low.value), -low.value.double))
  }

  @Test(arguments: 0..<48, [true, false])
  func `beside a catastrophe is what fractions say, or is not said to be complete`(
    _ seed: Int, _ coarse: Bool
  ) throws {
    let game = random(500 + seed, rows: 2, columns: 2 + seed % 2)
    var table = Table(game).payoffs
    table[seed % table.count] = seed % 3 == 0 ? 2e9 : -2e9
    // Half of them with a number added to all payoffs, beside which gains look small.
    if seed >= 24 { table = table.map { $0 + 1e6 } }
    let form = StrategicForm(sizes: [game.rows, game.columns], payoffs: table)
    let own = Table(form)
    let objective = seed % 2 == 0 ? mean(own) : welfare(game)
    let interval = form.correlated(coarse: coarse, objective: objective)
    let high = own.program(objective, coarse: coarse).solution()
    let low = own.program(objective.map { -$0 }, coarse: coarse).solution()
    #expect(high.status == .complete && low.status == .complete)
    for (end, exact) in [(interval.high, high.value.double), (interval.low, -low.value.double)] {
      #expect(end.status == .complete)
      #expect(isClose(try #require(end.value), exact, within: 1e-8 * max(1, abs(exact))))
    }
  }

  @Test func `beside payoffs of 1e12 is what fractions of any size say`() throws {
    // Both ends by another simplex method, in fractions of any size, and no other than whole numbers here.
    let three = StrategicForm(
      sizes: [2, 2, 2],
      payoffs: [
        4, 1, -3, 5, 6, 3, -2, 1, 2, -4, 4, -1e9, 9, 8, 0, 3, 3, -3, 1e12, 6, -2, -2, -5, 0,
      ])
    let average: [Double] = mean(Table(three))
    for coarse in [true, false] {
      let interval = three.correlated(coarse: coarse, objective: average)
      #expect(interval.status == .complete)
      #expect(isClose(try #require(interval.low.value), 172.0 / 63))
      #expect(isClose(try #require(interval.high.value), 17.0 / 3))
    }
    let two = StrategicForm(
      sizes: [4, 3],
      payoffs: [
        5, -3, 8, 3, -4, 7, -5, -3, 3, 1e12, -2, 0, 0, 6, -3, -1e10, -1, 9, 1, 0, 4, 8, -5, 3,
      ])
    let both: [Double] = mean(Table(two))
    let interval = two.correlated(coarse: false, objective: both)
    #expect(interval.status == .complete)
    #expect(
      isClose(try #require(interval.low.value), 5_624_999_999_998.0 / 1_750_000_000_007))
    let high = 1.000_000_002_897_999_998_2e22 / 5_070_000_000_063
    #expect(isClose(try #require(interval.high.value) / high, 1))
  }

  /// Payoffs with one catastrophe beside which others look small, and the value of the only best reply to what
  /// dominates.
  private static let steep: [(payoffs: [Double], value: Double)] = [
    (
      [-999_000_000, 999_997, 1_000_003, 1_000_008, 1_000_001, 1_000_000, 1_000_002, 1_000_006],
      1_000_005.5
    ),
    (
      [1_000_001, 1_000_009, -1e9, 1_000_005, 999_997, 1_000_000, 1_000_005, 999_998], 1_000_005
    ),
  ]

  @Test(arguments: steep)
  func `coarse or not is the only best reply to what dominates`(
    _ payoffs: [Double], _ value: Double
  ) throws {
    let form = StrategicForm(sizes: [2, 2], payoffs: payoffs)
    for coarse in [true, false] {
      let interval = form.correlated(coarse: coarse, objective: mean(Table(form)))
      #expect(interval.status == .complete)
      #expect(isClose(try #require(interval.low.value), value, within: 1e-6))
      #expect(isClose(try #require(interval.high.value), value, within: 1e-6))
    }
  }

  @Test(arguments: [1e6, 1e13], [true, false])
  func `does not depend on a number added to all payoffs`(_ offset: Double, _ coarse: Bool) throws {
    let game = random(600, rows: 3, columns: 3)
    let moved = BimatrixGame(
      rows: 3, columns: 3, rowPayoffs: game.rowPayoffs.map { $0 + offset },
      columnPayoffs: game.columnPayoffs.map { $0 - offset })
    let (near, far) = (
      game.correlated(coarse: coarse, objective: welfare(game)),
      moved.correlated(coarse: coarse, objective: welfare(game))
    )
    #expect(near.status == .complete && far.status == .complete)
    #expect(isClose(try #require(far.high.value), try #require(near.high.value)))
    #expect(isClose(try #require(far.low.value), try #require(near.low.value)))
  }
}
