/// The mean payoff.
public struct Utilitarian: Welfare {
  /// The entry in the catalogue.
  public static let card = Card(
    "utilitarian", "The mean payoff.",
    source: """
      J. C. Harsanyi, "Cardinal Welfare, Individualistic Ethics, and Interpersonal Comparisons \
      of Utility", Journal of Political Economy 63(4), 1955, pp. 309-321.
      """)
  /// The mean over episodes.
  public static let scope = WelfareScope.episode

  /// Makes the function.
  public init() {}

  /// Returns the mean.
  public func value(of payoffs: [Double]) -> Double {
    payoffs.reduce(0, +) / Double(payoffs.count)
  }
}
