import Arena
import GameTheory

/// What could come of actions that somebody takes: nature draws as ever, and everyone keeps to actions
/// that are taken where it stands.
///
/// Whoever is alone in doing something does not meet another who does it: nobody causes what would take two of them.
struct ReachedOutcomes {
  private let tree: GameTree
  private let isReached: [Bool]

  /// A group: how often every action was taken in it, and how many seats it can fill at once.
  typealias Group = (counts: ActionCounts, size: Int)

  /// Finds them in a tree, given what every group did.
  ///
  /// - Complexity: O(nodes), and where a group cannot fill all seats O(leaves x (depth + seats^2) x groups).
  init(in tree: GameTree, _ groups: [Group]) {
    self.tree = tree
    let shape = tree.shape
    let all = ActionCounts(groups.map { $0.counts }, of: shape)
    var isReached = [Bool](repeating: true, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated().dropFirst() {
      let above = tree.nodes[Int(node.parent)]
      isReached[index] = isReached[Int(node.parent)]
      if above.kind == .decision && isReached[index] {
        let first = shape.slots(ofInfoset: Int(above.infoset)).first
        isReached[index] = all[first + Int(node.edge)] > 0
      }
    }
    if groups.count <= 64, groups.contains(where: { $0.size < tree.seats }) {
      let seating = Seating(tree, groups)
      for (index, node) in tree.nodes.enumerated() where node.kind == .leaf && isReached[index] {
        isReached[index] = seating.allows(pathTo: index)
      }
      // What leads nowhere is not reached either.
      var leads = isReached
      for (index, node) in tree.nodes.enumerated() where node.kind != .leaf { leads[index] = false }
      for index in tree.nodes.indices.reversed().dropLast() where leads[index] {
        leads[Int(tree.nodes[index].parent)] = true
      }
      isReached = leads
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

/// Which groups could have filled the seats of a path.
private struct Seating {
  private let tree: GameTree
  private let groups: [ReachedOutcomes.Group]
  /// The groups that can fill every seat at once, as bits.
  private let large: UInt64

  init(_ tree: GameTree, _ groups: [ReachedOutcomes.Group]) {
    self.tree = tree
    self.groups = groups
    large = groups.enumerated().reduce(0) { bits, next in
      next.element.size < tree.seats ? bits : bits | 1 << UInt64(next.offset)
    }
  }

  /// Whether there are different agents for all seats who did at times what the path to a node takes.
  func allows(pathTo node: Int) -> Bool {
    var able = [UInt64](repeating: ~0 >> UInt64(64 - groups.count), count: tree.seats)
    var index = node
    while index > 0 {
      let (edge, parent) = (Int(tree.nodes[index].edge), Int(tree.nodes[index].parent))
      let above = tree.nodes[parent]
      if above.kind == .decision {
        let slot = tree.shape.slots(ofInfoset: Int(above.infoset)).first + edge
        for (place, group) in groups.enumerated() where group.counts[slot] == 0 {
          able[Int(above.seat)] &= ~(1 << UInt64(place))
        }
      }
      index = parent
    }
    let scarce = able.filter { $0 & large == 0 }
    var filled = [[Int]](repeating: [], count: groups.count)
    return scarce.indices.allSatisfy { seat in
      var tried: UInt64 = 0
      return find(seat, scarce, &filled, &tried)
    }
  }

  /// Finds an agent for a seat, if need be by giving others another one: an augmenting path of a matching.
  private func find(
    _ seat: Int, _ able: [UInt64], _ filled: inout [[Int]], _ tried: inout UInt64
  ) -> Bool {
    for (group, (_, size)) in groups.enumerated() {
      let bit: UInt64 = 1 << UInt64(group)
      if able[seat] & bit == 0 || tried & bit != 0 { continue }
      tried |= bit
      if filled[group].count < size {
        filled[group].append(seat)
        return true
      }
      for (place, other) in filled[group].enumerated() where find(other, able, &filled, &tried) {
        filled[group][place] = seat
        return true
      }
    }
    return false
  }
}
