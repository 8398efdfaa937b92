/// All that two patient players can earn in equilibrium of a repeated game.
///
/// Equilibrium means subgame perfection in pure strategies, with a draw that both see before each round;
/// payoffs are those of a round on average, weighted by how likely or valued the round is.
public struct RepeatedPayoffs: Sendable {
  /// How likely or valued the next round is, in 0..<1.
  public let discount: Double
  /// A set that holds every equilibrium payoff, and is the set of them but for ``error``.
  public private(set) var set: PayoffPolygon
  /// A set of equilibrium payoffs: ``set``, but where nature tells players something of their own perhaps
  /// less.
  public private(set) var earned: PayoffPolygon
  /// What supports every corner of ``earned``; nil where that is empty.
  public private(set) var code: PenalCode?
  /// How far a point of ``set`` can lie from what ``code`` earns, in units of payoff.
  public let error: Double
  /// How many steps the set took.
  public let steps: Int
  /// How the search ended: `complete`, `none` if there is no such equilibrium, `incomplete` if ``set`` holds
  /// more than is known to be earned, or out of budget, when ``set`` still holds every equilibrium payoff.
  public let status: SearchStatus

  /// The same if each seat earns so much more.
  fileprivate func plus(_ origin: PayoffPoint) -> RepeatedPayoffs {
    if origin == PayoffPoint(0, 0) { return self }
    var copy = self
    copy.set = set.plus(origin)
    copy.earned = earned.plus(origin)
    copy.code = code?.plus(origin)
    return copy
  }
}

extension ObservedStage {
  /// Finds all that the players can earn in subgame-perfect equilibrium if the stage is repeated without
  /// end.
  ///
  /// Where nature tells players something of their own, equilibria are perfect and public: what players do
  /// depends on what came out in earlier rounds, and on what they were told in this one. What follows may
  /// then depend on what comes out, which can reward the tempted; that is not searched. Instead the set is
  /// enclosed. It lies in that of the game in which plans are judged before anything is told, since who gains
  /// whatever it is told gains on average; and it holds that of the game in which everyone gains as much as
  /// the most tempted, since what follows can be the same whatever comes out. Where both agree, it is exact.
  ///
  /// > Source: D. Abreu, D. Pearce, E. Stacchetti, "Toward a theory of discounted repeated games with
  /// > imperfect monitoring", *Econometrica* 58, 1990, for the operator.
  ///
  /// - Parameters:
  ///   - discount: How likely or valued the next round is, in 0..<1.
  ///   - budget: How many steps each search may take, one for each thousand cuts.
  /// - Returns: The set, with what supports it and how far off it can be.
  /// - Complexity: O(outcomes x corners) a step; the set nears its limit by about the discount with each.
  public func payoffs(discount: Double, budget: Budget = Budget()) -> RepeatedPayoffs {
    let outer = searched(discount, budget)
    if !isInformed || outer.status != .complete { return outer.plus(origin) }
    let inner = tempting.searched(discount, budget)
    let gap = inner.set.distance(to: outer.set)
    let isExact = inner.status == .complete && gap <= 1e-9 * scale
    return RepeatedPayoffs(
      discount: discount, set: outer.set, earned: inner.set, code: inner.code,
      error: gap + inner.error, steps: outer.steps + inner.steps,
      status: inner.status == .exhausted ? .exhausted : isExact ? .complete : .incomplete
    ).plus(origin)
  }

  /// Finds all that can be earned, less ``origin``, if whoever departs earns what ``replies`` say.
  ///
  /// Starting from all that is feasible, every step keeps what can be earned by an outcome now and a point
  /// of the last set later, if nobody gains by departing and being held to the worst of that set. An
  /// outcome whose players do not even then want to depart counts as itself only, any other by the points
  /// at which one of them is indifferent; this leaves the same limit.
  ///
  /// > Source: D. Abreu, Y. Sannikov, "An algorithm for two-player repeated games with perfect
  /// > monitoring", *Theoretical Economics* 9, 2014, pp. 313-338; for players who move in turn the same
  /// > with the constraints of every turn, after D. Abreu, D. Pearce, E. Stacchetti, "Toward a theory of
  /// > discounted repeated games with imperfect monitoring", *Econometrica* 58, 1990.
  func searched(_ discount: Double, _ budget: Budget) -> RepeatedPayoffs {
    precondition(discount >= 0 && discount < 1, "a discount is in 0..<1")
    return keepable(minmax, nil, discount).settled(discount, budget)
  }

  /// Repeats the step until the set rests.
  private func settled(_ discount: Double, _ budget: Budget) -> RepeatedPayoffs {
    var meter = budget.meter
    let scale = scale
    let possible = outcomes.indices.filter { isPossible[$0] }
    var set = PayoffPolygon(
      hullOf: possible.map { outcomes[$0].net }, tolerance: 1e-13 * scale)
    var steps = 0
    while true {
      let next = step(set, discount, scale)
      let hull = PayoffPolygon(hullOf: next.map { $0.payoffs }, tolerance: 1e-13 * scale)
      steps += 1
      if hull.isEmpty {
        return RepeatedPayoffs(
          discount: discount, set: hull, earned: hull, code: nil, error: 0, steps: steps,
          status: .nothing)
      }
      let isAtRest = hull.distance(to: set) <= 1e-13 * scale
      set = hull
      let goesOn = meter.spend(1 + outcomes.count * set.corners.count / 1000)
      if isAtRest || !goesOn {
        // Corners that rounding set apart are one.
        set = PayoffPolygon(hullOf: set.corners, tolerance: 1e-11 * scale)
        let code = PenalCode(self, set, next, discount)
        // What steps of this size leave unsaid; nothing to speak of unless payoffs lie very far apart.
        let blur = 1e-11 * scale + 3e-13 * scale / (1 - discount)
        // Whatever is taken from them, the corners lie as far apart.
        let extent = Swift.max(set.most(0) - set.least(0), set.most(1) - set.least(1))
        let isBlurred =
          blur > 5e-7 * extent
          && (blur > 1e-6 * ObservedStage.scale(of: set.corners) || isShared(set.corners[0]))
        return RepeatedPayoffs(
          discount: discount, set: set, earned: set, code: code,
          error: code.error + (isBlurred ? blur : 0), steps: steps,
          status: isAtRest ? .complete : .exhausted)
      }
    }
  }

  /// Returns all draws of outcomes that leave nobody less than some payoff.
  public func feasible(above levels: [Double]) -> PayoffPolygon {
    let all = PayoffPolygon(hullOf: outcomes.map { $0.net })
    let levels = PayoffPoint(levels[0], levels[1]).less(origin)
    // How low payoffs go that are cut off says nothing.
    let top = outcomes.reduce(levels) { $0.raised(to: $1.net) }
    let slack = 1e-12 * ObservedStage.scale(of: [top, levels]) + blurOfOrigin
    let part = all.clipped(0, atLeast: levels.first, slack: slack)
      .clipped(1, atLeast: levels.second, slack: slack)
    return PayoffPolygon(
      hullOf: part.corners, tolerance: 1e-13 * ObservedStage.scale(of: part.corners)
    ).plus(origin)
  }

  /// Whether what a seat earns at a point is no more than what the payoffs that can be kept to have in common,
  /// which could not be taken from them all.
  private func isShared(_ point: PayoffPoint) -> Bool {
    let possible = outcomes.indices.lazy.filter { isPossible[$0] }.map { outcomes[$0].net }
    return Baseline.isShared(point.first, by: possible.map { $0.first })
      || Baseline.isShared(point.second, by: possible.map { $0.second })
  }

  /// How far payoffs can be off that were rounded with ``origin`` in them.
  private var blurOfOrigin: Double {
    2 * Double.ulpOfOne * Swift.max(origin.first.magnitude, origin.second.magnitude)
  }

  /// How far from a set a point may lie that counts as one of it, in units of payoff.
  public var tolerance: Double { 1e-9 * scale + blurOfOrigin }

  /// The largest payoff by magnitude of what can be kept to, less ``origin``, as far as is known; at least a
  /// tiny number, so that one can divide by it.
  var scale: Double {
    ObservedStage.scale(
      of: outcomes.indices.lazy.filter { isPossible[$0] }.map { outcomes[$0].net })
  }

  static func scale(of points: some Sequence<PayoffPoint>) -> Double {
    points.reduce(Double.leastNormalMagnitude) {
      Swift.max($0, $1.first.magnitude, $1.second.magnitude)
    }
  }

  /// A point of the next set: an outcome now, and what is earned from the next round on.
  struct Generated: Sendable {
    let outcome: Int
    let payoffs: PayoffPoint
    /// What is earned later; nil if the same outcome follows for ever.
    let later: PayoffPoint?
  }

  /// The points of which the next set is the hull.
  private func step(_ set: PayoffPolygon, _ discount: Double, _ scale: Double) -> [Generated] {
    let threat = PayoffPoint(
      Swift.max(minmax.first, set.least(0)), Swift.max(minmax.second, set.least(1)))
    let slack = 1e-13 * scale
    var points: [Generated] = []
    for branch in demands(set, threat, discount) {
      let (index, demand) = (branch.outcome, branch.demand)
      let now = outcomes[index].net
      if now.first >= demand.first - slack && now.second >= demand.second - slack {
        points.append(Generated(outcome: index, payoffs: now, later: nil))
        continue
      }
      let part = set.shrunk(to: now, by: discount)
        .clipped(0, atLeast: demand.first, slack: slack)
        .clipped(1, atLeast: demand.second, slack: slack)
      for corner in part.corners
      where corner.first <= demand.first + slack || corner.second <= demand.second + slack {
        // A part that is more than a point has a discount above 0.
        let later = PayoffPoint(
          now.first + (corner.first - now.first) / discount,
          now.second + (corner.second - now.second) / discount)
        points.append(Generated(outcome: index, payoffs: corner, later: later))
      }
    }
    return points
  }

  /// What each seat must earn at least, from now on, to keep to each outcome that can be kept to.
  ///
  /// - Parameters:
  ///   - set: What can be earned later.
  ///   - threat: The least that each seat can be held to later.
  ///   - discount: How much later counts.
  /// - Returns: The numbers of the outcomes, and what they demand.
  func demands(_ set: PayoffPolygon, _ threat: PayoffPoint, _ discount: Double)
    -> [Branch]
  {
    switch order {
    case .atOnce:
      return replies.indices.filter { isPossible[$0] }.map {
        Branch(outcome: $0, demand: replies[$0].toward(threat, discount))
      }
    case .inTurn(let root):
      return root.branches(later(set, threat, discount)).kept
    }
  }
}
