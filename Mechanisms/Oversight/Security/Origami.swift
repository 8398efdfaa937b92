/// The best public coverage against an attacker who sees it and replies best.
///
/// The attacker's best value is pushed down like the surface of a lake being drained: whatever sticks
/// out is covered until it is level, and the resources set how low the level can go. It cannot fall
/// below the covered payoff of a target, which may leave resources over. Of the level targets the
/// attacker takes the one that is best for the defender.
///
/// ```swift
/// let plan = Origami(targets, resources: 1)
/// plan.attackerValue  // the level; no target is worth more to the attacker
/// ```
///
/// > Source: Kiekintveld et al. 2009, Algorithm 1 (ORIGAMI), which ``SecurityGame`` cites.
///
/// > Deviation: the level is solved for directly once it is known which targets stick out.
///
/// > Accuracy: doubles; the level errs by a few ulp of the greatest payoff for each target. Targets
/// > within 1e-10 of the greatest payoff of the level count as level.
public struct Origami: Sendable {
  /// How far below the level a target still counts as level, as a share of the greatest payoff.
  private static let tolerance = 1e-10

  /// The probability that each target is covered.
  public let coverage: [Double]
  /// What the attacker gets.
  public let attackerValue: Double
  /// The target that is attacked, the first of equally good ones.
  public let attacked: Int
  /// What the defender gets.
  public let defenderValue: Double

  /// Finds the coverage.
  ///
  /// - Parameters:
  ///   - targets: The targets, each worth more to the attacker uncovered than covered.
  ///   - resources: How many targets can be covered at once; those beyond the number of targets are
  ///     left over.
  /// - Precondition: `resources` is not negative, and no target is pointless to cover.
  /// - Complexity: O(*n* log *n*), where *n* is the number of targets.
  public init(_ targets: SecurityTargets, resources: Int) {
    precondition(resources >= 0, "resources must not be negative")
    precondition(targets.firstPointless == nil, "coverage must help against every attack")
    let level = Self.level(targets, Double(resources))
    var coverage: [Double] = []
    coverage.reserveCapacity(targets.count)
    for target in 0..<targets.count {
      let (low, high) = (targets.attackerCovered[target], targets.attackerUncovered[target])
      coverage.append(Swift.min(1, Swift.max(0, (high - level) / (high - low))))
    }
    let mark = level - Self.tolerance * targets.scale
    var attacked: Int?
    var best = -Double.infinity
    for target in 0..<targets.count
    where targets.attacker(target, coverage: coverage[target]) >= mark {
      let value = targets.defender(target, coverage: coverage[target])
      if value > best { (attacked, best) = (target, value) }
    }
    guard let attacked else { preconditionFailure("some target is level by construction") }
    self.coverage = coverage
    self.attacked = attacked
    attackerValue = level
    defenderValue = best
  }

  /// The least value to which the attacker can be pushed.
  private static func level(_ targets: SecurityTargets, _ resources: Double) -> Double {
    let high = targets.attackerUncovered
    let order = high.indices.sorted { high[$0] > high[$1] || high[$0] == high[$1] && $0 < $1 }
    let top = high[order[0]]
    // With the targets of `order` down to some place level at top - depth, they need
    // slope x depth - spared resources.
    var (slope, spared) = (0.0, 0.0)
    var depth = 0.0
    for (place, target) in order.enumerated() {
      let span = high[target] - targets.attackerCovered[target]
      slope += 1 / span
      spared += (top - high[target]) / span
      depth = (resources + spared) / slope
      if place + 1 < order.count && top - high[order[place + 1]] >= depth { break }
    }
    var floor = targets.attackerCovered[0]
    for payoff in targets.attackerCovered { floor = Swift.max(floor, payoff) }
    return Swift.max(top - depth, floor)
  }
}
