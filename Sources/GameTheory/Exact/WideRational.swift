/// An exact fraction of whole numbers of any size, in lowest terms: where the 128 bits of ``Rational`` end.
struct WideRational: Sendable, Hashable {
  private let isNegative: Bool
  private let top: Natural
  /// 0 for what is no number.
  private let bottom: Natural

  /// The most bits of a numerator and of a denominator: more is no number.
  private static let mostBits = 1 << 14

  private init(isNegative: Bool, _ top: Natural, _ bottom: Natural) {
    let fits = top.bits <= WideRational.mostBits && bottom.bits <= WideRational.mostBits
    self.isNegative = fits && isNegative && !top.isZero
    self.top = fits ? top : Natural(0)
    self.bottom = fits ? bottom : Natural(0)
  }

  /// Takes over a fraction; no number where it is none.
  init(_ number: Rational) {
    self.init(
      isNegative: number.numerator < 0, Natural(number.numerator.magnitude),
      Natural(number.denominator.magnitude))
  }

  private static let nothing = WideRational(Rational.overflow)
}

extension WideRational: OrderedField {
  static let zero = WideRational(Rational.zero)
  static let one = WideRational(Rational.one)
  static var tolerance: WideRational { zero }
  static var isExact: Bool { true }

  init(_ integer: Int) { self.init(Rational(integer)) }

  var isFinite: Bool { !bottom.isZero }
  var magnitude: WideRational { WideRational(isNegative: false, top, bottom) }

  /// The nearest double, or next to it; NaN for what is no number.
  var double: Double {
    if !isFinite { return .nan }
    // A quotient of 64 bits or one more; its last bit is set when there is a remainder.
    let shift = 64 + bottom.bits - top.bits
    let (quotient, remainder) =
      shift >= 0
      ? top.shifted(left: shift).divided(by: bottom)
      : top.divided(by: bottom.shifted(left: -shift))
    let (bits, exponent) = quotient.leading
    let size = Double(
      sign: .plus, exponent: exponent - shift,
      significand: Double(remainder.isZero ? bits : bits | 1))
    return isNegative ? -size : size
  }

  static func + (left: WideRational, right: WideRational) -> WideRational {
    guard left.isFinite && right.isFinite else { return nothing }
    if left.top.isZero { return right }
    if right.top.isZero { return left }
    let divisor = Natural.greatestDivisor(left.bottom, right.bottom)
    let own = left.bottom.divided(by: divisor).quotient
    let other = right.bottom.divided(by: divisor).quotient
    let (first, second) = (left.top * other, right.top * own)
    let isSame = left.isNegative == right.isNegative
    let isLess = first < second
    let top = isSame ? first + second : isLess ? second - first : first - second
    if top.isZero { return zero }
    // Only a divisor of both denominators can be left in the sum.
    let common = Natural.greatestDivisor(top, divisor)
    return WideRational(
      isNegative: isLess && !isSame ? right.isNegative : left.isNegative,
      top.divided(by: common).quotient, own * right.bottom.divided(by: common).quotient)
  }

  static func * (left: WideRational, right: WideRational) -> WideRational {
    guard left.isFinite && right.isFinite else { return nothing }
    if left.top.isZero || right.top.isZero { return zero }
    let first = Natural.greatestDivisor(left.top, right.bottom)
    let second = Natural.greatestDivisor(right.top, left.bottom)
    return WideRational(
      isNegative: left.isNegative != right.isNegative,
      left.top.divided(by: first).quotient * right.top.divided(by: second).quotient,
      left.bottom.divided(by: second).quotient * right.bottom.divided(by: first).quotient)
  }

  static func / (left: WideRational, right: WideRational) -> WideRational {
    guard right.isFinite, !right.top.isZero else { return nothing }
    return left * WideRational(isNegative: right.isNegative, right.bottom, right.top)
  }

  static func - (left: WideRational, right: WideRational) -> WideRational { left + -right }
  static prefix func - (value: WideRational) -> WideRational {
    WideRational(isNegative: !value.isNegative, value.top, value.bottom)
  }
  static func += (left: inout WideRational, right: WideRational) { left = left + right }
  static func -= (left: inout WideRational, right: WideRational) { left = left - right }

  /// Whether two numbers are the same; what is no number equals nothing.
  static func == (left: WideRational, right: WideRational) -> Bool {
    left.isFinite && left.isNegative == right.isNegative && left.bottom == right.bottom
      && left.top == right.top
  }

  static func < (left: WideRational, right: WideRational) -> Bool {
    guard left.isFinite && right.isFinite else { return false }
    if left.isNegative != right.isNegative { return left.isNegative }
    let (first, second) = (left.top * right.bottom, right.top * left.bottom)
    return left.isNegative ? second < first : first < second
  }
  static func <= (left: WideRational, right: WideRational) -> Bool {
    left < right || left == right
  }
  static func >= (left: WideRational, right: WideRational) -> Bool { right <= left }
  static func > (left: WideRational, right: WideRational) -> Bool { right < left }

  /// Returns the number itself: exact arithmetic needs no scaling.
  func scaled(by exponent: Int) -> WideRational { self }
}
