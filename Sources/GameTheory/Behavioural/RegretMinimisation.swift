/// Rounds of keeping only the strategies of least regret.
public struct RegretMinimisation: Sendable {
  /// One round, for all seats at once.
  public struct Round: Sendable, Equatable {
    /// The strategies that each seat keeps.
    public let survivors: [[Int]]
    /// For each seat the regret of what it keeps: how much better another strategy could have been,
    /// at worst, all rivals playing what was left before the round.
    public let regrets: [Double]
  }
  /// The rounds that removed something, and the one that did not, if there is none before it.
  public let rounds: [Round]
  /// What is left in the end.
  public let survivors: [[Int]]
  /// How the computation ended; after a budget, strategies may be left that should not.
  public let status: SearchStatus
}

extension StrategicForm {
  /// Returns what is left when all seats keep minimising their greatest regret, in pure strategies.
  ///
  /// The regret of a strategy, given what the others do, is how much better the best strategy left
  /// would have been. In each round every seat keeps the strategies whose greatest regret is least.
  ///
  /// - Parameter budget: Payoffs looked at, and seconds.
  /// - Returns: The rounds and what is left.
  /// - Complexity: O(rounds x profiles x seats).
  ///
  /// > Source: J. Y. Halpern, R. Pass, "Iterated Regret Minimization: A New Solution Concept", *Games
  /// > and Economic Behavior* 74(1), 2012, pp. 184–207.
  public func minimiseRegret(
    budget: Budget = Budget()
  ) -> RegretMinimisation {
    var left = sizes.map { Array(0..<$0) }
    var rounds: [RegretMinimisation.Round] = []
    guard ranges() != nil else {
      return RegretMinimisation(rounds: [], survivors: left, status: .notFinite)
    }
    var meter = budget.meter
    while true {
      var kept = left
      var regrets = [Double](repeating: 0, count: sizes.count)
      for seat in sizes.indices {
        guard let own = greatestRegrets(of: seat, left, &meter) else {
          return RegretMinimisation(rounds: rounds, survivors: left, status: .exhausted)
        }
        let least = own.reduce(own[0]) { $1.gain < $0.gain ? $1 : $0 }
        kept[seat] = zip(left[seat], own).filter { _, regret in
          !Rounding.isMore(
            regret.gain, than: least.gain, sizes: Swift.max(regret.size, least.size))
        }.map { $0.0 }
        regrets[seat] = least.gain
      }
      if kept != left || rounds.isEmpty {
        rounds.append(RegretMinimisation.Round(survivors: kept, regrets: regrets))
      }
      if kept == left {
        return RegretMinimisation(rounds: rounds, survivors: left, status: .complete)
      }
      left = kept
    }
  }

  /// The greatest regret of each strategy that a seat has left, and the size of the payoffs that it is
  /// the difference of; nil beyond the budget.
  private func greatestRegrets(
    of seat: Int, _ left: [[Int]], _ meter: inout Meter
  ) -> [(gain: Double, size: Double)]? {
    var worst = left[seat].map { _ in (gain: 0.0, size: 0.0) }
    let (step, seats) = (spacing(of: seat), sizes.count)
    for profile in rivalProfiles(of: seat, among: left) {
      guard meter.spend(worst.count) else { return nil }
      var best = -Double.infinity
      for own in left[seat] {
        best = Swift.max(best, payoffs[(profile + own * step) * seats + seat])
      }
      for (place, own) in left[seat].enumerated() {
        let payoff = payoffs[(profile + own * step) * seats + seat]
        if best - payoff > worst[place].gain {
          worst[place] = (best - payoff, Swift.max(best.magnitude, payoff.magnitude))
        }
      }
    }
    return worst
  }
}
