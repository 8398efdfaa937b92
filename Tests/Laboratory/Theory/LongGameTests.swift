import Arena
import GameTheory
import Testing
import Theory

@testable import Laboratory

/// One player who goes on or stops, a number of times.
private struct LongWalk: Mechanism {
  static let card = Card("long-walk", "Go on, or stop.", source: "A test.")
  var turns = 400

  var roles: [Role] { [Role("walker")] }
  var decisions: [Decision] {
    (0..<turns).map { Decision("turn \($0)", actions: .named(["go on", "stop"])) }
  }

  func play(_ episode: inout some Episode) {
    for turn in 0..<turns {
      if episode.choose(turn, by: 0) == 1 { return episode.gain(Double(turn), by: 0) }
    }
  }
}

@Suite struct `A budget of leaves` {
  private func desk(leaves: Int) throws -> TheoryDesk {
    var budget = Budget()
    budget.leaves = leaves
    return try TheoryDesk(LongWalk(), budget: budget)
  }

  /// A walk of 400 turns has 401 leaves, each of which costs as much as 20 leaves of 20 turns.
  @Test func `counts a leaf of a long episode as many leaves of short ones`() throws {
    #expect(try desk(leaves: 20 * 402).whole.tree?.leaves == 401)
    let short = try desk(leaves: 20 * 400)
    #expect(short.whole.tree == nil)
    #expect(short.analysed.obstacle == "the tree has more than 400 leaves")
    #expect(short.stakes.range == 0...399 && short.stakes.source == "tree")
    #expect {
      try Prediction(short, .logitLimit, in: .standard)
    } throws: {
      "\($0)"
        == "long-walk: the game has more than 400 leaves, and --leaves 8000 allows no more where an "
        + "episode has about 400 draws and choices; take smaller parameters or a larger --leaves"
    }
  }

  @Test(arguments: [(1, 1_000_000), (20, 1_000_000), (21, 952_380), (400, 50_000)])
  func `shrinks with the depth of a tree that is kept`(_ depth: Int, _ leaves: Int) {
    #expect(Budget().leaves(depth: depth) == leaves)
  }
}
