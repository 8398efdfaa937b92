import Arena

/// The colours of the values of heat maps: darker is less, or, around a middle, blue is more and red is less.
///
/// Both grow evenly to the eye, and readers who are colour-blind can read them; the first also prints in grey.
///
/// > Source: viridis: S. van der Walt and N. Smith, "A better default colormap for matplotlib", SciPy 2015;
/// > RdBu: C. A. Brewer, "ColorBrewer", 2003, [colorbrewer2.org](https://colorbrewer2.org).
struct ColourScale {
  /// How many colours are told apart.
  static let steps = 64

  /// The values of the first and of the last colour.
  let range: ClosedRange<Double>
  /// The colours, from low to high.
  let colours: [Colour]

  /// Makes a scale for some values; nil where there are none.
  init?(_ extent: Extent, middle: Double?) {
    guard let window = extent.window else { return nil }
    var stops = ColourScale.even
    if let middle, Extent.isDrawable(middle) {
      let half = max((extent.high - middle).magnitude, (middle - extent.low).magnitude)
      range = half > 0 ? (middle - half)...(middle + half) : (middle - 1)...(middle + 1)
      stops = ColourScale.twoSided
    } else {
      range = window
    }
    colours = (0..<ColourScale.steps).map { step in
      let place = Double(step) / Double(ColourScale.steps - 1) * Double(stops.count - 1)
      let below = min(Int(place), stops.count - 2)
      return Colour(stops[below]).mixed(with: Colour(stops[below + 1]), place - Double(below))
    }
  }

  /// The number of the colour of a value.
  func step(of value: Double) -> Int {
    let share = (value / 2 - range.lowerBound / 2) / (range.upperBound / 2 - range.lowerBound / 2)
    return min(
      max(Int((share * Double(ColourScale.steps - 1)).rounded()), 0), ColourScale.steps - 1)
  }

  private static let even = [
    0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
    0xFDE725,
  ]
  private static let twoSided = [
    0x67001F, 0xB2182B, 0xD6604D, 0xF4A582, 0xFDDBC7, 0xF7F7F7, 0xD1E5F0, 0x92C5DE, 0x4393C3,
    0x2166AC,
    0x053061,
  ]
}

extension Colour {
  /// How bright it is, from 0 to 1.
  ///
  /// > Source: W3C, *Web Content Accessibility Guidelines 2.2*, "relative luminance".
  var luminance: Double {
    let parts = [red, green, blue].map { part in
      part / 255 <= 0.04045 ? part / 255 / 12.92 : Portable.pow((part / 255 + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// Whether black stands out from it more than white does.
  var isBright: Bool { luminance > 0.179 }
}
