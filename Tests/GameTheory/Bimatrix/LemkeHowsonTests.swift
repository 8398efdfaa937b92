import Arena
import TestSupport
import Testing

@testable import GameTheory

@Suite struct `Lemke-Howson` {
  private let shapley = BimatrixGame(
    rows: 3, columns: 3, rowPayoffs: [0, 3, 0, 2, 2, 0, 3, 0, 1],
    columnPayoffs: [0, 2, 3, 3, 2, 0, 0, 0, 1])

  @Test(arguments: 0..<120)
  func `finds an equilibrium from every label, with and without ties`(_ seed: Int) throws {
    var random = RandomStream(StreamKey(seed: 31).with(seed))
    let range = [2, 3, 101][seed % 3]
    let game = BimatrixGame.random(
      rows: 1 + random.index(below: 5), columns: 1 + random.index(below: 5), below: range,
      seed: 2000 + seed)
    let oracle = BimatrixOracle(game)
    let search = game.lemkeHowsonFromEveryLabel()
    #expect(search.status == .complete && search.reached.count == game.rows + game.columns)
    for (label, place) in search.reached.enumerated() {
      let equilibrium = search.equilibria[try #require(place)]
      let (x, y) = (try #require(equilibrium.exactRows), try #require(equilibrium.exactColumns))
      #expect(oracle.regret(x, y) == .zero)
      let single = game.lemkeHowson(dropping: label)
      #expect(single.equilibrium?.exactRows == x && single.equilibrium?.exactColumns == y)
      #expect(single.pivots == search.pivots[label])
    }
    let distinct = Set(search.equilibria.map { ($0.exactRows ?? []) + ($0.exactColumns ?? []) })
    #expect(distinct.count == search.equilibria.count)
  }

  @Test func `never reaches the two other equilibria of Shapley's example`() throws {
    // L. S. Shapley, "A note on the Lemke-Howson algorithm", Mathematical Programming Study 1,
    // 1974, figure 3: two of three equilibria are joined to each other by every path.
    let all = shapley.extremeEquilibria()
    #expect(all.equilibria.count == 3 && all.isExact)
    let search = shapley.lemkeHowsonFromEveryLabel()
    #expect(search.equilibria.count == 1 && search.reached == [Int?](repeating: 0, count: 6))
    #expect(search.equilibria[0].isPure)
    #expect(search.equilibria[0].rows == [0, 0, 1] && search.equilibria[0].columns == [0, 0, 1])
  }

  @Test func `reaches every pure equilibrium of a coordination game from its own labels`() {
    let same = (0..<25).map { $0 / 5 == $0 % 5 ? 1.0 : 0 }
    let search = BimatrixGame(rows: 5, columns: 5, rowPayoffs: same, columnPayoffs: same)
      .lemkeHowsonFromEveryLabel()
    #expect(search.equilibria.count == 5 && search.pivots.allSatisfy { $0 == 2 })
    for label in 0..<10 {
      #expect(search.reached[label].map { search.equilibria[$0].rows[label % 5] } == 1)
    }
  }

  @Test(arguments: 0..<5)
  func `finds equilibria of large games, verified`(_ seed: Int) throws {
    let game = BimatrixGame.random(rows: 40, columns: 35, below: 1000, seed: 3000 + seed)
    let path = game.lemkeHowson(dropping: seed * 7)
    let equilibrium = try #require(path.equilibrium)
    let (ofRow, ofColumn) = game.tables
    let row = try #require(ofRow.replies(to: equilibrium.columns).max())
    let column = try #require(ofColumn.replies(to: equilibrium.rows).max())
    #expect(path.status == .complete && equilibrium.regret <= 1e-6)
    #expect(isClose(row, equilibrium.payoffs[0]) && isClose(column, equilibrium.payoffs[1]))
  }

  @Test func `ends with its budget and says so`() {
    var budget = Budget()
    budget.steps = 1
    let path = shapley.lemkeHowson(dropping: 0, budget: budget)
    #expect(path.status == .exhausted && path.equilibrium == nil)
    let search = shapley.lemkeHowsonFromEveryLabel(budget: budget)
    #expect(search.status == .exhausted && search.equilibria.isEmpty)
    #expect(search.reached == [Int?](repeating: nil, count: 6))
  }

  @Test(arguments: [1e300, 1e-300, Double.greatestFiniteMagnitude])
  func `takes payoffs of any size`(_ size: Double) throws {
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [size, -size, -size, size],
      columnPayoffs: [-size, size, size, -size])
    let equilibrium = try #require(game.lemkeHowson(dropping: 3).equilibrium)
    #expect(areClose(equilibrium.rows + equilibrium.columns, [0.5, 0.5, 0.5, 0.5]))
  }
}
