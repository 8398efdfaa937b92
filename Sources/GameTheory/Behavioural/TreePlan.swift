import Arena

/// A game tree laid out for repeated sweeps: flat nodes, scaled payoffs, numbered unknowns.
struct TreePlan {
  struct Node {
    let parent: Int
    let seat: Int
    /// The choice made here; -1 elsewhere than at decisions.
    let choice: Int
    /// Whether this node enters the worth of its choice: it belongs to the seat that stands for all
    /// exchangeable ones.
    let leads: Bool
    /// The unknown that leads here; -1 after a draw and at the root.
    let unknown: Int
    /// The probability of the draw that leads here; 1 after a decision.
    let share: Double
    let logShare: Double
    let edges: Int
    let firstChild: Int
    /// Where the payoffs of a leaf begin.
    let firstPayoff: Int
  }

  /// One choice: an information set of a seat, standing for those of all seats exchangeable with it.
  struct Choice {
    let seat: Int
    let infoset: Int
    let unknowns: Range<Int>
    /// The decision nodes of the seat.
    var members: [Int]
  }

  let seats: Int
  private(set) var nodes: [Node] = []
  private(set) var choices: [Choice] = []
  let children: [Int]
  /// Leaves x seats, in units of the largest range of payoffs of any seat.
  let payoffs: [Double]
  /// Each seat's range of payoffs.
  let stakes: [Double]
  /// The choice of every seat and information set, seat by seat; -1 where the seat never decides.
  private(set) var choiceAt: [Int]

  /// Lays out a tree; nil when a payoff is not finite.
  init?(_ tree: GameTree, leaders: [Int]) {
    seats = tree.seats
    children = tree.children.map { Int($0) }
    guard let (payoffs, stakes) = TreePlan.scaled(tree) else { return nil }
    (self.payoffs, self.stakes) = (payoffs, stakes)
    choiceAt = [Int](repeating: -1, count: tree.seats * tree.shape.infosets)
    number(tree, leaders)
    for index in tree.nodes.indices { append(index, tree, leaders) }
  }

  /// Payoffs less the middle of each seat's range, over the largest range.
  private static func scaled(_ tree: GameTree) -> (payoffs: [Double], stakes: [Double])? {
    var low = [Double](repeating: .infinity, count: tree.seats)
    var high = [Double](repeating: -.infinity, count: tree.seats)
    for leaf in 0..<tree.leaves {
      for seat in 0..<tree.seats {
        let payoff = tree.payoff(leaf: leaf, seat: seat)
        guard payoff.isFinite else { return nil }
        low[seat] = Swift.min(low[seat], payoff)
        high[seat] = Swift.max(high[seat], payoff)
      }
    }
    let stakes = zip(low, high).map { $1 - $0 }
    guard stakes.allSatisfy({ $0.isFinite }) else { return nil }
    let stake = stakes.reduce(0) { Swift.max($0, $1) }
    var payoffs: [Double] = []
    payoffs.reserveCapacity(tree.leaves * tree.seats)
    for leaf in 0..<tree.leaves {
      for seat in 0..<tree.seats {
        let middle = low[seat] + stakes[seat] / 2
        let payoff = tree.payoff(leaf: leaf, seat: seat) - middle
        payoffs.append(stake > 0 ? payoff / stake : 0)
      }
    }
    return (payoffs, stakes)
  }

  /// Numbers the choices by seat and information set.
  private mutating func number(_ tree: GameTree, _ leaders: [Int]) {
    let infosets = tree.shape.infosets
    var members = [[Int]](repeating: [], count: tree.seats * infosets)
    for (index, node) in tree.nodes.enumerated() where node.kind == .decision {
      members[Int(node.seat) * infosets + Int(node.infoset)].append(index)
    }
    var next = 0
    for place in members.indices where !members[place].isEmpty {
      let (seat, infoset) = (place / infosets, place % infosets)
      let leader = leaders[seat]
      if leader == seat {
        let size = tree.shape.slots(ofInfoset: infoset).count
        choiceAt[place] = choices.count
        choices.append(
          Choice(
            seat: seat, infoset: infoset, unknowns: next..<next + size, members: members[place]))
        next += size
      } else {
        choiceAt[place] = choiceAt[leader * infosets + infoset]
      }
    }
  }

  private mutating func append(_ index: Int, _ tree: GameTree, _ leaders: [Int]) {
    let node = tree.nodes[index]
    let parent = tree.nodes[Int(node.parent)]
    var unknown = -1
    var share = 1.0
    if index > 0, parent.kind == .decision {
      let choice = choiceAt[Int(parent.seat) * tree.shape.infosets + Int(parent.infoset)]
      unknown = choices[choice].unknowns.lowerBound + Int(node.edge)
    } else if index > 0 {
      share = tree.outcomes[Int(parent.infoset) + Int(node.edge)].probability
    }
    let isDecision = node.kind == .decision
    let seat = Int(node.seat)
    nodes.append(
      Node(
        parent: Int(node.parent), seat: seat,
        choice: isDecision ? choiceAt[seat * tree.shape.infosets + Int(node.infoset)] : -1,
        leads: isDecision && leaders[seat] == seat, unknown: unknown, share: share,
        logShare: Portable.log(share), edges: node.kind == .leaf ? 0 : Int(node.edges),
        firstChild: Int(tree.firstChild[index]),
        firstPayoff: node.kind == .leaf ? Int(node.infoset) * tree.seats : 0))
  }

  /// The probability of the edge that leads to a node.
  @inline(__always) func share(of node: Int, _ play: Odds) -> Double {
    let unknown = nodes[node].unknown
    return unknown < 0 ? nodes[node].share : play.probabilities[unknown]
  }
}

extension GameTree {
  /// For every seat the first of its role, if all seats of each role can be told apart by no choice
  /// as long as they play alike; every seat itself otherwise.
  ///
  /// Worths are polynomials over polynomials in the probabilities: where two seats agree at a few
  /// points without structure, they agree everywhere, but for rounding.
  func logitLeaders() -> [Int] {
    let distinct = Array(0..<seats)
    let shared = distinct.map { seat in
      shape.roleOfSeat.firstIndex(of: shape.roleOfSeat[seat]) ?? seat
    }
    guard shared != distinct, let map = TreeMap(self, leaders: distinct) else { return distinct }
    for sample in 1...2 where !agree(map, shared, sample) { return distinct }
    return shared
  }

  /// Whether the seats that would share choices value them alike at one way of playing alike.
  private func agree(_ map: TreeMap, _ shared: [Int], _ sample: Int) -> Bool {
    let count = map.blocks.last?.upperBound ?? 0
    let (logs, odds, values) = (Doubles(count), Doubles(count), Doubles(count))
    for choice in map.plan.choices {
      let own = Double(choice.infoset + 1) * 0.414_213_562_373_095 * Double(sample)
      var total = 0.0
      for (action, unknown) in choice.unknowns.enumerated() {
        // Multiples of irrational numbers, modulo 1, have no structure that payoffs could share.
        let mixed = own + Double(action + 1) * 0.618_033_988_749_895
        odds[unknown] = 0.1 + (mixed - mixed.rounded(.down))
        total += odds[unknown]
      }
      for unknown in choice.unknowns {
        odds[unknown] /= total
        logs[unknown] = Portable.log(odds[unknown])
      }
    }
    map.values(Odds(logs: logs.base, probabilities: odds.base), values.base)
    for seat in 0..<seats where shared[seat] != seat {
      for infoset in 0..<shape.infosets {
        let own = map.plan.choiceAt[seat * shape.infosets + infoset]
        let other = map.plan.choiceAt[shared[seat] * shape.infosets + infoset]
        if (own < 0) != (other < 0) { return false }
        guard own >= 0 else { continue }
        for (left, right) in zip(map.blocks[own], map.blocks[other])
        where (values[left] - values[right]).magnitude > 1e-11 { return false }
      }
    }
    return true
  }
}
