import Arena
import Foundation
import Mechanisms
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Logit play` {
  /// How far a play is from the logit replies to it, by the system's own exponential.
  private func error(_ game: TableGame, _ mixtures: [[Double]], _ precision: Double) -> Double {
    var worst = 0.0
    for seat in game.sizes.indices {
      let worths = game.worths(of: seat, against: mixtures)
      let top = worths.max() ?? 0
      let odds = worths.map { exp(precision * ($0 - top)) }
      for (own, wanted) in zip(mixtures[seat], odds) {
        worst = max(worst, abs(own - wanted / odds.reduce(0, +)))
      }
    }
    return worst
  }

  @Test(arguments: [(5.0, 183.265), (10, 174.933), (80, 80.480)])
  func `of claims from 80 to 200 at noise 8.3 has the known means`(
    _ bonus: Double, _ expected: Double
  ) throws {
    var game = TravelersDilemma()
    (game.low, game.high, game.bonus, game.penalty) = (80, 200, bonus, bonus)
    let found = try game.form().quantalResponse(precision: 1 / 8.3)
    #expect(found.status == .complete && found.point.residual < 1e-12)
    #expect(abs(mean(found.play[0], from: 80) - expected) <= 5e-4)
    #expect(found.play[0] == found.play[1])
  }

  @Test(arguments: [(10.0, 84.667), (2, 95.114), (1, 95.571)])
  func `of Basu's claims from 2 to 100 has the known means`(
    _ noise: Double, _ expected: Double
  ) throws {
    let found = try TravelersDilemma().form().quantalResponse(precision: 1 / noise)
    #expect(found.status == .complete && found.point.residual < 1e-12)
    #expect(abs(mean(found.play[0], from: 2) - expected) <= 5e-4)
  }

  @Test func `of four claims at noise 1 is the known one`() throws {
    var game = TravelersDilemma()
    (game.low, game.high) = (2, 5)
    let found = try game.form().quantalResponse(precision: 1)
    for (own, expected) in zip(found.play[0], [0.6027, 0.1854, 0.1235, 0.0883]) {
      #expect(abs(own - expected) <= 5e-5)
    }
  }

  /// The lower quality expected, by bonus (rows) and noise 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02.
  static let qualities: [(bonus: Double, expected: [Double])] = [
    (0, [4.477, 6.699, 8.559, 9.602, 9.986, 10.000, 10, 10]),
    (0.5, [4.355, 6.389, 8.166, 9.154, 9.817, 9.986, 10.000, 10]),
    (1.01, [4.231, 6.062, 7.738, 8.643, 9.128, 9.228, 9.227, 9.198]),
    (2, [3.994, 5.400, 6.790, 7.441, 7.385, 6.872, 6.167, 4.939]),
    (5, [3.312, 3.358, 3.002, 1.809, 0.448, 0.131, 0.037, 0.007]),
  ]

  @Test(arguments: qualities)
  func `of the quality game first helps and then destroys as noise falls`(
    _ row: (bonus: Double, expected: [Double])
  ) throws {
    var game = QualityGame()
    game.rules.bonus = row.bonus
    let tree = try game.tree()
    let form = try #require(StrategicForm(of: tree))
    for (noise, expected) in zip([5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02], row.expected) {
      let found = form.quantalResponse(precision: 1 / noise)
      #expect(found.status == .complete && found.point.residual < 1e-11)
      let reached = tree.expectation(of: form.profile(found.play, in: tree)).measures[0]
      // The table was rounded to four decimals before three: 8.558468 became 8.559.
      #expect(abs(reached - expected) <= 5.5e-4, "noise \(noise)")
    }
  }

  @Test(arguments: 0..<20)
  func `of a game like matching pennies is the only solution, found by halving`(
    _ seed: Int
  ) throws {
    var random = RandomStream(StreamKey(seed: 3).with(seed))
    let gains = (0..<4).map { _ in 0.1 + 5 * random.unit() }
    let precision = [0.3, 3, 30, 300][seed % 4]
    // The row player gains by matching, the column player by not matching.
    let game = TableGame(
      rows: [[gains[0], 0], [0, gains[1]]], columns: [[0, gains[2]], [gains[3], 0]])
    func odds(_ worth: Double) -> Double { 1 / (1 + exp(-precision * worth)) }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<200 {
      let row = (low + high) / 2
      let column = odds((1 - row) * gains[3] - row * gains[2])
      if odds(column * gains[0] - (1 - column) * gains[1]) > row { low = row } else { high = row }
    }
    let found = try game.form().quantalResponse(precision: precision)
    #expect(isClose(found.play[0][0], low, within: 1e-9))
    #expect(error(game, found.play, precision) < 1e-9)
  }

  @Test(arguments: [0.0, 0.7, 20, 5000])
  func `of one player alone is the logit choice`(_ precision: Double) throws {
    let game = TableGame([4, 1, 1], [0, 5, 7, 1, 5, 7, 0.5, 5, 7, 0.99, 5, 7])
    let found = try game.form().quantalResponse(precision: precision)
    let odds = [-1, 0, -0.5, -0.01].map { exp(precision * $0) }
    #expect(found.play[1] == [1] && found.play[2] == [1])
    for (own, wanted) in zip(found.play[0], odds) {
      #expect(isClose(own, wanted / odds.reduce(0, +), within: 1e-12))
    }
  }

  private static let sizes = [
    [2, 2], [3, 5], [8, 8], [2, 2, 2], [3, 2, 4], [1, 4, 3], [2, 2, 2, 2],
  ]

  @Test(arguments: 0..<28)
  func `fits the definition wherever it is asked for`(_ seed: Int) throws {
    let game = TableGame(random: Self.sizes[seed % 7], seed: seed)
    let form = try game.form()
    for precision in [0.01, 1, 10, 100, 2000] {
      let found = form.quantalResponse(precision: precision)
      #expect(found.status == .complete && found.point.precision == precision)
      #expect(found.point.residual < 1e-9)
      #expect(error(game, found.play, precision) < 1e-9)
    }
  }

  @Test(arguments: 0..<14)
  func `is where damped replies settle while noise is large`(_ seed: Int) throws {
    let game = TableGame(random: Self.sizes[seed % 7], seed: 100 + seed)
    // Payoffs in the unit interval: up to this precision replies contract.
    let precision = 1.0
    var mixtures = game.sizes.map { [Double](repeating: 1 / Double($0), count: $0) }
    for _ in 0..<500 {
      mixtures = game.sizes.indices.map { seat in
        let odds = game.worths(of: seat, against: mixtures).map { exp(precision * $0) }
        return zip(mixtures[seat], odds).map { 0.5 * $0 + 0.5 * $1 / odds.reduce(0, +) }
      }
    }
    let found = try game.form().quantalResponse(precision: precision)
    for seat in game.sizes.indices {
      #expect(areClose(found.play[seat], mixtures[seat], within: 1e-11))
    }
  }

  @Test(arguments: 0..<12)
  func `of exchangeable players is found with one of them, or with all`(_ seed: Int) throws {
    let seats = 2 + seed % 2
    let game = TableGame(exchangeable: seats, actions: 3, seed: seed)
    var other = game
    // So small a difference moves play as little, but nobody is exchangeable any more.
    for seat in 0..<seats { other.payoffs[seat] += 1e-9 * Double(seat + 1) }
    for precision in [0.5, 3, 8] {
      let reduced = try game.form().quantalResponse(precision: precision)
      let full = try other.form().quantalResponse(precision: precision)
      #expect(reduced.method.contains("alike") && !full.method.contains("alike"))
      #expect(error(game, reduced.play, precision) < 1e-11)
      // Next to where branches part, a small difference can lead elsewhere.
      if reduced.crossings.isEmpty {
        for seat in 0..<seats {
          #expect(areClose(reduced.play[seat], full.play[seat], within: 1e-5))
        }
      }
    }
  }

  @Test func `goes the same way when a constant is added for each thing the others do`() throws {
    let game = TableGame(random: [3, 4], seed: 5)
    var other = game
    for row in 0..<3 {
      for column in 0..<4 {
        let place = 2 * (4 * row + column)
        other.payoffs[place] += 1000 * Double(column)
        other.payoffs[place + 1] -= 700 * Double(row)
      }
    }
    let (one, two) = (
      try game.form().quantalResponse(precision: 9), try other.form().quantalResponse(precision: 9)
    )
    #expect(areClose(one.play[0], two.play[0], within: 1e-9))
    #expect(areClose(one.play[1], two.play[1], within: 1e-9))
  }
}
