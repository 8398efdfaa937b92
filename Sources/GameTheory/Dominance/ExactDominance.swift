/// Dominance in exact fractions.
enum ExactDominance {
  /// The mixture in fractions: simple ones near its probabilities, then multiples of 2⁻⁶⁰, which keep
  /// probabilities of very different sizes apart; the largest one makes up the rest.
  static func fractions(of mixture: [Double]) -> [[Rational]] {
    [
      completed(mixture) { simple($0) },
      completed(mixture) { Rational(Int128(($0 * 0x1p60).rounded()), 1 << 60) },
    ]
  }

  private static func completed(
    _ mixture: [Double], _ fraction: (Double) -> Rational
  ) -> [Rational] {
    var fractions = mixture.map { $0 == 0 ? Rational.zero : fraction($0) }
    let largest = mixture.indices.max { mixture[$0] < mixture[$1] } ?? 0
    let rest = fractions.indices.reduce(Rational.zero) { $1 == largest ? $0 : $0 + fractions[$1] }
    fractions[largest] = Rational.one - rest
    return fractions
  }

  /// The simplest continued fraction within 1e-9 of a probability.
  private static func simple(_ value: Double) -> Rational {
    var (before, here) = (Rational(0), Rational.one)
    var (beforeBelow, hereBelow) = (Rational.one, Rational(0))
    var rest = value
    for _ in 0..<20 {
      let whole = rest.rounded(.down)
      guard whole < 1e9 else { break }
      let step = Rational(Int(whole))
      (before, here) = (here, step * here + before)
      (beforeBelow, hereBelow) = (hereBelow, step * hereBelow + beforeBelow)
      let fraction = here / hereBelow
      if (fraction.double - value).magnitude <= 1e-9 { return fraction }
      rest = 1 / (rest - whole)
    }
    return here / hereBelow
  }

  /// Whether rows of decimals, mixed, dominate another one.
  static func holds(
    _ kind: Dominance, _ rivals: [[Double]], over own: [Double], _ mixture: [Rational]
  ) -> Bool {
    var isSometimesBetter = false
    for column in own.indices {
      guard let base = Rational(decimal: own[column]) else { return false }
      var gain = Rational.zero
      for (rival, weight) in zip(rivals, mixture) where weight.signum != 0 {
        guard let payoff = Rational(decimal: rival[column]) else { return false }
        gain += weight * (payoff - base)
      }
      guard gain.isFinite, gain.signum >= (kind == .strictly ? 1 : 0) else { return false }
      if gain.signum > 0 { isSometimesBetter = true }
    }
    return isSometimesBetter && mixture.allSatisfy { $0.isFinite && $0.signum >= 0 }
  }
}
