/// The mean of some numbers with a 95 % confidence interval.
public struct Estimate: Sendable, Equatable {
  /// How many numbers.
  public internal(set) var count = 0
  /// Their mean.
  public internal(set) var mean = 0.0
  /// Their standard deviation; nil with fewer than two numbers.
  public internal(set) var deviation: Double?

  /// Makes the estimate of nothing, to be filled in.
  init() {}

  /// Summarises numbers.
  ///
  /// The sums run in the order given, so equal inputs give equal bits.
  ///
  /// - Precondition: There is at least one number.
  public init(_ values: [Double]) {
    precondition(!values.isEmpty, "an estimate needs a number")
    count = values.count
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    if values.count < 2 {
      deviation = nil
    } else {
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      deviation = (squares / Double(values.count - 1)).squareRoot()
    }
  }

  /// The mean and its interval as JSON.
  public var json: JSON { written }

  /// Half the length of the 95 % interval of the mean (Student's t); nil with fewer than two numbers.
  public var halfWidth: Double? {
    deviation.map { Estimate.quantile(degrees: count - 1) * $0 / Double(count).squareRoot() }
  }

  /// The 97.5 % quantile of Student's t distribution.
  ///
  /// A table up to 30 degrees of freedom, beyond it the expansion in 1/degrees around the normal
  /// quantile.
  ///
  /// > Source: M. Abramowitz, I. A. Stegun, *Handbook of Mathematical Functions*, 1964, table 26.10
  /// > and equation 26.7.5.
  ///
  /// > Accuracy: three decimals up to 30 degrees, better than 1e-6 beyond.
  static func quantile(degrees: Int) -> Double {
    if degrees <= table.count { return table[degrees - 1] }
    let z = 1.959_963_984_540_054
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

extension Estimate: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("mean", &mean)
    visitor.field("replicates", &count)
    visitor.field("deviation", &deviation)
    visitor.derived("low", halfWidth.map { mean - $0 })
    visitor.derived("high", halfWidth.map { mean + $0 })
  }
}
