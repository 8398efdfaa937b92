public import Arena
public import MechanismTools

extension SecurityGame {
  /// The parameters of a security game.
  public struct Rules: RuleSet {
    /// The most targets.
    public static var limit: Int { 10_000 }

    /// The names of the targets.
    public var targets = ["bio", "cyber", "persuasion", "autonomy", "privacy"]
    /// What a covered attack on each target is worth to the defender.
    public var defenderCovered = [1.0, 0, 2, 1, 0]
    /// What an uncovered attack on each target is worth to the defender.
    public var defenderUncovered = [-10.0, -6, -4, -8, -2]
    /// What a covered attack is worth to the attacker: for each target, or for each target of each
    /// type.
    public var attackerCovered = [-3.0, -2, -1, -4, -1]
    /// What an uncovered attack is worth to the attacker, listed alike.
    public var attackerUncovered = [9.0, 7, 5, 6, 2]
    /// How likely each type of attacker is.
    public var prior = [1.0]
    /// How many targets can be covered at once.
    public var resources = 1
    /// Who decides what is covered.
    public var defender = CoverageHolder.player
    /// How a designer covers targets.
    public var coverage = CoverageRule.strong
    /// The noise of attackers that rates are made for.
    public var attackerNoise = 1.3
    /// The rates, where they are given.
    public var rates = [0.2, 0.2, 0.2, 0.2, 0.2]

    /// Makes five domains of AI risk under one inspector.
    public init() {}

    /// Shows the targets, the attackers and the defender.
    public mutating func knobs(_ visitor: inout some KnobVisitor) {
      let payoff = -1e6...1e6
      let limit = Rules.limit
      visitor.knob("targets", &targets, limit: limit, "The names of the targets.")
      visitor.knob(
        "defender-covered", &defenderCovered, limit: limit, in: payoff, unit: "utility",
        "What a covered attack on each target is worth to the defender.")
      visitor.knob(
        "defender-uncovered", &defenderUncovered, limit: limit, in: payoff, unit: "utility",
        "What an uncovered attack on each target is worth to the defender.")
      visitor.knob(
        "attacker-covered", &attackerCovered, limit: limit, in: payoff, unit: "utility",
        "What a covered attack on each target is worth to the attacker, type by type.")
      visitor.knob(
        "attacker-uncovered", &attackerUncovered, limit: limit, in: payoff, unit: "utility",
        "What an uncovered attack on each target is worth to the attacker, type by type.")
      visitor.knob(
        "prior", &prior, limit: 16, in: 0...1, unit: "probability",
        "How likely each type of attacker is.")
      visitor.knob(
        "resources", &resources, in: 0...limit, unit: "targets", "How many can be covered at once.")
      visitor.knob("defender", &defender, "Who decides what is covered.")
      visitor.knob("coverage", &coverage, "How a designer covers targets.")
      visitor.knob(
        "attacker-noise", &attackerNoise, in: 0.001...1e6, unit: "utility",
        "The noise of attackers that quantal coverage is made for.")
      visitor.knob(
        "rates", &rates, limit: limit, in: 0...1, unit: "probability",
        "How likely each target is covered, where coverage is given.")
    }

    /// Says whether coverage matters everywhere, is possible, and attackers are known.
    public var complaint: String? {
      let count = targets.count
      if count == 0 { return "a security game needs a target" }
      if defenderCovered.count != count || defenderUncovered.count != count {
        return "defender-covered and defender-uncovered need a payoff for each target"
      }
      if let complaint = priorComplaint { return complaint }
      let sizes = [attackerCovered.count, attackerUncovered.count]
      if !sizes.allSatisfy({ $0 == count || $0 == count * prior.count }) {
        return "attacker-covered and attacker-uncovered need a payoff for each target, "
          + "or for each target of each type"
      }
      for targets in types {
        if let target = targets.firstPointless {
          let helps = defenderCovered[target] - defenderUncovered[target]
          return helps >= SecurityTargets.leastStake
            ? "attacker-covered must be below attacker-uncovered at " + self.targets[target]
            : "defender-covered must be above defender-uncovered at " + self.targets[target]
        }
      }
      if resources > count { return "there are more resources than targets" }
      if defender == .player { return Guardian.complaint(resources: resources, among: count) }
      if coverage == .strong && prior.count > 1 {
        return "strong coverage knows one type of attacker; with several let a player defend"
      }
      return coverage == .given
        ? CoverageRule.complaint(about: rates, targets: count, resources: resources) : nil
    }

    private var priorComplaint: String? {
      if prior.isEmpty || !prior.allSatisfy({ $0 > 0 }) {
        return "prior needs a positive probability for each type of attacker"
      }
      let sum = prior.reduce(0) { $0 + $1 }
      return (sum - 1).magnitude <= 1e-9 ? nil : "the probabilities of prior must sum to 1"
    }

    /// The targets as each type of attacker sees them.
    public var types: [SecurityTargets] {
      let count = targets.count
      return prior.indices.map { type in
        func part(_ list: [Double]) -> [Double] {
          list.count == count ? list : Array(list[type * count..<(type + 1) * count])
        }
        return SecurityTargets(
          defenderCovered: defenderCovered, defenderUncovered: defenderUncovered,
          attackerCovered: part(attackerCovered), attackerUncovered: part(attackerUncovered))
      }
    }

    /// What an attack of a type on a target is worth to it.
    func attackerPayoff(_ target: Int, type: Int, isCovered: Bool) -> Double {
      let list = isCovered ? attackerCovered : attackerUncovered
      return list[list.count == targets.count ? target : type * targets.count + target]
    }

    /// The defender under these rules; if they are invalid, nothing is covered.
    var guardian: Guardian {
      if complaint != nil { return Guardian(rates: targets.map { _ in 0 }) }
      if defender == .player { return Guardian(resources: resources, among: targets.count) }
      return Guardian(
        rates: coverage.rates(
          against: types, prior: prior, resources: resources, noise: attackerNoise, given: rates))
    }
  }
}
