import Foundation
public import Laboratory

/// Numbers for people: four significant digits, no exponent between a thousandth and a million.
public func figure(_ value: Double?) -> String {
  guard let value, value.isFinite else { return "-" }
  if value == 0 { return "0" }
  if value.magnitude >= 1e6 || value.magnitude < 1e-3 { return String(format: "%.3g", value) }
  let places = max(0, 3 - Int(floor(log10(value.magnitude))))
  var text = String(format: "%.\(min(places, 4))f", value)
  if text.contains(".") {
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
  }
  return text == "-0" ? "0" : text
}

/// An estimate with its 95 % interval: "7.1 ± 0.2".
public func figure(_ estimate: Estimate?) -> String {
  guard let estimate else { return "-" }
  guard let half = estimate.halfWidth else { return figure(estimate.mean) }
  return "\(figure(estimate.mean)) ± \(half < 5e-4 ? "0" : String(format: "%.2g", half))"
}

/// A range of predictions: "0", or "0 to 10".
public func figure(_ range: ClosedRange<Double>?) -> String {
  guard let range else { return "-" }
  let (low, high) = (figure(range.lowerBound), figure(range.upperBound))
  return low == high ? low : "\(low) to \(high)"
}
