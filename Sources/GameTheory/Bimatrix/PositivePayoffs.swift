/// What one player gets for each of its replies to the other's strategies, moved and scaled so that
/// all payoffs are positive and of size about 1; no best reply changes.
///
/// Where the payoffs are decimals of few digits, the same table is also kept as whole numbers, of
/// which the doubles are exact multiples: every tie can then be decided without error.
struct PositivePayoffs: Sendable {
  /// The number of strategies of the player who replies.
  let replies: Int
  /// The number of strategies that are replied to.
  let own: Int
  /// Payoffs: replies x own.
  let values: [Double]
  /// The same as whole numbers: values x 2^exponent; nil if they do not fit.
  let integers: [Int64]?
  /// The power of 2 between the two.
  let exponent: Int

  init(_ table: PayoffTable) {
    (replies, own) = (table.replies, table.strategies)
    if let whole = table.whole {
      let moved = PositivePayoffs.lowered(whole, own: own, by: -)
      let span = moved.reduce(0) { Swift.max($0, $1) }
      let positive = moved.map { $0 + Swift.max(1, span / 2) }
      let top = positive.reduce(1) { Swift.max($0, $1) }
      exponent = Int64.bitWidth - (top - 1).leadingZeroBitCount
      let scale = Double(sign: .plus, exponent: -exponent, significand: 1)
      integers = positive
      values = positive.map { Double($0) * scale }
    } else {
      exponent = 0
      integers = nil
      let moved = PositivePayoffs.lowered(PositivePayoffs.scaled(table.payoffs), own: own, by: -)
      values = PositivePayoffs.scaled(moved).map { $0 + 0.5 }
    }
  }

  /// How much of what makes payoffs differ lies in the replies alone, from 0 to 1; 0 where none differ.
  ///
  /// The share of the variance between the replies' means in all that is left within strategies. Where it
  /// is large few replies are ever best, and the polytope has few vertices.
  var unevenness: Double {
    var means = [Double](repeating: 0, count: own)
    for (cell, payoff) in values.enumerated() { means[cell % own] += payoff / Double(replies) }
    var (between, all) = (0.0, 0.0)
    for reply in 0..<replies {
      var sum = 0.0
      for strategy in 0..<own {
        let distance = values[reply * own + strategy] - means[strategy]
        sum += distance
        all += distance * distance
      }
      between += sum * sum / Double(own)
    }
    return all > 0 ? between / all : 0
  }

  /// Numbers divided by the power of 2 that brings the largest into 1..<2.
  private static func scaled(_ table: [Double]) -> [Double] {
    let top = table.reduce(0) { Swift.max($0, $1.magnitude) }
    guard top > 0 else { return table }
    // In two halves, since one power of 2 could overflow.
    let half = Int(top.exponent) / 2
    let first = Double(sign: .plus, exponent: -half, significand: 1)
    let second = Double(sign: .plus, exponent: half - Int(top.exponent), significand: 1)
    return table.map { $0 * first * second }
  }

  /// A table with the least reply of each strategy taken off: a constant that the other player's
  /// strategy alone decides changes no best reply.
  private static func lowered<Number: Comparable>(
    _ table: [Number], own: Int, by minus: (Number, Number) -> Number
  ) -> [Number] {
    var least = Array(table[..<own])
    for index in table.indices { least[index % own] = Swift.min(least[index % own], table[index]) }
    return table.indices.map { minus(table[$0], least[$0 % own]) }
  }
}
