import Arena
import GameTheory
public import Laboratory

/// Numbers for people: four significant digits, no exponent between a thousandth and a million.
///
/// What rounding left of 0 is shown as 0; JSON and tables in files keep every digit.
public func figure(_ value: Double?) -> String {
  value.map { NumberText.figure($0.magnitude < NumberText.dust ? 0 : $0) } ?? "-"
}

/// A number beside others of a scale, to which its rounding is in proportion.
func figure(_ value: Double, beside scale: Double) -> String {
  figure(value.magnitude < NumberText.dust * scale ? 0 : value)
}

/// An estimate with half its 95 % interval: "7.1 ± 0.2", and "± 0" only where it is nothing.
public func figure(_ estimate: Estimate?) -> String {
  guard let estimate else { return "-" }
  guard let half = estimate.halfWidth else { return figure(estimate.mean) }
  return figure(estimate.mean, give: half)
}

/// A mean with half its interval, which has two digits of its own size.
func figure(_ mean: Double, give half: Double) -> String {
  if !half.isFinite { return half.isNaN ? figure(mean) : "\(figure(mean)) ± ∞" }
  let isDust = half < NumberText.dust * max(1, mean.magnitude)
  return "\(figure(mean)) ± \(isDust ? "0" : NumberText.significant(half, digits: 2))"
}

/// A range of predictions: "0", or "0 to 10".
public func figure(_ range: ClosedRange<Double>?) -> String {
  guard let range else { return "-" }
  let ends = figures([range.lowerBound, range.upperBound])
  return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
}

/// Numbers that stand together, with as many digits more than ``figure(_:)-(Double?)`` as tell apart those that
/// differ by more than rounding: "1000000.6" and "1000010.2".
func figures(_ values: [Double]) -> [String] {
  let plain = values.map { figure($0) }
  let order = values.indices.filter { values[$0].isFinite }.sorted { values[$0] < values[$1] }
  var digits = 0
  for (low, high) in zip(order, order.dropFirst()) where plain[low] == plain[high] {
    let size = max(values[low].magnitude, values[high].magnitude)
    let difference = values[high] - values[low]
    guard difference > Rounding.share * size, plain[low] != "0" else { continue }
    // Two digits of the difference.
    var (needed, power) = (2, difference)
    while power < size { (needed, power) = (needed + 1, power * 10) }
    digits = max(digits, needed)
  }
  return digits == 0
    ? plain : values.map { $0.isFinite ? NumberText.significant($0, digits: digits) : figure($0) }
}
