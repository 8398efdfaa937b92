extension Rational: CustomStringConvertible {
  /// "3", "-7/2"; "overflow".
  public var description: String {
    if !isFinite { return "overflow" }
    return denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}

extension Rational {
  /// Reads a decimal or a fraction: "3", "-0.25", ".5", "1.5e-3", "1/3"; nil for anything else, a
  /// leading "+" included, and for what does not fit.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let terms = parts.compactMap { Rational.decimal($0) }
    guard terms.count == parts.count else { return nil }
    let value = terms.dropFirst().reduce(terms[0], /)
    guard value.isFinite else { return nil }
    self = value
  }

  /// Makes the decimal that is printed for a double: 0.1 is 1/10; nil for what is not finite or does
  /// not fit.
  public init?(decimal value: Double) {
    guard value.isFinite else { return nil }
    self.init("\(value)")
  }

  private static func decimal(_ text: some StringProtocol) -> Rational? {
    let bytes = Array(text.utf8)
    let mark = bytes.firstIndex { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    let isNegative = bytes.first == UInt8(ascii: "-")
    guard let (digits, places) = digits(bytes[(isNegative ? 1 : 0)..<(mark ?? bytes.count)]) else {
      return nil
    }
    var shift = -places
    if let mark {
      guard let power = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)) else {
        return nil
      }
      let sum = shift.addingReportingOverflow(power)
      if digits == 0 { return .zero }
      if sum.overflow { return nil }
      shift = sum.partialValue
    }
    if digits == 0 { return .zero }
    guard shift.magnitude <= 38 else { return nil }
    var power = Int128(1)
    for _ in 0..<shift.magnitude { power *= 10 }
    let signed = isNegative ? -digits : digits
    let value = shift < 0 ? Rational(signed, power) : Rational(signed, 1) * Rational(power, 1)
    return value.isFinite ? value : nil
  }

  /// Reads digits with at most one point: their whole value, and how many stand after the point.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> (value: Int128, places: Int)? {
    var value = Int128(0)
    var places = 0
    var hasDigits = false
    var hasPoint = false
    for byte in bytes {
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      hasDigits = true
      let shifted = value.multipliedReportingOverflow(by: 10)
      let sum = shifted.partialValue.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
      if shifted.overflow || sum.overflow { return nil }
      value = sum.partialValue
      if hasPoint { places += 1 }
    }
    return hasDigits ? (value, places) : nil
  }
}
