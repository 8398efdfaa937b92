/// A point of logit play: everyone chooses with odds exp(precision x expected payoff).
public struct QuantalPoint<Play: Sendable>: Sendable {
  /// How everyone plays.
  public let play: Play
  /// The inverse of the noise, per unit of payoff; 0 for uniform play.
  public let precision: Double
  /// The largest difference between a probability and the logit reply to the play, recomputed by the
  /// definition; NaN where payoffs are not finite.
  public let residual: Double
  /// The largest gain of any seat by its best reply, in units of payoff; NaN likewise.
  public let regret: Double
}

/// How a search along the branch of logit play ended.
public enum QuantalStatus: String, Sendable {
  /// What was asked for was found.
  case complete
  /// The budget was used up: what was found lies on the way.
  case budget = "budget used up"
  /// No step, however short, stayed on the branch: what was found lies on the way.
  case stuck = "branch lost"
  /// The precision is beyond what doubles resolve: what was found is where the branch leads.
  case resolution = "beyond resolution"
  /// A payoff is not finite, or two differ by more than a double can hold: play is uniform.
  case payoffs = "payoffs not finite"
  /// A player forgets what it knew or did, so beliefs are not defined: play is uniform.
  case imperfectRecall = "imperfect recall"
  /// There are too many strategies for dense linear algebra: play is uniform.
  case tooLarge = "too large"
}

/// Logit play at one precision, or where it leads.
public struct QuantalResponse<Play: Sendable>: Sendable {
  /// The play that was found, with its certificate.
  public let point: QuantalPoint<Play>
  /// How the search ended.
  public let status: QuantalStatus
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
  public let status: QuantalStatus
  /// How the branch was followed.
  public let method: String
  /// The precisions at which another branch crosses.
  public let crossings: [Double]
}

/// Logit play fitted to observed play by maximum likelihood.
public struct QuantalFit<Play: Sendable>: Sendable {
  /// Where on the branch the likelihood is greatest.
  public enum Optimum: String, Sendable {
    /// At a positive, finite precision.
    case interior
    /// At precision 0: no precision explains the play better than uniform noise.
    case zero = "at precision 0"
    /// At the end of the branch: the more precise, the better.
    case limit = "at the limit of the branch"
    /// Every precision explains the play equally well.
    case flat
  }
  /// The fitted play, with its certificate.
  public let point: QuantalPoint<Play>
  /// Where the likelihood is greatest.
  public let optimum: Optimum
  /// The natural logarithm of the likelihood of what was observed.
  public let logLikelihood: Double
  /// The same for uniform play.
  public let uniformLogLikelihood: Double
  /// The same for the observed frequencies themselves: no model does better.
  public let ownLogLikelihood: Double
  /// The standard error of the precision, from the curvature at an interior optimum.
  public let standardError: Double?
  /// How the search ended.
  public let status: QuantalStatus
  /// How the branch was followed.
  public let method: String
  /// The steps taken along the branch.
  public let steps: Int
}

/// What is wrong with observed play.
public enum ObservationError: Error, Equatable, CustomStringConvertible {
  /// The table has another number of entries than the game.
  case wrongCount(expected: Int, found: Int, of: String)
  /// A count or a frequency is negative or not finite.
  case notACount(value: Double, seat: Int, place: Int)
  /// The frequencies at an information set do not sum to 1.
  case notADistribution(sum: Double, seat: Int, infoset: Int)
  /// Play is observed where the seat never decides.
  case neverDecides(seat: Int, infoset: Int)
  /// Nothing is observed.
  case nothing

  /// One sentence.
  public var description: String {
    switch self {
    case .wrongCount(let expected, let found, let what):
      "expected \(expected) \(what), but found \(found)"
    case .notACount(let value, let seat, let place):
      "expected a finite number of at least 0 for seat \(seat) at \(place), but found \(value)"
    case .notADistribution(let sum, let seat, let infoset):
      "expected the frequencies of seat \(seat) at information set \(infoset) to sum to 1, "
        + "but found \(sum)"
    case .neverDecides(let seat, let infoset):
      "expected no observations of seat \(seat) at information set \(infoset), where it never "
        + "decides"
    case .nothing: "expected at least one observation, but found none"
    }
  }
}
