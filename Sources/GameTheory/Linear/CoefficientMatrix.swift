/// The coefficients of a linear program, by what the simplex method asks of them.
///
/// Tables of games have structure: a matrix of incentives can be multiplied in time proportional to
/// the payoffs it was made of, without being written down.
protocol CoefficientMatrix {
  associatedtype Number: OrderedField
  /// The number of rows so far.
  var rows: Int { get }
  /// The number of columns.
  var columns: Int { get }
  /// How many numbers ``combine(_:into:)`` goes through.
  var size: Int { get }

  /// Writes the rows' sum, weighted, over the first ``columns`` entries of a vector.
  func combine(_ weights: [Number], into sums: inout [Number])

  /// Writes one column over a vector of ``rows`` entries.
  func column(_ index: Int, into entries: inout [Number])

  /// Adds rows that a point violates, each "at most 0"; for matrices with too many to list.
  ///
  /// - Returns: How many rows were added.
  mutating func grow(_ point: [(column: Int, value: Number)]) -> Int
}

extension CoefficientMatrix {
  mutating func grow(_ point: [(column: Int, value: Number)]) -> Int { 0 }
}

/// A matrix that is written down.
struct DenseMatrix<Number: OrderedField>: CoefficientMatrix {
  let rows: Int
  let columns: Int
  /// Row by row.
  var entries: [Number]

  var size: Int { entries.count }

  func combine(_ weights: [Number], into sums: inout [Number]) {
    sums.withUnsafeMutableBufferPointer { sums in
      entries.withUnsafeBufferPointer { entries in
        for column in 0..<columns { sums[column] = .zero }
        for row in 0..<rows where weights[row] != .zero {
          let (weight, start) = (weights[row], row * columns)
          for column in 0..<columns { sums[column] += weight * entries[start + column] }
        }
      }
    }
  }

  func column(_ index: Int, into column: inout [Number]) {
    for row in 0..<rows { column[row] = entries[row * columns + index] }
  }
}
