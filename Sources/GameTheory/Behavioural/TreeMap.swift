import Arena

/// The agents of a game tree: every information set of every seat is a choice of its own.
///
/// The worth of an action is the expected payoff given that its information set is reached, later
/// choices of the same player being as in the profile. Beliefs are taken from log-probabilities, so
/// that they stay defined where a set is too rarely reached for a double.
struct TreeMap {
  let blocks: [Range<Int>]
  let stakes: [Double]
  let stake: Double
  let plan: TreePlan
  private let reach: Doubles
  /// Expected payoffs: nodes x seats.
  private let worth: Doubles
  /// How likely each decision node is, given its information set.
  private let belief: Doubles

  /// Compiles a tree; nil when a payoff is not finite.
  ///
  /// Leaders: for every seat the one it shares its choices with; itself if none.
  init?(_ tree: GameTree, leaders: [Int]) {
    guard let plan = TreePlan(tree, leaders: leaders) else { return nil }
    self.plan = plan
    blocks = plan.choices.map { $0.unknowns }
    let stake = plan.stakes.reduce(0) { Swift.max($0, $1) }
    self.stake = stake
    stakes = plan.choices.map { stake > 0 ? plan.stakes[$0.seat] / stake : 0 }
    reach = Doubles(plan.nodes.count)
    belief = Doubles(plan.nodes.count)
    worth = Doubles(plan.nodes.count * plan.seats)
  }

  func values(_ play: Odds, _ values: UnsafeMutablePointer<Double>) {
    backUp(play)
    believe(play)
    let seats = plan.seats
    for (index, choice) in plan.choices.enumerated() {
      for action in blocks[index] { values[action] = 0 }
      for place in choice.members {
        let node = plan.nodes[place]
        for edge in 0..<node.edges {
          let child = plan.children[node.firstChild + edge]
          values[choice.unknowns.lowerBound + edge] +=
            belief[place] * worth[child * seats + choice.seat]
        }
      }
    }
  }

  /// Computes every seat's expected payoff at every node.
  private func backUp(_ play: Odds) {
    let seats = plan.seats
    for index in plan.nodes.indices.reversed() {
      let node = plan.nodes[index]
      if node.edges == 0 {
        for seat in 0..<seats {
          worth[index * seats + seat] = plan.payoffs[node.firstPayoff + seat]
        }
        continue
      }
      for seat in 0..<seats { worth[index * seats + seat] = 0 }
      for edge in 0..<node.edges {
        let child = plan.children[node.firstChild + edge]
        let share = plan.share(of: child, play)
        for seat in 0..<seats {
          worth[index * seats + seat] += share * worth[child * seats + seat]
        }
      }
    }
  }

  /// Computes beliefs: the own actions on the way are the same at all nodes of a set, and cancel.
  private func believe(_ play: Odds) {
    for index in plan.nodes.indices.dropFirst() {
      let node = plan.nodes[index]
      let step = node.unknown < 0 ? node.logShare : play.logs[node.unknown]
      reach[index] = reach[node.parent] + step
    }
    for choice in plan.choices {
      var largest = -Double.infinity
      for place in choice.members { largest = Swift.max(largest, reach[place]) }
      var total = 0.0
      for place in choice.members {
        belief[place] = Portable.exp(reach[place] - largest)
        total += belief[place]
      }
      for place in choice.members { belief[place] /= total }
    }
  }

  func slopes(
    _ play: Odds, _ values: UnsafePointer<Double>, _ matrix: UnsafeMutablePointer<Double>,
    _ stride: Int
  ) {
    for place in plan.nodes.indices where plan.nodes[place].choice >= 0 {
      let node = plan.nodes[place]
      var onward = 1.0
      var below = place
      while below != 0 {
        let edge = plan.nodes[below]
        let above = plan.nodes[edge.parent]
        if edge.unknown >= 0 {
          addFuture(node, above, edge, belief[edge.parent] * onward, play, matrix, stride)
          addBelief(place, node, edge.unknown, values, matrix, stride)
        }
        onward *= plan.share(of: below, play)
        below = edge.parent
      }
    }
  }

  /// What a later choice means to the worth of an earlier action.
  private func addFuture(
    _ later: TreePlan.Node, _ earlier: TreePlan.Node, _ edge: TreePlan.Node, _ weight: Double,
    _ play: Odds, _ matrix: UnsafeMutablePointer<Double>, _ stride: Int
  ) {
    guard earlier.leads, weight > 0 else { return }
    let row = matrix + edge.unknown * stride
    for action in 0..<later.edges {
      let child = plan.children[later.firstChild + action]
      let unknown = plan.nodes[child].unknown
      row[unknown] +=
        weight * play.probabilities[unknown] * worth[child * plan.seats + earlier.seat]
    }
  }

  /// What an earlier action means to beliefs, and so to the worth of a later one.
  private func addBelief(
    _ place: Int, _ node: TreePlan.Node, _ unknown: Int, _ values: UnsafePointer<Double>,
    _ matrix: UnsafeMutablePointer<Double>, _ stride: Int
  ) {
    guard node.leads else { return }
    let first = plan.choices[node.choice].unknowns.lowerBound
    for action in 0..<node.edges {
      let child = plan.children[node.firstChild + action]
      let excess = worth[child * plan.seats + node.seat] - values[first + action]
      matrix[(first + action) * stride + unknown] += belief[place] * excess
    }
  }
}
