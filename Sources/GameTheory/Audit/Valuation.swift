public import Arena

extension GameTree {
  /// A seat's payoff at every leaf.
  func payoffs(of seat: Int) -> [Double] { (0..<leaves).map { payoff(leaf: $0, seat: seat) } }

  /// The size of the terms that a seat's payoff at a leaf is a sum of.
  func termSize(leaf: Int, seat: Int) -> Double {
    transfer(leaf: leaf, seat: seat).magnitude + gain(leaf: leaf, seat: seat).magnitude
  }

  /// The expectation of an objective from every node on, under a profile.
  ///
  /// - Complexity: O(nodes).
  func expected(_ objective: [Double], under profile: Profile) -> [Double] {
    planned(objective, by: [], under: profile)
  }

  /// The best expectation of an objective from every node on, where some seats are moved by one hand
  /// that sees everything and the others play a profile.
  ///
  /// - Complexity: O(nodes).
  func planned(_ objective: [Double], by hand: [Int], under profile: Profile) -> [Double] {
    var isMoved = [Bool](repeating: false, count: seats)
    for seat in hand { isMoved[seat] = true }
    var value = [Double](repeating: 0, count: nodes.count)
    for index in nodes.indices.reversed() {
      let node = nodes[index]
      switch node.kind {
      case .leaf: value[index] = objective[Int(node.infoset)]
      case .decision where isMoved[Int(node.seat)]:
        value[index] = value[child(index, 0)]
        for edge in 1..<Swift.max(Int(node.edges), 1) {
          value[index] = Swift.max(value[index], value[child(index, edge)])
        }
      case .decision, .chance:
        for edge in 0..<Int(node.edges) {
          let share = probability(node, edge, profile)
          if share > 0 { value[index] += share * value[child(index, edge)] }
        }
      }
    }
    return value
  }

  /// The probability that every node is reached under a profile, some seat's own choices left out.
  ///
  /// - Complexity: O(nodes).
  public func reach(under profile: Profile, but seat: Int? = nil) -> [Double] {
    var reach = [Double](repeating: 1, count: nodes.count)
    for index in nodes.indices.dropFirst() {
      let parent = Int(nodes[index].parent)
      let above = nodes[parent]
      let isFree = above.kind == .decision && Int(above.seat) == seat
      reach[index] =
        reach[parent] * (isFree ? 1 : probability(above, Int(nodes[index].edge), profile))
    }
    return reach
  }

  /// The edges from the root to a node.
  func edges(to node: Int) -> [Int] {
    var edges: [Int] = []
    var index = node
    while index != 0 {
      edges.append(Int(nodes[index].edge))
      index = Int(nodes[index].parent)
    }
    return edges.reversed()
  }

  /// For every node, whether a seat, or anybody when nil, has decided before.
  ///
  /// - Complexity: O(nodes).
  func hasDecided(_ seat: Int?) -> [Bool] {
    var decided = [Bool](repeating: false, count: nodes.count)
    for index in nodes.indices.dropFirst() {
      let parent = Int(nodes[index].parent)
      let above = nodes[parent]
      decided[index] =
        decided[parent] || (above.kind == .decision && (seat == nil || Int(above.seat) == seat))
    }
    return decided
  }

  /// Whether two nodes are the same draw: as many outcomes of the same name and probability.
  func isSameDraw(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (nodes[left], nodes[right])
    guard a.kind == .chance, b.kind == .chance, a.edges == b.edges else { return false }
    if left == right { return true }
    for edge in 0..<Int(a.edges) {
      let (x, y) = (outcomes[Int(a.infoset) + edge], outcomes[Int(b.infoset) + edge])
      if x.label != y.label || x.probability != y.probability { return false }
    }
    return true
  }
}

extension Profile {
  /// Makes a seat take the planned actions at some information sets.
  mutating func follow(_ plan: [Int], of seat: Int, at infosets: [Int], in shape: Shape) {
    for infoset in infosets { take(plan[infoset], by: seat, at: infoset, in: shape) }
  }

  /// Makes a seat take an action at an information set.
  mutating func take(_ action: Int, by seat: Int, at infoset: Int, in shape: Shape) {
    let (first, count) = shape.slots(ofInfoset: infoset)
    fix(seat: seat, firstSlot: first, count: count, action: action)
  }
}
