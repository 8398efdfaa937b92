import Arena
import Testing

@testable import GameTheory

@Suite struct `Fraction of any size` {
  /// Digits often all ones or all zeros, where carries and guessed digits go wrong.
  private func natural(_ random: inout RandomStream, digits: Int) -> Natural {
    (0..<digits).reduce(Natural(0)) { sum, _ in
      let digit = [0, UInt32.max, 1 << 31, UInt32(truncatingIfNeeded: random.next())][
        random.index(below: 4)]
      return sum.shifted(left: 32) + Natural(UInt128(digit))
    }
  }

  private func number(_ random: inout RandomStream, digits: Int) -> WideRational {
    let top = natural(&random, digits: digits)
    let bottom = natural(&random, digits: digits) + Natural(1)
    let sign = WideRational(random.happens(0.5) ? 1 : -1)
    // A numerator and a denominator from pieces of 32 bits.
    func wide(_ natural: Natural) -> WideRational {
      var (rest, power, sum) = (natural, WideRational.one, WideRational.zero)
      let base = Natural(1 << 32)
      while !rest.isZero {
        let (quotient, remainder) = rest.divided(by: base)
        sum += power * WideRational(Rational(Int128(remainder.leading.bits), 1))
        power = power * WideRational(Rational(1 << 32, 1))
        rest = quotient
      }
      return sum
    }
    return sign * wide(top) / wide(bottom)
  }

  @Test(arguments: 0..<40) func `divides with what multiplies back`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 41).with(seed))
    for _ in 0..<25 {
      let (one, other) = (
        natural(&random, digits: random.index(below: 12)),
        natural(&random, digits: 1 + random.index(below: 6)) + Natural(1)
      )
      let (quotient, remainder) = one.divided(by: other)
      #expect(remainder < other && quotient * other + remainder == one)
      let divisor = Natural.greatestDivisor(one, other)
      let (own, twin) = (one.divided(by: divisor), other.divided(by: divisor))
      #expect(own.remainder.isZero && twin.remainder.isZero)
      #expect(Natural.greatestDivisor(own.quotient, twin.quotient).isOne)
      let shift = random.index(below: 100)
      #expect(one.shifted(left: shift).shifted(right: shift) == one)
      #expect(one.shifted(left: shift) == (0..<shift).reduce(one) { sum, _ in sum + sum })
    }
  }

  @Test(arguments: 0..<40) func `obeys the laws of fields and of order`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 42).with(seed))
    for _ in 0..<5 {
      let (a, b, c) = (
        number(&random, digits: 1 + seed % 8), number(&random, digits: 1 + seed % 5),
        number(&random, digits: 1 + seed % 3)
      )
      #expect((a + b) - b == a && a + b == b + a && (a + b) + c == a + (b + c))
      #expect(a * b == b * a && (a * b) * c == a * (b * c) && a * (b + c) == a * b + a * c)
      #expect(a - a == .zero && -(-a) == a && a.magnitude >= .zero)
      if b != .zero { #expect(a / b * b == a) }
      #expect(
        (a < b) == (a - b < .zero) && (a < b) == (-b < -a)
          && [a < b, b < a, a == b].count { $0 } == 1)
      #expect((a < b && b < c) == false || a < c)
      #expect(a.double.isFinite && (a + a).double == 2 * a.double)
    }
  }

  @Test(arguments: 0..<60) func `is the narrow one where that fits`(_ seed: Int) {
    var random = RandomStream(StreamKey(seed: 43).with(seed))
    func term() -> Int128 { Int128(random.index(below: 2_000_001)) - 1_000_000 }
    let (a, b) = (Rational(term(), 1_000_001 + term()), Rational(term(), 999_983))
    let (x, y) = (WideRational(a), WideRational(b))
    #expect(x + y == WideRational(a + b) && x - y == WideRational(a - b))
    #expect(x * y == WideRational(a * b) && (x < y) == (a < b))
    if b != .zero { #expect(x / y == WideRational(a / b)) }
    #expect(x.double == a.double && y.double == b.double)
  }

  @Test func `is no number where there is none`() {
    let none = WideRational.one / .zero
    #expect(!none.isFinite && none.double.isNaN && none != none && !(none < .one))
    #expect(!(none + .one).isFinite && !(none * .zero).isFinite)
    #expect(!WideRational(Rational.overflow).isFinite)
    // 2^16384 is too large, 2^16000 is not.
    let power = (0..<16).reduce(WideRational(2)) { number, _ in number * number }
    #expect(!power.isFinite)
    #expect(
      (0..<1000).reduce(WideRational.one) { number, _ in number * WideRational(65536) }.isFinite)
  }
}
