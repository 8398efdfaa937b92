import Arena

/// Pearson's statistic of observed counts against equal expectations.
func chiSquare(_ counts: [Int]) -> Double {
  let expected = Double(counts.reduce(0, +)) / Double(counts.count)
  return counts.reduce(0) { sum, count in
    sum + (Double(count) - expected) * (Double(count) - expected) / expected
  }
}

/// The value that a chi-square statistic exceeds once in 10,000 times.
///
/// > Source: E. B. Wilson, M. M. Hilferty, "The Distribution of Chi-Square", *PNAS* 17(12), 1931.
func chiSquareLimit(_ freedom: Int) -> Double {
  let quantile = 3.719
  let spread = 2 / (9 * Double(freedom))
  let root = 1 - spread + quantile * spread.squareRoot()
  return Double(freedom) * root * root * root
}

/// Mean, variance and the mean's standard error of some numbers.
struct Sample {
  let mean: Double
  let variance: Double
  let error: Double

  init(_ numbers: [Double]) {
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    self.mean = mean
    variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    error = (variance / count).squareRoot()
  }
}

/// A key for a test's own draws, apart from those of every other test.
func key(_ name: String, _ index: Int = 0) -> StreamKey {
  StreamKey(seed: 20_260).with(name).with(index)
}
