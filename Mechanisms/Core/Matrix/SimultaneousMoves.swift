import Arena

/// The seats of a game of two, called after the part of the payoff table that each chooses.
enum MatrixSeat { static let row = 0, column = 1 }

extension Episode {
  /// Lets two seats move unseen by each other, and pays both what the two moves are worth.
  ///
  /// - Parameters:
  ///   - decisions: The decisions of row and column; the same one when they share a role.
  ///   - wish: What the designer wishes of both.
  ///   - payoffs: What the moves of row and column pay each of them.
  @inline(__always) mutating func playMatrix(
    _ decisions: (Int, Int), wishing wish: Int? = nil,
    paying payoffs: (Int, Int) -> (Double, Double)
  ) {
    let row = choose(decisions.0, by: MatrixSeat.row, wishing: wish)
    let column = choose(decisions.1, by: MatrixSeat.column, wishing: wish)
    let (first, second) = payoffs(row, column)
    gain(first, by: MatrixSeat.row)
    gain(second, by: MatrixSeat.column)
  }
}
