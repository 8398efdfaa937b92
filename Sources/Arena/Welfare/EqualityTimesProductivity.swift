/// The AI Economist's welfare: equality times productivity, here the mean payoff.
///
/// Equality is 1 - *n*/(*n* - 1) times the Gini coefficient of *n* agents, so that one who takes all makes
/// the welfare 0. Computed as the sum of 2 (n - i) x_(i) / (n (n - 1)) over ascending payoffs, i from 1,
/// which also makes sense when payoffs or their mean are not positive.
///
/// > Deviation: the paper multiplies by the sum of payoffs. Here it is the mean, so that the unit is that
/// > of payoff and populations of different sizes can be compared.
public struct EqualityTimesProductivity: Welfare {
  /// The entry in the catalogue.
  public static let card = Card(
    "equality-times-productivity", "The mean payoff times equality, which is 0 if one takes all.",
    source: """
      S. Zheng, A. Trott, S. Srinivasa, D. C. Parkes, R. Socher, "The AI Economist: Taxation Policy \
      Design via Two-Level Deep Multiagent Reinforcement Learning", Science Advances 8(18), 2022.
      """)
  /// The distribution among agents.
  public static let scope = WelfareScope.population

  /// Makes the function.
  public init() {}

  /// Returns the rank-weighted mean, in which the best-off counts nothing; a lone agent's payoff.
  public func value(of payoffs: [Double]) -> Double {
    let count = Double(payoffs.count)
    if payoffs.count == 1 { return payoffs[0] }
    var sum = 0.0
    for (index, payoff) in payoffs.sorted().enumerated() {
      sum += 2 * (count - Double(index) - 1) * payoff
    }
    return sum / (count * (count - 1))
  }
}
