import Arena

/// The logit reply, by its definition.
enum Logit {
  /// Probabilities with odds exp(precision x worth).
  static func reply(to worths: [Double], precision: Double) -> [Double] {
    let best = worths.reduce(-.infinity) { Swift.max($0, $1) }
    let odds = worths.map { Portable.exp(precision * ($0 - best)) }
    let total = odds.reduce(0, +)
    return odds.map { $0 / total }
  }
}
