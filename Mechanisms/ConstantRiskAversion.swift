import Arena

/// The attitude to risk of a player who dislikes a gamble equally at every wealth.
struct ConstantRiskAversion {
  /// The greatest product of aversion and stakes whose utility is a sensible number.
  static var limit: Double { 500 }

  /// How averse: the rate at which the utility of money bends; 0 is indifference to risk.
  let aversion: Double

  /// Returns the utility (1 - exp(-a w)) / a of money w under aversion a; w itself when a is 0.
  func utility(of money: Double) -> Double {
    aversion == 0 ? money : (1 - Portable.exp(-aversion * money)) / aversion
  }
}
