import Arena

extension Auditor {
  /// Compares, at every information set on the way of the wish, the worst that going on so can lead
  /// to with the best that any departure there can lead to.
  ///
  /// - Complexity: O(nodes).
  ///
  /// > Source: Li 2017, Definition 1, as for `GameTree.audit`: information sets here are the
  /// > earliest points of departure.
  func obviousness(_ seat: Int) -> PartialAnswer {
    let payoffs = tree.payoffs(of: seat)
    let worst = followed(seat, payoffs)
    let best = reachable(payoffs)
    var low = [Double](repeating: .infinity, count: tree.shape.infosets)
    var high = [Double](repeating: -.infinity, count: low.count)
    var lowNode = [Int](repeating: 0, count: low.count)
    var highNode = lowNode
    for (index, node) in tree.nodes.enumerated()
    where node.kind == .decision && Int(node.seat) == seat && wishes.obeys(seat, at: index) {
      let infoset = Int(node.infoset)
      guard let wish = wishes.action(seat, infoset) else { continue }
      for edge in 0..<Int(node.edges) {
        let below = tree.child(index, edge)
        if edge == wish {
          if worst[below] < low[infoset] {
            (low[infoset], lowNode[infoset]) = (worst[below], below)
          }
        } else if best[below] > high[infoset] {
          (high[infoset], highNode[infoset]) = (best[below], below)
        }
      }
    }
    let sets = wishes.sets[seat].filter { high[$0] - low[$0] > slacks[seat] }
    guard let set = sets.max(by: { high[$0] - low[$0] < high[$1] - low[$1] }) else {
      return wishes.gap(of: seat).map { .undecided(gapSentence(seat, $0)) } ?? .holds
    }
    let witness = AuditWitness(
      seats: [seat], infoset: set, decider: seat, wished: wishes.action(seat, set),
      deviation: Int(tree.nodes[highNode[set]].edge), gain: high[set] - low[set],
      obedient: tree.edges(to: descend(lowNode[set], along: worst, obeying: seat)),
      deviating: tree.edges(to: descend(highNode[set], along: best)))
    let gap = wishes.gap(of: seat)
    return .fails(
      high[set] - low[set], witness, gap == nil ? .exact : .atLeast,
      gap.map { gapSentence(seat, $0) })
  }

  /// The least payoff that doing as wished can lead to, from every node on.
  private func followed(_ seat: Int, _ payoffs: [Double]) -> [Double] {
    var value = [Double](repeating: 0, count: tree.nodes.count)
    for index in tree.nodes.indices.reversed() {
      let node = tree.nodes[index]
      if node.kind == .leaf {
        value[index] = payoffs[Int(node.infoset)]
      } else if node.kind == .decision, Int(node.seat) == seat,
        let wish = wishes.action(seat, Int(node.infoset))
      {
        value[index] = value[tree.child(index, wish)]
      } else {
        value[index] = (0..<Int(node.edges)).reduce(.infinity) {
          Swift.min($0, value[tree.child(index, $1)])
        }
      }
    }
    return value
  }

  /// The greatest payoff of any episode from every node on.
  private func reachable(_ payoffs: [Double]) -> [Double] {
    var value = [Double](repeating: 0, count: tree.nodes.count)
    for index in tree.nodes.indices.reversed() {
      let node = tree.nodes[index]
      value[index] =
        node.kind == .leaf
        ? payoffs[Int(node.infoset)]
        : (0..<Int(node.edges)).reduce(-.infinity) {
          Swift.max($0, value[tree.child(index, $1)])
        }
    }
    return value
  }

  /// The leaf below a node that has the node's value; some seat does as wished on the way.
  private func descend(_ node: Int, along values: [Double], obeying seat: Int? = nil) -> Int {
    var index = node
    while tree.nodes[index].kind != .leaf {
      let here = tree.nodes[index]
      let isOwn = here.kind == .decision && Int(here.seat) == seat
      let wish = isOwn ? wishes.action(Int(here.seat), Int(here.infoset)) : nil
      let edges = 0..<Int(here.edges)
      let edge = wish ?? edges.first { values[tree.child(index, $0)] == values[index] } ?? 0
      index = tree.child(index, edge)
    }
    return index
  }
}
