/// All that two players can earn in equilibrium of a game that is repeated up to a known last round.
public struct KnownEnd: Sendable {
  /// What can be earned in a round on average, weighted by how likely each round is.
  public fileprivate(set) var set: PayoffPolygon
  /// How far a point of the set can lie from what can be earned, in units of payoff.
  public let error: Double
  /// Over how many rounds the set was worked out.
  public let rounds: Int
  /// How the search ended: `complete`, `none` if a round has no equilibrium, `incomplete` if nature tells
  /// players something of their own and the set may hold more than can be earned, or out of budget, when the
  /// set is that of ``rounds`` rounds only.
  public let status: SearchStatus
}

extension ObservedStage {
  /// Works back from the last round: in it play is an equilibrium of the stage; in every earlier one an
  /// outcome that nobody gains by leaving, since the rest can be played to punish or to reward.
  ///
  /// The players see a draw before each round, and mix only where the stage alone has a mixed equilibrium.
  /// If a stage has one equilibrium, so has the whole; if it has several, others follow.
  ///
  /// > Source: J.-P. Benoit, V. Krishna, "Finitely repeated games", *Econometrica* 53, 1985.
  ///
  /// - Parameters:
  ///   - rounds: How many rounds there are, at least 1.
  ///   - continuation: How likely each further round is, in 0...1.
  ///   - equilibria: What both earn in equilibria of the stage, less ``origin``; those in pure strategies are
  ///     known without.
  ///   - budget: How many steps it may take, one for each thousand cuts.
  /// - Returns: The set of payoffs, a round on average.
  /// - Complexity: O(rounds x outcomes x corners).
  public func payoffs(
    rounds: Int, continuation: Double = 1, equilibria: [PayoffPoint] = [],
    budget: Budget = Budget()
  ) -> KnownEnd {
    var outer = backwards(rounds, continuation, equilibria, budget)
    guard isInformed, outer.status == .complete else {
      outer.set = outer.set.plus(origin)
      return outer
    }
    let inner = tempting.backwards(rounds, continuation, equilibria, budget)
    let gap = inner.set.distance(to: outer.set)
    return KnownEnd(
      set: outer.set.plus(origin), error: gap, rounds: outer.rounds,
      status: inner.status == .exhausted
        ? .exhausted : gap <= 1e-9 * scale ? .complete : .incomplete)
  }

  /// The same, less ``origin``, if whoever departs earns what ``replies`` say.
  private func backwards(
    _ rounds: Int, _ continuation: Double, _ equilibria: [PayoffPoint], _ budget: Budget
  ) -> KnownEnd {
    var meter = budget.meter
    let pure = searched(0, Budget()).set
    let equilibria = credible(equilibria)
    let ends = pure.corners + equilibria
    var set = PayoffPolygon(hullOf: ends, tolerance: 1e-13 * ObservedStage.scale(of: ends))
    if set.isEmpty { return KnownEnd(set: set, error: 0, rounds: 0, status: .nothing) }
    // How many rounds are expected from the first on.
    var length = 1.0
    for round in 1..<Swift.max(rounds, 1) {
      // A single equilibrium stays the only one.
      if set.corners.count == 1 && set.corners == pure.corners { break }
      guard meter.spend(1 + outcomes.count * set.corners.count / 1000) else {
        return KnownEnd(set: set, error: 0, rounds: round, status: .exhausted)
      }
      let later = continuation * length / (1 + continuation * length)
      length = 1 + continuation * length
      let stage = keepable(set.worst, PayoffPoint(set.most(0), set.most(1)), later)
      set = stage.before(set, later, equilibria)
    }
    return KnownEnd(set: set, error: 0, rounds: rounds, status: .complete)
  }

  /// Those of some equilibria of the stage that players keep to wherever they are: where they move in turn,
  /// others rest on threats that nobody would carry out, and none is taken but those in pure strategies,
  /// which are known without.
  func credible(_ equilibria: [PayoffPoint]) -> [PayoffPoint] {
    if case .atOnce = order { equilibria } else { [] }
  }

  /// What can be earned if a round comes before what can be earned later.
  private func before(
    _ set: PayoffPolygon, _ later: Double, _ equilibria: [PayoffPoint]
  ) -> PayoffPolygon {
    var points = equilibria.flatMap { set.shrunk(to: $0, by: later).corners }
    let rest = self.later(set, set.worst, later)
    for branch in demands(set, set.worst, later) { points += rest.part(branch).corners }
    return PayoffPolygon(hullOf: points, tolerance: 1e-12 * ObservedStage.scale(of: points))
  }
}
