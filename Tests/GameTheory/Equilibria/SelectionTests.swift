import Arena
import Testing

@testable import GameTheory

@Suite struct `Selection of equilibria` {
  /// Hunting together is worth `stag` each, alone nothing; a hare is worth `hare` in any company.
  private func stagHunt(stag: Double, hare: Double) -> BimatrixGame {
    BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [stag, 0, hare, hare], columnPayoffs: [stag, hare, 0, hare])
  }

  @Test(arguments: [(4.0, 3.0, 1), (4, 1, 0), (10, 6, 1), (10, 4, 0)])
  func `in a stag hunt sets the better against the safer`(
    _ stag: Double, _ hare: Double, _ safer: Int
  ) throws {
    let game = stagHunt(stag: stag, hare: hare)
    let found = game.extremeEquilibria().equilibria
    let best = EquilibriumSelection.payoffDominant(found.map(\.payoffs))
    #expect(best.count == 1 && found[best[0]].payoffs == [stag, stag])
    // (stag - hare)^2 against hare^2: safer is hare where it is worth more than half a stag.
    let place = try #require(game.riskDominant(among: found))
    #expect(found[place].rows[safer] == 1 && found[place].columns[safer] == 1)
  }

  @Test func `finds no risk-dominant one where both balance`() {
    let game = stagHunt(stag: 4, hare: 2)
    #expect(game.riskDominant(among: game.extremeEquilibria().equilibria) == nil)
  }

  @Test func `is by the product of losses where interests differ`() throws {
    // J. C. Harsanyi, R. Selten 1988: (a, a) against (b, b) by 3 x 1 against 1 x 2.
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [3, 0, 0, 1], columnPayoffs: [1, 0, 0, 2])
    let found = game.extremeEquilibria().equilibria
    let place = try #require(game.riskDominant(among: found))
    #expect(found[place].payoffs == [3, 1])
    #expect(EquilibriumSelection.payoffDominant(found.map(\.payoffs)).isEmpty)
    #expect(
      EquilibriumSelection.undominated(found.map(\.payoffs)).map { found[$0].payoffs } == [
        [3, 1], [1, 2],
      ])
  }

  @Test func `of dominance keeps ties and drops what is worse for one only`() {
    let payoffs = [[1.0, 2], [1, 2], [1, 1], [0, 2], [2, 0]]
    #expect(EquilibriumSelection.undominated(payoffs) == [0, 1, 4])
    #expect(EquilibriumSelection.payoffDominant(payoffs).isEmpty)
    #expect(EquilibriumSelection.payoffDominant(Array(payoffs.dropLast())) == [0, 1])
    #expect(EquilibriumSelection.undominated([]).isEmpty)
    #expect(EquilibriumSelection.payoffDominant([[]]) == [0])
  }

  @Test func `leaves out pure equilibria that are not strict`() {
    // (0, 0) is strict; at (1, 1) row is indifferent.
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [2, 1, 0, 1], columnPayoffs: [1, 0, 0, 5])
    let found = game.extremeEquilibria().equilibria
    #expect(found.contains { $0.rows[1] == 1 && $0.columns[1] == 1 })
    #expect(game.riskDominant(among: found).map { found[$0].payoffs } == [2, 1])
  }

  @Test func `with three players multiplies the losses of all who would move`() {
    // All choose 0 or 1 together; a lone dissenter loses 2 at 0 and `weight` at 1.
    func place(_ weight: Double) -> Int? {
      EquilibriumSelection.riskDominant(
        among: [[0, 0, 0], [1, 1, 1]], sizes: [2, 2, 2]
      ) { profile, player in
        let zeros = profile.count { $0 == 0 }
        if zeros == 3 { return 2 }
        if zeros == 0 { return player == 0 ? weight : 1 }
        return 0
      }
    }
    // 2 x 2 x 2 against weight x 1 x 1.
    #expect(place(7.9) == 0 && place(8.1) == 1 && place(8) == nil)
  }

  @Test func `is not disturbed by payoffs of any size`() throws {
    let game = BimatrixGame(
      rows: 2, columns: 2, rowPayoffs: [3e300, 0, 0, 1e300], columnPayoffs: [1e-300, 0, 0, 2e-300])
    let pure = [[0, 0], [1, 1]]
    let found = EquilibriumSelection.riskDominant(among: pure, sizes: [2, 2]) {
      ($1 == 0 ? game.rowPayoffs : game.columnPayoffs)[$0[0] * 2 + $0[1]]
    }
    #expect(found == 0)
  }
}
