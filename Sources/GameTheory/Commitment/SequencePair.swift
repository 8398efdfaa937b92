import Arena

/// A tree seen by one leader and one follower: their sequences of own actions, and what each pair of
/// sequences gives both on average over nature.
///
/// From all payoffs of a side its middle one is taken off: every play ends somewhere, so that nothing else
/// changes, and a constant in all payoffs takes no digits from their differences.
///
/// > Source: von Stengel 1996, as for ``SequenceForm``.
struct SequencePair {
  /// One player's information sets and sequences; sequence 0 is doing nothing.
  struct Side {
    /// The information sets, in the order of the tree.
    fileprivate(set) var infosets: [Int] = []
    fileprivate(set) var forks: [PlanSpace.Fork] = []
    fileprivate var numbers: [Int: Int] = [:]
    fileprivate(set) var sequences = 1

    /// The sequence after an action; a new information set is numbered as it is met.
    fileprivate mutating func step(_ parent: Int, _ infoset: Int, _ count: Int, _ action: Int)
      -> Int
    {
      if let known = numbers[infoset] { return forks[known].first + action }
      numbers[infoset] = forks.count
      infosets.append(infoset)
      forks.append(PlanSpace.Fork(parent: parent, first: sequences, count: count))
      sequences += count
      return sequences - count + action
    }
  }

  /// What the follower does from one of its first information sets on.
  struct Option {
    /// The action at each information set that it gets to.
    var actions: [(infoset: Int, action: Int)]
    var leader: [Double]
    var follower: [Double]
    /// The magnitudes that the follower's payoffs were added up from.
    var sizes: [Double]
  }

  private(set) var leader = Side()
  private(set) var follower = Side()
  /// What is taken off the payoffs of the leader.
  let origin: Double
  /// What each sequence of the follower gives the leader, by sequence of the leader.
  private var leaderPayoffs: [[Double]] = []
  private var followerPayoffs: [[Double]] = []
  private var followerSizes: [[Double]] = []

  /// The most numbers that a table may hold.
  static let limit = 16_000_000

  /// Reads a tree; nil when the table would be too large.
  ///
  /// - Parameters:
  ///   - tree: A tree of perfect recall in which only these two decide.
  ///   - seat: The seat that leads; nil when none of the leaders decides.
  ///   - other: The seat that follows; nil when none decides.
  ///   - leaders: The seats whose payoffs count for the leader.
  init?(_ tree: GameTree, leader seat: Int?, follower other: Int?, paying leaders: [Int]) {
    var own = [Int](repeating: 0, count: tree.nodes.count)
    var reply = own
    var weight = [Double](repeating: 1, count: tree.nodes.count)
    var leaves: [Int] = []
    for (index, node) in tree.nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        let above = tree.nodes[parent]
        (own[index], reply[index], weight[index]) = (own[parent], reply[parent], weight[parent])
        let (infoset, count) = (Int(above.infoset), Int(above.edges))
        if above.kind == .chance {
          weight[index] *= tree.outcomes[infoset + Int(node.edge)].probability
        } else if Int(above.seat) == seat {
          own[index] = leader.step(own[parent], infoset, count, Int(node.edge))
        } else if Int(above.seat) == other {
          reply[index] = follower.step(reply[parent], infoset, count, Int(node.edge))
        }
      }
      if node.kind == .leaf { leaves.append(index) }
    }
    guard leader.sequences * follower.sequences <= SequencePair.limit else { return nil }
    let totals = (0..<tree.leaves).map { leaf in
      leaders.reduce(0) { $0 + tree.payoff(leaf: leaf, seat: $1) }
    }
    let worths = other.map { seat in (0..<tree.leaves).map { tree.payoff(leaf: $0, seat: seat) } }
    origin = Double.middle(of: totals)
    let usual = worths.map { Double.middle(of: $0) }
    let empty = [Double](repeating: 0, count: leader.sequences)
    leaderPayoffs = [[Double]](repeating: empty, count: follower.sequences)
    followerPayoffs = leaderPayoffs
    followerSizes = leaderPayoffs
    for index in leaves {
      let leaf = Int(tree.nodes[index].infoset)
      leaderPayoffs[reply[index]][own[index]] += weight[index] * (totals[leaf] - origin)
      if let worths, let usual {
        followerPayoffs[reply[index]][own[index]] += weight[index] * (worths[leaf] - usual)
        followerSizes[reply[index]][own[index]] +=
          weight[index] * (worths[leaf].magnitude + usual.magnitude)
      }
    }
  }

  /// What the leader gets where the follower has done nothing.
  var base: [Double] { leaderPayoffs[0] }

  /// The options from each of the follower's first information sets, in the order of the tree; nil
  /// when there are too many.
  ///
  /// From the last information set to the first, an action is combined with everything that the
  /// follower may do where the action leads.
  func options() -> [[Option]]? {
    var behind = [[[Option]]](repeating: [], count: follower.sequences)
    var size = 0
    for (index, fork) in follower.forks.enumerated().reversed() {
      var found: [Option] = []
      for action in 0..<fork.count {
        let sequence = fork.first + action
        var partial = [
          Option(
            actions: [(follower.infosets[index], action)], leader: leaderPayoffs[sequence],
            follower: followerPayoffs[sequence], sizes: followerSizes[sequence])
        ]
        // Information sets were met from the last to the first.
        for later in behind[sequence].reversed() {
          guard partial.count * later.count * leader.sequences <= SequencePair.limit else {
            return nil
          }
          partial = partial.flatMap { first in later.map { first.joined($0) } }
        }
        found += partial
        size += partial.count * leader.sequences
        if size > SequencePair.limit { return nil }
        behind[sequence] = []
      }
      behind[fork.parent].append(found)
    }
    return behind[0].reversed()
  }
}

extension SequencePair.Option {
  /// Does both, in places that do not touch each other.
  fileprivate func joined(_ other: Self) -> Self {
    Self(
      actions: actions + other.actions, leader: zip(leader, other.leader).map { $0 + $1 },
      follower: zip(follower, other.follower).map { $0 + $1 },
      sizes: zip(sizes, other.sizes).map { $0 + $1 })
  }
}

extension Double {
  /// Returns the middle one of some numbers in order; 0 if there are none.
  static func middle(of numbers: [Double]) -> Double {
    numbers.isEmpty ? 0 : numbers.sorted()[numbers.count / 2]
  }
}
