import Arena
import Mechanisms
import Testing

@testable import GameTheory

@Suite struct `Strategies that some equilibrium may play` {
  private func claims(_ bonus: Double, from low: Int = 2, to high: Int = 100) throws -> BimatrixGame
  {
    var game = TravelersDilemma()
    (game.low, game.high) = (Double(low), Double(high))
    (game.bonus, game.penalty) = (bonus, bonus)
    let tree = try #require(game.game(repeated: nil)?.explore(budget: 20_000).tree)
    return try #require(StrategicForm(of: tree)?.bimatrix)
  }

  @Test(arguments: [1.5, 2, 10, 50])
  func `are the lowest claim alone where undercutting pays`(_ bonus: Double) throws {
    let found = PlayableStrategies(of: try claims(bonus))
    #expect(found.rows == [0] && found.columns == [0])
  }

  @Test(arguments: [0.0, 0.5, 1])
  func `are all claims where undercutting by one step does not pay`(_ bonus: Double) throws {
    let found = PlayableStrategies(of: try claims(bonus))
    #expect(found.rows == Array(0..<99) && found.columns == Array(0..<99))
  }

  @Test(arguments: 0..<200)
  func `hold every strategy of every equilibrium`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 21).with(seed))
    let (rows, columns) = (1 + random.index(below: 4), 1 + random.index(below: 4))
    // Few values, so that ties and dominated strategies abound.
    let values = 2 + random.index(below: 4)
    func table() -> [Double] {
      (0..<rows * columns).map { _ in Double(random.index(below: values)) }
    }
    let game = BimatrixGame(
      rows: rows, columns: columns, rowPayoffs: table(), columnPayoffs: table())
    let found = PlayableStrategies(of: game)
    for equilibrium in game.extremeEquilibria().equilibria {
      for row in 0..<rows where equilibrium.rows[row] > 1e-9 {
        #expect(found.rows.contains(row))
      }
      for column in 0..<columns where equilibrium.columns[column] > 1e-9 {
        #expect(found.columns.contains(column))
      }
    }
  }
}
