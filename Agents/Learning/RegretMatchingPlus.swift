public import Arena

/// Regret matching that never lets a regret fall below zero, and so reacts faster.
///
/// An action that was bad for long is taken again as soon as it would have paid more.
public struct RegretMatchingPlus: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "regret-matching-plus", "Regret matching whose regrets never fall below zero.",
    source: """
      O. Tammelin, "Solving Large Imperfect Information Games Using CFR+", 2014, \
      arXiv:1407.5042.
      """)
  /// What every action would have paid.
  public static let feedback = Feedback.counterfactual

  /// Makes the kind.
  public init() {}

  /// The clipped regret of every action, in units of utility.
  public func tableSize(for shape: Shape) -> Int { shape.slots }

  /// Draws an action in proportion to its regret.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    mind.proportional(from: turn.slot, count: turn.count, using: &random)
  }

  /// Adds the regrets of this episode and clips them at 0.
  public func compare(_ comparison: Comparison, mind: Mind<NoMemory>) {
    let turn = comparison.turn
    mind.addRegrets(of: comparison, from: turn.slot)
    for slot in turn.slot..<turn.slot + turn.count { mind[slot] = Swift.max(0, mind[slot]) }
  }
}
