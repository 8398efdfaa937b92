import Testing

@testable import Arena
@testable import GameTheory

@Suite struct `Linear system` {
  private func random(_ count: Int, _ draws: inout RandomStream) -> [[Double]] {
    (0..<count).map { _ in (0...count).map { _ in draws.unit() * 20 - 10 } }
  }

  @Test(arguments: 0..<60)
  func `gives numbers that solve every equation`(_ seed: Int) throws {
    var draws = RandomStream(StreamKey(seed: 3).with(seed))
    let count = 1 + seed % 8
    let rows = random(count, &draws)
    let solution = try #require(LinearSystem.solve(rows))
    #expect(solution.count == count)
    for row in rows {
      let left = zip(row, solution).reduce(0) { $0 + $1.0 * $1.1 }
      let size = solution.reduce(1) { max($0, abs($1)) }
      #expect(abs(left - row[count]) < 1e-11 * size)
    }
  }

  @Test(arguments: 0..<40)
  func `refuses a system in which one equation follows from others`(_ seed: Int) {
    var draws = RandomStream(StreamKey(seed: 4).with(seed))
    let count = 2 + seed % 6
    // Small whole numbers, so that the dependence is exact.
    var rows = (0..<count).map { _ in
      (0...count).map { _ in Double(draws.index(below: 9) - 4) }
    }
    let dependent = draws.index(below: count)
    let (first, second) = ((dependent + 1) % count, (dependent + 2) % count)
    rows[dependent] = zip(rows[first], rows[second]).map {
      first == dependent || second == dependent || first == second ? 2 * $0 : 2 * $0 - $1
    }
    if second == dependent { rows[dependent] = rows[first].map { 3 * $0 } }
    rows[dependent][count] += Double(seed % 2)
    #expect(LinearSystem.solve(rows) == nil)
  }

  @Test func `refuses a column of zeros and needs no pivot in place`() {
    #expect(LinearSystem.solve([[0, 1, 1], [0, 2, 3]]) == nil)
    #expect(LinearSystem.solve([[0, 2, 6], [4, 0, 8]]) == [2, 3])
    #expect(LinearSystem.solve([[5, 10]]) == [2])
    #expect(LinearSystem.solve([]) == [])
  }

  @Test func `does not mistake small coefficients for singular ones`() throws {
    let solution = try #require(LinearSystem.solve([[1e-9, 2e-9, 5e-9], [3e-9, 4e-9, 11e-9]]))
    #expect(abs(solution[0] - 1) < 1e-9 && abs(solution[1] - 2) < 1e-9)
  }
}
