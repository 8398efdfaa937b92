import Arena

extension GameTree {
  /// The moves that lead to a node, at most the last twelve.
  func history(of node: Int) -> String {
    var moves: [String] = []
    var index = node
    while index > 0 {
      let edge = Int(nodes[index].edge)
      index = Int(nodes[index].parent)
      moves.append(move(edge, at: nodes[index]))
    }
    if moves.isEmpty { return "the beginning" }
    let shown = moves.prefix(12).reversed().joined(separator: ", ")
    return "(\(moves.count > 12 ? "..., " : "")\(shown))"
  }

  private func move(_ edge: Int, at node: GameTree.Node) -> String {
    if node.kind == .chance {
      let draw = shape.draws[Int(node.seat)]
      let label = draw.outcomes.label(Int(outcomes[Int(node.infoset) + edge].label))
      return printable("\(draw.name): \(label)")
    }
    let decision = shape.decisions[shape.decision(ofInfoset: Int(node.infoset)).decision]
    return printable("\(decision.name): \(decision.actions.label(edge))")
  }
}
