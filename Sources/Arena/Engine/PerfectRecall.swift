extension GameTree {
  /// Whether every player always remembers what it knew and did.
  ///
  /// At all nodes of an information set, its player must have come by the same own information sets
  /// and actions. It is enough to compare the last of them: if that is the same everywhere, so is, by
  /// the same test at its own information set, all that was before. Repeated games whose players see
  /// only the last round do not have it.
  ///
  /// - Complexity: O(seats that decide x nodes) time, O(nodes) memory.
  public var hasPerfectRecall: Bool {
    var decides = [Bool](repeating: false, count: seats)
    for node in nodes where node.kind == .decision { decides[Int(node.seat)] = true }
    // The slot of the last own action on the way to a node, or -1 when there is none.
    var last = [Int32](repeating: -1, count: nodes.count)
    for seat in 0..<seats where decides[seat] {
      if !remembers(seat, &last) { return false }
    }
    return true
  }

  private func remembers(_ seat: Int, _ last: inout [Int32]) -> Bool {
    let unseen: Int32 = -2
    var known = [Int32](repeating: unseen, count: shape.infosets)
    last[0] = -1
    for index in nodes.indices {
      let node = nodes[index]
      let own = last[index]
      if node.kind == .decision && Int(node.seat) == seat {
        let infoset = Int(node.infoset)
        if known[infoset] == unseen { known[infoset] = own }
        if known[infoset] != own { return false }
        let first = Int32(shape.slots(ofInfoset: infoset).first)
        for edge in 0..<Int(node.edges) { last[child(index, edge)] = first + Int32(edge) }
      } else {
        for edge in 0..<Int(node.edges) { last[child(index, edge)] = own }
      }
    }
    return true
  }
}
