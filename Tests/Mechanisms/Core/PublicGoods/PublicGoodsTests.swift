import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Public goods` {
  @Test func `pays 20 to free riders, 32 to givers, 44 to a lone rider and 8 to a lone giver`()
    throws
  {
    let tree = try explored(PublicGoods())
    #expect(tree.expectation(ofActions: [0, 0, 0, 0]).payoffs == [20, 20, 20, 20])
    let giving = tree.expectation(ofActions: [4, 4, 4, 4])
    #expect(giving.payoffs.allSatisfy { isClose($0, 32) })
    #expect(giving.measures == [20, 0])
    #expect(isClose(tree.expectation(ofActions: [0, 4, 4, 4]).payoffs[0], 44))
    #expect(isClose(tree.expectation(ofActions: [4, 0, 0, 0]).payoffs[0], 8))
  }

  @Test(arguments: 0..<24)
  func `makes giving dominant from a return and a contract of one together`(_ seed: Int) throws {
    var draws = Draws(seed: seed)
    var game = PublicGoods()
    game.players = 2 + seed % 3
    game.levels = 2 + seed % 2
    game.perCapitaReturn = draws.next(in: 0...1.2)
    game.contract = seed % 3 == 0 ? 0 : draws.next(in: 0...1)
    let tree = try explored(game)
    let top = game.levels - 1
    for others in lists(of: game.players - 1, below: game.levels) {
      let payoffs = (0...top).map { tree.expectation(ofActions: [$0] + others).payoffs[0] }
      let isSocial = game.perCapitaReturn + game.contract > 1
      #expect(payoffs.max() == payoffs[isSocial ? top : 0])
    }
  }

  @Test func `pays the contract from the others in equal parts`() throws {
    var game = PublicGoods()
    game.contract = 0.6
    let tree = try explored(game)
    let payoffs = tree.expectation(ofActions: [4, 0, 0, 0]).payoffs
    for (left, right) in zip(payoffs, [20.0, 24, 24, 24]) { #expect(isClose(left, right)) }
    for leaf in 0..<tree.leaves {
      #expect(isClose((0..<4).reduce(0) { $0 + tree.transfer(leaf: leaf, seat: $1) }, 0))
    }
  }

  /// Two levels and three players, who may punish.
  private func punishing(_ points: Int) -> PublicGoods {
    var game = PublicGoods()
    game.players = 3
    game.levels = 2
    game.punishment = true
    game.points = points
    return game
  }

  @Test(arguments: [(1, 6.0), (2, 0), (3, 0)])
  func `is held up by a threat of four points, which take the 12 that free riding gains`(
    _ points: Int, _ temptation: Double
  ) throws {
    let tree = try explored(punishing(points))
    for gain in tree.temptations { #expect(isClose(gain, temptation)) }
    #expect(tree.hasPerfectRecall)
  }

  @Test func `leaves nobody a reason to carry the threat out`() throws {
    let tree = try explored(punishing(2))
    let values = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape)).values
    // Own gift first, then the two others': a free rider among them is dear to punish.
    for seen in 0..<8 {
      let infoset = 1 + seen
      let (first, _) = tree.shape.slots(ofInfoset: infoset)
      let loss =
        values.expected(slot: first, infoset: infoset)
        - values.expected(slot: first + 1, infoset: infoset)
      let riders = (seen & 1 == 0 ? 1 : 0) + (seen & 2 == 0 ? 1 : 0)
      #expect(isClose(loss, 2 * Double(riders)))
    }
  }

  @Test func `destroys four for every point, one of them the sender's`() throws {
    // One gives nothing and spares all; the others see it and punish.
    let result = try explored(punishing(2)).outcome(drawing: [], choosing: [0, 1, 1, 0, 1, 1])
    for (left, right) in zip(result.payoffs, [36 - 12, 16 - 2, 16 - 2]) {
      #expect(isClose(left, Double(right)))
    }
    #expect(isClose(result.measures[1], 16))
  }

  @Test func `complains of a player on its own`() {
    var game = PublicGoods()
    game.players = 1
    #expect(game.complaint == "a public good needs at least two players")
  }
}
