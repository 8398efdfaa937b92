import Arena
public import Laboratory

/// Numbers for people: four significant digits, no exponent between a thousandth and a million.
public func figure(_ value: Double?) -> String { value.map { NumberText.figure($0) } ?? "-" }

/// An estimate with its 95 % interval: "7.1 ± 0.2".
public func figure(_ estimate: Estimate?) -> String {
  guard let estimate else { return "-" }
  guard let half = estimate.halfWidth else { return figure(estimate.mean) }
  let width = half < 5e-4 ? "0" : NumberText.significant(half, digits: 2)
  return "\(figure(estimate.mean)) ± \(width)"
}

/// A range of predictions: "0", or "0 to 10".
public func figure(_ range: ClosedRange<Double>?) -> String {
  guard let range else { return "-" }
  let (low, high) = (figure(range.lowerBound), figure(range.upperBound))
  return low == high ? low : "\(low) to \(high)"
}
