/// The geometric mean of the payoffs.
///
/// Defined for positive payoffs and continued by its limit: as soon as one payoff is 0 or negative,
/// the welfare is 0.
public struct NashWelfare: Welfare {
  /// The entry in the catalogue.
  public static let card = Card(
    "nash", "The geometric mean of the payoffs; 0 as soon as one is not positive.",
    source: """
      M. Kaneko, K. Nakamura, "The Nash Social Welfare Function", Econometrica 47(2), 1979, pp. \
      423-435.
      """)
  /// The distribution among agents.
  public static let scope = WelfareScope.population

  /// Makes the function.
  public init() {}

  /// Returns the exponential of the mean logarithm.
  public func value(of payoffs: [Double]) -> Double {
    var sum = 0.0
    for payoff in payoffs {
      guard payoff > 0 else { return 0 }
      sum += Portable.log(payoff)
    }
    return Portable.exp(sum / Double(payoffs.count))
  }
}
