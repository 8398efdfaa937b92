/// What each action is worth to one seat when the others play a profile and it replies optimally.
public struct ActionValues: Sendable {
  /// For every slot: the sum over the set's nodes of reach times value.
  public var weighted: [Double]
  /// For every information set: how likely the others and nature lead there, the seat willing.
  public var reach: [Double]
  /// The seat's expected payoff under its best reply.
  public var value: Double

  /// Returns the expected payoff of a slot's action, given that its information set is reached.
  public func expected(slot: Int, infoset: Int) -> Double {
    reach[infoset] > 0 ? weighted[slot] / reach[infoset] : 0
  }
}

extension GameTree {
  /// Whether every player always remembers what it knew and did.
  ///
  /// At all nodes of an information set, its player must have come by the same own information sets
  /// and actions. Repeated games whose players see only the last round do not have it.
  ///
  /// - Complexity: O(nodes x seats).
  public var hasPerfectRecall: Bool {
    // A player's history is numbered by its last information set, its action there, and its history
    // before that; 0 is the empty one.
    struct Step: Hashable {
      let before: Int
      let slot: Int
    }
    var numbers: [Step: Int] = [:]
    var history = [Int](repeating: 0, count: nodes.count * seats)
    var known = [Int?](repeating: nil, count: seats * shape.infosets)
    for (index, node) in nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        for seat in 0..<seats { history[index * seats + seat] = history[parent * seats + seat] }
        let above = nodes[parent]
        if above.kind == .decision {
          let seat = Int(above.seat)
          let slot = shape.slots(ofInfoset: Int(above.infoset)).first + Int(node.edge)
          let step = Step(before: history[parent * seats + seat], slot: slot)
          let number = numbers[step] ?? numbers.count + 1
          numbers[step] = number
          history[index * seats + seat] = number
        }
      }
      guard node.kind == .decision else { continue }
      let place = Int(node.seat) * shape.infosets + Int(node.infoset)
      let own = history[index * seats + Int(node.seat)]
      if let first = known[place], first != own { return false }
      known[place] = own
    }
    return true
  }

  /// Returns the value of every action of one seat against a profile, replying optimally later.
  ///
  /// Information sets are settled from the last own decision back to the first, so each is settled
  /// once; the seat is assumed to remember what it knew and did (perfect recall). Ties go to the
  /// action of the lower index.
  ///
  /// - Parameters:
  ///   - seat: The seat that replies.
  ///   - profile: How the others play.
  ///   - objective: What the seat maximises, leaf by leaf; its own payoff when nil.
  /// - Returns: The values, and the action at every information set; 0 where it never decides.
  /// - Complexity: O(nodes x the seat's longest run of decisions).
  public func bestReply(
    of seat: Int, to profile: Profile, objective: [Double]? = nil
  ) -> (values: ActionValues, plan: [Int]) {
    var depth = [Int32](repeating: 0, count: nodes.count)
    var reach = [Double](repeating: 1, count: nodes.count)
    var deepest = 0
    for index in nodes.indices.dropFirst() {
      let parent = Int(nodes[index].parent)
      let node = nodes[parent]
      let isOwn = node.kind == .decision && Int(node.seat) == seat
      depth[index] = depth[parent] + (isOwn ? 1 : 0)
      deepest = Swift.max(deepest, Int(depth[index]))
      reach[index] =
        isOwn ? reach[parent] : reach[parent] * probability(node, Int(nodes[index].edge), profile)
    }
    var plan = [Int](repeating: 0, count: shape.infosets)
    var result = ActionValues(
      weighted: [Double](repeating: 0, count: shape.slots),
      reach: [Double](repeating: 0, count: shape.infosets), value: 0)
    var value = [Double](repeating: 0, count: nodes.count)
    var level = deepest
    while level >= 0 {
      backUp(seat, profile, objective, level, depth, plan, &value)
      if level > 0 { settle(seat, level - 1, depth, reach, value, &plan, &result) }
      level -= 1
    }
    result.value = value[0]
    return (result, plan)
  }

  /// Computes node values where at most the decisions above `level` are still open.
  private func backUp(
    _ seat: Int, _ profile: Profile, _ objective: [Double]?, _ level: Int, _ depth: [Int32],
    _ plan: [Int], _ value: inout [Double]
  ) {
    for index in nodes.indices.reversed() where depth[index] >= level {
      let node = nodes[index]
      switch node.kind {
      case .leaf:
        let leaf = Int(node.infoset)
        value[index] = objective?[leaf] ?? payoff(leaf: leaf, seat: seat)
      case .decision where Int(node.seat) == seat:
        value[index] = value[child(index, plan[Int(node.infoset)])]
      case .decision, .chance:
        var sum = 0.0
        for edge in 0..<Int(node.edges) {
          let share = probability(node, edge, profile)
          if share > 0 { sum += share * value[child(index, edge)] }
        }
        value[index] = sum
      }
    }
  }

  /// Chooses at the information sets that have `level` own decisions before them.
  private func settle(
    _ seat: Int, _ level: Int, _ depth: [Int32], _ reach: [Double], _ value: [Double],
    _ plan: inout [Int], _ result: inout ActionValues
  ) {
    var touched: [Int] = []
    for index in nodes.indices where Int(depth[index]) == level {
      let node = nodes[index]
      guard node.kind == .decision && Int(node.seat) == seat else { continue }
      let infoset = Int(node.infoset)
      touched.append(infoset)
      let first = shape.slots(ofInfoset: infoset).first
      result.reach[infoset] += reach[index]
      for edge in 0..<Int(node.edges) {
        result.weighted[first + edge] += reach[index] * value[child(index, edge)]
      }
    }
    for infoset in touched {
      let (first, count) = shape.slots(ofInfoset: infoset)
      var best = 0
      for edge in 1..<Swift.max(count, 1)
      where result.weighted[first + edge] > result.weighted[first + best] { best = edge }
      plan[infoset] = best
    }
  }

  /// Returns, for every slot, what its action is worth to whoever decides there, on average over the
  /// seats of the role; 0 where nobody gets to under the profile.
  public func actionValues(against profile: Profile) -> [Double] {
    var weighted = [Double](repeating: 0, count: shape.slots)
    var reach = [Double](repeating: 0, count: shape.infosets)
    for seat in 0..<seats {
      let values = bestReply(of: seat, to: profile).values
      for slot in weighted.indices { weighted[slot] += values.weighted[slot] }
      for infoset in reach.indices { reach[infoset] += values.reach[infoset] }
    }
    for infoset in 0..<shape.infosets where reach[infoset] > 0 {
      let (first, count) = shape.slots(ofInfoset: infoset)
      for slot in first..<first + count { weighted[slot] /= reach[infoset] }
    }
    return weighted
  }
}
