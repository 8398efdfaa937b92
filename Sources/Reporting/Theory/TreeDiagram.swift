import Arena

/// A small game tree as a diagram: the beginning at the left, the ends below each other at the right.
///
/// Every end has a line of its own. A node stands in the middle of those that it leads to first and last,
/// and nodes that a player cannot tell apart stand above each other, beside other nodes of their depth.
struct TreeDiagram {
  private let tree: GameTree
  /// What is played; nil where no play is marked.
  private let play: Profile?
  /// For every node whether the play leads there.
  private let isReached: [Bool]

  /// So many ends are drawn at most.
  static let mostEnds = 40
  /// So many nodes are drawn at most, ends among them.
  static let mostNodes = 80
  /// So far apart stand a node and what it leads to.
  private static let step = 2.0
  /// So far apart stand information sets of one depth whose lines would meet.
  private static let lane = 0.25
  /// The payoffs of so many players are written at an end.
  private static let mostPayoffs = 4
  /// Actions less likely than this are what a solver left of nothing.
  private static let dust = 1e-9

  /// Takes a tree that is small enough; see ``obstacle(to:)``.
  ///
  /// - Parameters:
  ///   - tree: The game.
  ///   - play: What is played, whose paths are marked.
  init(_ tree: GameTree, play: Profile? = nil) {
    self.tree = tree
    self.play = play
    var isReached = [Bool](repeating: play != nil, count: tree.nodes.count)
    if let play {
      for index in tree.nodes.indices.dropFirst() {
        let parent = Int(tree.nodes[index].parent)
        let odds = tree.probability(tree.nodes[parent], Int(tree.nodes[index].edge), play)
        isReached[index] = isReached[parent] && odds > TreeDiagram.dust
      }
    }
    self.isReached = isReached
  }

  /// Why a tree is not drawn, as a sentence; nil if it is.
  static func obstacle(to tree: GameTree) -> String? {
    if tree.nodes.count < 2 { return "Nothing is drawn and nobody chooses, so there is no tree." }
    if tree.leaves > mostEnds {
      return "The game tree has \(tree.leaves) ends; trees of up to \(mostEnds) are drawn."
    }
    if tree.nodes.count > mostNodes {
      return "The game tree has \(tree.nodes.count) nodes; trees of up to \(mostNodes) are drawn."
    }
    return nil
  }

  /// The tree as a picture.
  ///
  /// - Parameter path: What the marked paths are, "the path of the first answer".
  /// - Returns: The tree, with a row of numbers for every node.
  func picture(marking path: String) -> Figure {
    let shape = tree.shape
    let hasDraws = tree.nodes.contains { $0.kind == .chance }
    let players = (0..<shape.seats).prefix(TreeDiagram.mostPayoffs)
      .map { shape.title(ofSeat: $0) }.joined(separator: ", ")
    let description =
      "The game from its beginning at the left to its \(tree.leaves) ends."
      + (hasDraws ? " Rings are draws of nature." : "")
      + (ties.isEmpty ? "" : " Dashed lines join what a player cannot tell apart.")
      + " The numbers at an end are the payoffs of \(players)"
      + (shape.seats > TreeDiagram.mostPayoffs ? " and others." : ".")
      + (play == nil ? "" : " \(capitalised(path)) is marked.")
    return Figure(
      "tree", title: "The game tree", description: description, .diagram(diagram(path)),
      numbers: sheet)
  }

  private func diagram(_ path: String) -> Diagram {
    let places = places
    let nodes = tree.nodes.indices.map { index in
      let (label, ink, shape) = look(of: index)
      return Diagram.Node(x: places[index].x, y: places[index].y, label, ink, shape)
    }
    let edges = tree.nodes.indices.dropFirst().map { index in
      let isMarked = isReached[index]
      return Diagram.Edge(
        from: Int(tree.nodes[index].parent), to: index, move(to: index),
        isMarked ? .predicted : .neutral, weight: isMarked || play == nil ? 1 : 0.4)
    }
    var legend: [(label: String, ink: Ink)] = (0..<tree.seats)
      .filter { seat in tree.nodes.contains { $0.kind == .decision && Int($0.seat) == seat } }
      .map { (tree.shape.name(ofSeat: $0), .series($0)) }
    if play != nil { legend.append((path, .predicted)) }
    return Diagram(nodes: nodes, edges: Array(edges), ties: ties, legend: legend)
  }

  /// The label of a node, its part and how it looks.
  private func look(of index: Int) -> (label: String, ink: Ink, shape: Diagram.Shape) {
    let node = tree.nodes[index]
    switch node.kind {
    case .chance: return (tree.shape.draws[Int(node.seat)].name, .neutral, .ring)
    case .decision:
      let seat = Int(node.seat)
      return (tree.shape.name(ofSeat: seat), .series(seat), .disc)
    case .leaf:
      let shown = (0..<tree.seats).prefix(TreeDiagram.mostPayoffs)
        .map { figure(tree.payoff(leaf: Int(node.infoset), seat: $0)) }
      let rest = tree.seats > TreeDiagram.mostPayoffs ? ", ..." : ""
      let ink: Ink = isReached[index] ? .predicted : .neutral
      return (shown.joined(separator: ", ") + rest, ink, .text)
    }
  }

  /// What leads to a node: an action or an outcome, with its probability unless it is sure.
  private func move(to index: Int) -> String {
    let name = label(to: index)
    guard let odds = probability(to: index), odds > TreeDiagram.dust, odds < 1 else { return name }
    return "\(name) \(figure(odds))"
  }

  /// The action or the outcome that leads to a node.
  private func label(to index: Int) -> String {
    let (parent, edge) = (Int(tree.nodes[index].parent), Int(tree.nodes[index].edge))
    let above = tree.nodes[parent]
    guard above.kind == .chance else {
      return tree.shape.label(ofAction: edge, atInfoset: Int(above.infoset))
    }
    let outcome = tree.outcomes[Int(above.infoset) + edge]
    return tree.shape.draws[Int(above.seat)].outcomes.label(Int(outcome.label))
  }

  /// How likely a node follows on the one above it; nil of a choice where no play is given.
  private func probability(to index: Int) -> Double? {
    let (parent, edge) = (Int(tree.nodes[index].parent), Int(tree.nodes[index].edge))
    let above = tree.nodes[parent]
    if above.kind == .chance { return tree.outcomes[Int(above.infoset) + edge].probability }
    return play.map { tree.probability(above, edge, $0) }
  }

  /// Information sets of more than one node.
  private var ties: [Diagram.Tie] {
    groups.filter { $0.count > 1 }
      .map { Diagram.Tie($0, .series(Int(tree.nodes[$0[0]].seat))) }
  }

  /// The nodes of each information set, in the order of the tree; every draw and end for itself.
  private var groups: [[Int]] {
    var groups: [[Int]] = []
    var known: [Int: Int] = [:]
    for (index, node) in tree.nodes.enumerated() {
      let key = Int(node.seat) * tree.shape.infosets + Int(node.infoset)
      if node.kind == .decision, let group = known[key] {
        groups[group].append(index)
      } else {
        if node.kind == .decision { known[key] = groups.count }
        groups.append([index])
      }
    }
    return groups
  }

  /// Where the nodes stand.
  private var places: [(x: Double, y: Double)] {
    var places = [(x: Double, y: Double)](repeating: (0, 0), count: tree.nodes.count)
    for index in tree.nodes.indices.reversed() {
      let node = tree.nodes[index]
      places[index].y =
        node.kind == .leaf
        ? Double(node.infoset)
        : (places[tree.child(index, 0)].y + places[tree.child(index, Int(node.edges) - 1)].y) / 2
    }
    var depths = [Int](repeating: 0, count: tree.nodes.count)
    for index in tree.nodes.indices.dropFirst() {
      depths[index] = depths[Int(tree.nodes[index].parent)] + 1
    }
    // Of each depth and lane, the ranges of lines that are taken; the longest are placed first.
    var taken: [[[ClosedRange<Double>]]] = []
    var lanes = [Int](repeating: 0, count: tree.nodes.count)
    func height(_ group: [Int]) -> ClosedRange<Double> {
      places[group[0]].y...places[group[group.count - 1]].y
    }
    let sorted = groups.map { ($0, height($0)) }.enumerated().sorted {
      let lengths = [$0, $1].map { $0.element.1.upperBound - $0.element.1.lowerBound }
      return lengths[0] == lengths[1] ? $0.offset < $1.offset : lengths[0] > lengths[1]
    }
    for (_, (group, range)) in sorted {
      for depth in Set(group.map { depths[$0] }).sorted() {
        while taken.count <= depth { taken.append([]) }
        let free = taken[depth].firstIndex { lane in !lane.contains { $0.overlaps(range) } }
        let lane = free ?? taken[depth].count
        if free == nil { taken[depth].append([]) }
        taken[depth][lane].append(range)
        for index in group where depths[index] == depth { lanes[index] = lane }
      }
    }
    for index in tree.nodes.indices {
      let width = min(
        TreeDiagram.lane, TreeDiagram.step / 2 / Double(taken[depths[index]].count))
      places[index].x =
        TreeDiagram.step * Double(depths[index]) + width * Double(lanes[index])
    }
    return places
  }

  /// The nodes in rows: what leads to each, who decides there, and what it pays.
  private var sheet: Sheet {
    let shape = tree.shape
    var sheet = Sheet(
      [
        .number("node"), .number("after"), .text("by"), .number("probability"), .text("then"),
        .text("information set"),
      ] + (0..<tree.seats).map { .number("payoff of \(shape.name(ofSeat: $0))") })
    for (index, node) in tree.nodes.enumerated() {
      let (who, set) =
        switch node.kind {
        case .chance: ("nature: \(shape.draws[Int(node.seat)].name)", "")
        case .decision:
          (shape.name(ofSeat: Int(node.seat)), shape.name(ofInfoset: Int(node.infoset)))
        case .leaf: ("end", "")
        }
      let isRoot = index == 0
      sheet.add(
        [
          .number(Double(index + 1)), isRoot ? .missing : .number(Double(node.parent + 1)),
          isRoot ? .missing : .text(label(to: index)),
          isRoot ? .missing : .number(probability(to: index)), .text(who), .text(set),
        ]
          + (0..<tree.seats).map { seat in
            node.kind == .leaf
              ? .number(tree.payoff(leaf: Int(node.infoset), seat: seat)) : .missing
          })
    }
    return sheet
  }
}
