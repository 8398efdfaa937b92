/// A colour as three shares of 255.
struct Colour: Equatable, Sendable {
  let red: Double
  let green: Double
  let blue: Double

  /// A colour by its number: 0xFF0000 is red.
  init(_ number: Int) {
    red = Double(number >> 16 & 255)
    green = Double(number >> 8 & 255)
    blue = Double(number & 255)
  }

  private init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour between this and another, at a share of the way.
  func mixed(with other: Colour, _ share: Double) -> Colour {
    Colour(
      red: red + share * (other.red - red), green: green + share * (other.green - green),
      blue: blue + share * (other.blue - blue))
  }

  /// As CSS writes it: "#ff0000".
  var text: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(Int(part.rounded()), radix: 16)
        return digits.count < 2 ? "0" + digits : digits
      }.joined()
  }
}

/// The colours of a theme.
///
/// > Source: M. Okabe and K. Ito, "Color universal design", 2008, [jfly.uni-koeln.de/color](https://jfly.uni-koeln.de/color/);
/// > P. Tol, "Colour schemes", technical note SRON/EPS/TN/09-002, 2021.
///
/// > Deviation: Each colour is darkened or lightened until it stands out from its background.
struct Theme: Sendable {
  /// What is behind everything.
  let paper: Colour
  /// Words.
  let text: Colour
  /// Words that step back.
  let quiet: Colour
  /// Lines of axes.
  let axis: Colour
  /// Lines at the places of axes.
  let grid: Colour
  /// Inks by the names of their classes.
  let inks: [(name: String, colour: Colour)]

  /// On white.
  static let light = Theme(
    paper: Colour(0xFFFFFF), text: Colour(0x1A1D21), quiet: Colour(0x565D66),
    axis: Colour(0x858C95),
    grid: Colour(0xE3E6EA),
    inks: [
      ("best", Colour(0x08866C)), ("predicted", Colour(0x03528D)), ("emergent", Colour(0xC74802)),
      ("worst", Colour(0x8C0F38)), ("neutral", Colour(0x6F757D)), ("s0", Colour(0x29076D)),
      ("s1", Colour(0xC77D02)), ("s2", Colour(0x2D97BE)), ("s3", Colour(0xE02778)),
      ("s4", Colour(0x5A1A00)),
      ("s5", Colour(0x667A46)), ("s6", Colour(0x454853)), ("s7", Colour(0xEB5788)),
    ])

  /// On near black.
  static let dark = Theme(
    paper: Colour(0x16191D), text: Colour(0xECEEF1), quiet: Colour(0xA9B1BA),
    axis: Colour(0x7D858F),
    grid: Colour(0x30353C),
    inks: [
      ("best", Colour(0x0CAE67)), ("predicted", Colour(0x4AD6FF)), ("emergent", Colour(0xFFB927)),
      ("worst", Colour(0xCF64C1)), ("neutral", Colour(0xA3A8B0)), ("s0", Colour(0x9A84F5)),
      ("s1", Colour(0xFFF048)), ("s2", Colour(0x328481)), ("s3", Colour(0xEDB0E9)),
      ("s4", Colour(0xC9643F)),
      ("s5", Colour(0xB5D871)), ("s6", Colour(0xD4FFEC)), ("s7", Colour(0xFF7567)),
    ])
}

extension Ink {
  /// How many colours series have.
  static let colours = 8

  /// The class that gives the colour.
  var name: String {
    switch self {
    case .best: "best"
    case .predicted: "predicted"
    case .emergent: "emergent"
    case .worst: "worst"
    case .neutral: "neutral"
    case .series(let number): "s\(((number % Ink.colours) + Ink.colours) % Ink.colours)"
    }
  }

  /// How a line of it is broken into dashes, so that it is known in grey: lengths of strokes and gaps; empty where
  /// it is whole.
  var dashes: String {
    let patterns = ["", "7 3", "2 2.5", "9 3 2 3", "5 2.5"]
    return switch self {
    case .emergent, .neutral: ""
    case .predicted: patterns[1]
    case .best: patterns[2]
    case .worst: patterns[3]
    case .series(let number): patterns[((number % 5) + 5) % 5]
    }
  }

  /// The marker of its points, so that they are known in grey.
  var marker: Marker {
    switch self {
    case .emergent, .neutral: .disc
    case .predicted: .square
    case .best: .triangle
    case .worst: .point
    case .series(let number): Marker.allCases[((number % 6) + 6) % 6]
    }
  }
}

/// The shape of a point.
enum Marker: CaseIterable {
  case disc
  case square
  case diamond
  case triangle
  case point
  case cross
}
