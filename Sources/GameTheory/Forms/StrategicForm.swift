public import Arena

/// A game as a table: expected payoffs for every combination of pure strategies.
///
/// Seats that never decide have one strategy. Profiles are numbered row-major, the last seat fastest.
public struct StrategicForm: Sendable {
  /// The number of strategies of each seat.
  public let sizes: [Int]
  /// Expected payoffs: profiles x seats.
  public let payoffs: [Double]
  let spaces: [StrategySpaceSummary]

  /// What is needed to turn a strategy back into actions.
  struct StrategySpaceSummary: Sendable {
    let infosets: [Int]
    let counts: [Int]
  }

  /// The number of profiles.
  public var profiles: Int { sizes.reduce(1, *) }

  /// Tabulates a tree; nil when there are more profiles than the budget.
  ///
  /// - Complexity: O(profiles x nodes that nature can lead to under one).
  public init?(of tree: GameTree, budget: Int = 1_000_000) {
    let spaces = (0..<tree.seats).map { StrategySpace(seat: $0, of: tree) }
    guard spaces.reduce(1.0, { $0 * $1.size }) <= Double(budget) else { return nil }
    sizes = spaces.map { Int($0.size) }
    self.spaces = spaces.map { StrategySpaceSummary(infosets: $0.infosets, counts: $0.counts) }
    let slots = tree.shape.infosets
    var choice = [Int](repeating: 0, count: tree.seats * slots)
    var table: [Double] = []
    StrategySpace.forEachProfile(of: spaces) { strategies in
      for (space, strategy) in zip(spaces, strategies) {
        for (infoset, action) in zip(space.infosets, space.actions(of: strategy)) {
          choice[space.seat * slots + infoset] = action
        }
      }
      var sums = [Double](repeating: 0, count: tree.seats)
      StrategicForm.follow(tree, 0, 1, choice, &sums)
      table += sums
    }
    payoffs = table
  }

  /// Adds up the payoffs below a node, following everyone's choices and all of nature's draws.
  private static func follow(
    _ tree: GameTree, _ start: Int, _ weight: Double, _ choice: [Int], _ sums: inout [Double]
  ) {
    var index = start
    while true {
      let node = tree.nodes[index]
      switch node.kind {
      case .leaf:
        for seat in sums.indices {
          sums[seat] += weight * tree.payoff(leaf: Int(node.infoset), seat: seat)
        }
        return
      case .decision:
        let edge = choice[Int(node.seat) * tree.shape.infosets + Int(node.infoset)]
        index = tree.child(index, edge)
      case .chance:
        for edge in 0..<Int(node.edges) {
          let share = tree.outcomes[Int(node.infoset) + edge].probability
          follow(tree, tree.child(index, edge), weight * share, choice, &sums)
        }
        return
      }
    }
  }

  /// Returns the profile in which each seat mixes its strategies with given weights.
  ///
  /// Mixed strategies become behaviour strategies: at each information set, by the weight of the
  /// strategies whose own earlier actions lead there. Sets that own play rules out are uniform.
  public func profile(_ mixtures: [[Double]], in tree: GameTree) -> Profile {
    var profile = Profile(uniformIn: tree.shape)
    for (seat, mixture) in mixtures.enumerated() {
      let own = spaces[seat]
      let paths = ownPaths(seat, tree)
      for (place, infoset) in own.infosets.enumerated() {
        let (first, count) = tree.shape.slots(ofInfoset: infoset)
        var sums = [Double](repeating: 0, count: count)
        for (strategy, weight) in mixture.enumerated() where weight > 0 {
          let actions = actions(seat, strategy)
          if paths[place].allSatisfy({ actions[$0.place] == $0.action }) {
            sums[actions[place]] += weight
          }
        }
        let total = sums.reduce(0, +)
        guard total > 0 else { continue }
        for action in 0..<count {
          profile.probabilities[seat * profile.slots + first + action] = sums[action] / total
        }
      }
    }
    return profile
  }

  private func actions(_ seat: Int, _ strategy: Int) -> [Int] {
    var rest = strategy
    let counts = spaces[seat].counts
    var actions = [Int](repeating: 0, count: counts.count)
    for index in counts.indices.reversed() {
      actions[index] = rest % counts[index]
      rest /= counts[index]
    }
    return actions
  }

  /// For each information set of a seat, its own actions before it (perfect recall).
  private func ownPaths(_ seat: Int, _ tree: GameTree) -> [[(place: Int, action: Int)]] {
    var placeOf: [Int: Int] = [:]
    for (place, infoset) in spaces[seat].infosets.enumerated() { placeOf[infoset] = place }
    var paths = [[(place: Int, action: Int)]](repeating: [], count: placeOf.count)
    var isDone = [Bool](repeating: false, count: placeOf.count)
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      guard node.kind == .decision, Int(node.seat) == seat, let place = placeOf[Int(node.infoset)],
        !isDone[place]
      else { continue }
      isDone[place] = true
      var current = index
      while current != 0 {
        let edge = Int(tree.nodes[current].edge)
        current = Int(tree.nodes[current].parent)
        let above = tree.nodes[current]
        if above.kind == .decision, Int(above.seat) == seat, let own = placeOf[Int(above.infoset)] {
          paths[place].append((own, edge))
        }
      }
    }
    return paths
  }
}
