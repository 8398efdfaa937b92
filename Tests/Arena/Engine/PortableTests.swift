import Foundation
import Testing

@testable import Arena

#if arch(x86_64)
/// Eleven more bits than a double, so that the reference does not err where it is compared.
private typealias Precise = Float80
private let referenceError = 0.01
#else
private typealias Precise = Double
/// The system's own functions may err by as much as one unit in the last place.
private let referenceError = 1.0
#endif

/// The distance from the true value, in units of the last place of a double near it.
private func error(of value: Double, from truth: Precise) -> Double {
  let unit = max(Double(truth).ulp, .leastNonzeroMagnitude)
  return Double(abs(Precise(value) - truth) / Precise(unit))
}

@Suite struct `Portable functions` {
  private let draws = 20_000

  private func worst(_ name: String, _ error: (inout RandomStream) -> Double) -> Double {
    var random = RandomStream(key(name))
    return (0..<draws).reduce(0) { worst, _ in max(worst, error(&random)) }
  }

  @Test func `exp errs by less than one unit in the last place`() {
    let wide = worst("exp") { random in
      let x = -708 + random.unit() * (709.78 + 708)
      return error(of: Portable.exp(x), from: exp(Precise(x)))
    }
    let small = worst("small exp") { random in
      let x = (random.unit() - 0.5) * Portable.pow(2, Double(-random.index(below: 60)))
      return error(of: Portable.exp(x), from: exp(Precise(x)))
    }
    #expect(wide < 1 + referenceError)
    #expect(small < 1 + referenceError)
  }

  @Test func `exp rounds subnormal results once more`() {
    let worst = worst("tiny exp") { random in
      let x = -745 + random.unit() * 36.6
      return error(of: Portable.exp(x), from: exp(Precise(x)))
    }
    #expect(worst < 1.5 + referenceError)
    #expect(Portable.exp(-745.133) == .leastNonzeroMagnitude)
  }

  @Test func `log errs by less than one unit in the last place`() {
    let everywhere = worst("log") { random in
      let x = Double(bitPattern: random.next() % 0x7FF0_0000_0000_0000)
      return x == 0 ? 0 : error(of: Portable.log(x), from: log(Precise(x)))
    }
    let nearOne = worst("log near one") { random in
      let x = 1 + (random.unit() - 0.5) * Portable.pow(2, Double(-random.index(below: 52)))
      return x == 1 ? 0 : error(of: Portable.log(x), from: log(Precise(x)))
    }
    #expect(everywhere < 1 + referenceError)
    #expect(nearOne < 1 + referenceError)
  }

  @Test func `pow errs by less than two units in the last place`() {
    let everywhere = worst("pow") { random in
      let x = Double(bitPattern: 1 + random.next() % 0x7FEF_FFFF_FFFF_FFFF)
      // A power whose result is a normal number: y log x within the range of exponents.
      let y = (random.unit() * 2 - 1) * 708 / max(abs(log(x)), 1e-3)
      return error(of: Portable.pow(x, y), from: pow(Precise(x), Precise(y)))
    }
    let nearOne = worst("pow near one") { random in
      let x = 1 + (random.unit() - 0.5) * Portable.pow(2, Double(-random.index(below: 40)))
      guard x != 1 else { return 0 }
      let y = (random.unit() * 2 - 1) * 708 / abs(log(x))
      return error(of: Portable.pow(x, y), from: pow(Precise(x), Precise(y)))
    }
    let tame = worst("tame pow") { random in
      let x = random.unit() * 10 + 1e-9
      let y = Double(random.index(below: 41) - 20) / 4
      return error(of: Portable.pow(x, y), from: pow(Precise(x), Precise(y)))
    }
    #expect(everywhere < 2 + referenceError)
    #expect(nearOne < 2 + referenceError)
    #expect(tame < 2 + referenceError)
  }

  /// Same number, same sign of zero, or both not a number.
  private func agree(_ left: Double, _ right: Double) -> Bool {
    left.isNaN ? right.isNaN : left == right && left.sign == right.sign
  }

  @Test func `pow follows IEEE 754 for every pair of special values`() {
    let specials: [Double] = [
      0, 0.5, 1, 1.5, 2, 3, 4, 0x1p52 + 1, 0x1p53, 0x1p53 + 2, 1e300, .greatestFiniteMagnitude,
      .leastNonzeroMagnitude, .leastNormalMagnitude, .infinity,
    ]
    let all = specials + specials.map { -$0 } + [.nan]
    for x in all {
      for y in all {
        let ours = Portable.pow(x, y)
        let theirs = Foundation.pow(x, y)
        let isRounded = theirs.isFinite && theirs != 0
        #expect(
          agree(ours, theirs) || isRounded && abs(ours - theirs) <= 3 * theirs.ulp,
          "\(x) to the power \(y) is \(theirs), not \(ours)")
      }
    }
  }

  @Test func `exp and log agree with the system at the ends of their ranges`() {
    let arguments: [Double] = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, 709.782712893384, 709.7827128933841, 710, 1e308,
      -745.1332191019411, -745.1332191019412, -746, -1e308, .leastNonzeroMagnitude,
    ]
    for x in arguments {
      let (exp, log) = (Foundation.exp(x), Foundation.log(x))
      #expect(agree(Portable.exp(x), exp) || abs(Portable.exp(x) - exp) <= exp.ulp, "exp \(x)")
      #expect(agree(Portable.log(x), log) || abs(Portable.log(x) - log) <= log.ulp, "log \(x)")
    }
  }

  @Test func `whole powers of small whole numbers are exact`() {
    for base in 2...9 {
      var power = 1.0
      for exponent in 1...15 {
        power *= Double(base)
        #expect(Portable.pow(Double(base), Double(exponent)) == power)
        #expect(
          Portable.pow(-Double(base), Double(exponent)) == (exponent % 2 == 0 ? power : -power))
      }
    }
  }
}
