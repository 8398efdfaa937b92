public import Arena

extension GameTree {
  /// Returns how differently another profile plays where a profile leads, as a probability in 0...1.
  ///
  /// At every decision that is reached, the total-variation distance between the two mixtures: the
  /// share of choices that would have to change. Decisions count by how often the first profile
  /// reaches them.
  ///
  /// - Parameters:
  ///   - play: How everyone plays.
  ///   - other: What it is compared with.
  /// - Returns: The mean distance; 0 if nobody decides.
  /// - Complexity: O(nodes + decisions x actions).
  public func distance(from play: Profile, to other: Profile) -> Double {
    var reach = [Double](repeating: 1, count: nodes.count)
    var sum = 0.0
    var total = 0.0
    for (index, node) in nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        reach[index] =
          reach[parent] == 0 ? 0 : reach[parent] * probability(nodes[parent], Int(node.edge), play)
      }
      guard node.kind == .decision, reach[index] > 0 else { continue }
      let (first, count) = shape.slots(ofInfoset: Int(node.infoset))
      var difference = 0.0
      for slot in first..<first + count {
        difference +=
          (play.probability(seat: Int(node.seat), slot: slot)
          - other.probability(seat: Int(node.seat), slot: slot)).magnitude
      }
      sum += reach[index] * difference / 2
      total += reach[index]
    }
    return total > 0 ? sum / total : 0
  }

  /// Returns how often each information set is reached by each seat in one episode: seats x
  /// information sets.
  public func visits(under profile: Profile) -> [Double] {
    var reach = [Double](repeating: 1, count: nodes.count)
    var visits = [Double](repeating: 0, count: seats * shape.infosets)
    for (index, node) in nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        reach[index] = reach[parent] * probability(nodes[parent], Int(node.edge), profile)
      }
      if node.kind == .decision {
        visits[Int(node.seat) * shape.infosets + Int(node.infoset)] += reach[index]
      }
    }
    return visits
  }
}
