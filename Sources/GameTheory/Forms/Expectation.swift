public import Arena

/// What a profile leads to, on average over nature's draws and the players' own.
public struct Expectation: Sendable, Equatable {
  /// Expected payoffs, by seat.
  public let payoffs: [Double]
  /// Expected totals of the measures.
  public let measures: [Double]
}

extension GameTree {
  /// Returns the expected payoffs and measures of a profile.
  ///
  /// - Complexity: O(nodes + leaves x seats).
  public func expectation(of profile: Profile) -> Expectation {
    var reach = [Double](repeating: 1, count: nodes.count)
    var payoffs = [Double](repeating: 0, count: seats)
    var totals = [Double](repeating: 0, count: shape.measures.count)
    for (index, node) in nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        reach[index] =
          reach[parent] == 0
          ? 0 : reach[parent] * probability(nodes[parent], Int(node.edge), profile)
      }
      guard node.kind == .leaf, reach[index] > 0 else { continue }
      let leaf = Int(node.infoset)
      for seat in 0..<seats { payoffs[seat] += reach[index] * payoff(leaf: leaf, seat: seat) }
      for measure in totals.indices {
        totals[measure] += reach[index] * self.measure(leaf: leaf, index: measure)
      }
    }
    return Expectation(payoffs: payoffs, measures: totals)
  }

  /// Returns how much each seat could gain by replying optimally to a profile; never below 0 but for
  /// rounding.
  ///
  /// - Complexity: O(seats x nodes x longest run of own decisions).
  public func regrets(of profile: Profile) -> [Double] {
    let reached = expectation(of: profile).payoffs
    return (0..<seats).map { bestReply(of: $0, to: profile).values.value - reached[$0] }
  }

  /// Whether a gain is no more than what rounding makes of the terms of the payoffs that a profile leads to.
  ///
  /// Expected payoffs near 0 may be sums of large terms.
  ///
  /// - Complexity: O(nodes + leaves x seats).
  public func isRounding(_ gain: Double, under profile: Profile) -> Bool {
    var reach = [Double](repeating: 1, count: nodes.count)
    var sizes = [Double](repeating: 0, count: seats)
    for (index, node) in nodes.enumerated() {
      if index > 0 {
        let parent = Int(node.parent)
        reach[index] =
          reach[parent] == 0
          ? 0 : reach[parent] * probability(nodes[parent], Int(node.edge), profile)
      }
      guard node.kind == .leaf, reach[index] > 0 else { continue }
      for seat in 0..<seats {
        let (money, joy) = (
          transfer(leaf: Int(node.infoset), seat: seat),
          self.gain(leaf: Int(node.infoset), seat: seat)
        )
        sizes[seat] += reach[index] * (money.magnitude + joy.magnitude)
      }
    }
    return !Rounding.isMore(gain, than: 0, sizes: sizes.reduce(0) { Swift.max($0, $1) })
  }

  /// Returns the profile in which everyone does what the designer wishes; uniform where she states
  /// nothing.
  public var wishedProfile: Profile {
    var profile = Profile(uniformIn: shape)
    for node in nodes where node.kind == .decision {
      guard let wish = node.wish else { continue }
      let (first, count) = shape.slots(ofInfoset: Int(node.infoset))
      profile.fix(seat: Int(node.seat), firstSlot: first, count: count, action: wish)
    }
    return profile
  }
}
