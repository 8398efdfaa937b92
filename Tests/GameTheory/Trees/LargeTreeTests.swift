import Arena
import GameTheory
import Testing

@Suite struct `Large trees` {
  /// Two seats move by turns, a bit each, and see everything; the first gets the number of ones.
  private struct Bits: Mechanism {
    static let card = Card("bits", "A bit by turns.", source: "A test.")
    var moves = 16
    /// Whether every information set has a decision of its own, as in games read from files.
    var isSplit = false
    var roles: [Role] { [Role("first"), Role("second")] }
    var decisions: [Decision] {
      (0..<moves).flatMap { move in
        let size = 1 << move
        return (0..<(isSplit ? size : 1)).map { _ in
          Decision(
            "bit", role: move % 2,
            sees: isSplit ? [] : [Variable("past", .numbers(from: 0, step: 1, count: size))],
            actions: .named(["zero", "one"]))
        }
      }
    }
    func play(_ episode: inout some Episode) {
      var past = 0
      for move in 0..<moves {
        let bit =
          isSplit
          ? episode.choose((1 << move) - 1 + past, by: move % 2)
          : episode.choose(move, by: move % 2, seeing: past)
        past = 2 * past + bit
      }
      episode.transfer(Double(past.nonzeroBitCount), from: 1, to: 0)
    }
  }

  @Test(arguments: [false, true])
  func `are explored, remembered and replied to like small ones`(_ isSplit: Bool) throws {
    let moves = 12
    let mechanism = Bits(moves: moves, isSplit: isSplit)
    let tree = try #require(mechanism.game(repeated: nil)?.explore(budget: 1 << moves).tree)
    #expect(tree.leaves == 1 << moves && tree.nodes.count == (2 << moves) - 1)
    #expect(tree.hasPerfectRecall)
    let uniform = Profile(uniformIn: tree.shape)
    let ones = Double(moves) / 2
    #expect(tree.expectation(of: uniform).payoffs == [ones, -ones])
    // The first makes all its bits ones, the second zeros; half of the others are.
    let (values, plan) = tree.bestReply(of: 0, to: uniform)
    #expect(values.value == ones * 1.5)
    #expect(tree.regrets(of: uniform) == [ones / 2, ones / 2])
    let chosen = tree.nodes.filter { $0.kind == .decision && $0.seat == 0 }
    #expect(chosen.allSatisfy { plan[Int($0.infoset)] == 1 })
  }

  @Test func `keep every node, outcome and total across many chunks`() throws {
    let tree = try #require(Bits().game(repeated: nil)?.explore(budget: 1 << 16).tree)
    let isLinked = tree.nodes.enumerated().dropFirst().allSatisfy { index, node in
      tree.child(Int(node.parent), Int(node.edge)) == index
    }
    #expect(isLinked)
    let payoffs = (0..<tree.leaves).map { tree.payoff(leaf: $0, seat: 0) }
    let bits: [Double] = (0..<tree.leaves).map { leaf in Double(leaf.nonzeroBitCount) }
    #expect(tree.leaves == 1 << 16 && payoffs == bits)
  }

  @Test func `are valued once a node, however long a run of own decisions is`() throws {
    let chain = Chain(length: 3000)
    let tree = try #require(chain.game(repeated: nil)?.explore(budget: 10_000).tree)
    #expect(tree.hasPerfectRecall)
    let (values, plan) = tree.bestReply(of: 0, to: Profile(uniformIn: tree.shape))
    // The prize grows by one a step and is gone at the end.
    #expect(values.value == 2999 && plan == [Int](repeating: 1, count: 2999) + [0])
  }

  /// One player goes on or takes the prize of the step; whoever never stops gets nothing.
  private struct Chain: Mechanism {
    static let card = Card("chain", "Go on or stop.", source: "A test.")
    var length = 1
    var roles: [Role] { [Role("player")] }
    var decisions: [Decision] {
      let steps = Variable("step", .numbers(from: 0, step: 1, count: length))
      return [Decision("go on", sees: [steps], actions: .named(["stop", "go"]))]
    }
    func play(_ episode: inout some Episode) {
      for step in 0..<length where episode.choose(0, by: 0, seeing: step) == 0 {
        episode.gain(Double(step), by: 0)
        return
      }
    }
  }

  @Test func `number every information set of uneven decisions`() throws {
    let decisions = (0..<50).map { index in
      Decision(
        "d\(index)", sees: [Variable("x", .numbers(from: 0, step: 1, count: 1 + index % 4))],
        actions: .numbers(from: 0, step: 1, count: 1 + index % 3))
    }
    let shape = try #require(
      Shape(roles: [Role("one")], decisions: decisions, measures: [], expectedRounds: 1))
    var infoset = 0
    var slot = 0
    for (index, decision) in decisions.enumerated() {
      for observation in 0..<decision.observations {
        let place = shape.decision(ofInfoset: infoset)
        #expect(place.decision == index && place.observation == observation)
        let slots = shape.slots(ofInfoset: infoset)
        #expect(slots.first == slot && slots.count == decision.actions.count)
        infoset += 1
        slot += decision.actions.count
      }
    }
    #expect(infoset == shape.infosets && slot == shape.slots)
  }
}
