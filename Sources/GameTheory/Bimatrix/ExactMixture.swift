/// Probabilities known exactly: whole numbers over a common denominator.
struct ExactMixture: Sendable {
  /// One for each strategy; not negative.
  let numerators: [Int128]
  /// The sum of the numerators.
  let denominator: Int128

  /// Solves for the mixture that makes some replies of the other player earn the same, using some
  /// own strategies only; nil when there is not exactly one, when a probability would be negative,
  /// or when the numbers do not fit.
  ///
  /// - Parameters:
  ///   - strategies: How many own strategies there are.
  ///   - support: Those that may be used, in order.
  ///   - replies: The other player's replies that have to tie; at least as many.
  ///   - payoffs: Positive whole payoffs of the other player: replies x strategies.
  init?(strategies: Int, support: [Int], replies: [Int], payoffs: [Int64]) {
    guard replies.count >= support.count else { return nil }
    let system = IntegerSystem(equations: replies.count, unknowns: support.count) { row, unknown in
      unknown == support.count ? 1 : payoffs[replies[row] * strategies + support[unknown]]
    }
    guard let solution = system.solution() else { return nil }
    self.init(solution.numerators, of: support, strategies)
  }

  /// Weights of some strategies brought to sum 1; nil where one is negative, or they do not fit.
  init?(_ weights: [Int128], of support: [Int], _ strategies: Int) {
    var numerators = [Int128](repeating: 0, count: strategies)
    var sum: Int128 = 0
    for (strategy, numerator) in zip(support, weights) {
      guard numerator >= 0 else { return nil }
      numerators[strategy] = numerator
      let next = sum.addingReportingOverflow(numerator)
      if next.overflow { return nil }
      sum = next.partialValue
    }
    guard sum > 0 else { return nil }
    self.numerators = numerators
    denominator = sum
  }

  private init(_ numerators: [Int128], _ denominator: Int128) {
    self.numerators = numerators
    self.denominator = denominator
  }

  /// The same in the least whole numbers.
  var lowest: ExactMixture {
    var factor = denominator
    for var number in numerators where factor != 1 {
      while number != 0 { (factor, number) = (number, factor % number) }
    }
    return ExactMixture(numerators.map { $0 / factor }, denominator / factor)
  }

  /// A mixture of some strategies as one of more strategies.
  func widened(_ kept: [Int], to all: Int) -> ExactMixture {
    if kept.count == all { return self }
    var wide = [Int128](repeating: 0, count: all)
    for (strategy, numerator) in zip(kept, numerators) { wide[strategy] = numerator }
    return ExactMixture(wide, denominator)
  }

  /// The probabilities as fractions in lowest terms.
  var fractions: [Rational] { numerators.map { Rational($0, denominator) } }

  /// The probabilities as doubles.
  var doubles: [Double] {
    let sum = denominator.quickDouble
    return numerators.map { $0.quickDouble / sum }
  }
}
