import Arena
import GameTheory
import TestSupport
import Testing

@Suite struct `A deviation rating` {
  /// A symmetric game of a table.
  private func symmetric(_ table: [[Double]]) -> BimatrixGame {
    let size = table.count
    return BimatrixGame(
      rows: size, columns: size, rowPayoffs: table.flatMap { $0 },
      columnPayoffs: (0..<size).flatMap { row in (0..<size).map { table[$0][row] } })
  }

  private func game(_ own: [[Double]], _ other: [[Double]]) -> BimatrixGame {
    BimatrixGame(
      rows: own.count, columns: own[0].count, rowPayoffs: own.flatMap { $0 },
      columnPayoffs: other.flatMap { $0 })
  }

  /// A table of small whole numbers.
  private func draw(_ rows: Int, _ columns: Int, _ stream: inout RandomStream) -> [[Double]] {
    (0..<rows).map { _ in (0..<columns).map { _ in Double(stream.index(below: 7)) } }
  }

  @Test func `of the prisoner's dilemma is nothing for defection`() throws {
    // Both defect: to cooperate loses 1. Any other draw would leave a larger gain for defection.
    let rating = symmetric([[3, 0], [5, 1]]).deviationRating()
    #expect(rating.status == .complete && rating.isSymmetric)
    #expect(rating.exactRows == [Rational(-1), .zero] && rating.exactColumns == rating.exactRows)
    #expect(rating.gap == 0)
  }

  @Test func `of rock, paper, scissors is nothing for all`() throws {
    let rating = symmetric([[0, -1, 1], [1, 0, -1], [-1, 1, 0]]).deviationRating()
    #expect(rating.exactRows == [.zero, .zero, .zero])
  }

  @Test func `of a coordination game falls below nothing for what is as good`() throws {
    // Half of the time both go left, half of the time right: to leave the agreement for either loses 1/2.
    let rating = symmetric([[1, 0], [0, 1]]).deviationRating()
    #expect(rating.exactRows == [Rational(-1, 2), Rational(-1, 2)])
  }

  @Test func `of chicken is what a pencil says`() throws {
    // One of the two goes straight, each as often: to swerve always turns (1, -1) into (0, -1), a loss of
    // 1/2; to go straight always turns the -1 of the one who swerves into -10, a loss of 9/2.
    let game = symmetric([[0, -1], [1, -10]])
    let rating = try #require(game.deviationRating().exactRows)
    #expect(rating == [Rational(-1, 2), Rational(-9, 2)])
  }

  /// What each strategy of both players gains under a distribution, by definition.
  private func gains(_ game: BimatrixGame, _ odds: [Double]) -> [Double] {
    let (rows, columns) = (game.rows, game.columns)
    let ofRows = (0..<rows).map { own in
      (0..<rows * columns).reduce(0.0) { sum, cell in
        sum + odds[cell]
          * (game.rowPayoffs[own * columns + cell % columns] - game.rowPayoffs[cell])
      }
    }
    let ofColumns = (0..<columns).map { own in
      (0..<rows * columns).reduce(0.0) { sum, cell in
        sum + odds[cell]
          * (game.columnPayoffs[cell / columns * columns + own] - game.columnPayoffs[cell])
      }
    }
    return ofRows + ofColumns
  }

  /// The same ratings by the textbook: at each stage one program for every open deviation says whether it
  /// can be below the stage's value; those that cannot are closed.
  private func slowly(_ game: BimatrixGame) throws -> [Rational] {
    let (rows, columns) = (game.rows, game.columns)
    let cells = rows * columns
    let unit = (0..<cells).map { cell in
      gains(game, (0..<cells).map { $0 == cell ? 1 : 0 }).map { Rational(Int($0)) }
    }
    let count = rows + columns
    var closed = [Rational?](repeating: nil, count: count)
    while closed.contains(where: { $0 == nil }) {
      // The margin is not negative, since coarse correlated equilibria exist.
      func program(_ objective: [Rational]) -> LinearProgram<Rational> {
        var program = LinearProgram(maximising: objective)
        program.require((0..<cells).map { _ in .one } + [.zero], .equal, .one)
        for deviation in 0..<count {
          let row = (0..<cells).map { unit[$0][deviation] }
          if let value = closed[deviation] {
            program.require(row + [.zero], .equal, value)
          } else {
            program.require(row + [.one], .atMost, .zero)
          }
        }
        return program
      }
      let stage = program((0..<cells).map { _ in .zero } + [.one]).solution()
      #expect(stage.status == .complete)
      var tight: [Int] = []
      for deviation in 0..<count where closed[deviation] == nil {
        var other = program((0..<cells).map { -unit[$0][deviation] } + [.zero])
        other.require((0..<cells).map { _ in .zero } + [.one], .equal, stage.value)
        let least = other.solution()
        #expect(least.status == .complete)
        if least.value == stage.value { tight.append(deviation) }
      }
      try #require(!tight.isEmpty)
      for deviation in tight { closed[deviation] = -stage.value }
    }
    return closed.compactMap { $0 }
  }

  @Test(arguments: 0..<12)
  func `closes what is tight in all optima, as asked one by one`(_ seed: UInt64) throws {
    var stream = StreamKey(seed: seed).with("slowly").stream(0)
    let (rows, columns) = (1 + stream.index(below: 3), 1 + stream.index(below: 4))
    let game = game(draw(rows, columns, &stream), draw(rows, columns, &stream))
    let rating = game.deviationRating()
    let (own, other) = (try #require(rating.exactRows), try #require(rating.exactColumns))
    #expect(try slowly(game) == own + other)
  }

  @Test(arguments: 0..<10)
  func `of a symmetric game is that of the game with two roles`(_ seed: UInt64) throws {
    var stream = StreamKey(seed: seed).with("roles").stream(0)
    let size = 2 + stream.index(below: 3)
    let game = symmetric(draw(size, size, &stream))
    let rating = game.deviationRating()
    let own = try #require(rating.exactRows)
    #expect(rating.isSymmetric)
    #expect(try slowly(game) == own + own)
  }

  @Test(arguments: 0..<20)
  func `is not moved by copies`(_ seed: UInt64) throws {
    var stream = StreamKey(seed: seed).with("copies").stream(0)
    let size = 2 + stream.index(below: 3)
    let table = draw(size, size, &stream)
    let copied = stream.index(below: size)
    let order = Array(0..<size) + [copied]
    let larger = order.map { row in order.map { table[row][$0] } }
    let before = try #require(symmetric(table).deviationRating().exactRows)
    let after = try #require(symmetric(larger).deviationRating().exactRows)
    #expect(after == order.map { before[$0] })
  }

  @Test(arguments: 0..<20)
  func `does not depend on the order of strategies`(_ seed: UInt64) throws {
    var stream = StreamKey(seed: seed).with("order").stream(0)
    let size = 3 + stream.index(below: 3)
    let (own, other) = (draw(size, size, &stream), draw(size, size, &stream))
    var order = Array(0..<size)
    for index in order.indices { order.swapAt(index, stream.index(below: size)) }
    func moved(_ table: [[Double]]) -> [[Double]] {
      order.map { row in order.map { table[row][$0] } }
    }
    let plain = game(own, other).deviationRating()
    let shuffled = game(moved(own), moved(other)).deviationRating()
    let (rows, columns) = (try #require(plain.exactRows), try #require(plain.exactColumns))
    #expect(shuffled.exactRows == order.map { rows[$0] })
    #expect(shuffled.exactColumns == order.map { columns[$0] })
  }

  @Test(arguments: 0..<20)
  func `ignores what only others decide, and follows the unit`(_ seed: UInt64) throws {
    var stream = StreamKey(seed: seed).with("offsets").stream(0)
    let (own, other) = (draw(3, 4, &stream), draw(3, 4, &stream))
    let (byColumn, byRow) = (draw(1, 4, &stream)[0], draw(1, 3, &stream)[0])
    let plain = game(own, other).deviationRating()
    let moved = game(
      own.map { row in zip(row, byColumn).map { 2 * $0 + 5 * $1 } },
      zip(other, byRow).map { row, offset in row.map { 2 * $0 - 3 * offset } }
    ).deviationRating()
    let two = Rational(2)
    #expect(moved.exactRows == plain.exactRows.map { $0.map { two * $0 } })
    #expect(moved.exactColumns == plain.exactColumns.map { $0.map { two * $0 } })
  }

  @Test(arguments: 0..<20)
  func `rates what is never worse at least as high, and nothing above 0`(_ seed: UInt64) throws {
    var stream = StreamKey(seed: seed).with("dominance").stream(0)
    var table = draw(4, 4, &stream)
    for column in 0..<4 { table[1][column] = table[0][column] + Double(stream.index(below: 3)) }
    let rating = try #require(symmetric(table).deviationRating().exactRows)
    #expect(rating[1] >= rating[0] && rating.allSatisfy { $0 <= .zero })
  }

  @Test(arguments: 0..<20)
  func `is in doubles what it is in fractions`(_ seed: UInt64) throws {
    var stream = StreamKey(seed: seed).with("doubles").stream(0)
    let (own, other) = (draw(4, 5, &stream), draw(4, 5, &stream))
    let exact = game(own, other).deviationRating()
    // A third of a payoff is no short decimal.
    let doubles = game(own.map { $0.map { $0 / 3 } }, other.map { $0.map { $0 / 3 } })
      .deviationRating()
    #expect(exact.exactRows != nil && doubles.exactRows == nil && doubles.status == .complete)
    #expect(doubles.gap <= 1e-9)
    for (found, expected) in zip(doubles.rows + doubles.columns, exact.rows + exact.columns) {
      #expect(((found ?? .nan) * 3 - (expected ?? .nan)).magnitude < 1e-9)
    }
  }

  @Test func `of a mixture is the mixture of ratings`() throws {
    let table: [[Double]] = [[2, 0, 6], [4, 1, 0], [0, 5, 3]]
    // The fourth strategy is half of the first and half of the second, for both players.
    let weights: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0]]
    let larger = weights.map { own in
      weights.map { other in
        (0..<3).reduce(0.0) { sum, row in
          sum + (0..<3).reduce(0.0) { $0 + own[row] * other[$1] * table[row][$1] }
        }
      }
    }
    let rating = try #require(symmetric(larger).deviationRating().exactRows)
    #expect(rating[3] + rating[3] == rating[0] + rating[1])
  }

  @Test func `says that its budget ended, and keeps what it has`() {
    var budget = Budget()
    budget.steps = 3
    var stream = StreamKey(seed: 1).stream(0)
    let table = (0..<20).map { _ in (0..<20).map { _ in stream.unit() } }
    let rating = symmetric(table).deviationRating(budget: budget)
    #expect(rating.status == .exhausted && rating.rows.contains { $0 == nil })
  }

  @Test func `of payoffs that are no numbers is refused`() {
    let rating = game([[.nan]], [[1]]).deviationRating()
    #expect(rating.status == .notFinite && rating.rows == [nil])
  }
}
