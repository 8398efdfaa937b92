import Arena
import GameTheory
import Mechanisms
import Testing

@testable import Reporting

@Suite struct `A diagram of a game tree` {
  private func tree(_ mechanism: some Mechanism) throws -> GameTree {
    let game = try #require(mechanism.game(repeated: nil))
    return try #require(game.explore(budget: 100_000).tree)
  }

  private func diagram(_ tree: GameTree, play: Profile? = nil) throws -> Diagram {
    let figure = TreeDiagram(tree, play: play).picture(marking: "the path")
    guard case .diagram(let diagram) = figure.content else {
      Issue.record("a tree is drawn as a diagram")
      return Diagram(nodes: [], edges: [])
    }
    #expect(figure.numbers.rows.count == diagram.nodes.count)
    return diagram
  }

  @Test func `has matching pennies by hand`() throws {
    let diagram = try diagram(try tree(MatchingPennies()))
    #expect(
      diagram.nodes.map(\.label) == [
        "matcher", "mismatcher", "1, -1", "-1, 1", "mismatcher", "-1, 1", "1, -1",
      ])
    #expect(diagram.edges.map(\.from) == [0, 1, 1, 0, 4, 4])
    #expect(diagram.edges.map(\.to) == [1, 2, 3, 4, 5, 6])
    #expect(diagram.edges.map(\.label) == ["heads", "heads", "tails", "tails", "heads", "tails"])
    #expect(diagram.ties == [Diagram.Tie([1, 4], .series(1))])
    #expect(diagram.nodes.map(\.y) == [1.5, 0.5, 0, 1, 2.5, 2, 3])
    #expect(diagram.legend.map(\.label) == ["matcher", "mismatcher"])
  }

  @Test func `has the used-car market by hand`() throws {
    let tree = try tree(UsedCar())
    let diagram = try diagram(tree, play: tree.wishedProfile)
    // Nature's car; the seller of each; it keeps, sells at once, or defers, and then the car works or not.
    #expect(diagram.nodes.count == 1 + 2 * (1 + 1 + 1 + 1 + 2))
    let payoffs = diagram.nodes.filter { $0.shape == .text }
    #expect(
      payoffs.map(\.label) == [
        // A peach is worth 10 to the seller: 4.5 - 10, then 0.5 + 11.5 - 10 or 0.5 - 10.
        "0", "-5.5", "2", "-9.5",
        // A lemon is worth 4: 4.5 - 4, then 12 - 4 or 0.5 - 4.
        "0", "0.5", "8", "-3.5",
      ])
    #expect(diagram.nodes[0].label == "the car" && diagram.nodes[0].shape == .ring)
    // The seller knows its car.
    #expect(diagram.ties.isEmpty)
    let predicted = diagram.edges.filter { $0.ink == .predicted }
    #expect(
      predicted.map(\.label) == [
        "peach 0.5", "deferred", "yes 0.9", "no 0.1", "lemon 0.5", "lump sum",
      ])
  }

  /// Games with trees that are drawn.
  static let small: [any Mechanism] = [
    PrisonersDilemma(), MatchingPennies(), BattleOfTheSexes(), TrustGame(), UsedCar(), Inspection(),
    KuhnPoker(),
  ]

  @Test(arguments: small.indices)
  func `overlaps nowhere`(_ index: Int) throws {
    func check(_ mechanism: some Mechanism) throws {
      let tree = try tree(mechanism)
      guard TreeDiagram.obstacle(to: tree) == nil else { return }
      let diagram = try diagram(tree)
      let ends = diagram.nodes.filter { $0.shape == .text }
      #expect(Set(ends.map(\.y)).count == tree.leaves)
      for (one, node) in diagram.nodes.enumerated() {
        let nearest = diagram.nodes[..<one].map { abs($0.x - node.x) + abs($0.y - node.y) }.min()
        #expect(nearest ?? 1 > 0.1)
      }
      #expect(diagram.edges.allSatisfy { diagram.nodes[$0.from].x < diagram.nodes[$0.to].x })
      // No node of another set stands on the line of a set.
      for tie in diagram.ties {
        let places = tie.nodes.map { diagram.nodes[$0] }
        let heights = places.map(\.y)
        guard Set(places.map(\.x)).count == 1, let low = heights.min(), let high = heights.max()
        else { continue }
        let inside = diagram.nodes.indices.filter { number in
          diagram.nodes[number].x == places[0].x && (low...high).contains(diagram.nodes[number].y)
        }
        #expect(inside == tie.nodes.sorted())
      }
    }
    try check(`A diagram of a game tree`.small[index])
  }

  @Test func `says why a large tree is not drawn`() throws {
    let large = try #require(TreeDiagram.obstacle(to: try tree(TravelersDilemma())))
    #expect(large.hasSuffix(" ends; trees of up to 40 are drawn."))
    #expect(TreeDiagram.obstacle(to: try tree(MatchingPennies())) == nil)
  }
}
