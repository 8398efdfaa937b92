import Arena

/// The best coverage against one type of attacker who errs; see ``QuantalCoverage``.
///
/// With c covered, a target adds weight exp(-span c) times (low + slope c - r) to the sum that must be
/// positive for the value to exceed r, where span is in units of noise.
struct QuantalProblem {
  private let targets: SecurityTargets
  private let resources: Double
  private let noise: Double
  /// The logarithm of the weight of each target uncovered.
  private let logWeights: [Double]
  /// How much each target's logarithm falls from uncovered to covered.
  private let spans: [Double]
  /// What covering each target gains the defender.
  private let slopes: [Double]

  /// Takes over a problem.
  init(_ targets: SecurityTargets, resources: Double, noise: Double) {
    precondition(targets.firstPointless == nil, "coverage must help against every attack")
    self.targets = targets
    self.resources = resources
    self.noise = noise
    logWeights = targets.attackerUncovered.map { $0 / noise }
    spans = zip(targets.attackerUncovered, targets.attackerCovered).map { ($0 - $1) / noise }
    slopes = zip(targets.defenderCovered, targets.defenderUncovered).map { $0 - $1 }
  }

  /// Returns the best coverage.
  ///
  /// Dinkelbach's steps to the value just reached square the error near the end, but are as short as
  /// the noise before; halving what is left between value and bound gets there. A step that reaches
  /// no more proves that there is no more.
  func optimum() -> [Double] {
    let share = Swift.min(1, resources / Double(targets.count))
    var best = [Double](repeating: share, count: targets.count)
    var value = value(of: best)
    var bound = targets.defenderCovered.reduce(value) { Swift.max($0, $1) }
    func improves(on ratio: Double) -> Bool {
      let coverage = coverage(beating: ratio)
      let reached = self.value(of: coverage)
      if reached > value { (best, value) = (coverage, reached) }
      return reached > ratio
    }
    while improves(on: value) {
      let middle = value + (bound - value) / 2
      if middle <= value || middle >= bound { break }
      if !improves(on: middle) { bound = middle }
    }
    return best
  }

  private func value(of coverage: [Double]) -> Double {
    QuantalCoverage.value(of: coverage, against: [targets], prior: [1], noise: noise)
  }

  /// The coverage of the greatest sum.
  private func coverage(beating ratio: Double) -> [Double] {
    // A target's term peaks at span c = crest; the multiplier takes Lambert's w away from it.
    let crests = slopes.indices.map {
      1 - spans[$0] * (targets.defenderUncovered[$0] - ratio) / slopes[$0]
    }
    func coverage(_ multiplier: Double?) -> [Double] {
      crests.indices.map { target in
        var reach = crests[target]
        if let multiplier {
          let slope = logWeights[target] + Portable.log(slopes[target])
          reach -= Self.lambert(ofExponential: multiplier - slope + reach)
        }
        return Swift.min(1, Swift.max(0, reach / spans[target]))
      }
    }
    let free = coverage(nil)
    if sum(free) <= resources { return free }
    // Above this logarithm of the multiplier nothing is covered.
    var high = -Double.infinity
    for target in crests.indices where crests[target] > 0 {
      let slope = logWeights[target] + Portable.log(slopes[target])
      high = Swift.max(high, slope + Portable.log(crests[target]))
    }
    var step = 1.0
    while sum(coverage(high - step)) <= resources { step *= 2 }
    var low = high - step
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return coverage(high) }
      if sum(coverage(middle)) <= resources { high = middle } else { low = middle }
    }
  }

  private func sum(_ coverage: [Double]) -> Double { coverage.reduce(0) { $0 + $1 } }

  /// Returns the solution of w exp(w) = exp(x), that is of w + log w = x.
  ///
  /// Newton's steps on w + log w from below the solution never pass it.
  static func lambert(ofExponential x: Double) -> Double {
    if x < -700 { return 0 }
    var w: Double
    if x > 1 {
      w = x - Portable.log(x)
    } else {
      let power = Portable.exp(x)
      w = power / (1 + power)
    }
    while true {
      let next = w * (1 + x - Portable.log(w)) / (1 + w)
      guard next > w else { return w }
      w = next
    }
  }
}
