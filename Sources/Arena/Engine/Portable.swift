/// Elementary functions with the same bits on every system, without libm.
///
/// Only additions, multiplications, divisions and bit patterns are used, so Linux, macOS and bare
/// WebAssembly agree to the last bit.
///
/// > Accuracy: ``exp(_:)`` and ``log(_:)`` err by less than 1 ulp, ``pow(_:_:)`` by less than 2 ulp,
/// > where the result is a normal number. Subnormal results are rounded once more.
public enum Portable {
  private static let ln2High = 6.931_471_803_691_238_164_90e-01
  private static let ln2Low = 1.908_214_929_270_587_700_02e-10
  private static let inverseLn2 = 1.442_695_040_888_963_387_00e+00

  /// Returns e raised to a power; 0 below about -745, infinity above about 709.78.
  ///
  /// The argument is reduced to r in ±ln 2 / 2 and e^r taken from a rational approximation in r².
  public static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.782_712_893_383_973_096 { return .infinity }
    if x < -745.133_219_101_941_108_420 { return 0 }
    let k = nearest(x * inverseLn2)
    return expReduced(x - k * ln2High, -k * ln2Low, Int(k))
  }

  /// Returns the natural logarithm; -infinity at 0, NaN below.
  ///
  /// With x = 2^k (1 + f), log(1 + f) is a series in s = f / (2 + f).
  public static func log(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x == 0 { return -.infinity }
    if x < 0 { return .nan }
    let (k, m) = split(x)
    let f = m - 1
    if f == 0 { return k == 0 ? 0 : k * ln2High + k * ln2Low }
    let s = f / (2 + f)
    let half = 0.5 * f * f
    let tail = s * (half + series(s * s))
    return k * ln2High - ((half - (tail + k * ln2Low)) - f)
  }

  /// Returns x raised to y, with the conventions of IEEE 754 for special values.
  ///
  /// The logarithm is carried in two doubles, so that the product with y keeps its low part.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    let yIsInteger = isInteger(y)
    let yIsOdd = yIsInteger && !isInteger(y * 0.5)
    let negative = x.sign == .minus && yIsOdd
    if x == 0 || x.isInfinite {
      let large = (x == 0) == (y < 0)
      let magnitude: Double = large ? .infinity : 0
      return negative ? -magnitude : magnitude
    }
    if y.isInfinite {
      if x.magnitude == 1 { return 1 }
      return (x.magnitude > 1) == (y > 0) ? .infinity : 0
    }
    if x < 0 && !yIsInteger { return .nan }
    let magnitude = powPositive(x.magnitude, y)
    return negative ? -magnitude : magnitude
  }

  private static func isInteger(_ x: Double) -> Bool {
    x.magnitude >= 0x1p52 || Double(Int(x)) == x
  }

  /// The nearest whole number, for magnitudes below 2⁶².
  private static func nearest(_ x: Double) -> Double { Double(Int(x < 0 ? x - 0.5 : x + 0.5)) }

  private static func powPositive(_ x: Double, _ y: Double) -> Double {
    let (high, low) = logPair(x)
    let estimate = y * high
    if estimate > 710 { return .infinity }
    if estimate < -746 { return 0 }
    let product = exactProduct(y, high)
    let rest = product.low + y * low
    let k = nearest((product.high + rest) * inverseLn2)
    return expReduced(product.high - k * ln2High, rest - k * ln2Low, Int(k))
  }

  /// e^(high + low) 2^k for |high + low| at most about 0.35.
  private static func expReduced(_ high: Double, _ low: Double, _ k: Int) -> Double {
    let r = high + low
    let error = (high - r) + low
    let t = r * r
    let c =
      r - t
      * (1.666_666_666_666_660_190_37e-01
        + t
        * (-2.777_777_777_701_559_338_42e-03
          + t
          * (6.613_756_321_437_934_361_17e-05
            + t * (-1.653_390_220_546_525_153_90e-06 + t * 4.138_136_797_057_238_460_39e-08))))
    let core = 1 + (((r * c) / (2 - c) + error) + r)
    return scale(core, k)
  }

  private static func scale(_ x: Double, _ k: Int) -> Double {
    if k > 1023 { return x * 0x1p1023 * twoTo(k - 1023) }
    if k < -1022 { return x * twoTo(k + 512) * 0x1p-512 }
    return x * twoTo(k)
  }

  private static func twoTo(_ k: Int) -> Double {
    Double(bitPattern: UInt64(k + 1023) &<< 52)
  }

  /// x = 2^k m with m in about 0.707...1.414.
  private static func split(_ x: Double) -> (k: Double, m: Double) {
    var value = x
    var k = 0
    if value < .leastNormalMagnitude {
      value *= 0x1p54
      k -= 54
    }
    k += Int(value.bitPattern &>> 52) - 1023
    var m = Double(bitPattern: (value.bitPattern & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000)
    if m > 1.414_213_562_373_095 {
      m *= 0.5
      k += 1
    }
    return (Double(k), m)
  }

  /// The tail of log(1 + f) = 2 s + s R(s²), minimax on the reduced range.
  private static func series(_ z: Double) -> Double {
    z
      * (6.666_666_666_666_735_130e-01
        + z
        * (3.999_999_999_940_941_908e-01
          + z
          * (2.857_142_874_366_239_149e-01
            + z
            * (2.222_219_843_214_978_396e-01
              + z
              * (1.818_357_216_161_805_012e-01
                + z * (1.531_383_769_920_937_332e-01 + z * 1.479_819_860_511_658_591e-01))))))
  }

  /// log x in two doubles, relative error about 2⁻⁶⁵: k ln 2 + 2 atanh(s), s in two doubles.
  private static func logPair(_ x: Double) -> (high: Double, low: Double) {
    let (k, m) = split(x)
    let f = m - 1
    let denominator = m + 1
    let denominatorError = (1 - denominator) + m
    let s = f / denominator
    let back = exactProduct(s, denominator)
    let sLow = ((f - back.high) - back.low - s * denominatorError) / denominator
    let square = exactProduct(s, s)
    let z = square.high
    let zLow = square.low + 2 * s * sLow
    // 2 atanh(s) = 2 s + 2 s z (1/3 + z/5 + z²/7 + ...): the first term in two doubles.
    let rest = atanhTail(z)
    let third = exactProduct(z, 1.0 / 3)
    let thirdLow = third.low + z * 1.850_371_707_708_594_2e-17 + zLow / 3
    let bracket = twoSum(third.high, z * z * rest)
    let bracketLow = bracket.low + thirdLow
    let doubled = 2 * s
    let term = exactProduct(doubled, bracket.high)
    let termLow = term.low + doubled * bracketLow + 2 * sLow * bracket.high
    let main = twoSum(doubled, term.high)
    let mainLow = main.low + (termLow + 2 * sLow)
    let base = twoSum(k * ln2High, main.high)
    let baseLow = base.low + (mainLow + k * ln2Low)
    let sum = twoSum(base.high, baseLow)
    return (sum.high, sum.low)
  }

  /// The series 1/5 + z/7 + z²/9 and so on, for z at most 0.0295.
  private static func atanhTail(_ z: Double) -> Double {
    var sum = 0.0
    var divisor = 27.0
    while divisor >= 5 {
      sum = sum * z + 1 / divisor
      divisor -= 2
    }
    return sum
  }

  private static func twoSum(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
    let sum = a + b
    let part = sum - a
    return (sum, (a - (sum - part)) + (b - part))
  }

  /// Dekker's product: high + low = a b exactly, unless it overflows or underflows.
  private static func exactProduct(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
    let product = a * b
    let (aHigh, aLow) = halves(a)
    let (bHigh, bLow) = halves(b)
    let low = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    return (product, low)
  }

  private static func halves(_ a: Double) -> (Double, Double) {
    let high = Double(bitPattern: a.bitPattern & 0xFFFF_FFFF_F800_0000)
    return (high, a - high)
  }
}
