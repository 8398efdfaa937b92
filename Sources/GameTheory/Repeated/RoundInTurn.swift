/// What follows a round, as those see it who move in turn.
struct Later {
  let outcomes: [ObservedStage.Outcome]
  let set: PayoffPolygon
  let threat: PayoffPoint
  let discount: Double
  let slack: Double

  /// What can be earned by an outcome if both demand so much; empty if it cannot be kept to.
  func part(_ branch: Branch) -> PayoffPolygon {
    set.shrunk(to: outcomes[branch.outcome].net, by: discount)
      .clipped(0, atLeast: branch.demand.first, slack: slack)
      .clipped(1, atLeast: branch.demand.second, slack: slack)
  }
}

/// An outcome that players who move in turn can keep to from some place on, and the least that each must
/// earn from now on if it is to keep to it.
struct Branch {
  let outcome: Int
  let demand: PayoffPoint
}

/// A move that somebody may make although it was to make another, and what can follow.
struct Departure {
  let seat: Int
  let infoset: Int
  let action: Int
  /// The outcomes below that can be kept to.
  let kept: [Branch]
}

extension ObservedStage {
  /// What follows a round: a set of payoffs, in which each can be held to a threat.
  func later(_ set: PayoffPolygon, _ threat: PayoffPoint, _ discount: Double) -> Later {
    Later(
      outcomes: outcomes, set: set, threat: threat, discount: discount, slack: 1e-13 * scale)
  }
}

extension ObservedStage.Place {
  /// The outcomes that can be kept to from here on, and the least that each seat can then be held to.
  ///
  /// - Parameters:
  ///   - later: What follows the round.
  ///   - hear: Is told of every move here and below.
  /// - Returns: The outcomes, and the least payoffs.
  func branches(_ later: Later, hearing hear: (Departure) -> Void = { _ in })
    -> (kept: [Branch], least: PayoffPoint)
  {
    switch self {
    case .outcome(let index):
      let demand = later.outcomes[index].net.toward(later.threat, later.discount)
      return ([Branch(outcome: index, demand: demand)], demand)
    case .turn(let seat, let infoset, let next):
      let below = next.map { $0.branches(later, hearing: hear) }
      var kept: [Branch] = []
      for (action, branches) in below.enumerated() {
        hear(Departure(seat: seat, infoset: infoset, action: action, kept: branches.kept))
        // Whoever moves otherwise is held to the worst that can follow.
        let floor = below.indices.reduce(-.infinity) {
          $1 == action ? $0 : Swift.max($0, below[$1].least[seat])
        }
        for branch in branches.kept {
          let raised = Branch(
            outcome: branch.outcome, demand: branch.demand.raised(seat, to: floor))
          if !later.part(raised).isEmpty { kept.append(raised) }
        }
      }
      let parts = kept.map { later.part($0) }
      func least(_ seat: Int) -> Double {
        parts.reduce(.infinity) { Swift.min($0, $1.least(seat)) }
      }
      return (kept, PayoffPoint(least(0), least(1)))
    }
  }
}

extension PayoffPoint {
  fileprivate func raised(_ seat: Int, to floor: Double) -> PayoffPoint {
    seat == 0
      ? PayoffPoint(Swift.max(first, floor), second) : PayoffPoint(first, Swift.max(second, floor))
  }
}
