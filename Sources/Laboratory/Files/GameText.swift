import Arena
import GameTheory

/// Numbers and labels, written so that Gambit and OpenSpiel both read them.
enum GameText {
  /// Returns a text of a finite number that reads back as the same double: a simple fraction, or
  /// the shortest decimal, without "+" and, in a wide range, without exponent.
  static func number(_ value: Double) -> String {
    if let fraction = fraction(of: value) { return fraction.description }
    let text = NumberText.exact(value)
    guard let mark = text.firstIndex(of: "e") else {
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    let digits = text[..<mark].filter { $0.isNumber }
    let power = Int(text[text.index(after: mark)...]) ?? 0
    let sign = value < 0 ? "-" : ""
    if (0...20).contains(power) {
      return sign + digits + zeros(power + 1 - digits.count)
    }
    if (-20..<0).contains(power) { return sign + "0." + zeros(-power - 1) + digits }
    return "\(text[..<mark])e\(power)"
  }

  /// Returns the number that a double stands for: the simple fraction it is nearest to, or else the
  /// decimal that is printed for it; nil when it is not finite or does not fit.
  static func rational(of value: Double) -> Rational? {
    fraction(of: value) ?? Rational(decimal: value)
  }

  /// The fraction with a denominator of at most 10,000 whose nearest double this is, where that
  /// says more than its decimal: for one third, not for one quarter.
  ///
  /// It is one of the convergents of the continued fraction.
  private static func fraction(of value: Double) -> Rational? {
    guard value.magnitude < 1e6, value.magnitude > 1e-4, "\(value)".utf8.count > 15 else {
      return nil
    }
    var rest = value.magnitude
    var (before, last) = ((top: 0.0, bottom: 1.0), (top: 1.0, bottom: 0.0))
    while true {
      let whole = rest.rounded(.down)
      let next = (
        top: whole * last.top + before.top, bottom: whole * last.bottom + before.bottom
      )
      if next.bottom > 10_000 || next.top > 0x1p31 { return nil }
      if next.top / next.bottom == value.magnitude {
        return Rational(Int128(value < 0 ? -next.top : next.top), Int128(next.bottom))
      }
      if rest == whole { return nil }
      (before, last, rest) = (last, next, 1 / (rest - whole))
    }
  }

  private static func zeros(_ count: Int) -> String {
    String(repeating: "0", count: Swift.max(0, count))
  }

  /// Returns the exact text of a fraction: terms that OpenSpiel can hold in 32 bits, or a decimal
  /// of at most 30 places; or else terms that are too long for it, but not for Gambit.
  static func exact(_ value: Rational) -> (text: String, isLong: Bool) {
    let most = Int128(Int32.max)
    if value.denominator <= most && value.numerator.magnitude <= most.magnitude {
      return (value.description, false)
    }
    if let decimal = decimal(value) { return (decimal, false) }
    return (value.description, true)
  }

  /// The decimal of a fraction; nil when it does not end, or not within 30 places.
  private static func decimal(_ value: Rational) -> String? {
    var scale = Int128(1)
    var places = 0
    while scale % value.denominator != 0 {
      if places == 30 { return nil }
      scale *= 10
      places += 1
    }
    let (whole, overflow) = value.numerator.magnitude.multipliedReportingOverflow(
      by: UInt128(scale / value.denominator))
    if overflow { return nil }
    let digits = String(whole)
    let padded = zeros(places + 1 - digits.count) + digits
    let sign = value.signum < 0 ? "-" : ""
    if places == 0 { return sign + padded }
    return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }

  /// Returns a text in quotes: printable ASCII without quotes and backslashes, blanks single.
  static func quoted(_ text: String) -> String { "\"\(plain(text))\"" }

  /// Whether a text has no letter that a label may not have; blanks count for one.
  static func isPlain(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ") == plain(text)
  }

  /// Returns a text as a label may be: printable ASCII, no quote, no backslash, blanks single.
  static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "\"": "'"
      case "\\": "/"
      case _ where scalar.properties.isWhitespace: " "
      case "!"..."~": Character(scalar)
      default: "?"
      }
    }
    return String(scalars).split(separator: " ").joined(separator: " ")
  }
}

/// Labels that must differ from each other.
struct LabelMaker {
  private var used: Set<String> = []
  private var repetitions: [String: Int] = [:]

  /// Returns a text as a label that was not returned before.
  mutating func label(_ text: String, orElse fallback: String) -> String {
    var plain = GameText.plain(text)
    if plain.isEmpty { plain = fallback }
    if used.insert(plain).inserted { return plain }
    while true {
      repetitions[plain, default: 1] += 1
      let numbered = "\(plain) \(repetitions[plain, default: 1])"
      if used.insert(numbered).inserted { return numbered }
    }
  }

  /// Returns labels of a list of texts, in quotes and braces.
  static func list(_ texts: [String], orElse fallback: String) -> String {
    var maker = LabelMaker()
    let labels = texts.enumerated().map { index, text in
      "\"\(maker.label(text, orElse: "\(fallback) \(index + 1)"))\""
    }
    return "{ \(labels.joined(separator: " ")) }"
  }
}
