/// Whether what emerged is what was predicted.
public enum Verdict: String, Sendable, CaseIterable {
  /// All that is predicted agrees, and what emerged agrees with it.
  case inside
  /// What emerged is not predicted: all that the concept selects is known and it is none of it, or it
  /// lies where not even players without regret could end.
  case outside
  /// What is predicted differs, and what emerged lies among it.
  case notUnique = "not unique"
  /// What emerged was not found to be predicted, but not all may have been found; or the interval is
  /// wider than the tolerance.
  case incomplete

  /// Differences up to this share of best minus worst still count as agreement: agents err.
  public static let tolerance = 0.05

  /// Judges what emerged by what theory says.
  init(_ prospect: Prospect, _ emergent: Estimate, isComplete: Bool) {
    let span = (prospect.best - prospect.worst).magnitude
    let tolerance = span.isFinite ? Verdict.tolerance * span : 0
    let halfWidth = emergent.halfWidth ?? 0
    // Where the players change nothing, the width says nothing about them.
    let isWide = halfWidth > tolerance && halfWidth > 1e-9 * emergent.mean.magnitude
    let slack = halfWidth + tolerance
    func isNear(_ range: ClosedRange<Double>) -> Bool {
      emergent.mean >= range.lowerBound - slack && emergent.mean <= range.upperBound + slack
    }
    if isWide && !prospect.isConstant {
      self = .incomplete
    } else if let range = prospect.predictedRange, isNear(range) {
      let isPoint = range.upperBound - range.lowerBound <= tolerance || prospect.isConstant
      self = isPoint ? .inside : .notUnique
    } else if let correlated = prospect.correlated, !isNear(correlated) {
      self = .outside
    } else {
      self = isComplete && prospect.predictedRange != nil ? .outside : .incomplete
    }
  }
}
