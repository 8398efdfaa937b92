/// An exact fraction of two 128-bit integers, in lowest terms, the denominator positive.
///
/// A result that does not fit is ``overflow``, which like a NaN spreads through every later
/// operation, equals nothing and is ordered before nothing: a computation runs to its end and looks
/// once whether it ``isFinite``. Nothing ever wraps. A sum is also ``overflow`` when its numerator
/// over the least common denominator does not fit, although the reduced one might.
public struct Rational: Sendable, Hashable, Comparable {
  /// The numerator.
  public let numerator: Int128
  /// The denominator; positive, or 0 for ``overflow``.
  public let denominator: Int128

  /// A result that does not fit.
  public static let overflow = Rational(raw: 0, 0)
  /// The number 0.
  public static let zero = Rational(raw: 0, 1)
  /// The number 1.
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

  /// The nearest double, ties to even; NaN for ``overflow``.
  public var double: Double {
    guard isFinite else { return .nan }
    guard numerator != 0 else { return 0 }
    // A quotient of 64 or 65 bits, its last bit set when there is a remainder, rounds as the true one.
    let (top, bottom) = (numerator.magnitude, denominator.magnitude)
    let shift = 64 + top.leadingZeroBitCount - bottom.leadingZeroBitCount
    let (quotient, remainder): (UInt128, UInt128)
    if shift >= 0 {
      let high = shift == 0 ? 0 : shift >= 128 ? top << (shift - 128) : top >> (128 - shift)
      let low = shift >= 128 ? 0 : top << shift
      (quotient, remainder) = bottom.dividingFullWidth((high, low))
    } else {
      (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom << -shift)
    }
    let rounded = Double(remainder == 0 ? quotient : quotient | 1)
    let scale = Double(sign: .plus, exponent: -shift, significand: 1)
    return (numerator < 0 ? -rounded : rounded) * scale
  }

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

  /// Whether one number is at most another; false when either is ``overflow``.
  public static func <= (left: Rational, right: Rational) -> Bool {
    left < right || left == right
  }

  /// Whether one number is at least another; false when either is ``overflow``.
  public static func >= (left: Rational, right: Rational) -> Bool { right <= left }

  private static func sum(_ left: Rational, _ numerator: Int128, _ denominator: Int128) -> Rational
  {
    guard left.isFinite && denominator != 0 else { return .overflow }
    let divisor = greatestDivisor(left.denominator.magnitude, denominator.magnitude)
    let (own, other) = (left.denominator / divisor, denominator / divisor)
    let first = left.numerator.multipliedReportingOverflow(by: other)
    let second = numerator.multipliedReportingOverflow(by: own)
    let top = first.partialValue.addingReportingOverflow(second.partialValue)
    guard !first.overflow, !second.overflow, !top.overflow, top.partialValue != .min else {
      return .overflow
    }
    if top.partialValue == 0 { return .zero }
    // Only a divisor of both denominators can be left in the sum (Knuth, TAOCP 2, section 4.5.1).
    let common = greatestDivisor(top.partialValue.magnitude, divisor.magnitude)
    let bottom = own.multipliedReportingOverflow(by: denominator / common)
    if bottom.overflow { return .overflow }
    return Rational(raw: top.partialValue / common, bottom.partialValue)
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
