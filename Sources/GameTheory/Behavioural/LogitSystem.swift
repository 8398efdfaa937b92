import Arena

/// The equations of logit play at a point, and their linearisation.
///
/// With log-probabilities x, worths v(exp x) and precision λ, every choice asks that
/// x = λ v - log Σ exp(λ v). The Jacobian is the identity less λ times the derivatives of v, centred
/// with the reply; one more column holds the derivative by λ, one more row a condition that picks a
/// point of the branch.
///
/// > Source: Turocy 2005, as for ``LogitTracer``.
final class LogitSystem {
  let map: LogitMap
  let blocks: [Range<Int>]
  /// The number of unknown log-probabilities; the precision comes after them.
  let count: Int
  let probabilities: Doubles
  let values: Doubles
  /// The logit replies to the present values.
  let replies: Doubles
  /// How far the equations are from holding.
  let residual: Doubles
  let solver: DenseSolver
  private let mean: Doubles

  init(_ map: LogitMap) {
    self.map = map
    blocks = map.blocks
    count = map.count
    probabilities = Doubles(count)
    values = Doubles(count)
    replies = Doubles(count)
    residual = Doubles(count)
    mean = Doubles(count)
    solver = DenseSolver(size: count + 1)
  }

  /// Evaluates the equations at log-probabilities and, last, a precision.
  func evaluate(_ point: Doubles) {
    let precision = point[count]
    for index in 0..<count { probabilities[index] = Portable.exp(point[index]) }
    map.values(Odds(logs: point.base, probabilities: probabilities.base), values.base)
    for block in blocks {
      var top = -Double.infinity
      for index in block { top = Swift.max(top, precision * values[index]) }
      var total = 0.0
      for index in block {
        replies[index] = Portable.exp(precision * values[index] - top)
        total += replies[index]
      }
      let log = top + Portable.log(total)
      for index in block {
        replies[index] /= total
        residual[index] = point[index] - (precision * values[index] - log)
      }
    }
  }

  /// Linearises where the equations were last evaluated, with a condition as the last row; false when
  /// the matrix is singular.
  func factor(_ point: Doubles, condition: Doubles) -> Bool {
    let size = count + 1
    let matrix = solver.matrix
    matrix.fill(0)
    map.slopes(
      Odds(logs: point.base, probabilities: probabilities.base), values.base, matrix.base, size)
    let precision = point[count]
    for block in blocks { centre(block, precision, size) }
    matrix.base.advanced(by: count * size).update(from: condition.base, count: size)
    return solver.factor()
  }

  /// Turns the rows of worth of one choice into those of its equations.
  private func centre(_ block: Range<Int>, _ precision: Double, _ size: Int) {
    mean.fill(0)
    var worth = 0.0
    for row in block {
      let (line, weight) = (solver.matrix.base + row * size, replies[row])
      worth += weight * values[row]
      if weight == 0 { continue }
      for column in 0..<count { mean.base[column] += weight * line[column] }
    }
    for row in block {
      let line = solver.matrix.base + row * size
      for column in 0..<count { line[column] = precision * (mean.base[column] - line[column]) }
      line[row] += 1
      line[count] = worth - values[row]
    }
  }
}
