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
  /// The payoffs in whole numbers: as given but for a common factor, and for what each strategy of the
  /// other adds to all replies, which changes no best reply; nil where they do not fit.
  let whole: [Int64]?

  /// The largest whole number made of payoffs.
  static let largestInteger: Int64 = 1 << 44

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
    whole = PayoffTable.integers(table, strategies)
    unit = table.contains { $0.magnitude > 0x1p900 } ? 0x1p500 : 1
    let scale = 1 / unit
    payoffs = unit == 1 ? table : table.map { $0 * scale }
  }

  private init(
    replies: Int, strategies: Int, payoffs: [Double], unit: Double, whole: [Int64]?
  ) {
    self.replies = replies
    self.strategies = strategies
    self.payoffs = payoffs
    self.unit = unit
    self.whole = whole
  }

  /// The table whose whole numbers are those of the payoffs to 15 digits; itself where all are whole already.
  ///
  /// What is lost is less than ``Rounding/share`` of each payoff: 3 x 1e-15 then is as good as 3e-15.
  var rounded: PayoffTable {
    if whole != nil { return self }
    return PayoffTable(
      replies: replies, strategies: strategies, payoffs: payoffs, unit: unit,
      whole: PayoffTable.integers(payoffs, strategies, isRounded: true))
  }

  /// The table of some replies and some strategies.
  func part(replies kept: [Int], strategies others: [Int]) -> PayoffTable {
    if kept.count == replies && others.count == strategies { return self }
    let cells = kept.flatMap { reply in others.map { reply * strategies + $0 } }
    return PayoffTable(
      replies: kept.count, strategies: others.count, payoffs: cells.map { payoffs[$0] },
      unit: unit, whole: whole.map { whole in cells.map { whole[$0] } })
  }

  /// Whether the largest difference between replies to a strategy is more than a million times the least.
  var isStark: Bool {
    var (least, most) = (Double.infinity, 0.0)
    for strategy in 0..<strategies {
      let own = (0..<replies).map { payoffs[$0 * strategies + strategy] }
      let bottom = own.reduce(.infinity) { Swift.min($0, $1) }
      for payoff in own where payoff > bottom {
        least = Swift.min(least, payoff - bottom)
        most = Swift.max(most, payoff - bottom)
      }
    }
    return most > 1e6 * least
  }

  /// Whether a mixture of replies to a mixture uses best ones only, up to what a solver in doubles leaves.
  ///
  /// - Parameters:
  ///   - replies: How likely each reply is.
  ///   - mixture: What is replied to.
  ///   - earned: What each reply earns.
  /// - Returns: False where some reply in use is worse than the best by more than that.
  func isAnswered(by replies: [Double], to mixture: [Double], earning earned: [Double]) -> Bool {
    let best = earned.indices.reduce(0) { earned[$1] > earned[$0] ? $1 : $0 }
    let gain = zip(replies, earned).reduce(0) { $0 + $1.0 * (earned[best] - $1.1) }
    guard gain > 0 else { return true }
    var (spread, size) = (0.0, 0.0)
    for reply in replies.indices where replies[reply] > 0 || reply == best {
      let odds = replies[reply] + (reply == best ? 1 : 0)
      for strategy in mixture.indices where mixture[strategy] > 0 {
        let payoff = payoffs[reply * strategies + strategy]
        spread += odds * mixture[strategy] * (payoff - earned[best]).magnitude
        size += odds * mixture[strategy] * payoff.magnitude
      }
    }
    let isPure = replies.contains(1) && mixture.contains(1)
    return gain <= Rounding.share * size + (isPure ? 0 : Rounding.accuracy * spread)
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

  /// Decimals as whole numbers without a common factor, the least reply to each strategy 0; nil where some
  /// are not short decimals of about the same size.
  private static func integers(_ table: [Double], _ strategies: Int, isRounded: Bool = false)
    -> [Int64]?
  {
    var decimals: [Decimal] = []
    decimals.reserveCapacity(table.count)
    for payoff in table {
      guard let decimal = Decimal(payoff) else { return nil }
      decimals.append(isRounded ? decimal.rounded : decimal)
    }
    let least = decimals.reduce(Int.max) { $1.digits == 0 ? $0 : Swift.min($0, $1.exponent) }
    var whole: [Int128] = []
    whole.reserveCapacity(table.count)
    for decimal in decimals {
      guard let number = decimal.whole(inUnitsOf: least) else { return nil }
      whole.append(number)
    }
    for strategy in 0..<strategies {
      var lowest = whole[strategy]
      for index in stride(from: strategy, to: whole.count, by: strategies) {
        lowest = Swift.min(lowest, whole[index])
      }
      for index in stride(from: strategy, to: whole.count, by: strategies) {
        whole[index] -= lowest
      }
    }
    var factor = Int128(0)
    for var number in whole where factor != 1 {
      while number != 0 { (factor, number) = (number, factor % number) }
    }
    guard factor > 0 else { return [Int64](repeating: 0, count: table.count) }
    guard whole.allSatisfy({ $0 / factor <= Int128(largestInteger) }) else { return nil }
    return whole.map { Int64($0 / factor) }
  }
}

/// A decimal: digits times a power of 10.
private struct Decimal {
  let digits: Int128
  let exponent: Int

  /// The decimal that is printed for a double; nil for what is not finite.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    if value == value.rounded(), value.magnitude <= 0x1p53 {
      (digits, exponent) = (Int128(value), 0)
      return
    }
    let text = "\(value)"
    let parts = text.split(separator: "e")
    var (number, places, isBehind) = (Int128(0), 0, false)
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") { isBehind = true }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { continue }
      number = number * 10 + Int128(byte - UInt8(ascii: "0"))
      if isBehind { places += 1 }
    }
    var power = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - places
    // Zeros at the end say nothing: 2e15 and 1.0 are short.
    while number != 0 && number % 10 == 0 { (number, power) = (number / 10, power + 1) }
    digits = value < 0 ? -number : number
    exponent = power
  }

  /// The decimal to 15 digits.
  var rounded: Decimal {
    var (factor, power) = (Int128(1), exponent)
    while digits.magnitude / UInt128(factor) >= 1_000_000_000_000_000 {
      (factor, power) = (factor * 10, power + 1)
    }
    var number = (digits + digits.signum() * (factor / 2)) / factor
    while number != 0 && number % 10 == 0 { (number, power) = (number / 10, power + 1) }
    return Decimal(number, power)
  }

  private init(_ digits: Int128, _ exponent: Int) {
    (self.digits, self.exponent) = (digits, exponent)
  }

  /// The decimal in units of a smaller power of 10; nil where it does not fit.
  func whole(inUnitsOf least: Int) -> Int128? {
    if digits == 0 { return 0 }
    var number = digits
    for _ in 0..<Swift.min(exponent - least, 40) {
      let (product, overflow) = number.multipliedReportingOverflow(by: 10)
      if overflow || product.magnitude > 1 << 120 { return nil }
      number = product
    }
    return number
  }
}
