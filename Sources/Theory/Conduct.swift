public import Arena

/// What one player does at one information set.
public struct Conduct: Sendable {
  /// The information set, "sale: car = peach".
  public let place: String
  /// The actions of positive probability, in order, with their probabilities.
  public let actions: [(label: String, probability: Double)]
}

extension GameTree {
  /// Returns what every seat does under a profile, in the order of the tree; information sets that a
  /// seat's own play rules out are left out.
  ///
  /// - Complexity: O(nodes x seats).
  public func conduct(of profile: Profile) -> [[Conduct]] {
    (0..<seats).map { seat in
      openInfosets(of: seat, under: profile).map {
        shape.conduct(of: profile, seat: seat, infoset: $0)
      }
    }
  }

  /// The information sets of a seat that its own play leaves open, in the order of the tree: it comes
  /// there if the others and nature are willing.
  ///
  /// - Complexity: O(nodes).
  package func openInfosets(of seat: Int, under profile: Profile) -> [Int] {
    var isOpen = [Bool](repeating: true, count: nodes.count)
    var isListed = [Bool](repeating: false, count: shape.infosets)
    var found: [Int] = []
    for (index, node) in nodes.enumerated() {
      if index > 0 {
        let above = nodes[Int(node.parent)]
        let isOwn = above.kind == .decision && Int(above.seat) == seat
        isOpen[index] =
          isOpen[Int(node.parent)]
          && (!isOwn || probability(above, Int(node.edge), profile) > 0)
      }
      let infoset = Int(node.infoset)
      guard node.kind == .decision, Int(node.seat) == seat, isOpen[index], !isListed[infoset]
      else { continue }
      isListed[infoset] = true
      found.append(infoset)
    }
    return found
  }
}

extension Shape {
  /// What a seat does at an information set.
  package func conduct(of profile: Profile, seat: Int, infoset: Int) -> Conduct {
    let (first, count) = slots(ofInfoset: infoset)
    var actions: [(label: String, probability: Double)] = []
    for action in 0..<count {
      let probability = profile.probability(seat: seat, slot: first + action)
      if probability > 0 {
        actions.append((label(ofAction: action, atInfoset: infoset), probability))
      }
    }
    return Conduct(place: name(ofInfoset: infoset), actions: actions)
  }
}
