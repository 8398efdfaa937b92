public import Arena

/// Who decides what is covered.
public enum CoverageHolder: String, KnobChoice {
  /// A player, whose strategy is public before the attacker chooses.
  case player
  /// The designer: public rates are a rule of the mechanism.
  case designer
}

/// How a designer covers targets.
public enum CoverageRule: String, KnobChoice {
  /// Best against an attacker who sees the rates and replies best.
  case strong
  /// Every target alike.
  case uniform
  /// Best against an attacker who wants nothing but the defender's loss.
  case maximin
  /// Best against an attacker who sees the rates and errs.
  case quantal
  /// By rates that are given.
  case given

  /// Returns the probability that each target is covered.
  ///
  /// - Parameters:
  ///   - types: The targets as each type of attacker sees them; one type under ``strong``.
  ///   - prior: The probability of each type.
  ///   - resources: How many targets can be covered at once.
  ///   - noise: The noise of an attacker who errs.
  ///   - given: The rates under ``given``.
  /// - Returns: One probability for each target, together at most `resources`.
  public func rates(
    against types: [SecurityTargets], prior: [Double], resources: Int, noise: Double,
    given: [Double]
  ) -> [Double] {
    let targets = types[0]
    switch self {
    case .strong: return Origami(targets, resources: resources).coverage
    case .uniform:
      let share = Swift.min(1, Double(resources) / Double(targets.count))
      return [Double](repeating: share, count: targets.count)
    case .maximin: return Origami(targets.zeroSum, resources: resources).coverage
    case .quantal:
      return QuantalCoverage(against: types, prior: prior, resources: resources, noise: noise)
        .coverage
    case .given: return given
    }
  }

  /// Says what is wrong with given rates.
  ///
  /// - Parameters:
  ///   - rates: The rates.
  ///   - count: How many targets there are.
  ///   - resources: How many of them can be covered at once.
  /// - Returns: A sentence; nil when nothing is wrong.
  static func complaint(about rates: [Double], targets count: Int, resources: Int) -> String? {
    if rates.count != count { return "rates needs a probability for each target" }
    if !rates.allSatisfy({ $0 >= 0 && $0 <= 1 }) { return "every rate must lie in 0...1" }
    let sum = rates.reduce(0) { $0 + $1 }
    return sum <= Double(resources) + 1e-9 ? nil : "rates sum to more than there are resources"
  }
}
