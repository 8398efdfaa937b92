/// Sen's welfare: the mean times one minus the Gini coefficient.
///
/// Computed as the sum of (2 (n - i) + 1) x_(i) / n² over ascending payoffs, i from 1, which also
/// makes sense when payoffs or their mean are not positive.
public struct Sen: Welfare {
  /// The entry in the catalogue.
  public static let card = Card(
    "sen", "The mean times one minus the Gini coefficient.",
    source: """
      A. Sen, "Real National Income", Review of Economic Studies 43(1), 1976, pp. 19-39.
      """)
  /// The distribution among agents.
  public static let scope = WelfareScope.population

  /// Makes the function.
  public init() {}

  /// Returns the rank-weighted mean.
  public func value(of payoffs: [Double]) -> Double {
    let count = Double(payoffs.count)
    var sum = 0.0
    for (index, payoff) in payoffs.sorted().enumerated() {
      sum += (2 * (count - Double(index) - 1) + 1) * payoff
    }
    return sum / (count * count)
  }
}
