import Arena

/// Where other branches of logit play than the principal one are looked for.
///
/// First near what was observed, at the precision at which replies to it are likeliest, since a branch
/// that explains it must pass there; then at random points, at several precisions.
struct LogitStarts {
  /// Log-probabilities and precisions, the most promising first.
  private(set) var points: [(logs: [Double], precision: Double)] = []
  private let map: LogitMap

  /// How many random points are tried.
  private static let samples = 12

  /// How many linearisations the looking may take, beside those that the principal branch took.
  static func most(_ principal: Int) -> Int { Swift.max(2000, principal) }

  init(_ map: LogitMap, _ likelihood: LogitLikelihood, within bound: Double) {
    self.map = map
    let seen = smoothed(likelihood.counts)
    let values = worths(seen)
    let likeliest = LogitStarts.likeliest(values, likelihood)
    let precisions = [1, 0.5, 2].map { $0 * likeliest } + [2, 8, 32, 128]
    let usable = precisions.map { Swift.min($0, bound) }.filter { $0 > 0 }
    for precision in usable {
      points.append((seen, precision))
      points.append((replies(values, precision), precision))
    }
    var random = RandomStream(StreamKey(seed: 0))
    for _ in 0..<LogitStarts.samples {
      let sample = sampled(&random)
      for precision in usable {
        points.append((sample, precision))
        points.append((settled(sample, precision), precision))
      }
    }
  }

  /// Logarithms of the frequencies, with half an observation more of every action: none is then 0.
  private func smoothed(_ counts: [Double]) -> [Double] {
    var logs = counts
    for block in map.blocks {
      let total = counts[block].reduce(0, +) + Double(block.count) / 2
      for index in block { logs[index] = Portable.log((counts[index] + 0.5) / total) }
    }
    return logs
  }

  private func sampled(_ random: inout RandomStream) -> [Double] {
    var logs = [Double](repeating: 0, count: map.count)
    for index in logs.indices {
      let weight = -Portable.log(Swift.max(random.unit(), 1e-12))
      logs[index] = 2 * Portable.log(Swift.max(weight, 1e-12))
    }
    return normalised(logs)
  }

  private func normalised(_ logs: [Double]) -> [Double] {
    var logs = logs
    for block in map.blocks {
      let top = logs[block].reduce(-.infinity, Swift.max)
      let sum = top + Portable.log(logs[block].reduce(0) { $0 + Portable.exp($1 - top) })
      for index in block { logs[index] -= sum }
    }
    return logs
  }

  private func worths(_ logs: [Double]) -> [Double] {
    let (point, odds, values) = (Doubles(logs), Doubles(logs.count), Doubles(logs.count))
    for index in logs.indices { odds[index] = Portable.exp(logs[index]) }
    map.values(Odds(logs: point.base, probabilities: odds.base), values.base)
    return values.array
  }

  private func replies(_ values: [Double], _ precision: Double) -> [Double] {
    normalised(values.map { precision * $0 })
  }

  /// Where replies to replies lead from a point, each going half the way.
  private func settled(_ logs: [Double], _ precision: Double) -> [Double] {
    var logs = logs
    for _ in 0..<30 {
      let reply = replies(worths(logs), precision)
      logs = normalised(zip(logs, reply).map { ($0 + $1) / 2 })
    }
    return logs
  }

  /// The precision at which the observed choices are likeliest as replies to observed play: the slope of
  /// that likelihood only falls.
  private static func likeliest(_ values: [Double], _ likelihood: LogitLikelihood) -> Double {
    func slope(_ precision: Double) -> Double {
      likelihood.blocks.reduce(0) { sum, block in
        let odds = Logit.reply(to: Array(values[block]), precision: precision)
        let seen = likelihood.counts[block].reduce(0, +)
        return zip(block, odds).reduce(sum) {
          $0 + (likelihood.counts[$1.0] - seen * $1.1) * values[$1.0]
        }
      }
    }
    guard slope(0) > 0 else { return 0 }
    var (low, high) = (0.0, 1.0)
    while slope(high) > 0 && high < 1e5 { (low, high) = (high, 2 * high) }
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if slope(middle) > 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
