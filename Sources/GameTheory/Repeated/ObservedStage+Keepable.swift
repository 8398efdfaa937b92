extension ObservedStage {
  /// The same stage without outcomes that a seat would leave although all that is good follows if it keeps to
  /// them, and all that is bad if it does not.
  ///
  /// Their payoffs then say nothing about how exactly the others are to be computed.
  ///
  /// - Parameters:
  ///   - worst: The least that each seat can earn later.
  ///   - best: The most that each seat can earn later; nil for the most of any outcome that is left.
  ///   - discount: How much later counts.
  /// - Returns: The stage with the same numbers of outcomes; itself where players move in turn.
  /// - Complexity: O(outcomes) a round, as many rounds as leave something out.
  func keepable(_ worst: PayoffPoint, _ best: PayoffPoint?, _ discount: Double) -> ObservedStage {
    guard case .atOnce = order else { return self }
    var stage = self
    while true {
      let left = outcomes.indices.filter { stage.isPossible[$0] }
      let top =
        best
        ?? left.reduce(PayoffPoint(-.infinity, -.infinity)) { $0.raised(to: outcomes[$1].net) }
      let next = left.filter { index in
        [0, 1].allSatisfy { seat in
          let most = top[seat]
          let (now, reply) = (outcomes[index].net[seat], replies[index][seat])
          let kept = (1 - discount) * now + discount * most
          let departing = (1 - discount) * reply + discount * worst[seat]
          let sizes =
            (1 - discount) * Swift.max(now.magnitude, reply.magnitude)
            + discount * Swift.max(most.magnitude, worst[seat].magnitude)
          return !Rounding.isMore(departing, than: kept, sizes: sizes)
        }
      }
      if next.count == left.count { return stage }
      stage.isPossible = outcomes.indices.map { _ in false }
      for index in next { stage.isPossible[index] = true }
      if best != nil || next.isEmpty { return stage }
    }
  }
}
