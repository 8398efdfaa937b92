/// Systems of linear equations.
enum LinearSystem {
  /// Solves a square system given as rows with the right-hand side last; nil when it is singular.
  ///
  /// Gaussian elimination with partial pivoting.
  ///
  /// - Complexity: O(n³).
  static func solve(_ augmented: [[Double]]) -> [Double]? {
    var rows = augmented
    let count = rows.count
    for column in 0..<count {
      var pivot = column
      for row in column + 1..<Swift.max(count, column + 1)
      where rows[row][column].magnitude > rows[pivot][column].magnitude { pivot = row }
      let scale = augmented.reduce(0.0) { $1[column].magnitude > $0 ? $1[column].magnitude : $0 }
      guard rows[pivot][column].magnitude > 1e-12 * Swift.max(scale, .leastNormalMagnitude) else {
        return nil
      }
      rows.swapAt(column, pivot)
      for row in 0..<count where row != column && rows[row][column] != 0 {
        let factor = rows[row][column] / rows[column][column]
        for entry in column...count { rows[row][entry] -= factor * rows[column][entry] }
      }
    }
    return rows.indices.map { rows[$0][count] / rows[$0][$0] }
  }
}
