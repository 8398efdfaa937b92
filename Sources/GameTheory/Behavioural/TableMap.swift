/// The game of two players, or one choice against a copy of itself when they are exchangeable.
struct TableMap {
  let blocks: [Range<Int>]
  let stakes: [Double]
  let stake: Double
  private let rows: Int
  private let columns: Int
  /// Row player: own x other.
  private let first: Doubles
  /// Column player: own x other; nil when the row player meets itself.
  private let second: Doubles?

  /// Compiles a table; nil when a payoff is not finite.
  init?(_ game: BimatrixGame, isSymmetric: Bool) {
    (rows, columns) = (game.rows, game.columns)
    var sources = [(rows: game.rows, payoffs: game.rowPayoffs)]
    if !isSymmetric {
      var transposed: [Double] = []
      transposed.reserveCapacity(rows * columns)
      for column in 0..<columns {
        for row in 0..<rows { transposed.append(game.columnPayoffs[row * columns + column]) }
      }
      sources.append((rows: game.columns, payoffs: transposed))
    }
    guard let centred = CentredTables(sources) else { return nil }
    stakes = centred.stakes
    stake = centred.stake
    first = Doubles(centred.tables[0])
    second = isSymmetric ? nil : Doubles(centred.tables[1])
    blocks = isSymmetric ? [0..<rows] : [0..<rows, rows..<rows + columns]
  }

  func values(_ play: Odds, _ values: UnsafeMutablePointer<Double>) {
    let own = play.probabilities
    guard let second else { return multiply(first.base, rows, rows, own, values) }
    multiply(first.base, rows, columns, own + rows, values)
    multiply(second.base, columns, rows, own, values + rows)
  }

  private func multiply(
    _ table: UnsafePointer<Double>, _ rows: Int, _ columns: Int, _ other: UnsafePointer<Double>,
    _ values: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<rows {
      let line = table + row * columns
      // Two sums at once: a single one would wait for itself at every addition.
      var (even, odd) = (0.0, 0.0)
      var column = 0
      while column + 1 < columns {
        even += line[column] * other[column]
        odd += line[column + 1] * other[column + 1]
        column += 2
      }
      if column < columns { even += line[column] * other[column] }
      values[row] = even + odd
    }
  }

  func slopes(
    _ play: Odds, _ values: UnsafePointer<Double>, _ matrix: UnsafeMutablePointer<Double>,
    _ stride: Int
  ) {
    let own = play.probabilities
    guard let second else {
      spread(first.base, rows, rows, own, matrix, stride)
      return
    }
    spread(first.base, rows, columns, own + rows, matrix + rows, stride)
    spread(second.base, columns, rows, own, matrix + rows * stride, stride)
  }

  private func spread(
    _ table: UnsafePointer<Double>, _ rows: Int, _ columns: Int, _ other: UnsafePointer<Double>,
    _ matrix: UnsafeMutablePointer<Double>, _ stride: Int
  ) {
    for row in 0..<rows {
      let (line, target) = (table + row * columns, matrix + row * stride)
      for column in 0..<columns { target[column] = line[column] * other[column] }
    }
  }
}
