import Arena
import Mechanisms
import Testing

@Suite struct `Leduc poker` {
  /// Endings counted by hand: of the ways to bet, 2 * raises end in a fold and 2 * raises + 1 go
  /// on.
  private func endings(ranks: Int, suits: Int, raises: Int) -> Int {
    let goOn = 2 * raises + 1
    let round = 2 * raises + goOn
    // With two suits nobody can share the rank of a pair.
    let pairs = ranks * (2 * raises + goOn * (suits == 2 ? ranks - 1 : ranks) * round)
    return pairs + ranks * (ranks - 1) * (2 * raises + goOn * ranks * round)
  }

  @Test func `has 144 information sets for each, and nobody forgets`() throws {
    let tree = try explored(LeducPoker())
    #expect(tree.leaves == 1116 && tree.shape.infosets == 288)
    var sets: [Set<Int32>] = [[], []]
    for node in tree.nodes where node.kind == .decision {
      sets[Int(node.seat)].insert(node.infoset)
    }
    #expect(sets.map(\.count) == [144, 144])
    #expect(tree.hasPerfectRecall)
  }

  @Test(arguments: [(2, 2, 1), (3, 2, 2), (3, 3, 2), (4, 2, 3), (2, 4, 4), (5, 2, 1)])
  func `has as many endings as its knobs say`(_ ranks: Int, _ suits: Int, _ raises: Int) throws {
    var game = LeducPoker()
    (game.ranks, game.suits, game.raises) = (ranks, suits, raises)
    let tree = try explored(game)
    #expect(tree.leaves == endings(ranks: ranks, suits: suits, raises: raises))
    #expect(tree.hasPerfectRecall)
    #expect(tree.offences() == [])
    for leaf in 0..<tree.leaves {
      #expect(tree.payoff(leaf: leaf, seat: 0) == -tree.payoff(leaf: leaf, seat: 1))
    }
  }

  @Test func `draws every rank as often as a deck of six does`() throws {
    let tree = try explored(LeducPoker())
    let chances = tree.nodes.filter { $0.kind == .chance }
    func odds(_ node: GameTree.Node) -> [Double] {
      (0..<Int(node.edges)).map { tree.outcomes[Int(node.infoset) + $0].probability }
    }
    let third = 1.0 / 3
    #expect(odds(chances[0]) == [third, third, third])
    // A jack is gone: one of five is left, and two of each other rank.
    #expect(odds(chances[1]) == [0.2, 0.4, 0.4])
    // Both jacks are gone.
    #expect(odds(chances[2]) == [0.5, 0.5])
  }

  /// Tells a hand by the cards drawn and the actions taken: both payoffs, and the pot.
  private func hand(_ cards: [Int], _ actions: [Int]) throws -> [Double] {
    var (cards, actions) = (cards, actions)
    let game = try #require(LeducPoker().game(repeated: nil))
    let told = game.narrate(
      drawing: { _ in cards.removeFirst() }, choosing: { _, _ in actions.removeFirst() })
    #expect(cards.isEmpty && actions.isEmpty)
    return [told.payoff(of: 0), told.payoff(of: 1), told.total(of: 0)]
  }

  @Test func `pays a pair before a higher card, and nobody where both are equal`() throws {
    // Check, check; raise, call.
    #expect(try hand([0, 2, 0], [0, 0, 1, 1]) == [5, -5, 10])
    #expect(try hand([0, 2, 1], [0, 0, 1, 1]) == [-5, 5, 10])
    #expect(try hand([1, 1, 0], [0, 0, 1, 1]) == [0, 0, 10])
  }

  @Test func `takes from who folds what it had put in`() throws {
    // Raise, fold.
    #expect(try hand([0, 2], [1, 0]) == [1, -1, 4])
    // Check, raise, raise again, fold.
    #expect(try hand([0, 2], [0, 1, 2, 0]) == [3, -3, 8])
    // Raise, raise again, call; raise, raise again, fold.
    #expect(try hand([0, 2, 1], [1, 2, 1, 1, 2, 0]) == [-9, 9, 22])
  }
}
