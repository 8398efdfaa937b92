import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Individually rational play` {
  private func form(_ rows: [[Double]], _ columns: [[Double]]) -> StrategicForm {
    StrategicForm(
      sizes: [rows.count, rows[0].count],
      payoffs: zip(rows.joined(), columns.joined()).flatMap { [$0, $1] })
  }

  private func mean(_ form: StrategicForm) -> [Double] {
    let seats = form.sizes.count
    return (0..<form.profiles).map { profile in
      form.payoffs[profile * seats..<(profile + 1) * seats].reduce(0, +) / Double(seats)
    }
  }

  @Test func `of the prisoner's dilemma lies between mutual defection and cooperation`() throws {
    let dilemma = form([[3, 0], [5, 1]], [[3, 5], [0, 1]])
    #expect(isClose(try #require(dilemma.securityLevel(of: 0)), 1))
    let range = try #require(dilemma.individuallyRationalRange(of: mean(dilemma)))
    #expect(isClose(range.lowerBound, 1) && isClose(range.upperBound, 3))
  }

  @Test func `needs mixtures to be secure`() throws {
    // Matching pennies secures 0, the battle of the sexes 2/3: 1/3 of the time what one likes better.
    let pennies = form([[1, -1], [-1, 1]], [[-1, 1], [1, -1]])
    #expect(isClose(try #require(pennies.securityLevel(of: 1)), 0))
    let sexes = form([[2, 0], [0, 1]], [[1, 0], [0, 2]])
    #expect(isClose(try #require(sexes.securityLevel(of: 0)), 2.0 / 3))
    let range = try #require(sexes.individuallyRationalRange(of: mean(sexes)))
    // Less than 2/3 for both is not individually rational, and 1.5 each is the most.
    #expect(isClose(range.lowerBound, 2.0 / 3) && isClose(range.upperBound, 1.5))
  }

  @Test func `lets all others punish together`() throws {
    // The third player gets 1 where it matches the parity of the others' moves, else 0.
    let payoffs = (0..<8).flatMap { profile -> [Double] in
      let (a, b, c) = (profile >> 2 & 1, profile >> 1 & 1, profile & 1)
      return [0, 0, (a ^ b) == c ? 1 : 0]
    }
    let game = StrategicForm(sizes: [2, 2, 2], payoffs: payoffs)
    #expect(isClose(try #require(game.securityLevel(of: 2)), 0.5))
    #expect(isClose(try #require(game.securityLevel(of: 0)), 0))
  }

  @Test(arguments: 0..<20)
  func `holds every equilibrium of a random game`(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40 % 21) - 10
    }
    let sizes = [3, 4]
    let game = StrategicForm(sizes: sizes, payoffs: (0..<24).map { _ in next() })
    let bimatrix = BimatrixGame(
      rows: 3, columns: 4, rowPayoffs: (0..<12).map { game.payoffs[2 * $0] },
      columnPayoffs: (0..<12).map { game.payoffs[2 * $0 + 1] })
    let range = try #require(game.individuallyRationalRange(of: mean(game)))
    for equilibrium in bimatrix.extremeEquilibria().equilibria {
      var value = 0.0
      for (row, left) in equilibrium.rows.enumerated() {
        for (column, right) in equilibrium.columns.enumerated() {
          value += left * right * mean(game)[row * 4 + column]
        }
      }
      #expect(value >= range.lowerBound - 1e-9 && value <= range.upperBound + 1e-9)
    }
  }
}
