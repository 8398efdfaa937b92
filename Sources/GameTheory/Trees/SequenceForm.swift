public import Arena

/// A game tree by sequences: what a seat must have done itself for play to reach a node.
///
/// A *sequence* is a run of own actions; number 0 is the empty one. Instead of a strategy a seat has a
/// *realization plan*, a weight for every sequence: 1 for the empty one, and the weights of the actions
/// at an information set sum to that of the sequence before it. Expected payoffs are linear in each
/// seat's plan, and there are only as many sequences as actions in the tree, while the number of
/// strategies is exponential.
///
/// > Source: B. von Stengel, "Efficient Computation of Behavior Strategies", *Games and Economic
/// > Behavior* 14(2), 1996, pp. 220-246.
public struct SequenceForm: Sendable {
  /// The sequences of one seat.
  public struct Plan: Sendable {
    /// The information sets where the seat decides, earlier own ones first.
    public let infosets: [Int]
    /// For each of them, the sequence that leads there.
    public let before: [Int]
    /// For each of them, its first sequence; then, as a last entry, the number of sequences.
    public let first: [Int]
    /// For each of them, the slot of its first action.
    public let slots: [Int]

    /// The number of sequences, the empty one included.
    public var sequences: Int { first[first.count - 1] }
    /// The sequence that each sequence extends by one action; the empty one is its own.
    public var parents: [Int] {
      [0] + infosets.indices.flatMap { [Int](repeating: before[$0], count: actions($0)) }
    }

    /// Returns the number of actions at the information set with an index in ``infosets``.
    public func actions(_ index: Int) -> Int { first[index + 1] - first[index] }
  }

  /// The structure of the mechanism.
  public let shape: Shape
  /// The sequences, by seat.
  public let plans: [Plan]
  /// The combinations of sequences that end at a leaf, one sequence for each seat, ascending.
  public let combinations: [Int32]
  /// The payoffs of each combination, times nature's probability, summed over its leaves; combinations
  /// x seats.
  public let payoffs: [Double]
  /// For each leaf of the tree, the number of its combination.
  public let entryOfLeaf: [Int32]

  /// The number of seats.
  public var seats: Int { plans.count }
  /// The number of combinations of sequences that end at a leaf.
  public var entries: Int { combinations.count / Swift.max(seats, 1) }

  /// Compiles a tree; nil when some player forgets what it knew or did.
  ///
  /// - Complexity: O(seats x (nodes + information sets)).
  public init?(of tree: GameTree) {
    var plans: [Plan] = []
    var ends: [[Int32]] = []
    for seat in 0..<tree.seats {
      guard let walk = SequenceWalk(seat, of: tree) else { return nil }
      plans.append(walk.plan)
      ends.append(walk.ends)
    }
    shape = tree.shape
    self.plans = plans
    (combinations, payoffs, entryOfLeaf) = SequenceForm.merge(
      ends, sizes: plans.map { $0.sequences }, tree, weights: SequenceForm.chances(of: tree))
  }

  /// For each leaf, the probability of nature's draws on the way.
  private static func chances(of tree: GameTree) -> [Double] {
    var chance = [Double](repeating: 1, count: tree.nodes.count)
    var leaves = [Double](repeating: 1, count: tree.leaves)
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      if node.kind == .leaf { leaves[Int(node.infoset)] = chance[index] }
      let children = Int(tree.firstChild[index])
      for edge in 0..<Int(node.edges) {
        let share = node.kind == .chance ? tree.outcomes[Int(node.infoset) + edge].probability : 1
        chance[Int(tree.children[children + edge])] = chance[index] * share
      }
    }
    return leaves
  }

  /// Sorts the leaves by their sequences, seat by seat from the last, and adds up those that agree.
  private static func merge(
    _ ends: [[Int32]], sizes: [Int], _ tree: GameTree, weights: [Double]
  ) -> (combinations: [Int32], payoffs: [Double], entryOfLeaf: [Int32]) {
    let seats = ends.count
    var entryOfLeaf = [Int32](repeating: 0, count: tree.leaves)
    var count: Int32 = 0
    var order = [Int32](0..<Int32(tree.leaves))
    for seat in (0..<seats).reversed() {
      var next = [Int](repeating: 0, count: sizes[seat] + 1)
      for sequence in ends[seat] { next[Int(sequence) + 1] += 1 }
      for sequence in 0..<sizes[seat] { next[sequence + 1] += next[sequence] }
      var sorted = order
      for leaf in order {
        let sequence = Int(ends[seat][Int(leaf)])
        sorted[next[sequence]] = leaf
        next[sequence] += 1
      }
      order = sorted
    }
    var combinations: [Int32] = []
    var payoffs: [Double] = []
    var previous = -1
    for leaf in order.lazy.map(Int.init) {
      var isNew = previous < 0
      for seat in 0..<seats where !isNew && ends[seat][previous] != ends[seat][leaf] {
        isNew = true
      }
      if isNew {
        for seat in 0..<seats {
          combinations.append(ends[seat][leaf])
          payoffs.append(0)
        }
        count += 1
      }
      previous = leaf
      entryOfLeaf[leaf] = count - 1
      let row = payoffs.count - seats
      for seat in 0..<seats {
        payoffs[row + seat] += weights[leaf] * tree.payoff(leaf: leaf, seat: seat)
      }
    }
    return (combinations, payoffs, entryOfLeaf)
  }
}

/// One walk through a tree that numbers the sequences of one seat.
private struct SequenceWalk {
  let plan: SequenceForm.Plan
  /// For each leaf, the sequence that leads there.
  var ends: [Int32]

  init?(_ seat: Int, of tree: GameTree) {
    let shape = tree.shape
    let unseen: Int32 = -1
    var place = [Int32](repeating: unseen, count: shape.infosets)
    var last = [Int32](repeating: 0, count: tree.nodes.count)
    var infosets: [Int] = []
    var before: [Int] = []
    var first = [1]
    var slots: [Int] = []
    ends = [Int32](repeating: 0, count: tree.leaves)
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      if node.kind == .leaf { ends[Int(node.infoset)] = last[index] }
      var below = last[index]
      let isOwn = node.kind == .decision && Int(node.seat) == seat
      if isOwn {
        let infoset = Int(node.infoset)
        if place[infoset] == unseen {
          place[infoset] = Int32(infosets.count)
          infosets.append(infoset)
          before.append(Int(below))
          first.append(first[first.count - 1] + Int(node.edges))
          slots.append(shape.slots(ofInfoset: infoset).first)
        }
        if before[Int(place[infoset])] != Int(below) { return nil }
        below = Int32(first[Int(place[infoset])])
      }
      let children = Int(tree.firstChild[index])
      for edge in 0..<Int(node.edges) {
        last[Int(tree.children[children + edge])] = isOwn ? below + Int32(edge) : below
      }
    }
    plan = SequenceForm.Plan(infosets: infosets, before: before, first: first, slots: slots)
  }
}
