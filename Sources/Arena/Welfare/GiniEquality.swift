/// Equality as one minus the Gini coefficient, whoever has how much.
///
/// The Gini coefficient is half the mean difference between two payoffs, divided by the mean payoff.
/// One of *n* who takes all leaves an equality of 1/*n*. If nobody has anything, all have the same.
/// ``Sen`` multiplies it by the mean.
public struct GiniEquality: Welfare {
  /// The entry in the catalogue.
  public static let card = Card(
    "gini", "Equality: one minus the Gini coefficient; negative payoffs count as 0.",
    source: """
      C. Gini, Variabilità e mutabilità, Cuppini, 1912; as equality: J. Perolat et al., "A Multi-Agent \
      Reinforcement Learning Model of Common-Pool Resource Appropriation", NeurIPS 2017.
      """)
  /// The distribution among agents.
  public static let scope = WelfareScope.population
  /// Shares.
  public static let unit = "1"
  /// From one who takes all to equality.
  public static let range: ClosedRange<Double>? = 0...1

  /// Makes the function.
  public init() {}

  /// Returns Sen's welfare divided by the mean; 1 when the mean is 0.
  public func value(of payoffs: [Double]) -> Double {
    let gains = payoffs.map { Swift.max($0, 0) }
    let mean = Utilitarian().value(of: gains)
    return mean == 0 ? 1 : Swift.min(1, Sen().value(of: gains) / mean)
  }
}
