import Arena

/// The best replies of the only seat that has a choice, where several actions are equally good.
///
/// A strategy is a best reply exactly if it takes one of the best actions wherever it comes. So they are
/// counted, and the best and the worst of them by any objective are found, set by set from the last to
/// the first.
struct TiedReplies {
  private let space: StrategySpace
  private let tree: GameTree
  /// For each place, the actions that are as good as the best; empty where nature never leads there.
  private let ties: [[Int]]
  /// For each place and action the places that come next.
  private let next: [[[Int]]]

  init(of seat: Int, in tree: GameTree) {
    self.tree = tree
    let space = StrategySpace(seat: seat, of: tree)
    self.space = space
    let profile = Profile(uniformIn: tree.shape)
    let (values, plan) = tree.bestReply(of: seat, to: profile)
    var judge = StandpointJudge(tree, seat, profile, plan, values)
    ties = space.infosets.map { values.reach[$0] > 0 ? judge.ties(at: $0) : [] }
    var next = space.counts.map { [[Int]](repeating: [], count: $0) }
    for (place, step) in space.before.enumerated() {
      if let step { next[step.place][step.action].append(place) }
    }
    self.next = next
  }

  /// How many there are that play differently.
  var count: Double {
    var ways = [Double](repeating: 1, count: ties.count)
    for place in ties.indices.reversed() where !ties[place].isEmpty {
      ways[place] = ties[place].reduce(0) { sum, action in
        sum + next[place][action].reduce(1) { $0 * ways[$1] }
      }
    }
    return space.roots.reduce(1) { $0 * ways[$1] }
  }

  /// All of them.
  var all: [Profile] {
    var plans = [(profile: Profile(uniformIn: tree.shape), open: Array(space.roots.reversed()))]
    var done: [Profile] = []
    while let (profile, rest) = plans.popLast() {
      var open = rest
      guard let place = open.popLast() else {
        done.append(profile)
        continue
      }
      if ties[place].isEmpty { plans.append((profile, open)) }
      for action in ties[place].reversed() {
        var taken = profile
        take(action, at: place, in: &taken)
        plans.append((taken, open + next[place][action].reversed()))
      }
    }
    return done
  }

  /// The one that makes an objective, given leaf by leaf, as large as it can be.
  func best(_ objective: [Double]) -> Profile {
    var worth = space.counts.map { [Double](repeating: 0, count: $0) }
    addLeaves(objective, to: &worth)
    var profile = Profile(uniformIn: tree.shape)
    var top = [Double](repeating: 0, count: ties.count)
    for place in ties.indices.reversed() where !ties[place].isEmpty {
      let totals = ties[place].map { action in
        worth[place][action] + next[place][action].reduce(0) { $0 + top[$1] }
      }
      let best = totals.indices.reduce(0) { totals[$1] > totals[$0] ? $1 : $0 }
      top[place] = totals[best]
      take(ties[place][best], at: place, in: &profile)
    }
    return profile
  }

  /// Adds every leaf, weighted by nature, to the last own action before it.
  private func addLeaves(_ objective: [Double], to worth: inout [[Double]]) {
    var places = [Int](repeating: -1, count: tree.shape.infosets)
    for (place, infoset) in space.infosets.enumerated() { places[infoset] = place }
    var share = [Double](repeating: 1, count: tree.nodes.count)
    var last = [StrategySpace.Step?](repeating: nil, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() where index > 0 {
      let (parent, edge) = (Int(node.parent), Int(node.edge))
      let above = tree.nodes[parent]
      (share[index], last[index]) = (share[parent], last[parent])
      if above.kind == .chance {
        share[index] *= tree.outcomes[Int(above.infoset) + edge].probability
      } else if Int(above.seat) == space.seat {
        last[index] = StrategySpace.Step(place: places[Int(above.infoset)], action: edge)
      }
      if node.kind == .leaf, let step = last[index] {
        worth[step.place][step.action] += share[index] * objective[Int(node.infoset)]
      }
    }
  }

  private func take(_ action: Int, at place: Int, in profile: inout Profile) {
    let (first, count) = tree.shape.slots(ofInfoset: space.infosets[place])
    profile.fix(seat: space.seat, firstSlot: first, count: count, action: action)
  }
}

extension GameTree {
  /// The best replies of the only seat that has a choice; what has to be, when nobody has one.
  ///
  /// Where they are too many, those that are best and worst for every objective, every measure and every
  /// seat; these are complete where objectives are given.
  func tiedReplies(of seat: Int?, _ objectives: [[Double]], _ budget: Budget) -> EquilibriumSet {
    var list = EquilibriumList(self, budget)
    guard let seat else {
      list.add([Profile(uniformIn: shape)], by: "nobody has a choice")
      return list.set(.complete)
    }
    let replies = TiedReplies(of: seat, in: self)
    let count = replies.count
    if count <= Double(EquilibriumSet.limit) {
      list.add(replies.all, by: "best reply of the only player")
      return list.set(list.areAllCertified ? .complete : .incomplete)
    }
    let measures = shape.measures.indices.map { index in
      (0..<leaves).map { measure(leaf: $0, index: index) }
    }
    let payoffs = (0..<seats).map { seat in (0..<leaves).map { payoff(leaf: $0, seat: seat) } }
    let wanted = objectives.filter { !$0.isEmpty } + measures + payoffs
    list.add(
      wanted.lazy.flatMap { [replies.best($0), replies.best($0.map { -$0 })] },
      by: "best reply of the only player, with the best and the worst of equally good actions")
    list.add(wish: "the designer's wish")
    let isKnown = !objectives.isEmpty && !objectives.contains { $0.isEmpty }
    let some = list.set(isKnown && list.areAllCertified ? .complete : .incomplete)
    return EquilibriumSet(
      equilibria: some.equilibria, count: Int(clamping: Int64(Swift.min(count, 1e18))),
      status: some.status, method: some.method)
  }
}
