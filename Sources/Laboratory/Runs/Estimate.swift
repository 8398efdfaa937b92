import Arena
import GameTheory

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
    count < 2
      ? nil
      : deviation.map { StudentT.quantile(degrees: count - 1) * $0 / Double(count).squareRoot() }
  }

  /// The 95 % interval of the mean; nil with fewer than two numbers, and where it has no finite ends.
  public var interval: ClosedRange<Double>? {
    guard let half = halfWidth, half >= 0, (mean - half).isFinite, (mean + half).isFinite else {
      return nil
    }
    return mean - half...mean + half
  }
}

extension Estimate: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("mean", &mean)
    visitor.field("replicates", &count)
    visitor.field("deviation", &deviation)
    visitor.derived("low", halfWidth.map { mean - $0 })
    visitor.derived("high", halfWidth.map { mean + $0 })
  }

  var flaw: String? {
    if count < 1 { return ".replicates must be at least 1, but found \(count)" }
    if let deviation, deviation < 0 {
      return ".deviation must be at least 0, but found \(NumberText.exact(deviation))"
    }
    return nil
  }
}
