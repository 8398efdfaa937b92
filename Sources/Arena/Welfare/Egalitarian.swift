/// The payoff of the worst-off.
public struct Egalitarian: Welfare {
  /// The entry in the catalogue.
  public static let card = Card(
    "egalitarian", "The payoff of the worst-off agent.",
    source: "J. Rawls, A Theory of Justice, Harvard University Press, 1971.")
  /// The distribution among agents.
  public static let scope = WelfareScope.population

  /// Makes the function.
  public init() {}

  /// Returns the minimum.
  public func value(of payoffs: [Double]) -> Double {
    payoffs.reduce(.infinity) { Swift.min($0, $1) }
  }
}
