import Arena
import Testing

@testable import GameTheory

@Suite struct `Integer systems` {
  private func system(_ rows: [[Int]]) -> IntegerSystem {
    IntegerSystem(equations: rows.count, unknowns: rows[0].count - 1) { Int64(rows[$0][$1]) }
  }

  @Test(arguments: 0..<200)
  func `are solved by numbers that fulfil every equation exactly`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 5).with(seed))
    let unknowns = 1 + random.index(below: 9)
    // From small coefficients to such that products take more than 128 bits.
    let range = [3, 100, 1 << 20, 1 << 40][random.index(below: unknowns > 4 ? 3 : 4)]
    let rows = (0..<unknowns).map { _ in
      (0...unknowns).map { _ in random.index(below: 2 * range + 1) - range }
    }
    guard let (numerators, denominator) = system(rows).solution() else { return }
    #expect(denominator > 0)
    for row in rows {
      // Both sides modulo two primes: equal numbers agree, and unequal ones hardly in both.
      for prime in [Int128(2_305_843_009_213_693_951), 2_147_483_647] {
        var sum: Int128 = 0
        for (coefficient, numerator) in zip(row, numerators) {
          sum = (sum + Int128(coefficient) * (numerator % prime) % prime) % prime
        }
        let right = Int128(row[unknowns]) * (denominator % prime) % prime
        #expect((sum - right) % prime == 0)
      }
    }
  }

  @Test func `with more equations than unknowns are solved where these agree`() throws {
    let found = try #require(system([[1, 1, 3], [1, -1, 1], [3, 1, 7]]).solution())
    #expect(found.numerators.map { Rational($0, found.denominator) } == [Rational(2), .one])
    #expect(system([[1, 1, 3], [1, -1, 1], [3, 1, 8]]).solution() == nil)
    #expect(system([[1, 1, 3], [2, 2, 6]]).solution() == nil)
    #expect(system([[0, 1, 3], [2, 0, 6]]).solution()?.numerators == [6, 6])
  }

  @Test func `of Hilbert's kind have the known answer`() throws {
    // (1 / (i + j - 1)) x = 1, times 27720 x 13: x_i = (-1)^(i+n) i C(n+i-1, n-1) C(n, i).
    let size = 7
    let common = 360_360
    let rows = (1...size).map { i in (1...size).map { j in common / (i + j - 1) } + [common] }
    let found = try #require(system(rows).solution())
    func factorial(_ n: Int) -> Int { (1..<n + 1).reduce(1, *) }
    for i in 1...size {
      let sign = (i + size) % 2 == 0 ? 1 : -1
      let below = factorial(i - 1) * factorial(i - 1) * factorial(size - i)
      let expected = sign * factorial(size + i - 1) / below
      #expect(Rational(found.numerators[i - 1], found.denominator) == Rational(expected))
    }
  }

  @Test func `that do not fit are refused, never wrapped`() {
    var random = RandomStream(StreamKey(seed: 6))
    let rows = (0..<8).map { _ in (0..<9).map { _ in random.index(below: 1 << 40) } }
    #expect(system(rows).solution() == nil)
    #expect(
      system((0..<4).map { i in (0..<5).map { $0 == i ? 1 << 40 : 0 } }).solution() == nil)
    #expect(
      system((0..<3).map { i in (0..<4).map { $0 == i ? 1 << 40 : $0 == 3 ? 1 : 0 } }).solution()?
        .denominator == 1 << 120)
  }
}
