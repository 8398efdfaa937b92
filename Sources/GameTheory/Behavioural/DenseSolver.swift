/// Square linear systems in one piece of memory, solved by elimination with partial pivoting.
///
/// The matrix is written by the caller, row by row, and overwritten by its factors.
///
/// - Complexity: O(n³) to factor, O(n²) to solve.
final class DenseSolver {
  let size: Int
  let matrix: Doubles
  /// The sign of the determinant of the last factored matrix.
  private(set) var isNegative = false
  private var pivots: [Int]

  init(size: Int) {
    self.size = size
    matrix = Doubles(size * size)
    pivots = [Int](repeating: 0, count: size)
  }

  /// Factors the matrix in place; false when it is singular or not finite.
  func factor() -> Bool {
    let a = matrix.base
    isNegative = false
    for column in 0..<size {
      var best = column
      var largest = a[column * size + column].magnitude
      for row in column + 1..<Swift.max(size, column + 1) {
        let candidate = a[row * size + column].magnitude
        if candidate > largest { (best, largest) = (row, candidate) }
      }
      guard largest > 0, largest.isFinite else { return false }
      pivots[column] = best
      if best != column {
        swapRows(best, column)
        isNegative.toggle()
      }
      if a[column * size + column] < 0 { isNegative.toggle() }
      eliminate(below: column)
    }
    return true
  }

  private func swapRows(_ first: Int, _ second: Int) {
    let (one, other) = (matrix.base + first * size, matrix.base + second * size)
    for index in 0..<size { swap(&one[index], &other[index]) }
  }

  private func eliminate(below column: Int) {
    let source = matrix.base + column * size
    let inverse = 1 / source[column]
    for row in column + 1..<Swift.max(size, column + 1) {
      let target = matrix.base + row * size
      // Own strategies do not enter own payoffs, so many entries are zero.
      if target[column] == 0 { continue }
      let factor = target[column] * inverse
      target[column] = factor
      for index in column + 1..<size { target[index] -= factor * source[index] }
    }
  }

  /// Replaces a right-hand side by the solution.
  ///
  /// - Precondition: The matrix has been factored.
  func solve(_ side: Doubles) {
    let (a, x) = (matrix.base, side.base)
    for row in 0..<size where pivots[row] != row { swap(&x[row], &x[pivots[row]]) }
    for row in 0..<size {
      var sum = x[row]
      for column in 0..<row { sum -= a[row * size + column] * x[column] }
      x[row] = sum
    }
    for row in (0..<size).reversed() {
      var sum = x[row]
      for column in row + 1..<Swift.max(size, row + 1) { sum -= a[row * size + column] * x[column] }
      x[row] = sum / a[row * size + row]
    }
  }
}
