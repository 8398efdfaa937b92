/// A game of two players in strategic form.
public struct BimatrixGame: Sendable, Equatable {
  /// The number of strategies of the row player; at least 1.
  public let rows: Int
  /// The number of strategies of the column player; at least 1.
  public let columns: Int
  /// The row player's payoffs, row by row: rows x columns.
  public let rowPayoffs: [Double]
  /// The column player's payoffs, row by row: rows x columns.
  public let columnPayoffs: [Double]

  /// Makes a game from two tables.
  ///
  /// - Precondition: Both tables have rows x columns entries, at least one.
  public init(rows: Int, columns: Int, rowPayoffs: [Double], columnPayoffs: [Double]) {
    precondition(rows > 0 && columns > 0, "a game needs at least one strategy for each player")
    precondition(
      rowPayoffs.count == rows * columns && columnPayoffs.count == rows * columns,
      "each table needs rows x columns entries")
    self.rows = rows
    self.columns = columns
    self.rowPayoffs = rowPayoffs
    self.columnPayoffs = columnPayoffs
  }
}

extension StrategicForm {
  /// The seats that have more than one strategy.
  public var deciders: [Int] { sizes.indices.filter { sizes[$0] > 1 } }

  /// The two seats between which the game is played, the lower one choosing rows; nil when more decide.
  ///
  /// They are those that decide, made up to two by others. A seat alone has nobody beside it.
  private var players: (row: Int, column: Int?)? {
    let deciders = deciders
    guard deciders.count <= 2 else { return nil }
    let others = sizes.indices.filter { sizes[$0] <= 1 }
    let two = (deciders + others).prefix(2).sorted()
    return (two[0], two.count > 1 ? two[1] : nil)
  }

  /// The game between the only two seats that decide, the lower one choosing rows; nil when more do.
  ///
  /// Where fewer decide, a seat with one strategy makes up the pair, and beside a seat that is alone
  /// somebody who is paid nothing.
  public var bimatrix: BimatrixGame? {
    guard let (row, column) = players else { return nil }
    // All other seats have one strategy, so profiles run through the table of the two row by row.
    let seats = sizes.count
    func table(_ seat: Int) -> [Double] {
      stride(from: seat, to: payoffs.count, by: seats).map { payoffs[$0] }
    }
    return BimatrixGame(
      rows: sizes[row], columns: column.map { sizes[$0] } ?? 1, rowPayoffs: table(row),
      columnPayoffs: column.map(table) ?? [Double](repeating: 0, count: sizes[row]))
  }

  /// Returns mixtures by seat from those of the two players of ``bimatrix``.
  ///
  /// - Precondition: There is such a game.
  public func mixtures(rows: [Double], columns: [Double]) -> [[Double]] {
    guard let (row, column) = players else { preconditionFailure("more than two seats decide") }
    var mixtures = sizes.map { _ in [1.0] }
    mixtures[row] = rows
    if let column { mixtures[column] = columns }
    return mixtures
  }
}
