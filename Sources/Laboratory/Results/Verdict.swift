import GameTheory
import Theory

/// Whether what emerged is what was predicted.
public enum Verdict: String, Sendable, CaseIterable {
  /// All that is known to be predicted agrees, and what emerged agrees with it; with a reason why more may be
  /// predicted, where not all is known.
  case inside
  /// What emerged is not predicted: all that the concept selects is known and it is none of it; or it
  /// lies where not even players without regret could end; or its welfare is as predicted, but not its
  /// play, since somebody gains by playing otherwise.
  case outside
  /// Predictions differ, and what emerged lies among them; with a reason likewise.
  case notUnique = "not unique"
  /// What emerged lies where equilibria of the repeated game can lie that are only bounded.
  case withinBounds = "within bounds"
  /// What emerged was not found to be predicted, but not all may have been found; or the interval is
  /// wider than the tolerance.
  case incomplete

  /// Differences up to this share of what is at stake still count as agreement: agents err.
  ///
  /// At stake is the welfare between the best, what is predicted, what emerged, and what could come of
  /// actions that somebody takes, on average over nature. The worst is not among them: a catastrophe that
  /// nobody causes must not make all else look alike.
  public static let tolerance = 0.05

  /// The reason why play is outside of what is predicted though its welfare is not.
  public static let deviation = "the welfare is as predicted, but a deviator gains"
}

/// A verdict and, where one cannot be given or surprises, why.
struct Judgement {
  let verdict: Verdict
  let reason: String?

  /// Judges what emerged by what theory says.
  ///
  /// - Parameters:
  ///   - prospect: What theory says.
  ///   - emergent: The welfare in every replicate.
  ///   - deviation: What the best deviator gains, in relation to what payoffs differ by where somebody
  ///     plays; nil where that is not known, or where what is predicted is no equilibrium either.
  ///   - reached: The welfare of all outcomes of actions that somebody takes; nil without a tree.
  ///   - gap: Why not all that the concept selects is known; nil when it is.
  init(
    _ prospect: Prospect, _ emergent: Estimate, deviation: Double?,
    reached: ClosedRange<Double>?, gap: String?
  ) {
    let stakes = Judgement.stakes(prospect, emergent, reached)
    let tolerance = stakes.isFinite ? Verdict.tolerance * stakes : 0
    let halfWidth = emergent.halfWidth ?? 0
    // Where the players change nothing, by the game or by what they play, the width is nature's.
    let isCertain =
      prospect.isConstant || Judgement.isWithin(prospect.predictedRange, reached, tolerance)
    let isWide =
      halfWidth > tolerance && halfWidth > Rounding.share * emergent.mean.magnitude && !isCertain
    let slack = halfWidth + tolerance
    func isNear(_ range: ClosedRange<Double>) -> Bool {
      emergent.mean >= range.lowerBound - slack && emergent.mean <= range.upperBound + slack
    }
    if isWide {
      self.init(.incomplete, "the interval is wider than 5 % of what is at stake")
    } else if prospect.isBound {
      self.init(bounded: prospect.predictedRange, isNear)
    } else if let range = prospect.predictedRange, isNear(range) {
      let isPoint = range.upperBound - range.lowerBound <= tolerance || prospect.isConstant
      if let deviation, deviation > Verdict.tolerance, !prospect.isConstant {
        self.init(.outside, Verdict.deviation)
      } else {
        self.init(isPoint ? .inside : .notUnique, gap)
      }
    } else if let correlated = prospect.correlated, !isNear(correlated) {
      self.init(.outside)
    } else if let outer = prospect.outer, prospect.predictedRange != nil, isNear(outer) {
      self.init(.withinBounds, "equilibria in which players mix may lie there")
    } else if prospect.predictedRange == nil || gap != nil {
      self.init(.incomplete, gap ?? "nothing is predicted")
    } else {
      self.init(.outside)
    }
  }

  private init(_ verdict: Verdict, _ reason: String? = nil) {
    self.verdict = verdict
    self.reason = reason
  }

  private init(bounded range: ClosedRange<Double>?, _ isNear: (ClosedRange<Double>) -> Bool) {
    guard let range else {
      self.init(.incomplete, "the repeated game itself is not solved, nor bounded by one round")
      return
    }
    self.init(
      isNear(range) ? .withinBounds : .outside,
      isNear(range)
        ? "equilibria of the repeated game are only bounded, and lie within these bounds"
        : "no equilibrium of the repeated game lies there")
  }

  /// Whether all that could come of the actions that somebody takes is predicted.
  private static func isWithin(
    _ predicted: ClosedRange<Double>?, _ reached: ClosedRange<Double>?, _ tolerance: Double
  ) -> Bool {
    guard let predicted, let reached else { return false }
    let rounding =
      Rounding.share
      * Swift.max(predicted.lowerBound.magnitude, predicted.upperBound.magnitude)
    let slack = tolerance + rounding
    return reached.lowerBound >= predicted.lowerBound - slack
      && reached.upperBound <= predicted.upperBound + slack
  }

  /// What is at stake; see ``Verdict/tolerance``.
  private static func stakes(
    _ prospect: Prospect, _ emergent: Estimate, _ reached: ClosedRange<Double>?
  ) -> Double {
    guard let reached else { return (prospect.best - prospect.worst).magnitude }
    let ends = prospect.predictedRange.map { [$0.lowerBound, $0.upperBound] } ?? []
    // Who sees and moves everyone may go further than players who know less.
    let (low, high) = (
      Swift.min(prospect.best, prospect.worst), Swift.max(prospect.best, prospect.worst)
    )
    let bounded = [reached.lowerBound, reached.upperBound].map {
      Swift.min(Swift.max($0, low), high)
    }
    let values = [prospect.best, emergent.mean] + bounded + ends
    guard let low = values.min(), let high = values.max() else { return 0 }
    return high - low
  }
}
