/// The strategies of players who reason about each other's reasoning and assume nothing else.
public struct RationalisableSets: Sendable {
  /// What players may believe of several rivals.
  public enum Beliefs: String, Sendable {
    /// There is at most one rival, so the question does not arise.
    case single = "one rival"
    /// That what they do is correlated.
    case correlated
  }
  /// What is left for each seat, ascending.
  public let strategies: [[Int]]
  /// What players may believe of several rivals.
  public let beliefs: Beliefs
  /// How they were found; after a budget, more may have to leave.
  public let elimination: Elimination
}

extension StrategicForm {
  /// Returns the rationalisable strategies.
  ///
  /// A strategy is a best reply to some belief exactly if no mixture strictly dominates it, so they are
  /// what is left by iterated strict dominance. Where three or more seats decide, that is *correlated*
  /// rationalisability: beliefs may hold that rivals act as if by a common signal. If each must be
  /// believed to act on its own, fewer strategies can remain; those sets are not computed.
  ///
  /// - Parameter budget: Payoffs compared, pivots, and seconds.
  /// - Returns: The sets, and the elimination that leads to them.
  ///
  /// > Source: D. G. Pearce, "Rationalizable Strategic Behavior and the Problem of Perfection",
  /// > *Econometrica* 52(4), 1984, pp. 1029–1050, Lemma 3; A. Brandenburger, E. Dekel,
  /// > "Rationalizability and Correlated Equilibria", *Econometrica* 55(6), 1987, pp. 1391–1402.
  public func rationalisable(budget: Budget = Budget()) -> RationalisableSets {
    let elimination = eliminate(.strictly, budget: budget)
    return RationalisableSets(
      strategies: elimination.survivors, beliefs: deciders.count > 2 ? .correlated : .single,
      elimination: elimination)
  }
}
