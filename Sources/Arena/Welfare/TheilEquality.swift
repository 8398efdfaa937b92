/// Equality as one minus the Theil index, divided by its value if one takes all.
///
/// The Theil index is the mean of (x/m) ln(x/m) over payoffs x of mean m. Among *n* agents it lies between
/// 0 and ln *n*. Negative payoffs count as 0. If nobody has anything, all have the same.
public struct TheilEquality: Welfare {
  /// The entry in the catalogue.
  public static let card = Card(
    "theil", "Equality: one minus the Theil index divided by the largest it can be.",
    source: """
      H. Theil, Economics and Information Theory, North-Holland, 1967.
      """)
  /// The distribution among agents.
  public static let scope = WelfareScope.population
  /// Shares.
  public static let unit = "1"
  /// From one who takes all to equality.
  public static let range: ClosedRange<Double>? = 0...1

  /// Makes the function.
  public init() {}

  /// Returns one minus the index divided by the logarithm of the number of agents.
  public func value(of payoffs: [Double]) -> Double {
    let gains = payoffs.map { Swift.max($0, 0) }
    let mean = Utilitarian().value(of: gains)
    if mean == 0 || gains.count == 1 { return 1 }
    var sum = 0.0
    for gain in gains where gain > 0 {
      let ratio = gain / mean
      sum += ratio * Portable.log(ratio)
    }
    let size = Double(gains.count)
    return Swift.min(1, Swift.max(0, 1 - sum / (size * Portable.log(size))))
  }
}
