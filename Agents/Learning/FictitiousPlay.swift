public import Arena

/// A learner that takes what would have paid most on average so far, ties broken uniformly.
///
/// The mean of what an action would have paid against everything the others did is its expected
/// payoff against the empirical distribution of their joint play, so this is exactly the best reply
/// to that distribution: fictitious play. With more than two players the empirical distribution is
/// the joint one, correlation included. Its first action is uniform.
public struct FictitiousPlay: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "fictitious-play", "Replies best to everything the others have done so far.",
    source: """
      G. W. Brown, "Iterative Solution of Games by Fictitious Play", in T. C. Koopmans (ed.), \
      Activity Analysis of Production and Allocation, Wiley, 1951, pp. 374-376; convergence in \
      zero-sum games: J. Robinson, Annals of Mathematics 54(2), 1951, pp. 296-301.
      """)
  /// What every action would have paid.
  public static let feedback = Feedback.counterfactual

  /// Makes the kind.
  public init() {}

  /// How much more every action would have paid in all than the actions taken.
  public func tableSize(for shape: Shape) -> Int { shape.slots }

  /// Takes the action that would have paid most.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    mind.greatest(from: turn.slot, count: turn.count, using: &random)
  }

  /// Adds what every action would have paid.
  public func compare(_ comparison: Comparison, mind: Mind<NoMemory>) {
    mind.addRegrets(of: comparison, from: comparison.turn.slot)
  }
}
