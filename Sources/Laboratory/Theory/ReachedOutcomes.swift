import Arena
import GameTheory

/// What could come of actions that somebody takes: nature draws as ever, and everyone keeps to actions
/// that are taken where it stands.
struct ReachedOutcomes {
  private let tree: GameTree
  private let isReached: [Bool]

  /// Finds them in a tree, given how often every action was taken.
  ///
  /// - Complexity: O(nodes).
  init(in tree: GameTree, _ counts: ActionCounts) {
    self.tree = tree
    var isReached = [Bool](repeating: true, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated().dropFirst() {
      let above = tree.nodes[Int(node.parent)]
      isReached[index] = isReached[Int(node.parent)]
      if above.kind == .decision && isReached[index] {
        let first = tree.shape.slots(ofInfoset: Int(above.infoset)).first
        isReached[index] = counts[first + Int(node.edge)] > 0
      }
    }
    self.isReached = isReached
  }

  /// The least and greatest payoff of any seat; nil where nothing is reached.
  var payoffs: ClosedRange<Double>? {
    let ranges = (0..<tree.seats).compactMap { seat in
      range(of: (0..<tree.leaves).map { tree.payoff(leaf: $0, seat: seat) })
    }
    guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max()
    else { return nil }
    return low...high
  }

  /// The least and greatest value of an objective, leaf by leaf, that somebody who sees and moves everyone
  /// could bring about, on average over nature; nil where nothing is reached.
  ///
  /// - Complexity: O(nodes).
  func range(of objective: [Double]) -> ClosedRange<Double>? {
    let nodes = tree.nodes
    var low = [Double](repeating: .infinity, count: nodes.count)
    var high = [Double](repeating: -.infinity, count: nodes.count)
    for (index, node) in nodes.enumerated() where node.kind == .chance {
      (low[index], high[index]) = (0, 0)
    }
    // Children stand after their parents, so that a node is done when its turn comes.
    for index in nodes.indices.reversed() where isReached[index] {
      let node = nodes[index]
      if node.kind == .leaf {
        low[index] = objective[Int(node.infoset)]
        high[index] = low[index]
      }
      if index == 0 { break }
      let parent = Int(node.parent)
      if nodes[parent].kind == .chance {
        let outcome = tree.outcomes[Int(nodes[parent].infoset) + Int(node.edge)]
        low[parent] += outcome.probability * low[index]
        high[parent] += outcome.probability * high[index]
      } else {
        low[parent] = Swift.min(low[parent], low[index])
        high[parent] = Swift.max(high[parent], high[index])
      }
    }
    return low[0] <= high[0] && low[0].isFinite && high[0].isFinite ? low[0]...high[0] : nil
  }
}
