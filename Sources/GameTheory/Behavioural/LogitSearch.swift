import Arena

/// A play in the unknowns of a map, before it is turned back into one of the game.
struct LogitPoint {
  let probabilities: [Double]
  let logs: [Double]
  /// In units of 1 / stake.
  let precision: Double
}

/// What can be asked of a branch.
extension LogitTracer {
  /// The present point.
  var snapshot: LogitPoint {
    let logs = (0..<count).map { point[$0] }
    var probabilities = logs.map { Portable.exp($0) }
    for block in system.blocks {
      let total = block.reduce(0) { $0 + probabilities[$1] }
      for index in block { probabilities[index] /= total }
    }
    return LogitPoint(probabilities: probabilities, logs: logs, precision: point[count])
  }

  /// Follows the branch until it first reaches a precision, in units of 1 / stake; the body is called
  /// after every step that stays below.
  func reach(_ precision: Double, _ visit: () -> Void = {}) -> SearchStatus {
    if precision == 0 { return .complete }
    let target = Swift.min(precision, Self.highest)
    while true {
      switch advance() {
      case .stuck: return .stuck
      case .exhausted: return .exhausted
      case .done: break
      }
      guard point[count] >= target else {
        visit()
        continue
      }
      if land(on: target) {
        forgetCrossings(above: target)
        return precision > target ? .beyondResolution : .complete
      }
      retreat()
      if length < 1e-9 * (1 + target) { return .stuck }
    }
  }

  /// Follows the branch until nobody would gain more than a share of what its choice can be worth,
  /// or the precision passes a bound.
  func reachLimit(
    _ tolerance: Double, within bound: Double = .infinity, highest: Double = LogitTracer.highest,
    _ visit: () -> Void = {}
  ) -> SearchStatus {
    while true {
      if regret <= tolerance || point[count] >= bound { return .complete }
      if point[count] >= highest { return .beyondResolution }
      switch advance() {
      case .stuck: return .stuck
      case .exhausted: return .exhausted
      case .done: visit()
      }
    }
  }

  /// The largest gain at any choice, relative to what the choice can be worth.
  var regret: Double {
    var worst = 0.0
    system.evaluate(point)
    for (block, stake) in zip(system.blocks, system.map.stakes) where stake > 0 {
      var best = -Double.infinity
      var mean = 0.0
      for index in block {
        best = Swift.max(best, system.values[index])
        mean += system.replies[index] * system.values[index]
      }
      worst = Swift.max(worst, (best - mean) / stake)
    }
    return worst
  }
}
