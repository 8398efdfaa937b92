public import Arena

/// The attitude to risk of a player who dislikes a gamble equally at every wealth.
@frozen @usableFromInline package struct ConstantRiskAversion {
  /// The greatest product of aversion and stakes whose utility is a sensible number.
  @inlinable package static var limit: Double { 500 }

  /// How averse: the rate at which the utility of money bends; 0 is indifference to risk.
  @usableFromInline let aversion: Double

  /// Makes the attitude of an aversion.
  @inlinable package init(aversion: Double) { self.aversion = aversion }

  /// Returns the utility (1 - exp(-a w)) / a of money w under aversion a; w itself when a is 0.
  @inlinable package func utility(of money: Double) -> Double {
    aversion == 0 ? money : (1 - Portable.exp(-aversion * money)) / aversion
  }
}
