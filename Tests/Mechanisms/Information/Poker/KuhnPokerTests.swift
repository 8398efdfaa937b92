import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `Kuhn poker` {
  /// Kuhn's family of optimal strategies: the first bluffs with at most a third of its jacks.
  private func optimum(_ bluff: Double, in tree: GameTree) -> Profile {
    var profile = Profile(uniformIn: tree.shape)
    func set(_ decision: Int, _ card: Int, _ seat: Int, _ share: Double) {
      let infoset = Int(tree.shape.layout[decision].infoset) + card
      let first = tree.shape.slots(ofInfoset: infoset).first
      profile.probabilities[seat * profile.slots + first] = 1 - share
      profile.probabilities[seat * profile.slots + first + 1] = share
    }
    for (card, share) in [bluff, 0, min(1, 3 * bluff)].enumerated() { set(0, card, 0, share) }
    for (card, share) in [0, bluff + 1.0 / 3, 1].enumerated() { set(3, card, 0, share) }
    for (card, share) in [1.0 / 3, 0, 1].enumerated() { set(1, card, 1, share) }
    for (card, share) in [0, 1.0 / 3, 1].enumerated() { set(2, card, 1, share) }
    return profile
  }

  @Test func `has 30 endings and 12 information sets, and nobody forgets`() throws {
    let tree = try explored(KuhnPoker())
    #expect(tree.leaves == 30 && tree.shape.infosets == 12)
    #expect(tree.hasPerfectRecall)
  }

  @Test(arguments: [0, 0.1, 0.25, 1.0 / 3])
  func `costs the first 1/18, whatever its rate of bluffing up to a third`(_ bluff: Double) throws {
    let tree = try explored(KuhnPoker())
    let profile = optimum(bluff, in: tree)
    let value = tree.expectation(under: profile).payoffs
    #expect(isClose(value[0], -1.0 / 18) && isClose(value[1], 1.0 / 18))
    for seat in 0..<2 {
      #expect(isClose(tree.bestReply(of: seat, to: profile).values.value, value[seat]))
    }
  }

  @Test func `punishes a first that bluffs too often`() throws {
    let tree = try explored(KuhnPoker())
    let profile = optimum(0.5, in: tree)
    #expect(tree.bestReply(of: 1, to: profile).values.value > 1.0 / 18 + 0.01)
  }

  @Test func `counts the pot, the showdown and the bluff of a hand`() throws {
    // The first bets a jack and is called by a king.
    var draws = [0, 2]
    let game = try #require(KuhnPoker().game(repeated: nil))
    let told = game.narrate(drawing: { _ in draws.removeFirst() }, choosing: { _, _ in 1 })
    #expect(told.payoff(of: 0) == -2 && told.payoff(of: 1) == 2)
    #expect((0..<3).map { told.total(of: $0) } == [4, 1, 1])
  }

  @Test(arguments: 2...13) func `is played for nothing but each other's money`(_ cards: Int) throws
  {
    var game = KuhnPoker()
    game.cards = cards
    game.ante = 0.5
    game.bet = 2
    let tree = try explored(game)
    #expect(tree.leaves == 5 * cards * (cards - 1))
    #expect(tree.offences() == [])
    for leaf in 0..<tree.leaves {
      #expect(tree.payoff(leaf: leaf, seat: 0) == -tree.payoff(leaf: leaf, seat: 1))
    }
  }
}
