import GameTheory

/// The probabilities of a draw as fractions that sum to exactly 1.
struct ExactDraw {
  /// The probabilities, all positive.
  let probabilities: [Rational]
  /// Whether they are in the relation of the weights; otherwise they are rounded to 1e-15.
  let isExact: Bool

  /// Divides weights by their sum.
  ///
  /// Each weight is the simple fraction or the decimal that is printed for it: 0.1 is 1/10. A
  /// story's 1 - 0.9 is 0.09999999999999998, so where the weights add up to a shorter decimal than
  /// their decimals do, the longest of them is taken for what the others leave of it, if that
  /// differs by rounding only.
  ///
  /// - Precondition: All weights are positive.
  init(_ weights: [Double]) {
    let total = weights.reduce(0, +)
    let decimals = weights.compactMap { GameText.rational(of: $0) }
    if decimals.count == weights.count,
      let exact = ExactDraw.divided(ExactDraw.repaired(decimals, weights, total))
    {
      probabilities = exact
      isExact = true
    } else {
      probabilities = ExactDraw.rounded(weights, total)
      isExact = false
    }
  }

  /// The weights, the longest replaced by what is left of their sum, if it is.
  private static func repaired(_ decimals: [Rational], _ weights: [Double], _ total: Double)
    -> [Rational]
  {
    let sum = decimals.reduce(.zero, +)
    guard sum.isFinite, let whole = Rational(decimal: total), whole.denominator < sum.denominator
    else { return decimals }
    var longest = 0
    for (index, decimal) in decimals.enumerated()
    where decimal.denominator >= decimals[longest].denominator { longest = index }
    let rest = whole - (sum - decimals[longest])
    guard rest.isFinite, rest.signum > 0,
      (rest.double - weights[longest]).magnitude <= total.ulp
    else { return decimals }
    var repaired = decimals
    repaired[longest] = rest
    return repaired
  }

  /// Each term over the sum; nil when something does not fit.
  private static func divided(_ terms: [Rational]) -> [Rational]? {
    let sum = terms.reduce(.zero, +)
    let shares = terms.map { $0 / sum }
    return shares.reduce(.zero, +) == .one ? shares : nil
  }

  /// Multiples of 1e-15, none of them 0; the greatest takes the rounding of all.
  private static func rounded(_ weights: [Double], _ total: Double) -> [Rational] {
    let grain = 1e15
    // A total beyond all numbers is divided out first.
    let scale = total.isFinite ? total : Double.greatestFiniteMagnitude
    let shares = weights.map { $0 / scale }
    let sum = shares.reduce(0, +)
    var counts = shares.map { Swift.max(1, Int128(($0 / sum * grain).rounded())) }
    var greatest = 0
    for (index, share) in shares.enumerated() where share > shares[greatest] { greatest = index }
    counts[greatest] += Int128(grain) - counts.reduce(0, +)
    return counts.map { Rational($0, Int128(grain)) }
  }
}
