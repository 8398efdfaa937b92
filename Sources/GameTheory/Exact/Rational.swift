/// An exact fraction of two 128-bit integers, in lowest terms, the denominator positive.
///
/// A result that does not fit is ``overflow``, which like a NaN spreads through every later
/// operation, equals nothing and is ordered before nothing: a computation runs to its end and looks
/// once whether it ``isFinite``. Nothing ever wraps.
public struct Rational: Sendable, Hashable, Comparable {
  /// The numerator.
  public let numerator: Int128
  /// The denominator; positive, or 0 for ``overflow``.
  public let denominator: Int128

  /// A result that does not fit.
  public static let overflow = Rational(raw: 0, 0)
  /// Nothing.
  public static let zero = Rational(raw: 0, 1)
  /// One.
  public static let one = Rational(raw: 1, 1)

  private init(raw numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Makes a whole number.
  public init(_ integer: Int) { self.init(raw: Int128(integer), 1) }

  /// Makes a fraction; ``overflow`` when the denominator is 0 or the terms do not fit.
  public init(_ numerator: Int128, _ denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else {
      self = .overflow
      return
    }
    let divisor = Rational.greatestDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(raw: sign * (numerator / divisor), sign * (denominator / divisor))
  }

  /// Whether this is a number, not ``overflow``.
  public var isFinite: Bool { denominator != 0 }

  /// The nearest double; NaN for ``overflow``.
  public var double: Double { isFinite ? Double(numerator) / Double(denominator) : .nan }

  /// -1, 0 or 1; 0 for ``overflow``.
  public var signum: Int { numerator > 0 ? 1 : numerator < 0 ? -1 : 0 }

  /// The distance from 0.
  public var magnitude: Rational { numerator < 0 ? -self : self }

  /// Returns the negation.
  public static prefix func - (value: Rational) -> Rational {
    Rational(raw: -value.numerator, value.denominator)
  }

  /// Returns the sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    sum(left, right.numerator, right.denominator)
  }

  /// Returns the difference.
  public static func - (left: Rational, right: Rational) -> Rational {
    sum(left, -right.numerator, right.denominator)
  }

  /// Returns the product.
  public static func * (left: Rational, right: Rational) -> Rational {
    guard left.isFinite && right.isFinite else { return .overflow }
    if left.numerator == 0 || right.numerator == 0 { return .zero }
    // Dividing out crosswise first keeps the terms as small as the result allows.
    let first = greatestDivisor(left.numerator.magnitude, right.denominator.magnitude)
    let second = greatestDivisor(right.numerator.magnitude, left.denominator.magnitude)
    let top = (left.numerator / first).multipliedReportingOverflow(by: right.numerator / second)
    let bottom = (left.denominator / second).multipliedReportingOverflow(
      by: right.denominator / first)
    guard !top.overflow, !bottom.overflow, top.partialValue != .min else { return .overflow }
    return Rational(raw: top.partialValue, bottom.partialValue)
  }

  /// Returns the quotient; ``overflow`` when dividing by 0.
  public static func / (left: Rational, right: Rational) -> Rational {
    guard right.isFinite, right.numerator != 0 else { return .overflow }
    let sign: Int128 = right.numerator < 0 ? -1 : 1
    return left * Rational(raw: sign * right.denominator, sign * right.numerator)
  }

  /// Adds in place.
  public static func += (left: inout Rational, right: Rational) { left = left + right }
  /// Subtracts in place.
  public static func -= (left: inout Rational, right: Rational) { left = left - right }

  /// Whether two numbers are the same; ``overflow`` equals nothing, not even itself.
  public static func == (left: Rational, right: Rational) -> Bool {
    left.isFinite && left.denominator == right.denominator && left.numerator == right.numerator
  }

  /// Whether one number is less than another, however large the terms.
  public static func < (left: Rational, right: Rational) -> Bool {
    guard left.isFinite && right.isFinite else { return false }
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    return first.high != second.high ? first.high < second.high : first.low < second.low
  }

  private static func sum(_ left: Rational, _ numerator: Int128, _ denominator: Int128) -> Rational
  {
    guard left.isFinite && denominator != 0 else { return .overflow }
    let divisor = greatestDivisor(left.denominator.magnitude, denominator.magnitude)
    let (own, other) = (left.denominator / divisor, denominator / divisor)
    let first = left.numerator.multipliedReportingOverflow(by: other)
    let second = numerator.multipliedReportingOverflow(by: own)
    let top = first.partialValue.addingReportingOverflow(second.partialValue)
    let bottom = left.denominator.multipliedReportingOverflow(by: other)
    guard !first.overflow, !second.overflow, !top.overflow, !bottom.overflow else {
      return .overflow
    }
    return Rational(top.partialValue, bottom.partialValue)
  }

  private static func greatestDivisor(_ left: UInt128, _ right: UInt128) -> Int128 {
    var (a, b) = (left, right)
    while a > UInt128(UInt64.max) || b > UInt128(UInt64.max) {
      if b == 0 { return Int128(a) }
      (a, b) = (b, a % b)
    }
    var (x, y) = (UInt64(a), UInt64(b))
    while y != 0 { (x, y) = (y, x % y) }
    return Int128(x)
  }
}

extension Rational: CustomStringConvertible {
  /// "3", "-7/2"; "overflow".
  public var description: String {
    if !isFinite { return "overflow" }
    return denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}

extension Rational {
  /// Reads a decimal or a fraction: "3", "-0.25", ".5", "1.5e-3", "1/3"; nil for anything else and
  /// for what does not fit.
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
    var digits = Int128(0)
    var places = 0
    var hasDigits = false
    var hasPoint = false
    var rest = Substring(text).utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }
    while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
      rest.removeFirst()
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      hasDigits = true
      let shifted = digits.multipliedReportingOverflow(by: 10)
      let sum = shifted.partialValue.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
      if shifted.overflow || sum.overflow { return nil }
      digits = sum.partialValue
      if hasPoint { places += 1 }
    }
    guard hasDigits else { return nil }
    var exponent = 0
    if !rest.isEmpty {
      guard let power = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
        power.magnitude < 1000
      else { return nil }
      exponent = power
    }
    let shift = exponent - places
    guard shift.magnitude <= 38 || digits == 0 else { return nil }
    var power = Int128(1)
    for _ in 0..<(digits == 0 ? 0 : shift.magnitude) {
      let next = power.multipliedReportingOverflow(by: 10)
      if next.overflow { return nil }
      power = next.partialValue
    }
    let signed = isNegative ? -digits : digits
    let value = shift < 0 ? Rational(signed, power) : Rational(signed, 1) * Rational(power, 1)
    return value.isFinite ? value : nil
  }
}
