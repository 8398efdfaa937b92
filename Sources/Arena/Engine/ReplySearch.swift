/// One search for a best reply: every node is valued once, its information set settled before.
///
/// Nodes are sorted by *level*, the number of own decisions before them. All that an action at one
/// level can lead to lies on the same level or deeper, so levels are valued from the deepest up; before
/// a level is valued, the information sets on it are settled by the values of the level below.
struct ReplySearch {
  private let tree: GameTree
  private let seat: Int
  private let objective: [Double]?
  private let profile: Profile
  /// How likely the others and nature lead to a node, the seat willing.
  private var reach: [Double]
  private var value: [Double]
  /// The nodes, level by level, ascending within each.
  private var order: [Int32] = []
  /// Where each level begins in ``order``, and where the last one ends.
  private var starts: [Int] = []
  private var plan: [Int]
  private var values: ActionValues
  /// The level at which an information set was settled last; -1 before.
  private var settled: [Int32]

  init(_ tree: GameTree, _ seat: Int, _ profile: Profile, _ objective: [Double]?) {
    self.tree = tree
    self.seat = seat
    self.profile = profile
    self.objective = objective
    let shape = tree.shape
    reach = [Double](repeating: 1, count: tree.nodes.count)
    value = [Double](repeating: 0, count: tree.nodes.count)
    plan = [Int](repeating: 0, count: shape.infosets)
    settled = [Int32](repeating: -1, count: shape.infosets)
    values = ActionValues(
      weighted: [Double](repeating: 0, count: shape.slots),
      reach: [Double](repeating: 0, count: shape.infosets), value: 0)
    descend()
  }

  /// Returns the values and the plan.
  mutating func reply() -> (values: ActionValues, plan: [Int]) {
    var level = starts.count - 2
    while level >= 0 {
      backUp(level)
      if level > 0 { settle(level - 1) }
      level -= 1
    }
    values.value = value[0]
    return (values, plan)
  }

  private func isOwn(_ node: GameTree.Node) -> Bool {
    node.kind == .decision && Int(node.seat) == seat
  }

  /// Where the probabilities of a node's edges begin; looked up once for all of them.
  private func firstOdds(_ node: GameTree.Node) -> Int {
    if node.kind == .chance { return Int(node.infoset) }
    return Int(node.seat) * profile.slots + tree.shape.slots(ofInfoset: Int(node.infoset)).first
  }

  private func odds(_ kind: GameTree.Node.Kind, _ place: Int) -> Double {
    kind == .chance ? tree.outcomes[place].probability : profile.probabilities[place]
  }

  /// Finds every node's reach and level, and sorts the nodes by level.
  private mutating func descend() {
    let count = tree.nodes.count
    var level = [Int32](repeating: 0, count: count)
    var sizes = [1]
    for index in 0..<count {
      let node = tree.nodes[index]
      if node.edges == 0 { continue }
      let own = isOwn(node)
      let below = level[index] + (own ? 1 : 0)
      if Int(below) == sizes.count { sizes.append(0) }
      sizes[Int(below)] += Int(node.edges)
      let first = firstOdds(node)
      let children = Int(tree.firstChild[index])
      for edge in 0..<Int(node.edges) {
        let child = Int(tree.children[children + edge])
        level[child] = below
        reach[child] = own ? reach[index] : reach[index] * odds(node.kind, first + edge)
      }
    }
    starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + size) }
    var next = starts
    order = [Int32](repeating: 0, count: count)
    for index in 0..<count {
      let place = next[Int(level[index])]
      order[place] = Int32(index)
      next[Int(level[index])] = place + 1
    }
  }

  /// Values the nodes of a level, where all own decisions are settled.
  private mutating func backUp(_ level: Int) {
    var place = starts[level + 1] - 1
    while place >= starts[level] {
      let index = Int(order[place])
      let node = tree.nodes[index]
      if node.kind == .leaf {
        let leaf = Int(node.infoset)
        value[index] = objective?[leaf] ?? tree.payoff(leaf: leaf, seat: seat)
      } else if isOwn(node) {
        value[index] = value[tree.child(index, plan[Int(node.infoset)])]
      } else {
        let first = firstOdds(node)
        let children = Int(tree.firstChild[index])
        var sum = 0.0
        for edge in 0..<Int(node.edges) {
          let share = odds(node.kind, first + edge)
          if share > 0 { sum += share * value[Int(tree.children[children + edge])] }
        }
        value[index] = sum
      }
      place -= 1
    }
  }

  /// Chooses at the information sets of a level, by the values of the level below.
  private mutating func settle(_ level: Int) {
    var touched: [Int32] = []
    for place in starts[level]..<starts[level + 1] {
      let index = Int(order[place])
      let node = tree.nodes[index]
      guard isOwn(node) else { continue }
      let infoset = Int(node.infoset)
      if settled[infoset] != Int32(level) {
        settled[infoset] = Int32(level)
        touched.append(node.infoset)
      }
      let first = tree.shape.slots(ofInfoset: infoset).first
      values.reach[infoset] += reach[index]
      for edge in 0..<Int(node.edges) {
        values.weighted[first + edge] += reach[index] * value[tree.child(index, edge)]
      }
    }
    for infoset in touched {
      let (first, count) = tree.shape.slots(ofInfoset: Int(infoset))
      var best = 0
      for edge in 1..<Swift.max(count, 1)
      where values.weighted[first + edge] > values.weighted[first + best] { best = edge }
      plan[Int(infoset)] = best
    }
  }
}
