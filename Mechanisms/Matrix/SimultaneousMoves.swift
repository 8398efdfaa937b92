import Arena

extension Episode {
  /// Lets seats 0 and 1 move unseen by each other, and pays both what the two moves are worth.
  ///
  /// - Parameters:
  ///   - decisions: The decisions of seat 0 and of seat 1; the same one when they share a role.
  ///   - wish: What the designer wishes of both.
  ///   - payoffs: What the move of seat 0 and the move of seat 1 pay each of them.
  @inline(__always) mutating func playMatrix(
    _ decisions: (Int, Int), wishing wish: Int? = nil,
    paying payoffs: (Int, Int) -> (Double, Double)
  ) {
    let row = choose(decisions.0, by: 0, wishing: wish)
    let column = choose(decisions.1, by: 1, wishing: wish)
    let (first, second) = payoffs(row, column)
    gain(first, by: 0)
    gain(second, by: 1)
  }
}
