public import Arena

/// Some seats as one decision maker: what the members know together before each of their choices.
///
/// Before a member chooses, the coalition knows all that its members saw and did at their earlier choices,
/// what this member sees now, and what the other members are going to see at their next choices as far as
/// that is settled already. It is settled as soon as the draws and choices so far decide it: a bidder's
/// value, drawn before anybody bids, is known to the partner who bids first. Members remember everything.
///
/// A coalition of one seat is that seat itself, if the tree has perfect recall.
///
/// Like a seat of a ``SequenceForm``, a coalition has *sequences*: runs of own actions. Number 0 is the empty
/// one, and each other extends one of a lower number by an action.
public struct Coalition: Sendable {
  /// One place where the coalition chooses.
  struct Place {
    /// The member that chooses.
    let seat: Int
    /// The slot of its first action.
    let slot: Int
    /// How many actions there are.
    let actions: Int
    /// The sequence that leads here.
    let before: Int
    /// The sequence of the first action here.
    let first: Int
  }

  /// The seats.
  public let members: [Int]
  /// The places, each after those that lead to it.
  let places: [Place]
  /// For each node, its place; -1 where no member chooses.
  let placeOfNode: [Int32]
  /// For each leaf, the sequence that ends there.
  let ends: [Int32]
  /// How many sequences there are, the empty one included.
  let sequences: Int

  /// What the coalition knows at a choice.
  private struct Knowledge: Hashable {
    let before: Int32
    let seat: Int32
    let infoset: Int32
    let settled: [Int32]
  }

  /// Finds what some seats of a tree know together; nil when the budget is spent.
  ///
  /// - Parameters:
  ///   - members: The seats.
  ///   - tree: The tree.
  ///   - budget: Its steps bound how many observations are kept of what is settled.
  /// - Complexity: O(members x nodes), and the sizes of the sets of what may be seen next.
  public init?(_ members: [Int], in tree: GameTree, budget: Budget = Budget()) {
    var outlooks: [[Int32]] = []
    if members.count > 1 {
      var left = budget.steps
      for seat in members {
        guard let outlook = Outlook(of: seat, in: tree, &left) else { return nil }
        outlooks.append(outlook.ofNode)
      }
    }
    var known: [Knowledge: Int32] = [:]
    var places: [Place] = []
    var placeOfNode = [Int32](repeating: -1, count: tree.nodes.count)
    var last = [Int32](repeating: 0, count: tree.nodes.count)
    var ends = [Int32](repeating: 0, count: tree.leaves)
    var sequences = 1
    for (index, node) in tree.nodes.enumerated() {
      if node.kind == .leaf { ends[Int(node.infoset)] = last[index] }
      guard node.kind == .decision, members.contains(Int(node.seat)) else {
        for edge in 0..<Int(node.edges) { last[tree.child(index, edge)] = last[index] }
        continue
      }
      let knowledge = Knowledge(
        before: last[index], seat: node.seat, infoset: node.infoset,
        settled: outlooks.map { $0[index] })
      var place = Int32(places.count)
      if let earlier = known[knowledge] {
        place = earlier
      } else {
        known[knowledge] = place
        let (slot, count) = tree.shape.slots(ofInfoset: Int(node.infoset))
        places.append(
          Place(
            seat: Int(node.seat), slot: slot, actions: count, before: Int(last[index]),
            first: sequences))
        sequences += count
      }
      placeOfNode[index] = place
      for edge in 0..<Int(node.edges) {
        last[tree.child(index, edge)] = Int32(places[Int(place)].first + edge)
      }
    }
    self.members = members
    self.places = places
    self.placeOfNode = placeOfNode
    self.ends = ends
    self.sequences = sequences
  }
}

/// What one seat may see at its next choice, from each node of a tree on.
private struct Outlook {
  /// For each node, the number of the set of information sets; equal sets have equal numbers.
  let ofNode: [Int32]

  init?(of seat: Int, in tree: GameTree, _ left: inout Int) {
    var numbers: [[Int32]: Int32] = [[]: 0]
    var sets: [[Int32]] = [[]]
    var ofNode = [Int32](repeating: 0, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated().reversed() where node.kind != .leaf {
      var set: [Int32]
      if node.kind == .decision && Int(node.seat) == seat {
        set = [node.infoset]
      } else {
        let first = ofNode[tree.child(index, 0)]
        let below = (0..<Int(node.edges)).map { ofNode[tree.child(index, $0)] }
        if below.allSatisfy({ $0 == first }) {
          ofNode[index] = first
          continue
        }
        set = Set(below.flatMap { sets[Int($0)] }).sorted()
        left -= set.count
      }
      if let number = numbers[set] {
        ofNode[index] = number
      } else {
        ofNode[index] = Int32(sets.count)
        numbers[set] = Int32(sets.count)
        left -= set.count
        sets.append(set)
      }
      if left < 0 { return nil }
    }
    self.ofNode = ofNode
  }
}
