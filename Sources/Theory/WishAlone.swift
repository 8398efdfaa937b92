import Arena
package import GameTheory

/// The designer's wish, judged without the tree of the game: one seat after another is free to choose while
/// all others do as wished, which takes a far smaller tree for each.
package struct WishAlone: Sendable {
  /// The wish, with what it leads to and its certificate.
  package let answer: Solution.Answer
  /// The information sets of each seat that the play of the others leaves open, in the order of play.
  package let infosets: [[Int]]

  /// Judges the wish of a game.
  ///
  /// - Returns: Nil where it is no equilibrium, is not stated everywhere, or takes more than the budget.
  /// - Complexity: O(leaves of the trees in which one seat chooses).
  init?(_ game: Game, _ budget: Budget) {
    let shape = game.shape
    let most = budget.leavesOfOne(depth: game.depth)
    var profile = Profile(uniformIn: shape)
    var certificates: [Certificate] = []
    var infosets: [[Int]] = []
    for seat in 0..<shape.seats {
      guard
        let tree = game.explore(
          onlyFree: OnlyFree(seat), budget: most, shouldStop: { budget.isOver }
        ).tree,
        tree.hasPerfectRecall,
        tree.nodes.allSatisfy({ $0.kind != .decision || $0.wish != nil })
      else { return nil }
      let others = (0..<shape.seats).filter { $0 != seat }
      let wished = tree.wishedProfile
      let certificate = Certificate(wished, in: tree, except: others)
      guard certificate.holds else { return nil }
      certificates.append(certificate)
      let open = tree.openInfosets(of: seat, under: wished)
      for infoset in open {
        let (first, count) = shape.slots(ofInfoset: infoset)
        for slot in first..<first + count {
          profile.probabilities[seat * shape.slots + slot] = wished.probability(
            seat: seat, slot: slot)
        }
      }
      infosets.append(open)
    }
    guard let joint = Certificate(joining: certificates) else { return nil }
    answer = Solution.Answer(profile, joint)
    self.infosets = infosets
  }
}
