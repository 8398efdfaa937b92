import Arena

extension TreeChanges {
  /// The place in a list of values of each of another.
  static func pairing(_ old: Values, _ new: Values) -> [Int?] {
    Pairing((0..<old.count).map(old.label), (0..<new.count).map(new.label)).new
  }

  /// Where a node of a tree stands: "At the work = sound, look = study by rater 1:".
  static func place(_ node: Int, in tree: GameTree) -> String {
    var steps: [String] = []
    var index = node
    while index > 0 {
      let this = tree.nodes[index]
      let parent = tree.nodes[Int(this.parent)]
      steps.append(step(parent, Int(this.edge), in: tree))
      index = Int(this.parent)
    }
    if steps.isEmpty { return "At the beginning," }
    return "At " + printable(steps.reversed().joined(separator: ", "), limit: 600) + ":"
  }

  private static func step(_ node: GameTree.Node, _ edge: Int, in tree: GameTree) -> String {
    let shape = tree.shape
    if node.kind == .chance {
      let draw = shape.draws[Int(node.seat)]
      return
        "\(draw.name) = \(draw.outcomes.label(Int(tree.outcomes[Int(node.infoset) + edge].label)))"
    }
    let decision = shape.decisions[shape.decision(ofInfoset: Int(node.infoset)).decision]
    return "\(decision.name) = \(decision.actions.label(edge)) by "
      + shape.name(ofSeat: Int(node.seat))
  }

  /// What happens at a node, in words.
  static func turn(_ node: GameTree.Node, in tree: GameTree) -> String {
    switch node.kind {
    case .leaf: return "the episode ends"
    case .chance: return "nature draws '\(printable(tree.shape.draws[Int(node.seat)].name))'"
    case .decision:
      let decision = tree.shape.decision(ofInfoset: Int(node.infoset)).decision
      return "\(tree.shape.title(ofSeat: Int(node.seat))) decides "
        + "'\(printable(tree.shape.decisions[decision].name))'"
    }
  }

  /// What is wished at a node, in words.
  static func wish(_ node: GameTree.Node, in tree: GameTree) -> String {
    guard let wish = node.wish else { return "nothing" }
    return "'\(printable(tree.shape.label(ofAction: wish, atInfoset: Int(node.infoset))))'"
  }
}
