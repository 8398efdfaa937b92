import Arena

/// What a seat could gain from an information set on, given that it is there.
struct StandpointJudge {
  private let tree: GameTree
  private let seat: Int
  private let profile: Profile
  private let plan: [Int]
  private let values: ActionValues
  /// The nodes of each information set of the seat; empty until they are asked for.
  private var members: [[Int32]] = []

  /// - Parameters:
  ///   - tree: The game.
  ///   - seat: Who may gain.
  ///   - profile: How everyone plays.
  ///   - plan: The seat's best reply.
  ///   - values: What its actions are worth if it replies so later.
  init(_ tree: GameTree, _ seat: Int, _ profile: Profile, _ plan: [Int], _ values: ActionValues) {
    self.tree = tree
    self.seat = seat
    self.profile = profile
    self.plan = plan
    self.values = values
  }

  /// What the seat gains at an information set by its best action, as a share of what the gain is made
  /// of; 0 if it is not more than rounding.
  mutating func share(at infoset: Int) -> Double {
    let (first, count) = tree.shape.slots(ofInfoset: infoset)
    return share(of: (0..<count).map { profile.probability(seat: seat, slot: first + $0) }, infoset)
  }

  /// The actions at an information set that are as good as the best one.
  mutating func ties(at infoset: Int) -> [Int] {
    let count = tree.shape.slots(ofInfoset: infoset).count
    return (0..<count).filter { action in
      share(of: (0..<count).map { $0 == action ? 1 : 0 }, infoset) == 0
    }
  }

  /// What the best action gains over a mixture.
  ///
  /// A gain that depends on what a rival rarely does counts for as much: that is how exactly a solver
  /// knows it. A rare draw does not make it less.
  private mutating func share(of mixture: [Double], _ infoset: Int) -> Double {
    let first = tree.shape.slots(ofInfoset: infoset).first
    let best = values.weighted[first + plan[infoset]]
    var gain = 0.0
    for (action, odds) in mixture.enumerated() where odds > Certificate.least {
      gain += odds * (best - values.weighted[first + action])
    }
    guard gain > 0, values.reach[infoset] > 0 else { return 0 }
    if members.isEmpty { gather() }
    return share(of: gain, mixture, best / values.reach[infoset], infoset)
  }

  /// A gain as a share of what it is made of.
  ///
  /// It changes nothing, so that nothing is copied for each node.
  private func share(
    of gain: Double, _ mixture: [Double], _ reference: Double, _ infoset: Int
  ) -> Double {
    var (size, spread) = (0.0, 0.0)
    var (reached, drawn) = (0.0, 0.0)
    for node in members[infoset] {
      let (rivals, nature) = odds(of: Int(node))
      let reach = rivals * nature
      reached += reach
      drawn += nature
      for (action, odds) in mixture.enumerated() {
        let weight = reach * (odds + (action == plan[infoset] ? 1 : 0))
        if weight == 0 { continue }
        visit(below: tree.child(Int(node), action), weight) { leaf, weight in
          let (money, joy) = (
            tree.transfer(leaf: leaf, seat: seat), tree.gain(leaf: leaf, seat: seat)
          )
          size += weight * (money.magnitude + joy.magnitude)
          spread += weight * (money + joy - reference).magnitude
        }
      }
    }
    guard Rounding.isMore(gain, than: 0, sizes: size) else { return 0 }
    return Swift.min(1, gain / spread) * (reached / drawn)
  }

  /// Lists the nodes of every information set.
  private mutating func gather() {
    members = [[Int32]](repeating: [], count: tree.shape.infosets)
    for (index, node) in tree.nodes.enumerated()
    where node.kind == .decision && Int(node.seat) == seat {
      members[Int(node.infoset)].append(Int32(index))
    }
  }

  /// How likely the others, and nature, let a seat that is willing come to a node.
  private func odds(of node: Int) -> (rivals: Double, nature: Double) {
    var (rivals, nature, index) = (1.0, 1.0, node)
    while index > 0 {
      let above = tree.nodes[Int(tree.nodes[index].parent)]
      let odds = tree.probability(above, Int(tree.nodes[index].edge), profile)
      if above.kind == .chance { nature *= odds } else if !isOwn(above) { rivals *= odds }
      index = Int(tree.nodes[index].parent)
    }
    return (rivals, nature)
  }

  private func isOwn(_ node: GameTree.Node) -> Bool {
    node.kind == .decision && Int(node.seat) == seat
  }

  /// Calls a body with the leaves below a node and how likely they are if the seat replies optimally.
  private func visit(below node: Int, _ weight: Double, _ body: (Int, Double) -> Void) {
    var open = [(node: node, weight: weight)]
    while let (index, weight) = open.popLast() {
      let node = tree.nodes[index]
      if node.kind == .leaf {
        body(Int(node.infoset), weight)
      } else if isOwn(node) {
        open.append((tree.child(index, plan[Int(node.infoset)]), weight))
      } else {
        for edge in 0..<Int(node.edges) {
          let odds = tree.probability(node, edge, profile)
          if odds > 0 { open.append((tree.child(index, edge), weight * odds)) }
        }
      }
    }
  }
}
