import Arena
import Mechanisms
import Testing

@Suite struct `Trust game` {
  @Test func `pays 10 and 10, 0 and 20, 6 and 2, or 4 and 4, as in CoopEval`() throws {
    let table = try explored(TrustGame()).bimatrix()
    let pairs = table.map { row in row.map { [$0.0, $0.1] } }
    #expect(pairs == [[[10, 10], [0, 20]], [[6, 2], [4, 4]]])
  }

  @Test(arguments: 0..<40)
  func `ends with nothing given whenever trust would pay both`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    var game = TrustGame()
    game.endowment = draws.next(in: 0.1...10)
    game.share = game.endowment + draws.next(in: 0.1...10)
    game.pool = game.share + game.endowment + draws.next(in: 0.1...10)
    game.gift = draws.next(in: 0.1...10)
    let table = try explored(game).bimatrix()
    #expect(pureEquilibria(table) == [Pair(1, 1)])
    #expect(table[0][0].0 > table[1][1].0 && table[0][0].1 > table[1][1].1)
  }

  @Test func `complains of trust that pays nobody`() {
    var game = TrustGame()
    game.share = 4
    #expect(
      game.complaint
        == "a trust game needs endowment > 0, gift >= 0, share > endowment and pool - share > "
        + "endowment")
  }
}
