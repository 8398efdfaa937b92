/// Where on the branch of logit play a likelihood is greatest.
public enum QuantalFitOptimum: String, Sendable {
  /// At a positive, finite precision.
  case interior
  /// At precision 0: no precision explains the play better than uniform noise.
  case zero = "at precision 0"
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
  /// The standard error of the precision, from the curvature at an interior optimum.
  public let standardError: Double?
  /// How the search ended.
  public let status: SearchStatus
  /// How the branch was followed.
  public let method: String
  /// The steps taken along the branch.
  public let steps: Int
}
