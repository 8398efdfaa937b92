import Arena

/// The search for the precision of greatest likelihood on all branches that are found.
///
/// Every branch is followed to its ends. The likelihood's slope along it is known from the tangent:
/// wherever it turns from rising to falling, the maximum is closed in; the best of all maxima and all
/// ends wins. Steps over which the likelihood is no cubic are halved, so that none hides a maximum.
struct LogitFit {
  /// A point of a branch, how likely it makes what was observed, and how that changes along the branch.
  struct Rung {
    let knot: LogitKnot
    let logLikelihood: Double
    let slope: Double
  }

  /// What was passed of a branch in one direction.
  struct Trail {
    let rungs: [Rung]
    /// Whether the branch came back to where it began, and has no end.
    let isClosed: Bool
  }

  let tracer: LogitTracer
  let likelihood: LogitLikelihood
  /// What was passed: the principal branch, and two trails of every other one.
  private(set) var trails: [Trail] = []
  /// How many branches were found.
  private(set) var branches = 0
  /// The best point so far.
  private(set) var best: Rung
  private(set) var optimum = QuantalFitOptimum.zero
  /// Whether each trail ends where its branch does, or at the bound.
  private(set) var status = SearchStatus.complete
  private let tolerance: Double
  private let bound: Double

  /// Likelihoods per choice that differ by less are the same.
  private static let tie = 1e-9
  /// How well a cubic must tell the likelihood per choice in the middle of a step.
  private static let smooth = 1e-6

  init(
    _ tracer: LogitTracer, _ likelihood: LogitLikelihood, _ tolerance: Double, within bound: Double
  ) {
    self.tracer = tracer
    self.likelihood = likelihood
    self.tolerance = tolerance
    self.bound = bound
    best = LogitFit.rung(tracer, likelihood)
  }

  /// Follows the principal branch, then whatever others lead through logit play that is found.
  mutating func search() {
    branches = 1
    follow(from: best)
    let starts = LogitStarts(tracer.system.map, likelihood, within: bound)
    let allowed = tracer.linearisations + LogitStarts.most(tracer.linearisations)
    var followed = 0
    for start in starts.points {
      if status == .exhausted || isPerfect { break }
      if tracer.linearisations - followed > allowed { break }
      // Where nobody gains any more, a branch that was followed may lead through beyond its end.
      guard tracer.find(from: start.logs, precision: start.precision), tracer.regret > tolerance
      else { continue }
      let found = rung
      if isKnown(found.knot) { continue }
      let before = tracer.linearisations
      branches += 1
      consider(found)
      follow(from: found)
      let back = found.knot.reversed
      if status != .exhausted && trails.last?.isClosed == false {
        follow(from: Rung(knot: back, logLikelihood: found.logLikelihood, slope: -found.slope))
      }
      followed += tracer.linearisations - before
    }
    let all = trails.flatMap { $0.rungs.map { $0.logLikelihood } }
    let (least, greatest) = (all.reduce(.infinity, Swift.min), all.reduce(-.infinity, Swift.max))
    if optimum == .zero, status == .exhausted || status == .stuck { optimum = .beyond }
    if optimum == .interior, status == .beyondResolution { optimum = .beyond }
    if greatest - least <= LogitFit.tie * likelihood.total { optimum = .flat }
  }

  /// Whether nothing can be likelier.
  private var isPerfect: Bool {
    likelihood.own - best.logLikelihood <= LogitFit.tie * likelihood.total
  }

  private var rung: Rung { LogitFit.rung(tracer, likelihood) }

  private static func rung(_ tracer: LogitTracer, _ likelihood: LogitLikelihood) -> Rung {
    Rung(
      knot: tracer.knot, logLikelihood: likelihood.value(tracer.point),
      slope: likelihood.slope(tracer.tangent))
  }

  /// Follows a branch in one direction to its limit, the bound, or where it closes.
  private mutating func follow(from start: Rung) {
    tracer.begin(at: start.knot)
    var trail = [start]
    var ending = SearchStatus.complete
    var isClosed = false
    while !isAtEnd && !isClosed {
      if tracer.precision >= LogitTracer.highest {
        ending = .beyondResolution
        break
      }
      let move = tracer.advance()
      guard move == .done else {
        ending = move == .stuck ? .stuck : .exhausted
        break
      }
      let (first, last) = (trail[trail.count - 1], rung)
      trail += refined(first, last, depth: 0)
      isClosed = trail.count > 8 && contains(first, last, start.knot)
      tracer.place(at: last.knot)
    }
    for rung in trail.dropFirst() { consider(rung) }
    trails.append(Trail(rungs: trail, isClosed: isClosed))
    if let end = trail.last, !isClosed, trail.count > 1, end.slope > 0,
      end.logLikelihood >= best.logLikelihood - 1e-13 * likelihood.total
    {
      (best, optimum) = (end, .limit)
    }
    if ending == .exhausted || status == .complete { status = ending }
  }

  /// Whether the branch has come to its limit or passed the bound, and does not turn back.
  private var isAtEnd: Bool {
    guard tracer.tangent[tracer.count] >= 0 else { return false }
    return tracer.precision >= bound || tracer.regret <= tolerance
  }

  private mutating func consider(_ rung: Rung) {
    if rung.logLikelihood > best.logLikelihood { (best, optimum) = (rung, .interior) }
  }
}

extension LogitFit {
  /// The points between two that follow each other, and the second: as many as it takes to know the
  /// likelihood everywhere, its maxima among them.
  private func refined(_ first: Rung, _ last: Rung, depth: Int) -> [Rung] {
    guard depth < 12, tracer.move(0.5, from: first.knot, to: last.knot) else {
      return closed(first, last)
    }
    let middle = rung
    let length = LogitKnot.distance(first.knot, last.knot)
    let guess =
      (first.logLikelihood + last.logLikelihood) / 2 + length * (first.slope - last.slope) / 8
    let isSmooth =
      (guess - middle.logLikelihood).magnitude <= LogitFit.smooth * likelihood.total
    if isSmooth { return closed(first, middle) + closed(middle, last) }
    return refined(first, middle, depth: depth + 1) + refined(middle, last, depth: depth + 1)
  }

  /// The greatest likelihood between two points, if the slope turns there, and the second.
  private func closed(_ first: Rung, _ last: Rung) -> [Rung] {
    guard first.slope > 0 && last.slope <= 0 else { return [last] }
    return [crossing(first, last) { $0.slope }, last].compactMap { $0 }
  }

  /// Where something that falls from one point to the next passes 0: by false position, every third
  /// time by halves, which closes in at worst.
  func crossing(_ first: Rung, _ last: Rung, _ height: (Rung) -> Double) -> Rung? {
    var (low, high) = (0.0, 1.0)
    var (above, below) = (height(first), height(last))
    var found: Rung?
    for round in 0..<60 where high - low > 1e-14 {
      let share = round % 3 == 2 ? 0.5 : above / (above - below)
      let middle = low + (high - low) * Swift.min(0.99, Swift.max(0.01, share))
      guard tracer.move(middle, from: first.knot, to: last.knot) else { break }
      let here = rung
      found = here
      let value = height(here)
      if value.magnitude <= 1e-13 * likelihood.total { break }
      if value > 0 { (low, above) = (middle, value) } else { (high, below) = (middle, value) }
    }
    return found
  }

  /// Whether a point lies on a branch that was followed.
  private func isKnown(_ knot: LogitKnot) -> Bool {
    let known = trails.contains { trail in
      zip(trail.rungs, trail.rungs.dropFirst()).contains { contains($0, $1, knot) }
    }
    tracer.place(at: knot)
    return known
  }

  /// Whether the branch leads through a point between two that follow each other.
  private func contains(_ first: Rung, _ last: Rung, _ knot: LogitKnot) -> Bool {
    let fraction = knot.fraction(from: first.knot, to: last.knot)
    guard fraction > -0.1 && fraction < 1.1 else { return false }
    let near = LogitKnot.cubic(fraction, from: first.knot, to: last.knot)
    let reach = LogitKnot.distance(first.knot, last.knot) / 2 + 1e-6
    guard zip(near, knot.point).allSatisfy({ ($0 - $1).magnitude <= reach }),
      tracer.move(fraction, from: first.knot, to: last.knot)
    else { return false }
    return zip(tracer.knot.point, knot.point).allSatisfy {
      ($0 - $1).magnitude <= 1e-5 * (1 + $1.magnitude)
    }
  }
}
