import Arena

extension GameTree {
  /// Whether every episode is a row of turns, in each of which every seat moves once and none sees what
  /// another one does in it; there is one turn at least.
  ///
  /// Nature may draw within a turn, but neither what it draws nor how often may depend on what is done in it:
  /// with the same draws, everyone is asked the same whatever the others do.
  var movesAtOnce: Bool {
    if seats == 0 || seats > 64 { return false }
    var turns = TurnFinder(self)
    return turns.followsTurns
  }
}

/// Looks at a tree turn by turn.
///
/// What a turn asks is a tree of its own: draws, and who is asked what. Equal ones get the same number, so
/// that two branches are compared by their numbers.
private struct TurnFinder {
  private let tree: GameTree
  private let everyone: UInt64
  /// The numbers of what turns ask from some node on.
  private var numbers: [[Int]: Int] = [:]
  /// The nodes between turns that are still to be looked at, and whether a turn came before each.
  private var next: [(node: Int, isLater: Bool)] = [(0, false)]

  /// The number of a turn that is over.
  private static let over = 0

  init(_ tree: GameTree) {
    self.tree = tree
    everyone = tree.seats == 64 ? .max : (1 << UInt64(tree.seats)) - 1
  }

  /// Whether all of the tree is turns.
  var followsTurns: Bool {
    mutating get {
      while let (node, isLater) = next.popLast() {
        switch tree.nodes[node].kind {
        case .leaf: if !isLater { return false }
        case .chance:
          for edge in 0..<Int(tree.nodes[node].edges) {
            next.append((tree.child(node, edge), isLater))
          }
        case .decision: if asks(node, everyone) == nil { return false }
        }
      }
      return true
    }
  }

  /// The number of what is asked from a node on of the seats that have not moved in the turn, as bits; nil
  /// where that is no turn.
  private mutating func asks(_ node: Int, _ left: UInt64) -> Int? {
    if left == 0 {
      next.append((node, true))
      return TurnFinder.over
    }
    let kind = tree.nodes[node]
    let edges = Int(kind.edges)
    switch kind.kind {
    case .leaf: return nil
    case .decision:
      let bit: UInt64 = 1 << UInt64(kind.seat)
      guard left & bit != 0 else { return nil }
      var same: Int?
      for edge in 0..<edges {
        guard let number = asks(tree.child(node, edge), left & ~bit) else { return nil }
        if let same, same != number { return nil }
        same = number
      }
      guard let same else { return nil }
      return number(of: [0, Int(kind.infoset), Int(kind.seat), same])
    case .chance:
      var form = [1, Int(kind.seat)]
      for edge in 0..<edges {
        let outcome = tree.outcomes[Int(kind.infoset) + edge]
        guard let number = asks(tree.child(node, edge), left) else { return nil }
        form += [Int(outcome.label), Int(bitPattern: UInt(outcome.weight.bitPattern)), number]
      }
      return number(of: form)
    }
  }

  private mutating func number(of form: [Int]) -> Int {
    if let number = numbers[form] { return number }
    numbers[form] = numbers.count + 1
    return numbers.count
  }
}
