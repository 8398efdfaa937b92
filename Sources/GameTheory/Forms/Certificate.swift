public import Arena

/// How a profile stands the test of the definition: what its players could gain, recomputed on the tree.
public struct Certificate: Sendable {
  /// What the profile leads to.
  public let expectation: Expectation
  /// The largest gain of a seat by another strategy, on average over nature's draws; never below 0.
  public let regret: Double
  /// The largest gain at an information set that play reaches, as a share of how far the payoffs lie
  /// apart that the gain is made of, times how likely the rivals lead there; 0 where no gain is more
  /// than rounding.
  ///
  /// It is measured where the player stands, so a rare draw hides nothing.
  public let share: Double
  /// Whether somebody mixes where play leads.
  public let isMixed: Bool

  /// Whether the profile is an equilibrium: up to rounding, and up to what a solver in doubles leaves
  /// where somebody mixes.
  public var holds: Bool { share <= (isMixed ? Rounding.accuracy : 0) }

  /// Joins what was found of one seat after another, each of which alone was free to choose; nil of none.
  ///
  /// What the profile leads to is taken from the first.
  public init?(joining certificates: [Certificate]) {
    guard let first = certificates.first else { return nil }
    expectation = first.expectation
    regret = certificates.reduce(0) { Swift.max($0, $1.regret) }
    share = certificates.reduce(0) { Swift.max($0, $1.share) }
    isMixed = certificates.contains { $0.isMixed }
  }

  /// Actions less likely than this are what a solver left of nothing.
  static let least = 1e-12

  /// Certifies a profile.
  ///
  /// - Parameters:
  ///   - profile: How everyone plays.
  ///   - tree: The game.
  ///   - leaders: Seats whose own gains do not count, because they are committed.
  /// - Complexity: O(seats x nodes), and for a seat that gains O(nodes x own decisions in a row).
  public init(_ profile: Profile, in tree: GameTree, except leaders: [Int] = []) {
    expectation = tree.expectation(of: profile)
    let (isReached, isMixed) = tree.reached(by: profile)
    self.isMixed = isMixed
    var (regret, share) = (0.0, 0.0)
    for seat in 0..<tree.seats where !leaders.contains(seat) {
      let (values, plan) = tree.bestReply(of: seat, to: profile)
      regret = Swift.max(regret, values.value - expectation.payoffs[seat])
      var judge = StandpointJudge(tree, seat, profile, plan, values)
      for infoset in 0..<tree.shape.infosets where isReached[seat * tree.shape.infosets + infoset] {
        share = Swift.max(share, judge.share(at: infoset))
      }
    }
    (self.regret, self.share) = (regret, share)
  }
}

extension GameTree {
  /// For every seat and information set whether play leads there, and whether somebody mixes at one of
  /// them.
  fileprivate func reached(by profile: Profile) -> (sets: [Bool], isMixed: Bool) {
    var isOpen = [Bool](repeating: true, count: nodes.count)
    var sets = [Bool](repeating: false, count: seats * shape.infosets)
    var isMixed = false
    for (index, node) in nodes.enumerated() {
      if index > 0 {
        let (parent, edge) = (Int(node.parent), Int(node.edge))
        let above = nodes[parent]
        let least = above.kind == .chance ? 0 : Certificate.least
        let odds = probability(above, edge, profile)
        isOpen[index] = isOpen[parent] && odds > least
        if isOpen[index], above.kind == .decision, odds < 1 { isMixed = true }
      }
      if isOpen[index], node.kind == .decision {
        sets[Int(node.seat) * shape.infosets + Int(node.infoset)] = true
      }
    }
    return (sets, isMixed)
  }
}
