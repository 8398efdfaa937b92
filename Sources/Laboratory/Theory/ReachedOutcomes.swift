import Arena
import GameTheory

/// The outcomes of actions that somebody takes: of everything that nature and the players who are there
/// could bring about.
struct ReachedOutcomes {
  private let tree: GameTree
  private let leaves: [Int]

  /// Finds them in a tree, given how often every action was taken.
  ///
  /// - Complexity: O(nodes).
  init(in tree: GameTree, _ counts: ActionCounts) {
    self.tree = tree
    var isReached = [Bool](repeating: true, count: tree.nodes.count)
    var leaves: [Int] = []
    for (index, node) in tree.nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        isReached[index] = isReached[parent]
        let above = tree.nodes[parent]
        if above.kind == .decision && isReached[parent] {
          let first = tree.shape.slots(ofInfoset: Int(above.infoset)).first
          isReached[index] = counts[first + Int(node.edge)] > 0
        }
      }
      if node.kind == .leaf && isReached[index] { leaves.append(Int(node.infoset)) }
    }
    self.leaves = leaves
  }

  /// The least and greatest payoff of any seat; nil when nothing is reached.
  var payoffs: ClosedRange<Double>? {
    hull(leaves.flatMap { leaf in (0..<tree.seats).map { tree.payoff(leaf: leaf, seat: $0) } })
  }

  /// The least and greatest welfare, for functions of the distribution bounds of it; nil when nothing is
  /// reached.
  func welfare(_ spec: WelfareSpec, _ mixes: [SeatMix], objective: [Double]?) -> ClosedRange<
    Double
  >? {
    if let objective { return hull(leaves.map { objective[$0] }) }
    return leaves.isEmpty ? nil : spec.bounds(on: tree, mixes: mixes, leaves: leaves)
  }

  private func hull(_ values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }
}
