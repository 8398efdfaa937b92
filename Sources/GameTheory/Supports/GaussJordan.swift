/// Row operations that turn a small square matrix into the identity, as far as it goes.
///
/// Gauss-Jordan elimination with full pivoting. Of a regular matrix, ``rows`` are its inverse. Of a
/// singular one, the rows after ``rank`` combine the matrix's rows to nothing.
struct GaussJordan {
  /// A pivot below this part of the largest entry counts as none.
  static let tolerance = 1e-10

  /// The combinations, row by row; the inverse if the matrix is regular.
  let rows: [Double]
  /// How many pivots there are.
  let rank: Int
  /// The number of rows and of columns.
  let size: Int

  /// Whether there is an inverse.
  var isRegular: Bool { rank == size }

  /// Eliminates a matrix given row by row.
  init(_ matrix: [Double], size: Int) {
    self.size = size
    var left = matrix
    var right = [Double](repeating: 0, count: size * size)
    for index in 0..<size { right[index * size + index] = 1 }
    let largest = matrix.reduce(0) { Swift.max($0, $1.magnitude) }
    // The row that holds each column's pivot, and the column whose pivot each row holds.
    var rowOf = [Int](repeating: -1, count: size)
    var columnOf = [Int](repeating: -1, count: size)
    var rank = 0
    while rank < size {
      var pivot = (row: -1, column: -1, size: largest * GaussJordan.tolerance)
      for row in 0..<size where columnOf[row] < 0 {
        for column in 0..<size where rowOf[column] < 0 {
          let entry = left[row * size + column].magnitude
          if entry > pivot.size { pivot = (row, column, entry) }
        }
      }
      if pivot.row < 0 { break }
      GaussJordan.clear(pivot.row, pivot.column, &left, &right, size)
      rowOf[pivot.column] = pivot.row
      columnOf[pivot.row] = pivot.column
      rank += 1
    }
    let order = rowOf.filter { $0 >= 0 } + columnOf.indices.filter { columnOf[$0] < 0 }
    rows = order.flatMap { right[$0 * size..<($0 + 1) * size] }
    self.rank = rank
  }

  /// Makes a pivot 1 and the rest of its column 0.
  private static func clear(
    _ pivot: Int, _ column: Int, _ left: inout [Double], _ right: inout [Double], _ size: Int
  ) {
    let scale = 1 / left[pivot * size + column]
    for index in pivot * size..<(pivot + 1) * size {
      left[index] *= scale
      right[index] *= scale
    }
    for row in 0..<size where row != pivot {
      let share = left[row * size + column]
      if share == 0 { continue }
      for index in 0..<size {
        left[row * size + index] -= share * left[pivot * size + index]
        right[row * size + index] -= share * right[pivot * size + index]
      }
    }
  }

  /// Returns the combinations of a vector: the solution, if the vector is the right side.
  func times(_ vector: [Double]) -> [Double] {
    (0..<size).map { row in
      var sum = 0.0
      for index in 0..<size { sum += rows[row * size + index] * vector[index] }
      return sum
    }
  }
}
