/// How patient players must be to keep to the same play for ever.
public struct LeastPatience: Sendable, Equatable {
  /// The least discount from which on nobody gains by departing; nil if no discount below 1 is enough.
  public let discount: Double?
  /// The seat that would be the first to depart below it; nil if nobody ever would.
  public let seat: Int?
  /// What that seat would do instead: a row, a column, or a strategy; nil if nobody ever would, and where
  /// players move in turn.
  public let action: Int?

  /// Nobody ever gains by departing.
  static let none = LeastPatience(discount: 0, seat: nil, action: nil)

  /// Of several seats the one that needs most patience decides.
  static func most(_ all: [LeastPatience]) -> LeastPatience {
    all.reduce(.none) { ($1.discount ?? .infinity) > ($0.discount ?? .infinity) ? $1 : $0 }
  }

  /// How patient a seat must be that earns something in every round, and would earn more in one round and
  /// less in all later ones.
  ///
  /// > Source: J. W. Friedman, "A non-cooperative equilibrium for supergames", *Review of Economic
  /// > Studies* 38, 1971.
  init(keeping now: Double, departing once: Double, later: Double, seat: Int, action: Int) {
    if once <= now {
      self = .none
      return
    }
    let discount = (once - now) / (once - later)
    self.init(discount: later < now ? discount : nil, seat: seat, action: action)
  }

  init(discount: Double?, seat: Int?, action: Int?) {
    self.discount = discount
    self.seat = seat
    self.action = action
  }
}

extension StrategicForm {
  /// Returns how patient players must be to keep to a profile of pure strategies, if whoever departs is
  /// held to some payoff in every later round.
  ///
  /// With what each seat earns in its worst equilibrium of a round it is the patience that reversion to
  /// equilibria needs, the grim trigger; with what each can make sure of it is a bound that no penal
  /// code passes.
  ///
  /// - Parameters:
  ///   - profile: The profile's number; see ``payoffs``.
  ///   - levels: What each seat is held to, in units of payoff of a round.
  /// - Returns: The least discount, and who departs below it.
  /// - Precondition: What everyone does in a round is seen after it.
  /// - Complexity: O(strategies of all seats).
  public func leastPatience(keeping profile: Int, heldTo levels: [Double]) -> LeastPatience {
    LeastPatience.most(
      sizes.indices.map { seat in
        let stride = sizes[(seat + 1)...].reduce(1, *)
        let own = profile / stride % sizes[seat]
        func payoff(_ strategy: Int) -> Double {
          payoffs[(profile + (strategy - own) * stride) * sizes.count + seat]
        }
        let best = (0..<sizes[seat]).reduce(own) { payoff($1) > payoff($0) ? $1 : $0 }
        return LeastPatience(
          keeping: payoff(own), departing: payoff(best), later: levels[seat], seat: seat,
          action: best)
      })
  }
}

extension ObservedStage {
  /// How near to the least discount a search comes.
  private static let precision = 1e-10

  /// Returns how patient players must be to keep to an outcome, if whoever departs meets for ever the
  /// equilibrium of a round that is worst for it.
  ///
  /// - Parameters:
  ///   - outcome: The outcome's number.
  ///   - equilibria: What both earn in equilibria of a round, less ``origin``; those in pure strategies are
  ///     known without.
  /// - Returns: The least discount, and who departs below it.
  public func leastPatience(keeping outcome: Int, revertingTo equilibria: [PayoffPoint] = [])
    -> LeastPatience
  {
    // What follows is always the same, whatever comes out.
    if isInformed { return tempting.leastPatience(keeping: outcome, revertingTo: equilibria) }
    let pure = searched(0, Budget()).set
    let all = PayoffPolygon(hullOf: pure.corners + credible(equilibria))
    if all.isEmpty { return LeastPatience(discount: nil, seat: nil, action: nil) }
    let threat = all.worst
    if case .atOnce(let rows, let columns) = order {
      return leastPatience(outcome, rows, columns, threat)
    }
    return search(from: .none, to: 1, outcome) { _ in (all, threat) }
  }

  /// Returns how patient players must be to keep to an outcome, if whoever departs is held to the worst
  /// equilibrium of the repeated game.
  ///
  /// - Parameters:
  ///   - outcome: The outcome's number.
  ///   - equilibria: What both earn in equilibria of a round, less ``origin``; those in pure strategies are
  ///     known without.
  ///   - budget: How many steps each set of payoffs may take.
  /// - Returns: The least discount, and who departs below it; and whether it is a bound only, which no code
  ///   passes, since nature tells players something of their own.
  /// - Complexity: Some 35 sets of payoffs, unless two bounds agree.
  public func leastPatience(
    keeping outcome: Int, byPenalCodeOver equilibria: [PayoffPoint] = [], budget: Budget = Budget()
  ) -> (least: LeastPatience, isBound: Bool) {
    let bound = penal(keeping: outcome, over: equilibria, budget)
    if !isInformed { return (bound, false) }
    let enough = tempting.penal(keeping: outcome, over: equilibria, budget)
    let gap = (enough.discount ?? .infinity) - (bound.discount ?? .infinity)
    return gap > 100 * ObservedStage.precision ? (bound, true) : (enough, false)
  }

  private func penal(keeping outcome: Int, over equilibria: [PayoffPoint], _ budget: Budget)
    -> LeastPatience
  {
    let grim = leastPatience(keeping: outcome, revertingTo: equilibria)
    var known = LeastPatience.none
    if case .atOnce(let rows, let columns) = order {
      let bound = leastPatience(outcome, rows, columns, minmax)
      guard let discount = bound.discount, discount < 1 else { return bound }
      if let least = grim.discount, least <= discount { return grim }
      known = bound
    }
    return search(from: known, to: grim.discount ?? 1, outcome) { discount in
      let found = searched(discount, budget)
      if found.set.isEmpty || found.status == .exhausted { return nil }
      return (found.set, found.set.worst)
    }
  }

  private func leastPatience(_ outcome: Int, _ rows: Int, _ columns: Int, _ levels: PayoffPoint)
    -> LeastPatience
  {
    let best = replies[outcome]
    let now = outcomes[outcome].net
    func row(_ number: Int) -> Int { number * columns + outcome % columns }
    func column(_ number: Int) -> Int { outcome / columns * columns + number }
    let first = (0..<rows).reduce(outcome / columns) {
      outcomes[row($1)].net.first > outcomes[row($0)].net.first ? $1 : $0
    }
    let second = (0..<columns).reduce(outcome % columns) {
      outcomes[column($1)].net.second > outcomes[column($0)].net.second ? $1 : $0
    }
    return LeastPatience.most([
      LeastPatience(
        keeping: now.first, departing: best.first, later: levels.first, seat: 0,
        action: first),
      LeastPatience(
        keeping: now.second, departing: best.second, later: levels.second, seat: 1,
        action: second),
    ])
  }

  /// Halves an interval of discounts, from what no discount below can do, down to the least that supports an
  /// outcome.
  private func search(
    from bound: LeastPatience, to high: Double, _ outcome: Int,
    later: (Double) -> (set: PayoffPolygon, threat: PayoffPoint)?
  ) -> LeastPatience {
    /// The seat that departs; -1 where the outcome cannot even be reached, nil where nobody departs.
    func departing(_ discount: Double) -> Int?? {
      guard let (set, threat) = later(discount) else { return .some(.none) }
      guard
        let demand = demands(set, threat, discount).first(where: { $0.outcome == outcome })?.demand
      else { return .some(.none) }
      let now = outcomes[outcome].net
      // What is compared here has no catastrophe among its terms.
      let slack = 1e-12 * ObservedStage.scale(of: [now, demand])
      if now.first < demand.first - slack { return 0 }
      return now.second < demand.second - slack ? 1 : nil
    }
    let last = Swift.min(high, 1 - 1e-6)
    let low = bound.discount ?? 0
    if departing(low) == nil { return bound }
    if let seat = departing(last) { return LeastPatience(discount: nil, seat: seat, action: nil) }
    var (below, high, seat) = (low, last, departing(low) ?? nil)
    while high - below > ObservedStage.precision {
      let middle = (below + high) / 2
      if let who = departing(middle) {
        (below, seat) = (middle, who ?? seat)
      } else {
        high = middle
      }
    }
    return LeastPatience(discount: high, seat: seat, action: nil)
  }
}
