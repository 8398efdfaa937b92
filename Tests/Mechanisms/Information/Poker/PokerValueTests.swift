import Arena
import Mechanisms
import TestSupport
import Testing

@Suite struct `The value of poker` {
  /// Bounds on the value to the first: what each can be sure of against a best reply.
  private func bounds(_ profile: Profile, _ tree: GameTree) -> ClosedRange<Double> {
    let low = -tree.bestReply(of: 1, to: profile).values.value
    return low...tree.bestReply(of: 0, to: profile).values.value
  }

  @Test func `is -1/18 to the first with three cards`() throws {
    let tree = try explored(KuhnPoker())
    let bounds = bounds(SelfPlay.average(tree, rounds: 300), tree)
    #expect(bounds.contains(-1.0 / 18))
    #expect(bounds.upperBound - bounds.lowerBound < 0.01)
  }

  /// OpenSpiel's sequence-form linear program gives -0.085606424078 for its `leduc_poker`.
  @Test(.enabled(if: isPatient)) func `is -0.0856 to the first with six cards and two rounds`()
    throws
  {
    let tree = try explored(LeducPoker())
    let bounds = bounds(SelfPlay.average(tree, rounds: 800), tree)
    #expect(bounds.contains(-0.085606424078))
    #expect(bounds.upperBound - bounds.lowerBound < 0.01)
  }
}

/// Two players who learn from regret against each other: counterfactual regret minimisation with
/// regrets cut off at 0 and later rounds weighing more.
///
/// > Source: O. Tammelin, "Solving Large Imperfect Information Games Using CFR+", 2014,
/// > arXiv:1407.5042.
private struct SelfPlay {
  let tree: GameTree
  var regrets: [Double]
  var sums: [Double]
  /// What the current round adds to the regrets.
  var deltas: [Double]

  static func average(_ tree: GameTree, rounds: Int) -> Profile {
    let zeros = [Double](repeating: 0, count: tree.shape.slots)
    var play = SelfPlay(tree: tree, regrets: zeros, sums: zeros, deltas: zeros)
    for round in 1...rounds {
      for seat in 0..<2 {
        _ = play.learn(seat, 0, 1, 1, Double(round))
        for slot in zeros.indices {
          play.regrets[slot] = max(0, play.regrets[slot] + play.deltas[slot])
          play.deltas[slot] = 0
        }
      }
    }
    var profile = Profile(uniformIn: tree.shape)
    for infoset in 0..<tree.shape.infosets {
      let (first, count) = tree.shape.slots(ofInfoset: infoset)
      let total = play.sums[first..<first + count].reduce(0, +)
      for slot in first..<first + count where total > 0 {
        for seat in 0..<2 {
          profile.probabilities[seat * profile.slots + slot] = play.sums[slot] / total
        }
      }
    }
    return profile
  }

  private func mix(_ first: Int, _ count: Int) -> [Double] {
    let total = regrets[first..<first + count].reduce(0, +)
    return (first..<first + count).map { total > 0 ? regrets[$0] / total : 1 / Double(count) }
  }

  /// Returns what a node is worth to a learner; `own` and `others` are how likely it is reached by
  /// the learner's choices and by everything else.
  private mutating func learn(
    _ seat: Int, _ index: Int, _ own: Double, _ others: Double, _ weight: Double
  ) -> Double {
    let node = tree.nodes[index]
    switch node.kind {
    case .leaf: return tree.payoff(leaf: Int(node.infoset), seat: seat)
    case .chance:
      return (0..<Int(node.edges)).reduce(0) { sum, edge in
        let odds = tree.outcomes[Int(node.infoset) + edge].probability
        return sum + odds * learn(seat, tree.child(index, edge), own, others * odds, weight)
      }
    case .decision:
      let (first, count) = tree.shape.slots(ofInfoset: Int(node.infoset))
      let mix = mix(first, count)
      let isOwn = Int(node.seat) == seat
      let values = (0..<count).map { action in
        learn(
          seat, tree.child(index, action), isOwn ? own * mix[action] : own,
          isOwn ? others : others * mix[action], weight)
      }
      let value = zip(mix, values).reduce(0) { $0 + $1.0 * $1.1 }
      if isOwn {
        for action in 0..<count {
          deltas[first + action] += others * (values[action] - value)
          sums[first + action] += weight * own * mix[action]
        }
      }
      return value
    }
  }
}
