/// Numbers as text, the same on every system and without its formatting library.
///
/// Everything starts from the shortest decimal that reads back as the number, and rounds that decimal,
/// halves away from zero.
public enum NumberText {
  /// The shortest text that reads back as the number: "0.1", "3", "1e+20".
  public static func exact(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value.magnitude < 1e15, let whole = Int(exactly: value) { return String(whole) }
    return value.description
  }

  /// A point of a grid: twelve significant digits, which hide the rounding of from + step x index.
  public static func grid(_ value: Double) -> String { exact(rounded(value)) }

  /// Twelve significant digits: hides the rounding of from + step x index.
  public static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    let places = 12 - Int(Portable.log(value.magnitude) / 2.302_585_092_994_046)
    guard places >= 0, places <= 20 else { return value }
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    return (value * scale).rounded() / scale
  }

  /// A number for people: four significant digits, no exponent between a thousandth and a million.
  ///
  /// Smaller and greater ones have three digits; whatever is not finite is "-".
  public static func figure(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    if value == 0 { return "0" }
    if value.magnitude >= 1e6 || value.magnitude < 1e-3 { return significant(value, digits: 3) }
    var decimal = Decimal(value.magnitude)
    // No more than four places, and no fewer than none: 12345 keeps its digits.
    decimal.round(toPlaces: Swift.min(Swift.max(4 - decimal.point, 0), 4))
    if decimal.point > 6 { return significant(value, digits: 3) }
    let text = decimal.plain
    return value < 0 && text != "0" ? "-" + text : text
  }

  /// At most so many significant digits, with an exponent below 1e-4 and where digits would be lost.
  ///
  /// - Precondition: `value` is finite and `digits` at least 1.
  public static func significant(_ value: Double, digits: Int) -> String {
    if value == 0 { return "0" }
    var decimal = Decimal(value.magnitude)
    decimal.round(toPlaces: digits - decimal.point)
    let isPlain = decimal.point > -4 && decimal.point <= digits
    return (value < 0 ? "-" : "") + (isPlain ? decimal.plain : decimal.scientific)
  }
}

/// A positive decimal number: the digits after a decimal point, times a power of ten.
private struct Decimal {
  /// The digits, without zeros at either end; empty for 0.
  private var digits: [UInt8] = []
  /// How many digits stand before the decimal point; not positive below 0.1.
  private(set) var point = 0

  /// The shortest decimal that reads back as a number.
  ///
  /// - Precondition: `value` is positive and finite.
  init(_ value: Double) {
    var exponent = 0
    var isFraction = false
    var sign = 1
    var isExponent = false
    for byte in value.description.utf8 {
      switch byte {
      case 46: isFraction = true
      case 101: isExponent = true
      case 45: sign = -1
      case 48...57 where isExponent: exponent = exponent * 10 + Int(byte - 48)
      case 48...57:
        digits.append(byte - 48)
        if !isFraction { point += 1 }
      default: continue
      }
    }
    point += sign * exponent
    trim()
  }

  /// Rounds to a number of places after the decimal point, which may be negative.
  mutating func round(toPlaces places: Int) {
    let kept = point + places
    if kept >= digits.count { return }
    if kept < 0 {
      digits = []
      point = 0
      return
    }
    let isUp = digits[kept] >= 5
    digits.removeLast(digits.count - kept)
    if isUp {
      var index = kept - 1
      while index >= 0 && digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    var zeros = 0
    while zeros < digits.count && digits[zeros] == 0 { zeros += 1 }
    digits.removeFirst(zeros)
    point = digits.isEmpty ? 0 : point - zeros
  }

  /// "0.00123", "123.4" or "12300".
  var plain: String {
    if digits.isEmpty { return "0" }
    var text = point <= 0 ? "0" : ""
    for index in 0..<Swift.max(point, 0) { text += digit(index) }
    if digits.count <= point { return text }
    text += "."
    for index in point..<digits.count { text += digit(index) }
    return text
  }

  /// "1.23e-05".
  var scientific: String {
    var text = digit(0)
    if digits.count > 1 { text += "." }
    for index in 1..<Swift.max(digits.count, 1) { text += digit(index) }
    let power = point - 1
    return text + (power < 0 ? "e-" : "e+") + (power.magnitude < 10 ? "0" : "")
      + String(power.magnitude)
  }

  private func digit(_ index: Int) -> String {
    index < 0 || index >= digits.count ? "0" : String(digits[index])
  }
}
