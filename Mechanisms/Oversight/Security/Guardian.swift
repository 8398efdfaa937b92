import Arena

/// What is covered when an attack comes: what a player chose, or what nature draws by public rates.
///
/// The defender's role, seat and decision come first, if it is a player; those of the attacker
/// follow.
struct Guardian: Sendable {
  /// The players, who are the roles too; an attacker is alone where no player defends.
  enum Seat { static let defender = 0, attacker = 1, loneAttacker = 0 }
  /// What is decided.
  enum Choice { static let coverage = 0, attack = 1, loneAttack = 0 }

  /// The probability that each target is covered; empty if a player defends.
  let rates: [Double]
  /// What a player can choose; nil if rates are public.
  private let sets: TargetSets?

  /// Covers targets with public rates.
  init(rates: [Double]) {
    self.rates = rates
    sets = nil
  }

  /// Lets a player cover a number of targets; nothing if there are too many ways.
  init(resources: Int, among targets: Int) {
    rates = []
    sets = TargetSets(of: resources, among: targets)
  }

  /// The attacker's seat and role.
  var attacker: Int { sets == nil ? Seat.loneAttacker : Seat.attacker }

  /// The attacker's decision.
  var attack: Int { sets == nil ? Choice.loneAttack : Choice.attack }

  /// Returns the defender's role, in front of the attacker's; none if no player defends.
  func role(_ name: String, _ help: String) -> [Role] {
    sets == nil ? [] : [Role(name, commits: true, help)]
  }

  /// Returns the defender's decision, in front of the attacker's; none if no player defends.
  ///
  /// - Parameters:
  ///   - name: The name of the decision.
  ///   - targets: The names of the targets.
  ///   - verb: What the defender does with them, for example "Covers".
  ///   - help: What is decided.
  /// - Returns: One decision at most, whose actions are the sets of targets.
  func decision(
    _ name: String, of targets: [String], verb: String, _ help: String
  ) -> [Decision] {
    guard let sets else { return [] }
    let actions = sets.labels(targets).map { Label($0, verb + " " + $0 + ".") }
    return [Decision(name, role: Seat.defender, actions: .named(actions), help)]
  }

  /// Lets the defender choose; 0 if it is no player.
  @inline(__always) func deploy(_ episode: inout some Episode) -> Int {
    sets == nil ? 0 : episode.choose(Choice.coverage, by: Seat.defender)
  }

  /// Returns whether a target is covered: by the set that the defender chose, or by a draw.
  @inline(__always) func covers(
    _ target: Int, _ set: Int, _ draw: Int, _ episode: inout some Episode
  ) -> Bool {
    sets?.contains(target, in: set) ?? episode.chance(draw, rates[target])
  }

  /// Pays the defender, where it is a player.
  @inline(__always) func pay(_ amount: Double, _ episode: inout some Episode) {
    if sets != nil { episode.gain(amount, by: Seat.defender) }
  }

  /// Says why a player cannot defend; nil when it can.
  static func complaint(resources: Int, among targets: Int) -> String? {
    TargetSets.count(of: resources, among: targets) == nil
      ? "a player chooses among at most 1000 sets; cover fewer targets, or let the designer" : nil
  }
}
