/// Where on the branches of logit play a likelihood is greatest.
public enum QuantalFitOptimum: String, Sendable {
  /// At a positive, finite precision.
  case interior
  /// At precision 0: no precision explains the play better than uniform noise.
  case zero = "at precision 0"
  /// Beyond what was followed: the branch leads on, and what is likeliest on the way is uniform noise, or lies where a
  /// great payoff hides what the others are worth.
  case beyond = "beyond what was followed"
  /// At the end of the branch, as far as it was followed: the more precise, the better.
  case limit = "at the end of the branch"
  /// Every precision explains the play equally well.
  case flat
}

/// Logit play fitted to observed play by maximum likelihood.
public struct QuantalFit<Play: Sendable>: Sendable {
  /// The fitted play, with its certificate.
  public let point: QuantalPoint<Play>
  /// Where the likelihood is greatest.
  public let optimum: QuantalFitOptimum
  /// The natural logarithm of the likelihood of what was observed.
  public let logLikelihood: Double
  /// The same for uniform play.
  public let uniformLogLikelihood: Double
  /// The same for the observed frequencies themselves: no model does better.
  public let ownLogLikelihood: Double
  /// The standard error of the precision at an interior optimum: from the curvature of the likelihood
  /// where choices are independent, by the sandwich of curvature and variance where agents are known;
  /// nil where the likelihood does not curve down, or with one agent.
  public let standardError: Double?
  /// The 95 % interval of the precision: from the least to the greatest one, on all branches that were
  /// found, that explains what was observed not much worse than the best; infinite where every greater
  /// precision may, nil with one agent.
  public let interval: ClosedRange<Double>?
  /// How many branches of logit play were found and searched; there may be more.
  public let branches: Int
  /// How the search ended: complete if every branch that was found was followed to its end.
  public let status: SearchStatus
  /// How the branches were followed.
  public let method: String
  /// The steps taken along the branches.
  public let steps: Int
}
