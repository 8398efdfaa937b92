public import Arena

/// An agent that does as the designer wishes until somebody departs from it, and never again.
///
/// From then on it takes the action that the first to depart took. It forgets when it meets a new
/// partner.
public struct Grim: Agent {
  /// The action it punishes with, once there is one.
  public struct Memory: BitwiseCopyable, Sendable {
    var punishment: Int32 = -1
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "grim", "Does as wished until somebody departs, then copies that departure for ever.",
    source: """
      J. W. Friedman, "A Non-cooperative Equilibrium for Supergames", Review of Economic Studies \
      38(1), 1971, pp. 1-12, doi:10.2307/2296617.
      """)
  /// What the others did.
  public static let feedback: Feedback = [.play, .partner]

  /// Makes the kind.
  public init() {}

  /// Has nothing to punish.
  public var newborn: Memory { Memory() }

  /// Complains unless all play the same role in the same single decision.
  public mutating func prepare(for briefing: Briefing) -> String? {
    briefing.complaintUnlessSymmetric
  }

  /// Forgets what others did.
  public func meet(mind: Mind<Memory>) { mind.memory = Memory() }

  /// Does as wished, or punishes.
  public func choose(_ turn: Turn, mind: Mind<Memory>, using random: inout RandomStream) -> Int {
    let punishment = mind.memory.punishment
    return punishment < 0 ? turn.wish ?? 0 : Int(punishment)
  }

  /// Remembers the first departure.
  public func observe(_ act: Act, mind: Mind<Memory>) {
    if mind.memory.punishment < 0 && act.action != act.turn.wish ?? 0 {
      mind.memory.punishment = Int32(truncatingIfNeeded: act.action)
    }
  }

  /// Remembers whether the partner ever departed.
  public func automaton(in encounter: Encounter, budget: Int) -> Automaton? {
    Automaton(cooperation: [1, 0], next: [0, 1, 0, 1, 1, 1, 1, 1])
  }
}
