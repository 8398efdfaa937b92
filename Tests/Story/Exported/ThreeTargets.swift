public import Arena

/// One inspector guards three targets against an attacker who knows the schedule.
public struct ThreeTargets: Mechanism {
  /// The values of 'Target', by number.
  enum Target { static let bio = 0, cyber = 1, chem = 2 }

  /// Whether a player covers targets, or public rates do.
  public enum Guard: String, KnobChoice {
    /// Written 'player' in files.
    case player
    /// Written 'rates' in files.
    case rates
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "three-targets",
    "One inspector guards three targets against an attacker who knows the schedule.",
    source: "C. Kiekintveld et al., AAMAS 2009")

  /// The seats of the players.
  enum Seat { static let defender = 0 }

  /// What is decided.
  enum Choice { static let cover = 0 }

  /// What nature decides.
  enum Nature { static let hit = 0 }

  /// What is counted.
  enum Count { static let harm = 0, caught = 1 }

  /// Whether a player covers targets, or public rates do.
  public var `guard` = Guard.player
  /// How often each target is covered.
  public var coverage = [0.5, 0.3, 0.2]
  /// Harm of an attack on it, uncovered.
  public var loss = [10.0, 6, 4]
  /// Worth to the attacker, uncovered.
  public var loot = [8.0, 6, 5]
  /// What being caught costs the attacker.
  public var sentence = 3.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("guard", &`guard`, "Whether a player covers targets, or public rates do.")
    visitor.knob(
      "coverage", &coverage, limit: 1000, in: 0...1, unit: "probability",
      "How often each target is covered.")
    visitor.knob(
      "loss", &loss, limit: 1000, in: 0...1000, unit: "utility",
      "Harm of an attack on it, uncovered.")
    visitor.knob(
      "loot", &loot, limit: 1000, in: 0...1000, unit: "utility",
      "Worth to the attacker, uncovered.")
    visitor.knob(
      "sentence", &sentence, in: 0...1000, unit: "utility", "What being caught costs the attacker.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard coverage.count == 3 else {
      return "coverage needs a number for each of Target: expected 3, but found \(coverage.count)"
    }
    guard loss.count == 3 else {
      return "loss needs a number for each of Target: expected 3, but found \(loss.count)"
    }
    guard loot.count == 3 else {
      return "loot needs a number for each of Target: expected 3, but found \(loot.count)"
    }
    guard Numbers.sum(coverage) <= 1 + 1e-09 else {
      return "one inspector covers 1 in all, and coverage sums to "
        + NumberText.exact(Numbers.sum(coverage))
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    var all: [Role] = []
    if `guard` == .player {
      all.append(
        Role("defender", commits: true, "Mixes over targets; its mixture is public first."))
    }
    all.append(Role("attacker", "Knows the mixture, not what is covered today."))
    return all
  }
  /// What they decide.
  public var decisions: [Decision] {
    var all: [Decision] = []
    if `guard` == .player {
      all.append(Decision("cover", actions: .named(targetLabels), "Which target to cover."))
    }
    all.append(
      Decision(
        "attack", role: `guard` == .player ? 1 : 0, actions: .named(targetLabels),
        "Which target to attack."))
    return all
  }
  /// What nature decides.
  public var draws: [Draw] { [Draw("the target is covered")] }
  /// What the designer counts.
  public var measures: [Measure] {
    [
      Measure("harm", unit: "utility", in: 0...Numbers.greatest(loss), "What got through."),
      Measure("caught", unit: "attacks", in: 0...1, "Whether the attack met the inspector."),
    ]
  }
  /// What the designer wants most.
  public var goal: Goal { .measure(Count.harm, .least) }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    if `guard` == .player {
      let covered = episode.choose(Choice.cover, by: Seat.defender)
      let target = episode.choose(attackDecision, by: attackerSeat)
      settle(&episode, target: target, hit: covered == target)
    } else {
      let target = episode.choose(attackDecision, by: attackerSeat)
      let hit = episode.chance(Nature.hit, coverage[target])
      settle(&episode, target: target, hit: hit)
    }
  }

  /// Tells what the story calls 'settle'.
  private func settle(_ episode: inout some Episode, target: Int, hit: Bool) {
    if hit {
      episode.gain(-sentence, by: attackerSeat)
      episode.note(Count.caught, 1)
      return
    }
    episode.gain(loot[target], by: attackerSeat)
    episode.note(Count.harm, loss[target])
    if `guard` == .player { episode.gain(-loss[target], by: Seat.defender) }
  }

  /// What the values of 'Target' mean.
  private var targetLabels: [Label] {
    [
      Label("bio", "Weapons of biology."),
      Label("cyber", "Attacks on computers."),
      Label("chem", "Weapons of chemistry."),
    ]
  }

  /// The seats of 'attacker', by number.
  private var attackerSeat: Int { `guard` == .player ? 1 : 0 }

  /// The number of the decision 'attack'.
  private var attackDecision: Int { `guard` == .player ? 1 : 0 }
}

/// What is worked out in the order in which the story has it.
private enum Numbers {
  /// The sum of some numbers, from first to last; 0 of none.
  static func sum(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = result + number }
    return result
  }

  /// The greatest of some numbers, from first to last; 0 of none.
  static func greatest(_ numbers: [Double]) -> Double {
    var result = numbers.first ?? 0
    for number in numbers.dropFirst() { result = Swift.max(result, number) }
    return result
  }
}
