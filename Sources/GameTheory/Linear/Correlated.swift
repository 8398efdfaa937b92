/// The values of an objective over all correlated equilibria of a game, or all coarse ones.
///
/// Players without regret end in the set of coarse correlated equilibria, players without regret for
/// any swap in the correlated ones: the interval holds the long-run average of every such population.
public struct CorrelatedInterval: Sendable {
  /// One end of the interval.
  public struct End: Sendable {
    /// The objective under ``distribution``; nil when none was found.
    public let value: Double?
    /// A bound that no equilibrium passes, recomputed by definition from the incentives' multipliers.
    public let bound: Double
    /// The profiles that are drawn, with their probabilities, by rising profile.
    public let distribution: [(profile: Int, probability: Double)]
    /// The largest gain of any seat that deviates from ``distribution``, by definition, in units of
    /// its payoff; of a correlated equilibrium, by the best swap of every strategy at once.
    public let incentive: Double
    /// How the search for this end went.
    public let status: SearchStatus
    /// How many pivots it took.
    public let pivots: Int
  }

  /// Whether deviations must be chosen before the recommendation is known.
  public let isCoarse: Bool
  /// The least value.
  public let low: End
  /// The greatest value.
  public let high: End

  /// Complete when both ends are; otherwise what is wrong with one of them.
  public var status: SearchStatus { low.status == .complete ? high.status : low.status }
}

extension StrategicForm {
  /// Returns the least and the greatest value of an objective over all correlated equilibria.
  ///
  /// A linear program over distributions of profiles. It is solved from outside, by the dual method:
  /// whenever it stops, its multipliers bound what any equilibrium can reach.
  ///
  /// > Source: R. J. Aumann, "Subjectivity and correlation in randomized strategies", *Journal of
  /// > Mathematical Economics* 1, 1974; coarse: H. Moulin, J.-P. Vial, "Strategically zero-sum games",
  /// > *International Journal of Game Theory* 7, 1978.
  ///
  /// > Accuracy: doubles, and fractions where payoffs lie too far apart for these; gains up to about 1e-8 of
  /// > how far the payoffs lie apart that they are made of count as none.
  ///
  /// - Parameters:
  ///   - coarse: Whether deviations are chosen before the recommendation is known (no-regret play);
  ///     otherwise after (no-swap-regret play).
  ///   - objective: One value for each profile.
  ///   - budget: How many steps and seconds each end may take; a pivot is one step, or several where
  ///     it goes through hundreds of thousands of numbers.
  /// - Returns: Both ends, with distributions and certificates.
  /// - Precondition: There is one value of the objective for each profile.
  /// - Complexity: O(profiles x seats + rows²) for each pivot.
  public func correlated(
    coarse: Bool, objective: [Double], budget: Budget = Budget()
  ) -> CorrelatedInterval {
    precondition(objective.count == profiles, "an objective needs one value for each profile")
    let problem = CorrelatedProblem(
      sizes: sizes, payoffs: payoffs, termSizes: termSizes, isCoarse: coarse)
    return problem.interval(of: objective, budget)
  }
}

extension BimatrixGame {
  /// Returns the least and the greatest value of an objective over all correlated equilibria.
  ///
  /// - Parameters:
  ///   - coarse: Whether deviations are chosen before the recommendation is known.
  ///   - objective: One value for each cell, row by row.
  ///   - budget: How many pivots and seconds each end may take.
  /// - Returns: Both ends, with distributions and certificates; cells are numbered row by row.
  /// - Precondition: There is one value of the objective for each cell.
  public func correlated(
    coarse: Bool, objective: [Double], budget: Budget = Budget()
  ) -> CorrelatedInterval {
    precondition(objective.count == rows * columns, "an objective needs one value for each cell")
    let payoffs = zip(rowPayoffs, columnPayoffs).flatMap { [$0, $1] }
    let problem = CorrelatedProblem(sizes: [rows, columns], payoffs: payoffs, isCoarse: coarse)
    return problem.interval(of: objective, budget)
  }
}
