/// Numbers that a linear program can be solved in: doubles, or exact fractions.
public protocol OrderedField: Sendable, Comparable {
  /// Nothing.
  static var zero: Self { get }
  /// One.
  static var one: Self { get }
  /// How far from 0 still counts as 0, for numbers scaled to about 1; 0 when arithmetic is exact.
  static var tolerance: Self { get }
  /// Whether arithmetic never rounds.
  static var isExact: Bool { get }

  /// Makes a whole number.
  init(_ integer: Int)
  /// Whether this is a number, neither infinite nor overflown nor undefined.
  var isFinite: Bool { get }
  /// The distance from 0.
  var magnitude: Self { get }
  /// The nearest double.
  var double: Double { get }

  /// Returns the sum.
  static func + (left: Self, right: Self) -> Self
  /// Returns the difference.
  static func - (left: Self, right: Self) -> Self
  /// Returns the product.
  static func * (left: Self, right: Self) -> Self
  /// Returns the quotient.
  static func / (left: Self, right: Self) -> Self
  /// Returns the negation.
  static prefix func - (value: Self) -> Self
  /// Adds in place.
  static func += (left: inout Self, right: Self)
  /// Subtracts in place.
  static func -= (left: inout Self, right: Self)

  /// Returns a factor that brings numbers between two positive magnitudes near 1 without rounding.
  ///
  /// - Parameters:
  ///   - least: The least magnitude.
  ///   - greatest: The greatest magnitude.
  /// - Returns: A power of two, or 1 where arithmetic is exact.
  static func scale(least: Self, greatest: Self) -> Self
}

extension Double: OrderedField {
  /// One.
  public static var one: Double { 1 }
  /// A billionth.
  public static var tolerance: Double { 1e-9 }
  /// Doubles round.
  public static var isExact: Bool { false }
  /// The number itself.
  public var double: Double { self }

  /// Returns the power of two nearest to one over the geometric mean; 1 for what is not finite.
  public static func scale(least: Double, greatest: Double) -> Double {
    guard least > 0 && greatest < .infinity else { return 1 }
    let exponent = -(Int(least.exponent) + Int(greatest.exponent)) / 2
    return Double(
      sign: .plus, exponent: Swift.min(Swift.max(exponent, -1000), 1000), significand: 1)
  }
}

extension Rational: OrderedField {
  /// Nothing but 0 counts as 0.
  public static var tolerance: Rational { .zero }
  /// Fractions never round.
  public static var isExact: Bool { true }

  /// Returns 1: exact arithmetic needs no scaling.
  public static func scale(least: Rational, greatest: Rational) -> Rational { .one }
}
