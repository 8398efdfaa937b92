/// Equality as one minus the Hoover index: the share of all payoff above the mean, which would have to
/// change hands to make all equal.
///
/// Negative payoffs count as 0. If nobody has anything, all have the same.
public struct HooverEquality: Welfare {
  /// The entry in the catalogue.
  public static let card = Card(
    "hoover", "Equality: the share of payoff that need not change hands to make all equal.",
    source: """
      E. M. Hoover, "The Measurement of Industrial Localization", Review of Economic Statistics \
      18(4), 1936, pp. 162-171.
      """)
  /// The distribution among agents.
  public static let scope = WelfareScope.population
  /// Shares.
  public static let unit = "1"
  /// From one who takes all to equality.
  public static let range: ClosedRange<Double>? = 0...1

  /// Makes the function.
  public init() {}

  /// Returns one minus half the sum of distances from the mean, divided by the sum; 1 when it is 0.
  public func value(of payoffs: [Double]) -> Double {
    let gains = payoffs.map { Swift.max($0, 0) }
    let sum = gains.reduce(0, +)
    if sum == 0 { return 1 }
    let mean = sum / Double(gains.count)
    return 1 - gains.reduce(0) { $0 + Swift.max($1 - mean, 0) } / sum
  }
}
