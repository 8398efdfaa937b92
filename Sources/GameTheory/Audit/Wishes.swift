import Arena

/// What the designer wishes of every seat, information set by information set.
struct Wishes {
  private let actions: [Int32]
  private let infosets: Int
  /// The information sets of each seat, in the order of their numbers.
  let sets: [[Int]]
  /// How much the wishes cover.
  let coverage: [AuditCoverage]
  /// What is wrong with the wishes, as a sentence.
  let complaint: String?
  /// For every seat and node, seat by seat: whether the seat's own choices before it are as wished,
  /// or free.
  private let obeying: [Bool]
  private let nodes: Int

  /// Gathers the wishes stated in a tree.
  ///
  /// - Complexity: O(nodes x seats).
  init(of tree: GameTree) {
    let width = tree.shape.infosets
    var actions = [Int32](repeating: Wishes.unseen, count: tree.seats * width)
    var complaint: String?
    for node in tree.nodes where node.kind == .decision {
      let place = Int(node.seat) * width + Int(node.infoset)
      let wish = node.wish.map { Int32($0) } ?? Wishes.none
      if wish >= node.edges || wish < Wishes.none {
        complaint = complaint ?? Wishes.outOfRange(tree, node)
      } else if actions[place] != Wishes.unseen && actions[place] != wish {
        complaint = complaint ?? Wishes.unseeable(tree, node)
      }
      actions[place] = wish
    }
    self.complaint = complaint
    self.actions = actions
    infosets = width
    nodes = tree.nodes.count
    sets = (0..<tree.seats).map { seat in
      (0..<width).filter { actions[seat * width + $0] != Wishes.unseen }
    }
    obeying = complaint == nil ? Wishes.obeying(tree, actions) : []
    coverage = Wishes.coverage(tree, sets, actions, obeying)
  }

  private static let unseen: Int32 = -2
  private static let none: Int32 = -1

  /// The action wished of a seat at an information set, if any.
  func action(_ seat: Int, _ infoset: Int) -> Int? {
    let action = actions[seat * infosets + infoset]
    return action < 0 ? nil : Int(action)
  }

  /// Whether nobody is wished anything although somebody chooses.
  var isSilent: Bool {
    !coverage.isEmpty && coverage.allSatisfy { $0.wished == 0 }
  }

  /// Whether a seat is wished anything.
  func asks(_ seat: Int) -> Bool { coverage.contains { $0.seat == seat && $0.wished > 0 } }

  /// An information set without a wish that a seat may reach although it does as wished.
  func gap(of seat: Int) -> Int? { coverage.first { $0.seat == seat && $0.gap != nil }?.gap }

  /// Whether a seat's own choices before a node are as wished, or free.
  func obeys(_ seat: Int, at node: Int) -> Bool { obeying[seat * nodes + node] }

  private static func obeying(_ tree: GameTree, _ actions: [Int32]) -> [Bool] {
    let count = tree.nodes.count
    var obeying = [Bool](repeating: true, count: tree.seats * count)
    for index in tree.nodes.indices.dropFirst() {
      let node = tree.nodes[index]
      let above = tree.nodes[Int(node.parent)]
      for seat in 0..<tree.seats {
        obeying[seat * count + index] = obeying[seat * count + Int(node.parent)]
      }
      guard above.kind == .decision else { continue }
      let wish = actions[Int(above.seat) * tree.shape.infosets + Int(above.infoset)]
      if wish != none && wish != node.edge { obeying[Int(above.seat) * count + index] = false }
    }
    return obeying
  }

  private static func coverage(
    _ tree: GameTree, _ sets: [[Int]], _ actions: [Int32], _ obeying: [Bool]
  ) -> [AuditCoverage] {
    let width = tree.shape.infosets
    var isGap = [Bool](repeating: false, count: tree.seats * width)
    for (index, node) in tree.nodes.enumerated() where node.kind == .decision {
      let place = Int(node.seat) * width + Int(node.infoset)
      guard actions[place] == none, !obeying.isEmpty else { continue }
      if obeying[Int(node.seat) * tree.nodes.count + index] { isGap[place] = true }
    }
    var coverage: [AuditCoverage] = []
    for seat in 0..<tree.seats {
      for (decision, row) in tree.shape.layout.enumerated() {
        let range = Int(row.infoset)..<Int(row.infoset) + Int(row.observations)
        let own = sets[seat].filter { range.contains($0) }
        if own.isEmpty { continue }
        coverage.append(
          AuditCoverage(
            seat: seat, decision: decision, informationSets: own.count,
            wished: own.count { actions[seat * width + $0] >= 0 },
            gap: own.first { isGap[seat * width + $0] }))
      }
    }
    return coverage
  }

  private static func outOfRange(_ tree: GameTree, _ node: GameTree.Node) -> String {
    let decision = tree.shape.decision(ofInfoset: Int(node.infoset)).decision
    return "the wish at '\(tree.shape.decisions[decision].name)' is action "
      + "\(node.wish ?? -1), but its actions are numbered from 0 to \(node.edges - 1)"
  }

  private static func unseeable(_ tree: GameTree, _ node: GameTree.Node) -> String {
    let decision = tree.shape.decision(ofInfoset: Int(node.infoset)).decision
    return "the wish at '\(tree.shape.decisions[decision].name)' depends on something that whoever "
      + "decides there does not see, so no strategy follows it"
  }
}
