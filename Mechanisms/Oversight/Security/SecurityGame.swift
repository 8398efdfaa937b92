public import Arena
public import MechanismTools

/// Few resources guard many targets against an attacker who knows the defender's strategy.
///
/// The defender's strategy is public before the attacker chooses. Either the defender is a player
/// whose role commits, and theory finds the best mixture of sets to cover; or the rates at which
/// targets are covered are a rule of the mechanism, and the attacker is the only player. Attackers
/// may be of several types, which differ in what targets are worth to them and are known to
/// themselves. In oversight of AI the targets are what can be inspected, the resources inspectors.
///
/// The best rates leave a best-replying attacker indifferent between many targets, so an attacker who
/// errs a little spreads over all of them, harmful ones too: rates made for an erring attacker lose
/// less, and so do rates for the worst case unless the errors are very small.
public struct SecurityGame: RuledMechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "security-game", "Few resources guard many targets against an attacker who knows the strategy.",
    source: """
      C. Kiekintveld, M. Jain, J. Tsai, J. Pita, F. Ordóñez, M. Tambe, "Computing Optimal \
      Randomized Resource Allocations for Massive Security Games", AAMAS 2009; types: P. \
      Paruchuri, J. P. Pearce, J. Marecki, M. Tambe, F. Ordóñez, S. Kraus, "Playing Games for \
      Security", AAMAS 2008; AI oversight: \(Papers.incentiveAwareSafety).
      """)

  /// What nature decides.
  enum Nature { static let type = 0, coverage = 1 }
  /// What is counted.
  enum Count { static let defence = 0, caught = 1 }

  /// The parameters.
  public var rules = Rules() { didSet { guardian = rules.guardian } }
  private var guardian = Rules().guardian

  /// Makes five domains of AI risk under one inspector.
  public init() {}

  /// An attacker and, unless rates are public, a defender who commits.
  public var roles: [Role] {
    guardian.role("defender", "Covers as many targets as it can, and bears what the attack does.")
      + [Role("attacker", "Attacks one target, and gains more if that is not covered.")]
  }

  /// Which targets to cover, and which to attack, seeing one's own type.
  public var decisions: [Decision] {
    let targets = rules.targets.map { Label($0, "Attacks " + $0 + ".") }
    let attack = Decision(
      "attack", role: guardian.attacker,
      sees: rules.prior.count > 1 ? [Variable("type", types)] : [], actions: .named(targets),
      "Which target to attack, without seeing what is covered just now.")
    return guardian.decision(
      "coverage", of: rules.targets, verb: "Covers",
      "Which targets to cover, without seeing which is attacked.") + [attack]
  }

  /// The attacker's type, if there are several, and whether a target under public rates is covered.
  public var draws: [Draw] { [Draw("the attacker's type", types), Draw("the target is covered")] }

  /// What the attack is worth to the defender, and whether it was caught.
  public var measures: [Measure] {
    var (low, high) = (0.0, 0.0)
    for payoff in rules.defenderCovered + rules.defenderUncovered {
      (low, high) = (Swift.min(low, payoff), Swift.max(high, payoff))
    }
    return [
      Measure("defence", unit: "utility", in: low...high, "What the attack is worth to defenders."),
      Measure("caught", unit: "attacks", in: 0...1, "Whether the attack hit a covered target."),
    ]
  }

  /// What the attack is worth to the defender.
  public var goal: Goal { .measure(Count.defence) }

  /// The attacker knows its type and the defender's strategy, but not what is covered just now.
  public func play(_ episode: inout some Episode) {
    let type = rules.prior.count == 1 ? 0 : episode.chance(Nature.type, of: rules.prior)
    let set = guardian.deploy(&episode)
    let target = episode.choose(guardian.attack, by: guardian.attacker, seeing: type)
    let isCovered = guardian.covers(target, set, Nature.coverage, &episode)
    let defence = isCovered ? rules.defenderCovered[target] : rules.defenderUncovered[target]
    guardian.pay(defence, &episode)
    let loot = rules.attackerPayoff(target, type: type, isCovered: isCovered)
    episode.gain(loot, by: guardian.attacker)
    episode.note(Count.defence, defence)
    if isCovered { episode.note(Count.caught, 1) }
  }

  /// The types of attacker.
  private var types: Values { .counted(rules.prior.count) }
}
