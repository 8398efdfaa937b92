/// Weights that change one at a time and are drawn from: sums of runs of them, in a Fenwick tree.
///
/// > Source: P. M. Fenwick, "A New Data Structure for Cumulative Frequency Tables", *Software:
/// > Practice and Experience* 24(3), 1994, pp. 327-336.
struct Urn {
  private(set) var weights: [Double]
  private var sums: [Double]

  init(_ weights: [Double]) {
    self.weights = weights
    sums = [0] + weights
    for index in 1..<sums.count {
      let above = index + (index & -index)
      if above < sums.count { sums[above] += sums[index] }
    }
  }

  /// Changes one weight.
  mutating func set(_ index: Int, _ weight: Double) {
    let change = weight - weights[index]
    weights[index] = weight
    var place = index + 1
    while place < sums.count {
      sums[place] += change
      place += place & -place
    }
  }

  /// Draws an index in proportion to the weights.
  ///
  /// - Complexity: O(log *n*).
  func draw(using random: inout RandomStream) -> Int {
    var total = 0.0
    var place = sums.count - 1
    while place > 0 {
      total += sums[place]
      place -= place & -place
    }
    var left = random.unit() * total
    var step = 1
    while step * 2 < sums.count { step *= 2 }
    while step > 0 {
      if place + step < sums.count && sums[place + step] <= left {
        place += step
        left -= sums[place]
      }
      step /= 2
    }
    return Swift.min(place, weights.count - 1)
  }
}
