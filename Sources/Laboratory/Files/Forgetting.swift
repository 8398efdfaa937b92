public import Arena

/// Two histories that meet in one information set, although the player there knew or did something else
/// in each: imperfect recall, and where.
public struct Forgetting: Sendable {
  /// The two nodes where the histories end, of one information set.
  public let nodes: (first: Int, second: Int)
  /// What happens, as a sentence that tells both histories.
  public let sentence: String

  /// Looks for the first such pair of a tree; nil when every player remembers.
  ///
  /// It is enough to compare the last own action before each node, as `hasPerfectRecall` does.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - isStrict: Whether a decision counts too that declares that its player may forget.
  public init?(in tree: GameTree, strictly isStrict: Bool = true) {
    guard !tree.hasPerfectRecall else { return nil }
    // For each seat, the last own node above and the edge taken there.
    var last = [[Int: Step]](repeating: [:], count: tree.nodes.count)
    var first: [Place: Int] = [:]
    for (index, node) in tree.nodes.enumerated() where node.kind != .leaf {
      let seat = Int(node.seat)
      var pair: (Int, Int)?
      if node.kind == .decision {
        let place = Place(seat: seat, infoset: Int(node.infoset))
        let other = first[place] ?? index
        first[place] = other
        let isKnown = last[other][seat] == last[index][seat]
        if !isKnown && (isStrict || !Forgetting.isDeclared(at: node, tree)) {
          pair = (other, index)
        }
      }
      if let pair {
        nodes = pair
        sentence = Forgetting.sentence(pair, seat, tree)
        return
      }
      for edge in 0..<Int(node.edges) {
        let child = tree.child(index, edge)
        last[child] = last[index]
        if node.kind == .decision {
          last[child][seat] = Step(infoset: Int(node.infoset), edge: edge)
        }
      }
    }
    return nil
  }

  private static func isDeclared(at node: GameTree.Node, _ tree: GameTree) -> Bool {
    tree.shape.decisions[tree.shape.decision(ofInfoset: Int(node.infoset)).decision].forgets
  }

  private struct Place: Hashable {
    let seat: Int
    let infoset: Int
  }

  private struct Step: Equatable {
    let infoset: Int
    let edge: Int
  }

  private static func sentence(_ pair: (Int, Int), _ seat: Int, _ tree: GameTree) -> String {
    let node = tree.nodes[pair.0]
    let decision = tree.shape.decision(ofInfoset: Int(node.infoset)).decision
    let player = tree.shape.roles[tree.shape.roleOfSeat[seat]].name
    return
      "'\(printable(player))' forgets what it knew or did: two histories meet at "
      + "'\(printable(tree.shape.decisions[decision].name))', \(tree.history(of: pair.0)) and "
      + tree.history(of: pair.1)
  }
}
