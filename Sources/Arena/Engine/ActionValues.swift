/// What each action is worth to one seat when the others play a profile and it replies optimally.
public struct ActionValues: Sendable {
  /// For every slot: the sum over the set's nodes of reach times value.
  public var weighted: [Double]
  /// For every information set: how likely the others and nature lead there if the seat itself does.
  public var reach: [Double]
  /// The seat's expected payoff under its best reply.
  public var value: Double

  /// Returns the expected payoff of a slot's action, given that its information set is reached.
  public func expected(slot: Int, infoset: Int) -> Double {
    reach[infoset] > 0 ? weighted[slot] / reach[infoset] : 0
  }
}

extension GameTree {
  /// Returns the value of every action of one seat against a profile, replying optimally later.
  ///
  /// Information sets are settled from the last own decision back to the first, so each is settled
  /// once; the seat is assumed to remember what it knew and did (perfect recall). Ties go to the
  /// action of the lower index.
  ///
  /// - Parameters:
  ///   - seat: The seat that replies.
  ///   - profile: How the others play.
  ///   - objective: What the seat maximises, leaf by leaf; its own payoff when nil.
  /// - Returns: The values, and the action at every information set; 0 where it never decides.
  /// - Complexity: O(nodes).
  public func bestReply(
    of seat: Int, to profile: Profile, objective: [Double]? = nil
  ) -> (values: ActionValues, plan: [Int]) {
    var search = ReplySearch(self, seat, profile, objective)
    return search.reply()
  }

  /// Returns, for every slot, what its action is worth to the player who decides there, averaged over
  /// the seats of the role; 0 if nobody gets there under the profile.
  public func actionValues(against profile: Profile) -> [Double] {
    var weighted = [Double](repeating: 0, count: shape.slots)
    var reach = [Double](repeating: 0, count: shape.infosets)
    for seat in 0..<seats {
      let values = bestReply(of: seat, to: profile).values
      for slot in weighted.indices { weighted[slot] += values.weighted[slot] }
      for infoset in reach.indices { reach[infoset] += values.reach[infoset] }
    }
    for infoset in 0..<shape.infosets where reach[infoset] > 0 {
      let (first, count) = shape.slots(ofInfoset: infoset)
      for slot in first..<first + count { weighted[slot] /= reach[infoset] }
    }
    return weighted
  }
}
