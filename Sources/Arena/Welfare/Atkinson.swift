/// Atkinson's equally-distributed equivalent: the CES mean with exponent 1 - aversion.
///
/// Aversion 0 is the mean, 1 the geometric mean, and large aversion approaches the minimum. Payoffs
/// below 0 count as 0; with aversion of 1 or more, one payoff of 0 makes the welfare 0.
public struct Atkinson: Welfare {
  /// The entry in the catalogue.
  public static let card = Card(
    "atkinson", "The payoff that, given to all, would be as good; negative payoffs count as 0.",
    source: """
      A. B. Atkinson, "On the Measurement of Inequality", Journal of Economic Theory 2(3), 1970, \
      pp. 244-263.
      """)
  /// The distribution among agents.
  public static let scope = WelfareScope.population

  /// The aversion to inequality.
  public var aversion = 0.5

  /// Makes the function with aversion 0.5.
  public init() {}

  /// Shows the aversion.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "aversion", &aversion, in: 0...100, unit: "1", "How much inequality counts; 0 not at all.")
  }

  /// Returns (mean of x^(1 - e))^(1 / (1 - e)); the geometric mean at e = 1.
  public func value(of payoffs: [Double]) -> Double {
    if aversion == 1 { return NashWelfare().value(of: payoffs) }
    let exponent = 1 - aversion
    let least = payoffs.reduce(.infinity) { Swift.min($0, $1) }
    if exponent < 0 && least <= 0 { return 0 }
    // Powers are taken relative to one payoff, so that neither overflows nor vanishes.
    let scale = exponent < 0 ? least : payoffs.reduce(0) { Swift.max($0, $1) }
    if scale == 0 { return 0 }
    var sum = 0.0
    for payoff in payoffs { sum += Portable.pow(Swift.max(payoff, 0) / scale, exponent) }
    return scale * Portable.pow(sum / Double(payoffs.count), 1 / exponent)
  }
}
