import Arena

/// A game whose logit play can be followed: its map, its plays, and its certificates.
///
/// Residual and regret are computed from the game as it was given, by code that shares nothing with
/// the map.
protocol LogitGame {
  associatedtype Play: Sendable

  /// Everybody mixing uniformly.
  var uniformPlay: Play { get }
  /// What is followed, or why nothing can be.
  func logitMap() -> LogitPreparation
  /// Turns probabilities in the unknowns of the map into a play.
  func play(_ probabilities: [Double], of map: LogitMap) -> Play
  /// The largest difference between a probability and the logit reply to the play.
  func quantalResidual(of play: Play, precision: Double) -> Double
  /// The largest gain of any seat by its best reply.
  func greatestRegret(of play: Play) -> Double
  /// Whether a play stands the test of the definition of an equilibrium.
  func isEquilibrium(_ play: Play) -> Bool
}

/// A map, or why there is none.
enum LogitPreparation {
  /// A map, and what to call the method that uses it.
  case ready(LogitMap, method: String)
  /// Nothing that anybody does changes its own payoff: logit play is uniform at any precision.
  case constant
  case impossible(SearchStatus)

  /// The largest number of unknowns: the matrix then fills 32 MB, and a step takes seconds.
  static let limit = 2048

  init(_ map: LogitMap?, method: String) {
    guard let map else {
      self = .impossible(.notFinite)
      return
    }
    self = map.stake > 0 ? .ready(map, method: method) : .constant
  }
}

extension LogitGame {
  /// A play with its certificates.
  func certified(_ play: Play, precision: Double) -> QuantalPoint<Play> {
    QuantalPoint(
      play: play, precision: precision,
      residual: quantalResidual(of: play, precision: precision),
      regret: greatestRegret(of: play))
  }

  private func certified(_ point: LogitPoint, _ map: LogitMap) -> QuantalPoint<Play> {
    certified(play(point.probabilities, of: map), precision: point.precision / map.stake)
  }

  /// Uniform play, where there is nothing to follow.
  private func unmoved(
    _ status: SearchStatus, precision: Double, method: String
  ) -> QuantalResponse<Play> {
    let point =
      status == .notFinite || status == .imperfectRecall
      ? QuantalPoint(play: uniformPlay, precision: 0, residual: .nan, regret: .nan)
      : certified(uniformPlay, precision: precision)
    return QuantalResponse(point: point, status: status, method: method, steps: 0, crossings: [])
  }

  private func answer(
    _ tracer: LogitTracer, _ point: QuantalPoint<Play>, _ status: SearchStatus,
    _ method: String
  ) -> QuantalResponse<Play> {
    QuantalResponse(
      point: point, status: status, method: method, steps: tracer.steps,
      crossings: tracer.crossings.map { $0 / tracer.system.map.stake })
  }

  /// Logit play at one precision.
  func logitResponse(precision: Double, budget: Budget) -> QuantalResponse<Play> {
    precondition(precision >= 0 && precision.isFinite, "a precision is finite and at least 0")
    switch logitMap() {
    case .impossible(let status): return unmoved(status, precision: 0, method: "none")
    case .constant: return unmoved(.complete, precision: precision, method: "indifference")
    case .ready(let map, let method):
      let tracer = LogitTracer(map, budget.forSearch)
      let status = tracer.reach(precision * map.stake)
      let end = tracer.snapshot
      // What was asked for, not what rounding made of it in the map's units.
      let reached = status == .complete ? precision : end.precision / map.stake
      let point = certified(play(end.probabilities, of: map), precision: reached)
      return answer(tracer, point, status, method)
    }
  }

  /// Where the branch leads, polished into an equilibrium.
  func logitLimit(tolerance: Double, budget: Budget) -> QuantalResponse<Play> {
    switch logitMap() {
    case .impossible(let status): return unmoved(status, precision: 0, method: "none")
    case .constant: return unmoved(.complete, precision: 0, method: "indifference")
    case .ready(let map, let method):
      return limit(of: LogitTracer(map, budget.forSearch), tolerance, method)
    }
  }

  /// Polishes the end of the branch into an equilibrium; where it is not clear yet which actions remain,
  /// or a great payoff makes the gains that are left look small, follows the branch further, to where
  /// what is played stands the test itself.
  private func limit(
    of tracer: LogitTracer, _ tolerance: Double, _ method: String
  ) -> QuantalResponse<Play> {
    let map = tracer.system.map
    let status = tracer.reachLimit(tolerance)
    var best = certified(tracer.snapshot, map)
    var sharper = tolerance
    while status == .complete || status == .beyondResolution {
      let end = tracer.snapshot
      let candidates = LogitPolish(map, from: end).candidates().map { candidate in
        certified(play(candidate, of: map), precision: end.precision / map.stake)
      }
      let clean = candidates.min { $0.regret < $1.regret }
      if let clean, isEquilibrium(clean.play) {
        // It is logit play at no precision.
        let polished = QuantalPoint(
          play: clean.play, precision: clean.precision, residual: .nan, regret: clean.regret)
        return answer(tracer, polished, status, method + ", polished")
      }
      sharper /= 10
      guard sharper > Self.sharpest,
        tracer.reachLimit(sharper, highest: Self.highest) == .complete
      else { break }
      best = certified(tracer.snapshot, map)
    }
    let isUnsettled = status == .complete && !isEquilibrium(best.play)
    return answer(tracer, best, isUnsettled ? .beyondResolution : status, method)
  }

  /// The least gain, in shares of what a choice can be worth, that is looked for: below it rounding decides.
  private static var sharpest: Double { 1e-14 }
  /// How far the branch is followed for it, in units of 1 / stake.
  private static var highest: Double { 1e13 }

  /// The branch up to a precision, or to its limit.
  func logitBranch(
    to precision: Double?, tolerance: Double, budget: Budget
  ) -> QuantalBranch<Play> {
    precondition(
      precision.map { $0 >= 0 && $0.isFinite } ?? true, "a precision is finite and at least 0")
    let budget = budget.started
    switch logitMap() {
    case .impossible(let status):
      let only = unmoved(status, precision: 0, method: "none")
      return QuantalBranch(points: [only.point], status: status, method: "none", crossings: [])
    case .constant:
      let end = precision ?? 0
      let ends = end > 0 ? [0, end] : [0]
      return QuantalBranch(
        points: ends.map { certified(uniformPlay, precision: $0) }, status: .complete,
        method: "indifference", crossings: [])
    case .ready(let map, let method):
      let tracer = LogitTracer(map, budget.forBranch)
      var passed = [tracer.snapshot]
      let status: SearchStatus
      if let precision {
        status = tracer.reach(precision * map.stake) { passed.append(tracer.snapshot) }
        if status == .complete && precision > 0 { passed.append(tracer.snapshot) }
      } else {
        status = tracer.reachLimit(tolerance) { passed.append(tracer.snapshot) }
      }
      return QuantalBranch(
        points: Halving.results(passed.count, within: budget.forBranch) {
          certified(passed[$0], map)
        },
        status: status, method: method, crossings: tracer.crossings.map { $0 / map.stake })
    }
  }
}
