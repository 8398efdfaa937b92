/// What an attack on each target is worth to a defender and to an attacker, covered and uncovered.
///
/// A target that is covered with probability c is worth c times its covered payoff plus 1 - c times
/// its uncovered one. An attack hits one target, so that only the coverage of that target matters:
/// any rates of at most 1 each that sum to at most m are those of some lottery over sets of m
/// targets.
///
/// > Source: Kiekintveld et al. 2009, Section 3, which ``SecurityGame`` cites.
public struct SecurityTargets: Sendable, Equatable {
  /// What a covered attack is worth to the defender.
  public var defenderCovered: [Double]
  /// What an uncovered attack is worth to the defender; less.
  public var defenderUncovered: [Double]
  /// What a covered attack is worth to the attacker.
  public var attackerCovered: [Double]
  /// What an uncovered attack is worth to the attacker; more.
  public var attackerUncovered: [Double]

  /// Makes targets from four lists, one payoff for each target.
  ///
  /// - Precondition: The lists are equally long, and not empty.
  public init(
    defenderCovered: [Double], defenderUncovered: [Double], attackerCovered: [Double],
    attackerUncovered: [Double]
  ) {
    let count = defenderCovered.count
    precondition(count > 0, "an attack needs a target")
    precondition(
      defenderUncovered.count == count && attackerCovered.count == count
        && attackerUncovered.count == count, "each target needs four payoffs")
    self.defenderCovered = defenderCovered
    self.defenderUncovered = defenderUncovered
    self.attackerCovered = attackerCovered
    self.attackerUncovered = attackerUncovered
  }

  /// How many targets there are; at least 1.
  public var count: Int { defenderCovered.count }

  /// Returns what an attack on a target is worth to the defender, covered with a probability.
  public func defender(_ target: Int, coverage: Double) -> Double {
    coverage * defenderCovered[target] + (1 - coverage) * defenderUncovered[target]
  }

  /// Returns what an attack on a target is worth to the attacker, covered with a probability.
  public func attacker(_ target: Int, coverage: Double) -> Double {
    coverage * attackerCovered[target] + (1 - coverage) * attackerUncovered[target]
  }

  /// The same targets under an attacker who wants nothing but the defender's loss.
  public var zeroSum: SecurityTargets {
    SecurityTargets(
      defenderCovered: defenderCovered, defenderUncovered: defenderUncovered,
      attackerCovered: defenderCovered.map { -$0 }, attackerUncovered: defenderUncovered.map { -$0 }
    )
  }

  /// Returns the same targets where covering notices an attack with some probability only.
  public func noticing(_ probability: Double) -> SecurityTargets {
    SecurityTargets(
      defenderCovered: (0..<count).map { defender($0, coverage: probability) },
      defenderUncovered: defenderUncovered,
      attackerCovered: (0..<count).map { attacker($0, coverage: probability) },
      attackerUncovered: attackerUncovered)
  }

  /// The least difference that coverage must make to either side.
  public static var leastStake: Double { 1e-9 }

  /// The first target whose coverage does not help the defender, or does not hurt the attacker, by
  /// ``leastStake``; nil when coverage matters everywhere.
  public var firstPointless: Int? {
    (0..<count).first {
      !(defenderCovered[$0] - defenderUncovered[$0] >= Self.leastStake
        && attackerUncovered[$0] - attackerCovered[$0] >= Self.leastStake)
    }
  }

  /// The greatest payoff in absolute value.
  var scale: Double {
    var scale = 0.0
    for list in [defenderCovered, defenderUncovered, attackerCovered, attackerUncovered] {
      for payoff in list { scale = Swift.max(scale, payoff.magnitude) }
    }
    return scale
  }
}
