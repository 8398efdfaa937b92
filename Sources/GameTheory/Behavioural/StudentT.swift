/// Student's t distribution.
public enum StudentT {
  /// The 97.5 % quantile of the normal distribution, its limit.
  static let normal = 1.959_963_984_540_054

  /// How many standard errors an interval reaches to each side that leaves out a share of all cases.
  ///
  /// Found by bisection on the distribution function, which for even degrees is a finite sum.
  ///
  /// - Parameters:
  ///   - degrees: The degrees of freedom; even, and at least 2.
  ///   - share: The share, in 0...1 without the ends.
  /// - Returns: The quantile, to 1e-9 of itself.
  /// - Complexity: O(degrees).
  ///
  /// > Source: M. Abramowitz, I. A. Stegun, *Handbook of Mathematical Functions*, 1964, equation
  /// > 26.7.4.
  public static func quantile(evenDegrees degrees: Int, leavingOut share: Double) -> Double {
    precondition(degrees >= 2 && degrees % 2 == 0 && share > 0 && share < 1, "no such quantile")
    var (low, high) = (0.0, 1.0)
    while within(high, degrees) < 1 - share { high *= 2 }
    while high - low > 1e-10 * high {
      let middle = (low + high) / 2
      if within(middle, degrees) < 1 - share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The probability of a value between -t and t.
  private static func within(_ t: Double, _ degrees: Int) -> Double {
    let n = Double(degrees)
    let square = n / (n + t * t)
    var (term, sum) = (1.0, 1.0)
    for index in stride(from: 1.0, to: n - 1, by: 2) {
      term *= index / (index + 1) * square
      sum += term
    }
    return t / (n + t * t).squareRoot() * sum
  }

  /// The 97.5 % quantile: how many standard errors a 95 % interval reaches to each side.
  ///
  /// A table up to 30 degrees of freedom, beyond it the expansion in 1/degrees around the normal
  /// quantile.
  ///
  /// - Precondition: There is at least one degree of freedom.
  ///
  /// > Source: M. Abramowitz, I. A. Stegun, *Handbook of Mathematical Functions*, 1964, table 26.10
  /// > and equation 26.7.5.
  ///
  /// > Accuracy: three decimals up to 30 degrees, better than 1e-6 beyond.
  public static func quantile(degrees: Int) -> Double {
    if degrees <= table.count { return table[degrees - 1] }
    let z = normal
    let n = Double(degrees)
    let z3 = z * z * z
    let z5 = z3 * z * z
    let z7 = z5 * z * z
    let z9 = z7 * z * z
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
      + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
      + (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92_160 * n * n * n * n)
  }

  private static let table = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
  ]
}
