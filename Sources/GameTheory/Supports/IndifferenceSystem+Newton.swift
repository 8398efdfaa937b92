extension IndifferenceSystem {
  /// Follows Newton's method; nil unless it converges.
  func newton(from center: [[Double]]) -> [[Double]]? {
    var weights = center
    for _ in 0..<50 {
      let (values, slopes) = evaluate(at: weights)
      let inverse = GaussJordan(slopes, size: values.count)
      guard inverse.isRegular else { return nil }
      let size = move(&weights, by: inverse.times(values))
      guard size.isFinite, size < 1e3 else { return nil }
      if size < 1e-14 { return weights }
    }
    let residual = evaluate(at: weights).values.reduce(0) { Swift.max($0, $1.magnitude) }
    return residual <= ScaledTable.tolerance ? weights : nil
  }

  /// Descends to a nearby solution where there may be many, by damped Gauss-Newton steps.
  ///
  /// - Returns: Mixtures over the supports, which need not be an equilibrium.
  mutating func nearby(in cell: [Double]) -> [[Double]] {
    load(cell)
    var weights = layout.sizes.map { [Double](repeating: 1 / Double($0), count: $0) }
    var damping = 1e-3
    for _ in 0..<40 {
      let (values, slopes) = evaluate(at: weights)
      let count = values.count
      if values.allSatisfy({ $0.magnitude < 1e-15 }) { break }
      var normal = [Double](repeating: 0, count: count * count)
      var right = [Double](repeating: 0, count: count)
      for equation in 0..<count {
        for row in 0..<count {
          let slope = slopes[equation * count + row]
          right[row] += slope * values[equation]
          for column in 0..<count {
            normal[row * count + column] += slope * slopes[equation * count + column]
          }
        }
      }
      let largest = normal.reduce(0) { Swift.max($0, $1.magnitude) }
      guard largest > 0 else { break }
      for row in 0..<count { normal[row * count + row] += damping * largest }
      let inverse = GaussJordan(normal, size: count)
      guard inverse.isRegular, move(&weights, by: inverse.times(right)).isFinite else { break }
      damping = Swift.max(damping / 4, 1e-9)
    }
    return mixtures(weights, in: cell)
  }

  /// Takes a step off the weights of the corners, the first corner of each seat taking up the rest.
  ///
  /// - Returns: The largest change.
  private func move(_ weights: inout [[Double]], by step: [Double]) -> Double {
    var largest = 0.0
    for (unknown, (seat, corner)) in layout.unknowns.enumerated() {
      weights[seat][corner] -= step[unknown]
      weights[seat][0] += step[unknown]
      largest = Swift.max(largest, step[unknown].magnitude)
    }
    return largest
  }

  /// The mixtures over the supports that weights of a cell's corners stand for.
  func mixtures(_ weights: [[Double]], in cell: [Double]) -> [[Double]] {
    weights.enumerated().map { seat, row in
      let size = layout.sizes[seat]
      return (0..<size).map { place in
        row.indices.reduce(0) { sum, corner in
          sum + row[corner] * cell[layout.corners[seat] + corner * size + place]
        }
      }
    }
  }
}
