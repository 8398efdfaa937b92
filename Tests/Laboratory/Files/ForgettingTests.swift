import Arena
import Mechanisms
import Testing

@testable import Laboratory

@Suite struct `A player of a game file who forgets` {
  private func sentence(_ text: String) throws -> String? {
    Forgetting(in: try tree(try game(text)))?.sentence
  }

  @Test func `is named with the two histories that meet`() throws {
    // What it did: both actions lead to one set.
    let absent =
      #"EFG 2 R "" { "A" } p "" 1 1 "go" { "l" "r" } 0 t "" 0 p "" 1 1 "go" 0 t "" 0 t "" 0"#
    #expect(
      try sentence(absent)
        == "'A' forgets what it knew or did: two histories meet at 'go', the beginning and (go: r)")
    // What it knew: it saw the card at first.
    let card = """
      EFG 2 R "" { "A" "B" }
      c "" 1 "deal" { "high" 1/2 "low" 1/2 } 0
      p "" 1 1 "saw high" { "on" } 0
      p "" 1 3 "later" { "x" "y" } 0
      t "" 0
      t "" 0
      p "" 1 2 "saw low" { "on" } 0
      p "" 1 3 "later" { "x" "y" } 0
      t "" 0
      t "" 0
      """
    let meeting = "(deal: high, saw high: on) and (deal: low, saw low: on)"
    #expect(
      try sentence(card)
        == "'A' forgets what it knew or did: two histories meet at 'later', \(meeting)")
  }

  @Test func `is found wherever perfect recall fails, and nowhere else`() throws {
    var found = 0
    for seed in 0..<200 {
      let tree = try tree(try game(RandomGame(seed).text))
      let forgetting = Forgetting(in: tree)
      #expect((forgetting == nil) == tree.hasPerfectRecall)
      guard let forgetting else { continue }
      found += 1
      let (first, second) = (
        tree.nodes[forgetting.nodes.first], tree.nodes[forgetting.nodes.second]
      )
      #expect(first.seat == second.seat && first.infoset == second.infoset)
      // By the definition: the lists of own sets and actions differ.
      #expect(
        own(forgetting.nodes.first, tree, first.seat)
          != own(forgetting.nodes.second, tree, first.seat)
      )
    }
    #expect(found > 20 && found < 200)
    #expect(Forgetting(in: try tree(KuhnPoker())) == nil)
  }

  /// All information sets and actions of a seat on the way to a node.
  private func own(_ node: Int, _ tree: GameTree, _ seat: Int32) -> [[Int32]] {
    var steps: [[Int32]] = []
    var index = node
    while index > 0 {
      let edge = tree.nodes[index].edge
      index = Int(tree.nodes[index].parent)
      let above = tree.nodes[index]
      if above.kind == .decision && above.seat == seat { steps.append([above.infoset, edge]) }
    }
    return steps
  }
}
