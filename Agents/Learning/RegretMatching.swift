public import Arena

/// A learner that takes actions in proportion to how much it regrets not having taken them.
///
/// The regret of an action is how much more it would have paid in all than the actions taken. Where
/// no regret is positive it draws uniformly. Regrets are unconditional and learned separately at
/// every information set; they vanish on average whatever the others do.
public struct RegretMatching: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "regret-matching", "Takes actions in proportion to the regret of not having taken them.",
    source: """
      S. Hart, A. Mas-Colell, "A Simple Adaptive Procedure Leading to Correlated Equilibrium", \
      Econometrica 68(5), 2000, pp. 1127-1150, its procedure of unconditional regrets, \
      doi:10.1111/1468-0262.00153.
      """)
  /// What every action would have paid.
  public static let feedback = Feedback.counterfactual

  /// Makes the kind.
  public init() {}

  /// The regret of every action, in units of utility.
  public func tableSize(for shape: Shape) -> Int { shape.slots }

  /// Draws an action in proportion to its positive regret.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    mind.proportional(from: turn.slot, count: turn.count, using: &random)
  }

  /// Adds the regrets of this episode.
  public func compare(_ comparison: Comparison, mind: Mind<NoMemory>) {
    mind.addRegrets(of: comparison, from: comparison.turn.slot)
  }
}
