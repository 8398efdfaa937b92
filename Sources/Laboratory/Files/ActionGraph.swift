import Arena

/// A game as an action graph: what a player gets depends on its action node and on how many chose the
/// nodes beside it, so that games of many players stay small.
///
/// Nature may draw each player's type, known to itself alone, which says what nodes it chooses among.
///
/// > Source: A. X. Jiang, K. Leyton-Brown, N. A. R. Bhat, "Action-graph games", Games and Economic
/// > Behavior 71 (2011); with types, A. X. Jiang, K. Leyton-Brown, "Bayesian action-graph games",
/// > Advances in Neural Information Processing Systems 23 (2010).
struct ActionGraph: Sendable {
  /// How what players contribute to a neighbour is put together.
  enum Fold: Sendable, Equatable {
    /// The sum.
    case sum
    /// 1 if anybody contributes something, or else 0.
    case any
    /// The greatest of what is contributed; the number stands for nothing.
    case highest(none: Int)
    /// The least of what is contributed; the number stands for nothing.
    case lowest(none: Int)

    /// Puts two contributions together.
    func joining(_ left: Int, _ right: Int) -> Int {
      switch self {
      case .sum: left + right
      case .any: left + right > 0 ? 1 : 0
      case .highest(let none): left == none ? right : right == none ? left : Swift.max(left, right)
      case .lowest(let none): left == none ? right : right == none ? left : Swift.min(left, right)
      }
    }
  }

  /// What a player may be.
  struct PlayerType: Sendable {
    /// How likely it is.
    var weight: Double
    /// The action nodes that it chooses among, ascending.
    var actions: [Int]
  }

  /// An action node.
  struct Node: Sendable {
    /// How each neighbour's count is put together.
    var folds: [Fold] = []
    /// What a player at each action node contributes to each neighbour: action nodes x neighbours.
    var contributions: [Int] = []
    /// What those who chose this node get, by the counts of its neighbours.
    var payoffs: [[Int]: Double] = [:]

    /// What a player at an action node contributes.
    func contribution(of action: Int) -> ArraySlice<Int> {
      contributions[action * folds.count..<(action + 1) * folds.count]
    }

    /// Adds what a player at an action node contributes.
    func add(_ action: Int, to counts: inout [Int]) {
      for (index, fold) in folds.enumerated() {
        counts[index] = fold.joining(counts[index], contributions[action * folds.count + index])
      }
    }
  }

  /// What each player may be.
  let types: [[PlayerType]]
  /// The action nodes that each player may come to choose among, ascending.
  let choices: [[Int]]
  /// The action nodes.
  var nodes: [Node]

  init(types: [[PlayerType]], nodes: [Node]) {
    self.types = types
    self.nodes = nodes
    choices = types.map { Set($0.flatMap(\.actions)).sorted() }
  }

  /// Nature draws the types, everybody chooses unseen, and is paid.
  ///
  /// There is a draw for each player of several types, and a decision for each type.
  @inline(__always) func tell(_ episode: inout some Episode, wishes: [Int?]) {
    var drawn: [Int] = []
    var draw = 0
    for kinds in types {
      guard kinds.count > 1 else {
        drawn.append(0)
        continue
      }
      drawn.append(episode.chance(draw, among: kinds.count) { kinds[$0].weight })
      draw += 1
    }
    var chosen: [Int] = []
    var first = 0
    for player in types.indices {
      let decision = first + drawn[player]
      let action = episode.choose(decision, by: player, wishing: wishes[decision])
      chosen.append(types[player][drawn[player]].actions[action])
      first += types[player].count
    }
    var known: [Int: Double] = [:]
    for player in types.indices {
      let own = chosen[player]
      let payoff = known[own] ?? payoff(at: own, chosen)
      known[own] = payoff
      if payoff != 0 { episode.gain(payoff, by: player) }
    }
  }

  /// What those who chose a node get when everybody chose so.
  private func payoff(at own: Int, _ chosen: [Int]) -> Double {
    let node = nodes[own]
    var counts = Array(node.contribution(of: chosen[0]))
    for action in chosen.dropFirst() { node.add(action, to: &counts) }
    guard let payoff = node.payoffs[counts] else {
      preconditionFailure("the reader has seen that every count has its payoff")
    }
    return payoff
  }

  /// The counts that can be around a node which somebody chose, in the order of their numbers.
  ///
  /// - Parameters:
  ///   - own: The node.
  ///   - work: How many more numbers may be added up; what is used of it is taken off.
  /// - Returns: The counts; nil when the work does not suffice.
  func counts(around own: Int, work: inout Int) -> [[Int]]? {
    let node = nodes[own]
    var all: Set<[Int]> = []
    var seen: Set<[Int]> = []
    for player in choices.indices where choices[player].contains(own) {
      // Players who choose among the same nodes leave the same to the others.
      if !seen.insert(choices[player]).inserted { continue }
      var counts: Set<[Int]> = [Array(node.contribution(of: own))]
      for other in choices.indices where other != player {
        var offers: [ArraySlice<Int>: Int] = [:]
        for action in choices[other] { offers[node.contribution(of: action)] = action }
        var longer: Set<[Int]> = []
        for before in counts {
          for action in offers.values {
            var after = before
            node.add(action, to: &after)
            longer.insert(after)
            work -= 1 + node.folds.count
            if work < 0 { return nil }
          }
        }
        counts = longer
      }
      all.formUnion(counts)
    }
    return all.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
