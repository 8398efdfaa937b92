import Arena

/// Where the values of an axis are in the picture.
struct Ruler {
  /// Whether logarithms are in proportion, rather than values.
  let isLogarithmic: Bool
  /// The lower end, as it is in proportion.
  private let low: Double
  /// The upper end, as it is in proportion.
  private let high: Double
  /// The pixel of the lower end.
  let start: Double
  /// The pixel of the upper end.
  let end: Double

  /// Places a range of values between two pixels.
  init(_ range: ClosedRange<Double>, isLogarithmic: Bool, from start: Double, to end: Double) {
    self.isLogarithmic = isLogarithmic
    self.low = isLogarithmic ? Portable.log(range.lowerBound) : range.lowerBound
    self.high = isLogarithmic ? Portable.log(range.upperBound) : range.upperBound
    self.start = start
    self.end = end
  }

  /// The pixel of a value; nil where it cannot be drawn.
  func place(_ value: Double) -> Double? {
    guard Extent.isDrawable(value), !isLogarithmic || value > 0 else { return nil }
    let share = ((isLogarithmic ? Portable.log(value) : value) - low) / (high - low)
    return start + min(max(share, -1), 2) * (end - start)
  }

  /// The pixel of 0, or of the lower end where 0 has none.
  var base: Double { place(0) ?? start }
}
