import Arena

/// What is covered when an attack comes: what a player chose, or what nature draws by public rates.
///
/// The attacker's role, seat and decision have the same number: 0 where it is alone, 1 where a player
/// defends.
struct Guardian: Sendable {
  /// The probability that each target is covered; empty where a player defends.
  let rates: [Double]
  /// What a player can choose; nil where rates are public.
  private let sets: TargetSets?

  /// Covers targets with public rates.
  init(rates: [Double]) {
    self.rates = rates
    sets = nil
  }

  /// Lets a player cover a number of targets; nothing where there are too many ways.
  init(resources: Int, among targets: Int) {
    rates = []
    sets = TargetSets(of: resources, among: targets)
  }

  /// The number of the attacker's role, seat and decision.
  var attacker: Int { sets == nil ? 0 : 1 }

  /// The roles under their names.
  func roles(_ defender: String, _ attacker: String) -> [Role] {
    sets == nil ? [Role(attacker)] : [Role(defender, commits: true), Role(attacker)]
  }

  /// The decisions: which targets to cover, where a player does, and the attack.
  ///
  /// - Parameters:
  ///   - name: The name of the defender's decision.
  ///   - targets: The names of the targets.
  ///   - attack: The name of the attacker's decision.
  ///   - sees: What the attacker sees.
  ///   - actions: What the attacker can do, if more than to choose a target.
  /// - Returns: The decisions, in the order of their numbers.
  func decisions(
    _ name: String, of targets: [String], attack: String, sees: [Variable] = [],
    actions: [String]? = nil
  ) -> [Decision] {
    let reply = Decision(attack, role: attacker, sees: sees, actions: .named(actions ?? targets))
    guard let sets else { return [reply] }
    return [Decision(name, actions: .named(sets.labels(targets))), reply]
  }

  /// Lets the defender choose; 0 where it is no player.
  @inline(__always) func deploy(_ episode: inout some Episode) -> Int {
    sets == nil ? 0 : episode.choose(0, by: 0)
  }

  /// Returns whether a target is covered, of the set that the defender chose.
  @inline(__always) func covers(
    _ target: Int, _ set: Int, _ event: StaticString, _ episode: inout some Episode
  ) -> Bool {
    sets?.contains(target, in: set) ?? episode.chance(event, rates[target])
  }

  /// Pays the defender, where it is a player.
  @inline(__always) func pay(_ amount: Double, _ episode: inout some Episode) {
    if sets != nil { episode.gain(amount, by: 0) }
  }

  /// Says why a player cannot defend; nil when it can.
  static func complaint(resources: Int, among targets: Int) -> String? {
    TargetSets.count(of: resources, among: targets) == nil
      ? "a player chooses among at most 1000 sets; cover fewer targets, or let the designer" : nil
  }
}
