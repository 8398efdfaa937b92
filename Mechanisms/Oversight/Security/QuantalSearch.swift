/// A local search for the best coverage against several types of attackers who err.
///
/// Projected gradient ascent: a step along the gradient, back to the nearest coverage that the
/// resources allow, longer after a gain and shorter after none.
struct QuantalSearch {
  private let types: [SecurityTargets]
  private let prior: [Double]
  private let resources: Double
  private let noise: Double

  /// The most steps of one search.
  private static let steps = 5000
  /// A step that moves no rate by more than this ends the search.
  private static let least = 1e-13

  /// Takes over a problem.
  init(_ types: [SecurityTargets], _ prior: [Double], resources: Double, noise: Double) {
    (self.types, self.prior, self.resources, self.noise) = (types, prior, resources, noise)
  }

  /// Returns the best coverage that searches from some starts end at; the first of equals.
  func best(of starts: [[Double]]) -> [Double] {
    var best = starts[0]
    var value = -Double.infinity
    for start in starts {
      let found = ascend(from: start)
      let reached = self.value(of: found)
      if reached > value { (best, value) = (found, reached) }
    }
    return best
  }

  private func value(of coverage: [Double]) -> Double {
    QuantalCoverage.value(of: coverage, against: types, prior: prior, noise: noise)
  }

  private func ascend(from start: [Double]) -> [Double] {
    var coverage = start
    var value = value(of: coverage)
    var gradient = gradient(at: coverage)
    let steepest = gradient.reduce(0) { Swift.max($0, $1.magnitude) }
    guard steepest > 0 else { return coverage }
    var length = 1 / steepest
    for _ in 0..<Self.steps {
      let step = length
      let next = allowed(zip(coverage, gradient).map { $0 + step * $1 })
      let move = zip(next, coverage).reduce(0) { Swift.max($0, ($1.0 - $1.1).magnitude) }
      if move <= Self.least { break }
      let reached = self.value(of: next)
      if reached > value {
        (coverage, value) = (next, reached)
        gradient = self.gradient(at: coverage)
        length *= 1.5
      } else {
        length /= 4
      }
    }
    return coverage
  }

  /// How the value grows with each rate: a covered target is worth more, and hit less.
  private func gradient(at coverage: [Double]) -> [Double] {
    var gradient = [Double](repeating: 0, count: coverage.count)
    for (targets, share) in zip(types, prior) {
      let odds = QuantalCoverage.attacks(on: targets, coverage: coverage, noise: noise)
      let worths = coverage.indices.map { targets.defender($0, coverage: coverage[$0]) }
      let mean = zip(odds, worths).reduce(0) { $0 + $1.0 * $1.1 }
      for target in coverage.indices {
        let gain = targets.defenderCovered[target] - targets.defenderUncovered[target]
        let repulsion =
          (targets.attackerUncovered[target] - targets.attackerCovered[target]) / noise
        gradient[target] += share * odds[target] * (gain - repulsion * (worths[target] - mean))
      }
    }
    return gradient
  }

  /// The nearest coverage that the resources allow: all rates lowered equally, if at all.
  private func allowed(_ coverage: [Double]) -> [Double] {
    func lowered(by amount: Double) -> [Double] {
      coverage.map { Swift.min(1, Swift.max(0, $0 - amount)) }
    }
    func sum(_ rates: [Double]) -> Double { rates.reduce(0) { $0 + $1 } }
    let clipped = lowered(by: 0)
    if sum(clipped) <= resources { return clipped }
    var low = 0.0
    var high = coverage.reduce(0) { Swift.max($0, $1) }
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return lowered(by: high) }
      if sum(lowered(by: middle)) <= resources { high = middle } else { low = middle }
    }
  }
}
