import Arena

/// What was observed of a game, in its own tables.
struct LogitObservations {
  /// How often each action of each choice of each seat was taken.
  let tables: [[Double]]
  /// How often each unknown of a map was.
  let counts: (LogitMap) -> [Double]
  /// The same agent by agent; empty where choices are taken as independent.
  var agents: (LogitMap) -> [[LogitLikelihood.Share]] = { _ in [] }

  /// The logarithm of the likelihood under uniform play.
  var uniform: Double {
    tables.reduce(0) { $0 - $1.reduce(0, +) * Portable.log(Double($1.count)) }
  }

  /// The same for the frequencies themselves.
  var own: Double {
    tables.reduce(0) { sum, table in
      let total = table.reduce(0, +)
      return table.reduce(sum) { $1 > 0 ? $0 + $1 * Portable.log($1 / total) : $0 }
    }
  }
}

extension LogitGame {
  /// Logit play of greatest likelihood.
  func logitFit(
    _ observed: LogitObservations, highest: Double?, tolerance: Double, budget: Budget
  ) -> QuantalFit<Play> {
    switch logitMap() {
    case .impossible(let status):
      let point = QuantalPoint(play: uniformPlay, precision: 0, residual: .nan, regret: .nan)
      return unfitted(observed, point, status, "none")
    case .constant:
      let point = certified(uniformPlay, precision: 0)
      return unfitted(observed, point, .complete, "indifference")
    case .ready(let map, let method):
      let likelihood = LogitLikelihood(map, observed.counts(map), agents: observed.agents(map))
      var fit = LogitFit(
        LogitTracer(map, budget), likelihood, tolerance,
        within: highest.map { $0 * map.stake } ?? .infinity)
      fit.search()
      // What the search left nothing of is needed to tell how surely its answer is known.
      fit.tracer.meter = budget.share(5).meter
      let interval = LogitInterval(fit)
      let best = LogitPoint(fit.best.knot, blocks: map.blocks)
      return QuantalFit(
        point: certified(
          play(best.probabilities, of: map), precision: best.precision / map.stake),
        optimum: fit.optimum, logLikelihood: fit.best.logLikelihood,
        uniformLogLikelihood: observed.uniform, ownLogLikelihood: observed.own,
        standardError: interval.standardError.map { $0 / map.stake },
        interval: interval.range.map {
          $0.lowerBound / map.stake...$0.upperBound / map.stake
        },
        branches: fit.branches, status: fit.status, method: method + ", greatest likelihood",
        steps: fit.tracer.steps)
    }
  }

  /// Uniform play, where no precision can be told.
  private func unfitted(
    _ observed: LogitObservations, _ point: QuantalPoint<Play>, _ status: SearchStatus,
    _ method: String
  ) -> QuantalFit<Play> {
    QuantalFit(
      point: point, optimum: .flat, logLikelihood: observed.uniform,
      uniformLogLikelihood: observed.uniform, ownLogLikelihood: observed.own, standardError: nil,
      interval: status == .complete ? 0...Double.infinity : nil, branches: 0, status: status,
      method: method, steps: 0)
  }
}
