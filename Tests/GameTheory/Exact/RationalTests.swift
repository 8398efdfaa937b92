import Arena
import GameTheory
import Testing

@Suite struct `Exact fraction` {
  /// Whole numbers of any length up to 126 bits, often small or near the limit.
  private func term(_ random: inout RandomStream) -> Int128 {
    let bits = [1, 3, 8, 31, 32, 62, 63, 64, 90, 120, 126][random.index(below: 11)]
    let wide = UInt128(random.next()) << 64 | UInt128(random.next())
    let value = Int128(wide & ((1 << UInt128(bits)) - 1))
    return random.happens(0.5) ? value : -value
  }

  private func number(_ random: inout RandomStream) -> Rational {
    Rational(term(&random), max(1, term(&random)))
  }

  private func divisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (a, b) = (left.magnitude, right.magnitude)
    while b > 0 { (a, b) = (b, a % b) }
    return Int128(a)
  }

  private func isReduced(_ value: Rational) -> Bool {
    value.denominator > 0 && divisor(value.numerator, value.denominator) == 1
  }

  private func big(_ value: Int128) -> WholeNumber { WholeNumber(value) }

  /// Whether a fraction equals another one of any size.
  private func equals(
    _ value: Rational, _ numerator: WholeNumber, _ denominator: WholeNumber
  ) -> Bool {
    big(value.numerator) * denominator == numerator * big(value.denominator)
  }

  @Test(arguments: 0..<20)
  func `sums and differences are exact or overflow, and overflow only when the terms are large`(
    _ seed: Int
  ) {
    var random = RandomStream(StreamKey(seed: 1).with(seed))
    for _ in 0..<200 {
      let (a, b) = (number(&random), number(&random))
      for sign in [Int128(1), -1] {
        let sum = sign > 0 ? a + b : a - b
        let common = divisor(a.denominator, b.denominator)
        let top =
          big(a.numerator) * big(b.denominator / common)
          + big(sign * b.numerator) * big(a.denominator / common)
        let bottom = big(a.denominator / common) * big(b.denominator)
        if sum.isFinite {
          #expect(equals(sum, top, bottom) && isReduced(sum))
        } else {
          #expect(top.bits > 125 || bottom.bits > 126)
        }
      }
    }
  }

  @Test(arguments: 0..<20)
  func `products and quotients are exact, and overflow exactly when they do not fit`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 2).with(seed))
    for _ in 0..<200 {
      let (a, b) = (number(&random), number(&random))
      let product = a * b
      let first = divisor(a.numerator, b.denominator)
      let second = divisor(b.numerator, a.denominator)
      let top = big(a.numerator / max(1, first)) * big(b.numerator / max(1, second))
      let bottom = big(a.denominator / max(1, second)) * big(b.denominator / max(1, first))
      let isZero = a.numerator == 0 || b.numerator == 0
      #expect(product.isFinite == (isZero || (top.bits <= 127 && bottom.bits <= 127)))
      if product.isFinite { #expect(equals(product, top, bottom) && isReduced(product)) }
      let quotient = a / b
      if b.numerator == 0 {
        #expect(!quotient.isFinite)
      } else if quotient.isFinite {
        let (num, den) = (
          big(a.numerator) * big(b.denominator), big(a.denominator) * big(b.numerator)
        )
        #expect(equals(quotient, num, den) && isReduced(quotient))
      }
    }
  }

  @Test(arguments: 0..<20)
  func `order holds however large the terms`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 3).with(seed))
    for _ in 0..<300 {
      let a = number(&random)
      // Neighbours that no double tells apart.
      let near = Rational(a.numerator, a.denominator + 1)
      for b in [number(&random), near, a] {
        let left = big(a.numerator) * big(b.denominator)
        let right = big(b.numerator) * big(a.denominator)
        #expect((a < b) == (left < right) && (a > b) == (right < left))
        #expect((a == b) == (left == right))
        #expect((a <= b) == !(right < left) && (a >= b) == !(left < right))
      }
    }
  }

  @Test func `overflow spreads, equals nothing and is ordered before nothing`() {
    let huge = Rational(Int128.max, 1)
    for value in [huge + .one, huge * huge, -huge - huge, .one / .zero, Rational(1, 0)] {
      #expect(!value.isFinite)
      let results = [
        value + .one, .one - value, value * .zero, .zero * value, value / .one, .one / value,
        -value,
        value.magnitude,
      ]
      #expect(results.allSatisfy { !$0.isFinite })
      #expect(value.double.isNaN && value.description == "overflow")
      let isOrdered =
        value == value || value < .one || .one < value || value <= .one || .one <= value
        || value >= .one || .one >= value || value > .one || .one > value
      #expect(!isOrdered)
    }
    #expect(!Rational(Int128.min, 1).isFinite && !Rational(1, Int128.min).isFinite)
    #expect(huge - huge == .zero && huge / huge == .one)
    #expect((huge - .one).numerator == Int128.max - 1)
  }

  @Test(arguments: 0..<20)
  func `the double is the nearest`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 4).with(seed))
    for _ in 0..<200 {
      let value = number(&random)
      let double = value.double
      guard value.numerator != 0 else {
        #expect(double == 0)
        continue
      }
      // |2 value - double - neighbour| decides; all are fractions of powers of two.
      for neighbour in [double.nextUp, double.nextDown] {
        #expect(distance(value, double) <= distance(value, neighbour))
      }
    }
    #expect(Rational(1, 3).double == 1.0 / 3 && Rational(-7, 2).double == -3.5)
  }

  /// |value - double| in units of 1 / (denominator 2^200).
  private func distance(_ value: Rational, _ double: Double) -> WholeNumber {
    let half = big(Int128(1) << 100)
    // The double is whole x 2^power with whole below 2^53; 200 is more than any -power here.
    let power = Int(double.exponent) - 52
    let whole = Int128(double.significand * 0x1p52) * (double < 0 ? -1 : 1)
    var scaled = big(whole) * big(value.denominator)
    let shift = 200 + power
    for _ in 0..<shift / 100 { scaled = scaled * half }
    scaled = scaled * big(Int128(1) << Int128(shift % 100))
    let difference = big(value.numerator) * half * half + -scaled
    return difference < big(0) ? -difference : difference
  }

  static let numbers: [(String, Int, Int)] = [
    ("3", 3, 1), ("-3", -3, 1), ("0", 0, 1), ("-0", 0, 1), ("007", 7, 1), ("1/2", 1, 2),
    ("-6/4", -3, 2), ("1/-2", -1, 2), ("0.25", 1, 4), (".5", 1, 2), ("-.5", -1, 2), ("5.", 5, 1),
    ("1.5e-3", 3, 2000), ("2e4", 20000, 1), ("2E+4", 20000, 1), ("1e-05", 1, 100_000),
    ("0.1/0.3", 1, 3), ("0e999999", 0, 1), ("1000e-3", 1, 1),
  ]

  @Test(arguments: numbers)
  func `reads decimals and fractions`(_ text: String, _ numerator: Int, _ denominator: Int) {
    #expect(Rational(text) == Rational(Int128(numerator), Int128(denominator)))
  }

  @Test(arguments: [
    "", " ", "+3", "--1", "-", ".", "-.", "1/0", "0/0", "1/", "/2", "1/2/3", "1e400", "1e-400",
    "1e99999999999999999999", "1e", "e5", "1e5.5", "1e--5", "1e+-5", "1 2", " 1", "1 ", "1,5",
    "1.2.3", "0x10", "1_000", "nan", "inf", "infinity", "١", "½", "1e\u{661}",
    "999999999999999999999999999999999999999999", "1e39", "0.\(String(repeating: "0", count: 60))1",
    "1e-9223372036854775808", "-1e9223372036854775807",
  ])
  func `refuses what is no number or does not fit`(_ text: String) {
    #expect(Rational(text) == nil)
  }

  @Test func `of a double is the decimal that is printed`() {
    #expect(Rational(decimal: 0.1) == Rational(1, 10))
    #expect(Rational(decimal: -2.5e-7) == Rational(-1, 4_000_000))
    #expect(Rational(decimal: 1e20) == Rational("100000000000000000000"))
    for value in [Double.nan, .infinity, -.infinity, 1e300, 1e-300, .leastNonzeroMagnitude] {
      #expect(Rational(decimal: value) == nil)
    }
    var random = RandomStream(StreamKey(seed: 5))
    for _ in 0..<1000 {
      let value = (random.unit() - 0.5) * 1000
      #expect(Rational(decimal: value)?.double == value)
    }
  }

  @Test func `equal numbers hash alike and print alike`() {
    let pairs = [(Rational(2, 4), Rational(1, 2)), (Rational(-3, -9), Rational(1, 3))]
    for (left, right) in pairs {
      #expect(left.hashValue == right.hashValue && left.description == right.description)
      #expect(Rational(left.description) == left)
    }
    #expect(Rational(-7, 2).description == "-7/2" && Rational(4, 2).description == "2")
    #expect(Rational(-7, 2).signum == -1 && Rational.zero.signum == 0)
    #expect(Rational(-7, 2).magnitude == Rational(7, 2))
  }
}
