/// One player's payoffs for every own reply to every strategy of the other.
struct PayoffTable: Sendable {
  /// The number of own strategies.
  let replies: Int
  /// The number of strategies of the other player.
  let strategies: Int
  /// Payoffs in units of `unit`: replies x strategies.
  let payoffs: [Double]
  /// 1; a power of 2 where sums and differences of payoffs could overflow.
  let unit: Double
  /// The payoffs as given, times a common denominator; nil if that does not fit.
  let whole: [Int]?

  /// The largest whole number made of payoffs.
  static let largestInteger = 1 << 40

  /// - Parameters:
  ///   - replies: The number of own strategies.
  ///   - strategies: The number of strategies of the other player.
  ///   - payoff: The payoff of a reply to a strategy; finite.
  init(replies: Int, strategies: Int, payoff: (_ reply: Int, _ strategy: Int) -> Double) {
    self.replies = replies
    self.strategies = strategies
    var table: [Double] = []
    table.reserveCapacity(replies * strategies)
    for reply in 0..<replies {
      for strategy in 0..<strategies { table.append(payoff(reply, strategy)) }
    }
    whole = PayoffTable.integers(table)
    unit = table.contains { $0.magnitude > 0x1p900 } ? 0x1p500 : 1
    let scale = 1 / unit
    payoffs = unit == 1 ? table : table.map { $0 * scale }
  }

  private init(
    replies: Int, strategies: Int, payoffs: [Double], unit: Double, whole: [Int]?
  ) {
    self.replies = replies
    self.strategies = strategies
    self.payoffs = payoffs
    self.unit = unit
    self.whole = whole
  }

  /// The table of some replies and some strategies.
  func part(replies kept: [Int], strategies others: [Int]) -> PayoffTable {
    if kept.count == replies && others.count == strategies { return self }
    let cells = kept.flatMap { reply in others.map { reply * strategies + $0 } }
    return PayoffTable(
      replies: kept.count, strategies: others.count, payoffs: cells.map { payoffs[$0] },
      unit: unit, whole: whole.map { whole in cells.map { whole[$0] } })
  }

  /// How much less than the most may pass for the most, in units of `unit`.
  ///
  /// 1e-9 of the range of payoffs, and what rounding can do to a sum of payoffs.
  var slack: Double {
    let (low, high) = payoffs.reduce((Double.infinity, -Double.infinity)) {
      (Swift.min($0.0, $1), Swift.max($0.1, $1))
    }
    return 1e-9 * (high - low)
      + Double(strategies) * 0x1p-50 * Swift.max(high.magnitude, low.magnitude)
  }

  /// What each reply earns, in units of `unit`.
  func replies(to mixture: [Double]) -> [Double] {
    (0..<replies).map { reply in
      var sum = 0.0
      for strategy in 0..<strategies where mixture[strategy] > 0 {
        sum += mixture[strategy] * payoffs[reply * strategies + strategy]
      }
      return sum
    }
  }

  /// Which replies earn the most; nil if that cannot be told exactly.
  func bestReplies(to mixture: ExactMixture) -> [Bool]? {
    guard let whole else { return nil }
    var earned: [Int128] = []
    earned.reserveCapacity(replies)
    for reply in 0..<replies {
      var sum: Int128 = 0
      for strategy in 0..<strategies where mixture.numerators[strategy] != 0 {
        let term = mixture.numerators[strategy].multipliedReportingOverflow(
          by: Int128(whole[reply * strategies + strategy]))
        let next = sum.addingReportingOverflow(term.partialValue)
        if term.overflow || next.overflow { return nil }
        sum = next.partialValue
      }
      earned.append(sum)
    }
    guard let best = earned.max() else { return nil }
    return earned.map { $0 == best }
  }

  /// Payoffs as whole numbers, multiplied by their common denominator; nil if that is too large.
  private static func integers(_ table: [Double]) -> [Int]? {
    if table.allSatisfy({ $0.magnitude <= Double(largestInteger) && $0 == $0.rounded() }) {
      return table.map { Int($0) }
    }
    var fractions: [Rational] = []
    var common = Int128(1)
    for payoff in table {
      guard let fraction = Rational(decimal: payoff) else { return nil }
      fractions.append(fraction)
      let shared = Rational(common, fraction.denominator)
      common = shared.numerator * fraction.denominator
      guard common <= Int128(largestInteger) else { return nil }
    }
    var whole: [Int] = []
    for fraction in fractions {
      let number = fraction * Rational(common, 1)
      guard number.isFinite, number.numerator.magnitude <= UInt128(largestInteger) else {
        return nil
      }
      whole.append(Int(number.numerator))
    }
    return whole
  }
}
