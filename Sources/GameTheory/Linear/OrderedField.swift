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

  /// Returns the number times a power of two, which rounds nothing; itself where arithmetic is exact.
  func scaled(by exponent: Int) -> Self
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

  /// Returns the number times a power of two.
  public func scaled(by exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: self)
  }

  /// Returns the power of two that brings a magnitude to 1..<2; 1 for 0 and what is not finite.
  static func scale(of magnitude: Double) -> Double {
    guard magnitude > 0 && magnitude < .infinity else { return 1 }
    return 1.0.scaled(by: Swift.min(Swift.max(-Int(magnitude.exponent), -1000), 1000))
  }
}

extension Rational: OrderedField {
  /// Nothing but 0 counts as 0.
  public static var tolerance: Rational { .zero }
  /// Fractions never round.
  public static var isExact: Bool { true }

  /// Returns the number itself: exact arithmetic needs no scaling.
  public func scaled(by exponent: Int) -> Rational { self }
}
