import Arena

/// The best public coverage against attackers who see it and err, the less the more that costs them.
///
/// An attacker hits a target with probability proportional to exp(payoff / noise). Against one type
/// the coverage found is the best there is. The value is a ratio of two sums over targets, so it
/// exceeds r exactly where some sum of terms, one for each target, is positive; the terms become
/// concave and the resources a convex constraint in z = exp(-span c / noise), so that one multiplier
/// settles them; and the greatest such r is found by Newton's steps and halving.
///
/// Against several types the value is a sum of ratios, and the best of some local searches is taken.
///
/// > Source: R. Yang, C. Kiekintveld, F. Ordóñez, M. Tambe, R. John, "Improving Resource Allocation
/// > Strategy Against Human Adversaries in Security Games", *IJCAI* 2011; the change of variable: R.
/// > Yang, F. Ordóñez, M. Tambe, "Computing Optimal Strategy Against Quantal Response in Security
/// > Games", *AAMAS* 2012; the ratio: W. Dinkelbach, *Management Science* 13(7), 1967.
///
/// > Deviation: the paper cuts the terms into linear pieces for a mixed-integer program; here each is
/// > solved by Lambert's function.
///
/// > Accuracy: against one type the coverage errs by about 1e-10; against several it is a local
/// > optimum.
public struct QuantalCoverage: Sendable {
  /// The probability that each target is covered.
  public let coverage: [Double]
  /// What the defender expects.
  public let value: Double

  /// Finds the coverage.
  ///
  /// - Parameters:
  ///   - types: The targets as each type of attacker sees them, equally many.
  ///   - prior: The probability of each type, in 0...1; they sum to 1.
  ///   - resources: How many targets can be covered at once.
  ///   - noise: Two targets this far apart in payoff are hit with odds of e to 1; above 0.
  /// - Precondition: There is a type, one probability for each, and as many targets for all. A lone
  ///   type has no target that is pointless to cover.
  public init(
    against types: [SecurityTargets], prior: [Double], resources: Int, noise: Double
  ) {
    precondition(!types.isEmpty && types.count == prior.count, "each type needs a probability")
    precondition(types.allSatisfy { $0.count == types[0].count }, "all types see the same targets")
    precondition(noise > 0 && resources >= 0, "noise must be positive, resources not negative")
    if types.count == 1 {
      let problem = QuantalProblem(types[0], resources: Double(resources), noise: noise)
      coverage = problem.optimum()
    } else {
      let search = QuantalSearch(types, prior, resources: Double(resources), noise: noise)
      coverage = search.best(of: QuantalCoverage.starts(types, resources, noise))
    }
    value = QuantalCoverage.value(of: coverage, against: types, prior: prior, noise: noise)
  }

  /// Returns what the defender expects from a coverage against attackers who err.
  ///
  /// - Parameters:
  ///   - coverage: The probability that each target is covered.
  ///   - types: The targets as each type of attacker sees them.
  ///   - prior: The probability of each type.
  ///   - noise: Two targets this far apart in payoff are hit with odds of e to 1.
  /// - Returns: The mean payoff of the defender.
  public static func value(
    of coverage: [Double], against types: [SecurityTargets], prior: [Double], noise: Double
  ) -> Double {
    var value = 0.0
    for (targets, share) in zip(types, prior) {
      let odds = attacks(on: targets, coverage: coverage, noise: noise)
      for target in odds.indices {
        value += share * odds[target] * targets.defender(target, coverage: coverage[target])
      }
    }
    return value
  }

  /// Returns how likely an attacker who errs hits each target.
  ///
  /// - Parameters:
  ///   - targets: The targets as the attacker sees them.
  ///   - coverage: The probability that each is covered.
  ///   - noise: Two targets this far apart in payoff are hit with odds of e to 1.
  /// - Returns: One probability for each target; they sum to 1.
  public static func attacks(
    on targets: SecurityTargets, coverage: [Double], noise: Double
  ) -> [Double] {
    var odds = (0..<targets.count).map { targets.attacker($0, coverage: coverage[$0]) }
    let top = odds.reduce(-Double.infinity) { Swift.max($0, $1) }
    var total = 0.0
    for target in odds.indices {
      odds[target] = Portable.exp((odds[target] - top) / noise)
      total += odds[target]
    }
    for target in odds.indices { odds[target] /= total }
    return odds
  }

  /// Where local searches start: even, safest, and best against each type alone.
  private static func starts(
    _ types: [SecurityTargets], _ resources: Int, _ noise: Double
  ) -> [[Double]] {
    let count = types[0].count
    let share = Swift.min(1, Double(resources) / Double(count))
    var starts = [[Double](repeating: share, count: count)]
    let opposed = types[0].zeroSum
    if opposed.firstPointless == nil {
      starts.append(Origami(opposed, resources: resources).coverage)
    }
    for type in types where type.firstPointless == nil {
      starts.append(Origami(type, resources: resources).coverage)
      starts.append(
        QuantalProblem(type, resources: Double(resources), noise: noise).optimum())
    }
    return starts
  }
}
