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

  /// The game between the only two seats that decide, the lower one choosing rows; nil when there
  /// are not exactly two.
  public var bimatrix: BimatrixGame? {
    let deciders = deciders
    guard deciders.count == 2 else { return nil }
    // All other seats have one strategy, so profiles run through the table of the two row by row.
    let seats = sizes.count
    func table(_ seat: Int) -> [Double] {
      stride(from: seat, to: payoffs.count, by: seats).map { payoffs[$0] }
    }
    return BimatrixGame(
      rows: sizes[deciders[0]], columns: sizes[deciders[1]], rowPayoffs: table(deciders[0]),
      columnPayoffs: table(deciders[1]))
  }

  /// Returns mixtures by seat from those of the two seats that decide.
  ///
  /// - Precondition: There are exactly two.
  public func mixtures(rows: [Double], columns: [Double]) -> [[Double]] {
    let deciders = deciders
    precondition(deciders.count == 2)
    var mixtures = sizes.map { _ in [1.0] }
    mixtures[deciders[0]] = rows
    mixtures[deciders[1]] = columns
    return mixtures
  }
}
