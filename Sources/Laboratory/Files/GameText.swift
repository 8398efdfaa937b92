import GameTheory

/// Numbers and labels, written so that Gambit and OpenSpiel both read them.
enum GameText {
  /// Returns the shortest text of a finite number, without "+" and, in a wide range, without exponent.
  static func number(_ value: Double) -> String {
    let text = JSON.text(value)
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

  private static func zeros(_ count: Int) -> String {
    String(repeating: "0", count: Swift.max(0, count))
  }

  /// Returns the text of a probability: a fraction, or a decimal where that is as exact and OpenSpiel
  /// could not read the fraction, whose terms it keeps in 32 bits.
  static func probability(_ value: Rational) -> String {
    if value.denominator <= Int128(Int32.max) { return value.description }
    var scale = Int128(1)
    var places = 0
    while scale % value.denominator != 0 {
      let (next, overflow) = scale.multipliedReportingOverflow(by: 10)
      // Fractions of other primes never end.
      if overflow { return value.description }
      scale = next
      places += 1
    }
    let (whole, overflow) = value.numerator.multipliedReportingOverflow(
      by: scale / value.denominator)
    if overflow { return value.description }
    let digits = String(whole)
    return "0." + zeros(places - digits.count) + digits
  }

  /// Returns a text in quotes: printable ASCII without quotes and backslashes, blanks single.
  static func quoted(_ text: String) -> String { "\"\(plain(text))\"" }

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
