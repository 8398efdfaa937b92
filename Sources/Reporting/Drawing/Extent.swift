/// The values that an axis has to show.
struct Extent {
  /// Beyond this, differences of values are no numbers any more.
  static let limit = 1e300

  /// The least value.
  private(set) var low = Double.infinity
  /// The greatest value.
  private(set) var high = -Double.infinity
  /// The least value above 0.
  private(set) var lowestPositive = Double.infinity
  /// How many values are not above 0, and have no logarithm.
  private(set) var notPositive = 0

  /// Whether a value can be placed on an axis in proportion.
  static func isDrawable(_ value: Double) -> Bool { value.magnitude <= limit }

  /// Takes in a value, unless it cannot be drawn.
  mutating func add(_ value: Double) {
    guard Extent.isDrawable(value) else { return }
    low = min(low, value)
    high = max(high, value)
    if value > 0 { lowestPositive = min(lowestPositive, value) } else { notPositive += 1 }
  }

  /// Takes in both ends of a range.
  mutating func add(_ range: ClosedRange<Double>) {
    add(range.lowerBound)
    add(range.upperBound)
  }

  /// Takes in all of another extent.
  mutating func add(_ other: Extent) {
    low = min(low, other.low)
    high = max(high, other.high)
    lowestPositive = min(lowestPositive, other.lowestPositive)
    notPositive += other.notPositive
  }

  /// What an axis in proportion shows: the values, or a window around them where they hardly differ; nil where
  /// there are none.
  var window: ClosedRange<Double>? {
    guard low <= high else { return nil }
    let middle = low / 2 + high / 2
    if high - low > 1e-9 * max(low.magnitude, high.magnitude), high - low > 1e-280 {
      return low...high
    }
    let half = middle.magnitude / 10
    return half > 1e-280 ? (middle - half)...(middle + half) : -1...1
  }

  /// What a logarithmic axis shows, all above 0; nil where no value is.
  var logarithmicWindow: ClosedRange<Double>? {
    guard lowestPositive <= high else { return nil }
    let isNarrow = high / lowestPositive < 1 + 1e-9
    return isNarrow
      ? max(lowestPositive / 2, .leastNonzeroMagnitude)...(high * 2) : lowestPositive...high
  }
}
