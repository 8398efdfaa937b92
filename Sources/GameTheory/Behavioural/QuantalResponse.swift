/// A point of logit play: everyone chooses with odds exp(precision x expected payoff).
public struct QuantalPoint<Play: Sendable>: Sendable {
  /// How everyone plays.
  public let play: Play
  /// The inverse of the noise, per unit of payoff; 0 for uniform play.
  public let precision: Double
  /// The largest difference between a probability and the logit reply to the play, recomputed by the
  /// definition; NaN where nothing could be computed, and of a polished equilibrium, which has no precision.
  public let residual: Double
  /// The largest gain of any seat by its best reply, in units of payoff; NaN likewise.
  public let regret: Double
}

/// Logit play at one precision, or where it leads.
public struct QuantalResponse<Play: Sendable>: Sendable {
  /// The play that was found, with its certificate.
  public let point: QuantalPoint<Play>
  /// How the search ended.
  public let status: SearchStatus
  /// How the play was found.
  public let method: String
  /// The steps taken along the branch.
  public let steps: Int
  /// The precisions below this one at which another branch crosses the principal one.
  public let crossings: [Double]

  /// How everyone plays.
  public var play: Play { point.play }
}

/// The principal branch of logit play, from uniform play on.
public struct QuantalBranch<Play: Sendable>: Sendable {
  /// Points in the order of the branch; the precision falls for a while at turning points.
  public let points: [QuantalPoint<Play>]
  /// How the search ended.
  public let status: SearchStatus
  /// How the branch was followed.
  public let method: String
  /// The precisions at which another branch crosses.
  public let crossings: [Double]
}
