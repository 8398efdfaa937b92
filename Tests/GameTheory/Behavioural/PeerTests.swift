import Arena
import Foundation
import Testing

@testable import GameTheory

private let path = ProcessInfo.processInfo.environment["ARENA_PEERS_LOGIT"]

/// Writes logit play of many games for `Tests/Peers/compare-logit.py`, which asks Gambit for the same.
@Suite struct `Logit play for other programs` {
  private func json(_ value: Any) throws -> Data {
    try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])
  }

  @Test(.enabled(if: path != nil)) func `is written where the environment asks`() throws {
    var games: [[String: Any]] = []
    for seed in 0..<60 {
      let sizes = [[2, 2], [3, 4], [8, 8], [2, 2, 2], [3, 2, 3]][seed % 5]
      let form = try TableGame(random: sizes, seed: 1000 + seed).form()
      let limit = form.limitingLogitEquilibrium()
      games.append([
        "kind": "table", "sizes": sizes, "payoffs": form.payoffs, "limit": limit.play,
        "answers": [0.5, 3, 12, 40].map { precision in
          ["precision": precision, "play": form.quantalResponse(precision: precision).play]
        },
      ])
    }
    for number in 0..<30 {
      let tree = try SmallGame.random(number, profiles: 400).tree
      games.append([
        "kind": "tree", "seats": tree.seats, "root": node(tree, 0),
        "answers": [0.1, 0.5, 2].map { precision in
          let play = tree.agentQuantalResponse(precision: precision).play
          return ["precision": precision, "play": choices(tree, play)]
        },
      ])
    }
    try json(games).write(to: URL(fileURLWithPath: try #require(path)))
  }

  private func node(_ tree: GameTree, _ index: Int) -> [String: Any] {
    let node = tree.nodes[index]
    let children = (0..<Int(node.edges)).map { self.node(tree, tree.child(index, $0)) }
    switch node.kind {
    case .leaf:
      return ["payoffs": (0..<tree.seats).map { tree.payoff(leaf: Int(node.infoset), seat: $0) }]
    case .chance:
      // Whole weights, so that the other program can keep probabilities exact.
      let outcomes = (0..<Int(node.edges)).map { tree.outcomes[Int(node.infoset) + $0] }
      return ["weights": outcomes.map { Int($0.weight) }, "children": children]
    case .decision:
      return ["seat": Int(node.seat), "infoset": Int(node.infoset), "children": children]
    }
  }

  private func choices(_ tree: GameTree, _ play: Profile) -> [[Any]] {
    var seen: [Int: Bool] = [:]
    return tree.nodes.filter { $0.kind == .decision }.compactMap { node -> [Any]? in
      let place = Int(node.seat) * tree.shape.infosets + Int(node.infoset)
      guard seen.updateValue(true, forKey: place) == nil else { return nil }
      let (first, count) = tree.shape.slots(ofInfoset: Int(node.infoset))
      let odds = (first..<first + count).map { play.probability(seat: Int(node.seat), slot: $0) }
      return [Int(node.seat), Int(node.infoset), odds]
    }
  }
}
