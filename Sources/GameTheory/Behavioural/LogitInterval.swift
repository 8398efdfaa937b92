import Arena

/// How surely a fit tells the precision.
///
/// The interval holds the precisions, on all branches, under which what was observed is not much less
/// likely than at best. Where agents are known, what counts as much is stretched by how much more the
/// slope of the likelihood varies between agents than between independent choices.
///
/// > Source: R. L. Chandler, S. Bate, "Inference for clustered data using the independence
/// > loglikelihood", *Biometrika* 94(1), 2007, pp. 167–183; the standard error is H. White, "Maximum
/// > Likelihood Estimation of Misspecified Models", *Econometrica* 50(1), 1982, pp. 1–25.
struct LogitInterval {
  /// In units of 1 / stake; nil where the likelihood does not curve down, or with one agent.
  private(set) var standardError: Double?
  /// In units of 1 / stake; nil with one agent.
  private(set) var range: ClosedRange<Double>?

  init(_ fit: LogitFit) {
    let likelihood = fit.likelihood
    let knot = fit.best.knot
    let curvature = fit.optimum == .interior ? LogitInterval.curvature(fit) : nil
    var quantile = StudentT.normal
    var stretch = 1.0
    if likelihood.agents.isEmpty {
      standardError = curvature.map { 1 / $0.squareRoot() }
    } else {
      guard let variance = likelihood.varianceBetweenAgents(knot.tangent) else { return }
      standardError = curvature.map { variance.squareRoot() / $0 }
      quantile = StudentT.quantile(degrees: likelihood.agents.count - 1)
      stretch = variance / (curvature ?? likelihood.information(at: knot))
    }
    guard stretch.isFinite, stretch > 0 || fit.optimum != .interior else { return }
    if fit.optimum == .flat {
      range = 0...Double.infinity
    } else {
      range = LogitInterval.range(fit, fit.best.logLikelihood - stretch * quantile * quantile / 2)
    }
  }

  /// How the likelihood curves down as a function of the precision; nil if it does not, or the branch
  /// turns back there.
  private static func curvature(_ fit: LogitFit) -> Double? {
    let (tracer, knot) = (fit.tracer, fit.best.knot)
    guard knot.tangent[tracer.count].magnitude > 1e-12 else { return nil }
    let width = 1e-4 * knot.precision
    func slope(_ change: Double) -> Double? {
      guard tracer.shift(change, from: knot) else { return nil }
      return fit.likelihood.slope(tracer.tangent) / tracer.tangent[tracer.count]
    }
    guard let later = slope(width), let earlier = slope(-width) else { return nil }
    let curvature = (earlier - later) / (2 * width)
    return curvature > 0 ? curvature : nil
  }

  /// The least and greatest precision at which the likelihood reaches a height.
  private static func range(_ fit: LogitFit, _ height: Double) -> ClosedRange<Double> {
    var (low, high) = (fit.best.knot.precision, fit.best.knot.precision)
    func include(_ precision: Double) {
      (low, high) = (Swift.min(low, precision), Swift.max(high, precision))
    }
    for trail in fit.trails {
      for (first, last) in zip(trail.rungs, trail.rungs.dropFirst()) {
        let (before, after) = (first.logLikelihood - height, last.logLikelihood - height)
        if before >= 0 { include(first.knot.precision) }
        if before >= 0 && after < 0 {
          if let end = fit.crossing(first, last, { $0.logLikelihood - height }) {
            include(end.knot.precision)
          }
        } else if before < 0 && after >= 0 {
          if let end = fit.crossing(first, last, { height - $0.logLikelihood }) {
            include(end.knot.precision)
          }
        }
      }
      // Nothing is known of what lies beyond the end of a trail.
      if let end = trail.rungs.last, !trail.isClosed, end.logLikelihood >= height {
        include(.infinity)
      }
    }
    return Swift.max(0, low)...(fit.optimum == .beyond ? .infinity : high)
  }
}
