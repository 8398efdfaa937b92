import Arena

/// One way of playing: the probability of every edge, and what it leads to.
struct Play {
  let profile: Profile
  /// Node by node, the edge that a planner takes; empty where the profile decides.
  var plan: [Int32] = []
  /// The expectation of what is compared, from every node on.
  let values: [Double]

  func share(_ tree: GameTree, _ index: Int, _ edge: Int) -> Double {
    let node = tree.nodes[index]
    if node.kind == .decision && !plan.isEmpty { return plan[index] == edge ? 1 : 0 }
    return tree.probability(node, edge, profile)
  }
}

/// Two plays followed side by side, to find a pair of episodes that shows what one has over the other.
///
/// Draws that are the same for both have the same outcome. At every branching the branch is taken
/// that contributes most to the difference of the expectations; since the contributions sum to the
/// difference, it never loses its sign, and the two episodes differ the way the plays do.
struct Comparison {
  let tree: GameTree
  /// The play that is wished.
  let obedient: Play
  /// The play that is better.
  let deviating: Play

  /// The ends of two episodes that begin at a node.
  ///
  /// - Complexity: O(depth x actions).
  func ends(from node: Int) -> (obedient: Int, deviating: Int) {
    var a = node
    var b = node
    while true {
      let (x, y) = (tree.nodes[a], tree.nodes[b])
      if x.kind == .leaf && y.kind == .leaf { return (obedient: b, deviating: a) }
      let isCommon = isCommon(a, b)
      let movesFirst =
        isCommon || x.kind == .decision || (x.kind == .chance && y.kind != .decision)
      let mover = movesFirst ? a : b
      var best = -Double.infinity
      var next = (a, b)
      for edge in 0..<Int(tree.nodes[mover].edges) {
        let share = (movesFirst ? deviating : obedient).share(tree, mover, edge)
        if share == 0 { continue }
        let below = (
          movesFirst ? tree.child(a, edge) : a, !movesFirst || isCommon ? tree.child(b, edge) : b
        )
        let part = share * (deviating.values[below.0] - obedient.values[below.1])
        if part > best { (best, next) = (part, below) }
      }
      (a, b) = next
    }
  }

  /// Whether both plays are at the same draw, or at a choice that they make alike.
  private func isCommon(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (tree.nodes[a], tree.nodes[b])
    if x.kind == .chance { return tree.isSameDraw(a, b) }
    guard x.kind == .decision, y.kind == .decision, x.seat == y.seat, x.infoset == y.infoset else {
      return false
    }
    return (0..<Int(x.edges)).allSatisfy {
      deviating.share(tree, a, $0) == obedient.share(tree, b, $0)
    }
  }

  /// The witness of two episodes that begin at a node.
  func witness(from node: Int = 0, seats: [Int], gain: Double) -> AuditWitness {
    let ends = ends(from: node)
    return AuditWitness(tree, ends.obedient, ends.deviating, seats: seats, gain: gain)
  }
}

extension AuditWitness {
  /// Makes the witness of the episodes that end at two leaves, and finds where they part.
  init(_ tree: GameTree, _ obedient: Int, _ deviating: Int, seats: [Int], gain: Double) {
    let (path, other) = (tree.edges(to: obedient), tree.edges(to: deviating))
    var node = 0
    var depth = 0
    while depth < Swift.min(path.count, other.count) && path[depth] == other[depth] {
      node = tree.child(node, path[depth])
      depth += 1
    }
    let parting = tree.nodes[node]
    let isChoice = parting.kind == .decision
    self.init(
      seats: seats, infoset: isChoice ? Int(parting.infoset) : nil,
      decider: isChoice ? Int(parting.seat) : nil, wished: isChoice ? path[depth] : nil,
      deviation: isChoice ? other[depth] : nil, gain: gain, obedient: path, deviating: other)
  }

  /// Makes the witness that one episode is.
  init(_ tree: GameTree, leaf: Int, seats: [Int], infoset: Int? = nil, gain: Double) {
    self.init(
      seats: seats, infoset: infoset, decider: infoset == nil ? nil : seats.first, wished: nil,
      deviation: nil, gain: gain, obedient: tree.edges(to: leaf), deviating: nil)
  }
}
