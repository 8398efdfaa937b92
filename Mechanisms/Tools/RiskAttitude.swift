public import Arena

/// How a player's utility of money bends.
public enum UtilityShape: String, KnobChoice {
  /// The same gamble is disliked equally at every wealth.
  case constantAbsolute = "constant-absolute"
  /// The same gamble in shares of wealth is disliked equally at every wealth.
  case constantRelative = "constant-relative"
  /// The square root of wealth: constant relative aversion 1/2.
  case squareRoot = "square-root"
  /// The logarithm of wealth: constant relative aversion 1.
  case logarithmic
}

/// The attitude to risk of a player: the utility of money won or lost, starting from some wealth.
///
/// All utilities are 0 where nothing is won and rise there by 1 for each unit of money, so that they are
/// in units of money and can be compared.
@frozen @usableFromInline package struct RiskAttitude {
  /// The greatest product of constant absolute aversion and stakes whose utility is a sensible number.
  @inlinable package static var limit: Double { 500 }

  /// The greatest utility, in units of money, that is a sensible number.
  package static var largest: Double { 1e100 }

  /// How utility bends.
  @usableFromInline let shape: UtilityShape
  /// How averse: the rate at which utility bends, per money or per share of wealth.
  ///
  /// 0 is indifference to risk. Square root and logarithm have an aversion of their own.
  @usableFromInline let aversion: Double
  /// The wealth from which money is won or lost; constant absolute aversion does not depend on it.
  @usableFromInline let wealth: Double

  /// Makes an attitude.
  @inlinable package init(_ shape: UtilityShape, aversion: Double, wealth: Double) {
    self.shape = shape
    self.aversion = aversion
    self.wealth = wealth
  }

  /// Returns the utility of money won.
  ///
  /// With aversion a and wealth W, that of w is (1 - exp(-a w)) / a under constant absolute aversion, and
  /// W ((1 + w/W)^(1 - a) - 1) / (1 - a) under constant relative aversion, whose limits are w at a = 0 and
  /// W ln(1 + w/W) at a = 1.
  @inlinable package func utility(of money: Double) -> Double {
    switch shape {
    case .constantAbsolute:
      aversion == 0 ? money : (1 - Portable.exp(-aversion * money)) / aversion
    case .constantRelative: relative(aversion, money)
    case .squareRoot: relative(0.5, money)
    case .logarithmic: relative(1, money)
    }
  }

  @inlinable func relative(_ aversion: Double, _ money: Double) -> Double {
    if aversion == 0 { return money }
    let ratio = 1 + money / wealth
    if aversion == 1 { return wealth * Portable.log(ratio) }
    return wealth * (Portable.pow(ratio, 1 - aversion) - 1) / (1 - aversion)
  }

  /// Returns the money whose utility is given: the inverse of ``utility(of:)``.
  @inlinable package func money(ofUtility value: Double) -> Double {
    switch shape {
    case .constantAbsolute:
      aversion == 0 ? value : -Portable.log(1 - aversion * value) / aversion
    case .constantRelative: unrelative(aversion, value)
    case .squareRoot: unrelative(0.5, value)
    case .logarithmic: unrelative(1, value)
    }
  }

  @inlinable func unrelative(_ aversion: Double, _ value: Double) -> Double {
    if aversion == 0 { return value }
    if aversion == 1 { return wealth * (Portable.exp(value / wealth) - 1) }
    let ratio = 1 + (1 - aversion) * value / wealth
    return wealth * (Portable.pow(ratio, 1 / (1 - aversion)) - 1)
  }

  /// Returns the utility of a fair coin that wins a stake or loses it, beside money that is sure.
  @inlinable func utility(ofCoin stake: Double, expecting mean: Double) -> Double {
    (utility(of: mean + stake) + utility(of: mean - stake)) / 2
  }

  /// What a player would pay to have money for sure in place of a fair coin around it.
  ///
  /// - Parameters:
  ///   - stake: What the coin wins or loses: the standard deviation of the money.
  ///   - mean: The money to expect.
  /// - Returns: The expectation less its certainty equivalent.
  @inlinable package func premium(ofCoin stake: Double, expecting mean: Double) -> Double {
    mean - money(ofUtility: utility(ofCoin: stake, expecting: mean))
  }

  /// Returns the money to expect at which a fair coin around it is as good as nothing at all: the premium there.
  ///
  /// It is found by bisection, to the last bit; where even ruin in half of the cases is better than nothing, the
  /// money at which the coin ruins.
  package func fairMean(ofCoin stake: Double) -> Double {
    var low = shape == .constantAbsolute ? 0 : Swift.max(0, stake - wealth)
    var high = stake
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return low }
      if utility(ofCoin: stake, expecting: middle) < 0 { low = middle } else { high = middle }
    }
  }

  /// Says why the utility of no less than some loss and of some stakes is no sensible number, if so.
  ///
  /// - Parameters:
  ///   - stakes: The most money that may be won or lost.
  ///   - loss: The most that may be lost.
  ///   - name: The name of the parameter that says the wealth.
  /// - Returns: A sentence without a full stop; nil when the utilities are sensible numbers.
  package func complaint(stakes: Double, loss: Double, wealth name: String) -> String? {
    switch shape {
    case .constantAbsolute:
      return aversion * stakes > RiskAttitude.limit
        ? "risk-aversion times the money at stake must be at most 500" : nil
    case .squareRoot, .logarithmic:
      if aversion != 0 {
        return "the " + shape.rawValue
          + " utility has a risk aversion of its own; set risk-aversion to 0"
      }
    case .constantRelative: break
    }
    if wealth <= loss {
      return shape.rawValue + " utility needs a " + name + " above the greatest loss, "
        + NumberText.figure(loss) + ", but it is " + NumberText.figure(wealth)
    }
    return utility(of: -loss).magnitude <= RiskAttitude.largest
      ? nil
      : "the utility of the greatest loss, " + NumberText.figure(loss)
        + ", is no sensible number; take less risk-aversion or more " + name
  }
}
