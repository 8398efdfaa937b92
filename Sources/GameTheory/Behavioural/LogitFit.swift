import Arena

/// The search for the precision of greatest likelihood along the branch.
///
/// The likelihood's slope along the branch is known from the tangent. Wherever it turns from rising to
/// falling within a step, the maximum is closed in; the best of all maxima and both ends wins.
struct LogitFit {
  /// The best point so far.
  private(set) var best: LogitPoint
  private(set) var optimum = QuantalFitOptimum.zero
  private(set) var logLikelihood: Double
  /// In units of 1 / stake.
  private(set) var standardError: Double?
  private let tracer: LogitTracer
  /// How often each unknown was observed.
  private let counts: [Double]
  private let total: Double

  init(_ tracer: LogitTracer, counts: [Double]) {
    self.tracer = tracer
    self.counts = counts
    total = counts.reduce(0, +)
    best = tracer.snapshot
    logLikelihood = LogitFit.likelihood(tracer, counts)
  }

  private static func likelihood(_ tracer: LogitTracer, _ counts: [Double]) -> Double {
    counts.indices.reduce(0) { $0 + counts[$1] * tracer.point[$1] }
  }

  /// How the likelihood changes along the branch.
  private var slope: Double { counts.indices.reduce(0) { $0 + counts[$1] * tracer.tangent[$1] } }

  /// Follows the branch to its limit or a bound on the precision.
  mutating func search(_ tolerance: Double, within bound: Double) -> SearchStatus {
    var before = slope
    var (least, greatest) = (logLikelihood, logLikelihood)
    let status = tracer.reachLimit(tolerance, within: bound) {
      let after = slope
      if before > 0 && after <= 0 { closeIn(before, after) }
      before = after
      let here = LogitFit.likelihood(tracer, counts)
      (least, greatest) = (Swift.min(least, here), Swift.max(greatest, here))
    }
    let end = LogitFit.likelihood(tracer, counts)
    if end > logLikelihood {
      (best, logLikelihood, optimum) = (tracer.snapshot, end, .limit)
      standardError = nil
    }
    if greatest - least <= 1e-9 * total { optimum = .flat }
    return status
  }

  /// Finds where the slope is zero within the last step, and goes back to its end.
  private mutating func closeIn(_ before: Double, _ after: Double) {
    let (end, direction) = (Doubles(tracer.point.array), Doubles(tracer.tangent.array))
    var (low, high, slopeLow, slopeHigh) = (0.0, 1.0, before, after)
    var found: Double?
    for round in 0..<60 where high - low > 1e-14 {
      // False position, every third time the middle, which closes in at worst by halves.
      let share = round % 3 == 2 ? 0.5 : slopeLow / (slopeLow - slopeHigh)
      let middle = low + (high - low) * Swift.min(0.99, Swift.max(0.01, share))
      guard tracer.slide(middle, to: end) else { break }
      found = middle
      let here = slope
      if here.magnitude <= 1e-13 * total { break }
      if here > 0 { (low, slopeLow) = (middle, here) } else { (high, slopeHigh) = (middle, here) }
    }
    if let found {
      let here = LogitFit.likelihood(tracer, counts)
      if here > logLikelihood {
        (best, logLikelihood, optimum) = (tracer.snapshot, here, .interior)
        standardError = error(at: found, end)
      }
    }
    tracer.point.copy(end)
    tracer.tangent.copy(direction)
  }

  /// The standard error from the curvature of the likelihood as a function of precision; nil if it
  /// does not curve down, or the branch goes back.
  private func error(at fraction: Double, _ end: Doubles) -> Double? {
    let count = tracer.count
    let along = tracer.tangent[count]
    guard along > 0 else { return nil }
    let width = 1e-4
    guard tracer.slide(fraction - width, to: end) else { return nil }
    let (earlier, rising) = (tracer.point[count], slope / tracer.tangent[count])
    guard tracer.slide(fraction + width, to: end) else { return nil }
    let (later, falling) = (tracer.point[count], slope / tracer.tangent[count])
    let curvature = (falling - rising) / (later - earlier)
    return curvature < 0 ? 1 / (-curvature).squareRoot() : nil
  }
}

extension LogitGame {
  /// Logit play of greatest likelihood, given how often each action of each choice of each seat was
  /// observed, and how often each unknown of a map was.
  func logitFit(
    _ tables: [[Double]], highest: Double?, tolerance: Double, budget: Budget,
    counts: (any LogitMap) -> [Double]
  ) -> QuantalFit<Play> {
    let uniform = tables.reduce(0) { $0 - $1.reduce(0, +) * Portable.log(Double($1.count)) }
    let own = tables.reduce(0) { sum, table in
      let total = table.reduce(0, +)
      return table.reduce(sum) { $1 > 0 ? $0 + $1 * Portable.log($1 / total) : $0 }
    }
    func fit(
      _ point: QuantalPoint<Play>, _ optimum: QuantalFitOptimum, _ likelihood: Double,
      _ error: Double?, _ status: SearchStatus, _ method: String, _ steps: Int
    ) -> QuantalFit<Play> {
      QuantalFit(
        point: point, optimum: optimum, logLikelihood: likelihood, uniformLogLikelihood: uniform,
        ownLogLikelihood: own, standardError: error, status: status, method: method, steps: steps)
    }
    switch logitMap() {
    case .impossible(let status):
      let point = QuantalPoint(play: uniformPlay, precision: 0, residual: .nan, regret: .nan)
      return fit(point, .flat, uniform, nil, status, "none", 0)
    case .constant:
      let point = certified(uniformPlay, precision: 0)
      return fit(point, .flat, uniform, nil, .complete, "indifference", 0)
    case .ready(let map, let method):
      let tracer = LogitTracer(map, budget)
      var search = LogitFit(tracer, counts: counts(map))
      let status = search.search(
        tolerance, within: highest.map { $0 * map.stake } ?? .infinity)
      let point = certified(
        play(search.best.probabilities, of: map), precision: search.best.precision / map.stake)
      return fit(
        point, search.optimum, search.logLikelihood, search.standardError.map { $0 / map.stake },
        status, method + ", greatest likelihood", tracer.steps)
    }
  }
}
