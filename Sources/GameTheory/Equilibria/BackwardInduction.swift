import Arena

extension GameTree {
  /// The subgame-perfect equilibrium of a game of perfect information, ties to the lower index; nil
  /// when some information set has two nodes.
  func backwardInduction() -> Profile? {
    var seen = Set<Int>()
    for node in nodes where node.kind == .decision {
      if !seen.insert(Int(node.seat) * shape.infosets + Int(node.infoset)).inserted { return nil }
    }
    var profile = Profile(uniformIn: shape)
    var value = [Double](repeating: 0, count: nodes.count * seats)
    for index in nodes.indices.reversed() {
      let node = nodes[index]
      var taken = 0
      if node.kind == .decision {
        let seat = Int(node.seat)
        for edge in 1..<Swift.max(Int(node.edges), 1)
        where value[child(index, edge) * seats + seat] > value[child(index, taken) * seats + seat] {
          taken = edge
        }
        let (first, count) = shape.slots(ofInfoset: Int(node.infoset))
        profile.fix(seat: seat, firstSlot: first, count: count, action: taken)
      }
      for seat in 0..<seats {
        switch node.kind {
        case .leaf: value[index * seats + seat] = payoff(leaf: Int(node.infoset), seat: seat)
        case .decision: value[index * seats + seat] = value[child(index, taken) * seats + seat]
        case .chance:
          for edge in 0..<Int(node.edges) {
            value[index * seats + seat] +=
              outcomes[Int(node.infoset) + edge].probability
              * value[child(index, edge) * seats + seat]
          }
        }
      }
    }
    return profile
  }
}
