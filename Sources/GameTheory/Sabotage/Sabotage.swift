public import Arena

/// What seats can do to a welfare when they want it as small as can be, while all others play on as before.
///
/// Without a limit on what it costs them it is backward induction over what they know together
/// (``Coalition``). With a limit it is a linear program over their realization plans: the least welfare
/// among all plans whose payoff stays within the limit of the best reply's.
///
/// > Source: Realization plans as for ``SequenceForm``.
public struct Sabotage: Sendable {
  /// The seats.
  public let members: [Int]
  /// The expected welfare that they bring about, per episode.
  public let welfare: Double
  /// What they earn together, per episode.
  public let payoff: Double
  /// What they could earn together by their best reply, per episode.
  public let bestPayoff: Double
  /// How they play, a probability for each slot of a member; uniform where nobody leads.
  ///
  /// Only of a single seat it says all: several members choose by what they know together.
  public let play: Profile
  let coalition: Coalition
  /// How likely each sequence goes on from the one before it.
  let strategy: [Double]

  /// What it costs them, per episode; never below 0.
  public var cost: Double { Swift.max(0, bestPayoff - payoff) }

  /// Returns how likely each action is at a node of the tree where a member chooses, by what all members
  /// know together there; uniform where nobody leads.
  ///
  /// - Precondition: A member chooses at the node.
  public func probabilities(at node: Int) -> ArraySlice<Double> {
    let place = Int(coalition.placeOfNode[node])
    precondition(place >= 0, "no member of the coalition chooses at the node \(node)")
    let first = coalition.places[place].first
    return strategy[first..<first + coalition.places[place].actions]
  }
}

/// How a search for sabotage ended.
public enum SabotageAnswer: Sendable {
  /// The worst was found.
  case found(Sabotage)
  /// It was not, and why.
  case none(SearchStatus)
}

extension GameTree {
  /// The most numbers that a program may be written down with.
  private static var largestSabotage: Int { 4_000_000 }

  /// Returns how some seats make a welfare as small as can be.
  ///
  /// - Parameters:
  ///   - members: The seats, which share what they see.
  ///   - profile: How all others play.
  ///   - objective: The welfare, one value for each leaf.
  ///   - cost: The most that it may cost them together, per episode; nil for no limit.
  ///   - budget: What the search may take.
  /// - Returns: The sabotage, or the status `imperfectRecall`, `exhausted`, `tooLarge` or `unreliable`.
  /// - Precondition: The cost is not negative.
  public func sabotage(
    by members: [Int], against profile: Profile, objective: [Double], cost: Double? = nil,
    budget: Budget = Budget()
  ) -> SabotageAnswer {
    precondition(cost ?? 0 >= 0, "a cost is not negative")
    guard hasPerfectRecall else { return .none(.imperfectRecall) }
    guard let coalition = Coalition(members, in: self, budget: budget) else {
      return .none(.exhausted)
    }
    let outlook = CoalitionOutlook(coalition, in: self, against: profile, objective)
    let best = outlook.plan(maximising: outlook.payoffs, then: outlook.payoffs)
    let worst = outlook.plan(maximising: outlook.harms, then: outlook.payoffs)
    let bestPayoff = outlook.value(outlook.payoffs, of: best)
    let free = outlook.sabotage(of: worst, bestPayoff, profile)
    guard let cost, free.cost > cost else { return .found(free) }
    let size = (coalition.places.count + 2) * coalition.sequences
    guard size <= GameTree.largestSabotage else { return .none(.tooLarge) }
    let solution = outlook.program(earning: bestPayoff - cost).solution(within: budget)
    guard solution.status == .complete else { return .none(solution.status) }
    return .found(outlook.sabotage(of: solution.point, bestPayoff, profile))
  }
}
