/// How one strategy dominates another.
public enum Dominance: String, Sendable {
  /// It is better whatever the others do.
  case strictly
  /// It is never worse, and sometimes better.
  case weakly
}

/// Strategies removed one after the other, and what is left.
public struct Elimination: Sendable {
  /// Whether strategies leave in rounds or one by one; weak dominance depends on it.
  public enum Order: String, Sendable {
    /// Every strategy dominated at the beginning of a round leaves at its end.
    case together
    /// The first dominated strategy of the first seat that has one leaves, then all are judged anew.
    case oneByOne = "one by one"
  }

  /// One removal.
  public struct Step: Sendable {
    /// The round, from 1.
    public let round: Int
    /// Whose strategy.
    public let seat: Int
    /// Which strategy.
    public let strategy: Int
    /// A mixture of strategies not yet removed when the round began that dominates it: those that have a
    /// probability, ascending.
    public let mixture: [(strategy: Int, probability: Double)]
    /// How many strategies the seat has.
    let strategies: Int
    /// The same as a probability for every strategy of the seat.
    public var dominator: [Double] {
      mixture.reduce(into: [Double](repeating: 0, count: strategies)) {
        $0[$1.strategy] = $1.probability
      }
    }
    /// The least and the greatest gain by the dominator, over what the others may still do, by
    /// definition.
    public let gains: ClosedRange<Double>
    /// Whether exact arithmetic confirms it, payoffs taken as the decimals they are printed as.
    public let isExact: Bool
  }

  /// The removals, in order.
  public let steps: [Step]
  /// What is left for each seat, ascending.
  public let survivors: [[Int]]
  /// The number of rounds that removed something.
  public let rounds: Int
  /// How it ended.
  public let status: SearchStatus
}

extension StrategicForm {
  /// Returns what is left when dominated strategies are removed again and again.
  ///
  /// What remains after strict dominance does not depend on the order; after weak dominance it can.
  ///
  /// - Parameters:
  ///   - kind: Strict or weak dominance.
  ///   - byMixtures: Whether mixed strategies may dominate too.
  ///   - order: Whether strategies leave in rounds or one by one.
  ///   - budget: Payoffs compared, pivots, and seconds.
  /// - Returns: The removals with their dominators, verified by definition, and what is left.
  /// - Complexity: O(rounds x strategies² x profiles of the others) without mixtures; one linear
  ///   program more for every strategy that is never the best reply to a pure profile.
  ///
  /// > Source: R. D. Luce, H. Raiffa, *Games and Decisions*, Wiley 1957; Pearce 1984, as for
  /// > ``RationalisableSets``.
  public func eliminate(
    _ kind: Dominance, byMixtures: Bool = true, order: Elimination.Order = .together,
    budget: Budget = Budget()
  ) -> Elimination {
    var left = sizes.map { Array(0..<$0) }
    var steps: [Elimination.Step] = []
    var rounds = 0
    guard ranges() != nil else {
      return Elimination(steps: [], survivors: left, rounds: 0, status: .notFinite)
    }
    var meter = budget.meter
    let tables = sizes.indices.map { snapped(of: $0) }
    while true {
      var found: [Elimination.Step] = []
      for seat in sizes.indices where left[seat].count > 1 {
        var judge = DominanceJudge(
          kind: kind, byMixtures: byMixtures, form: self, payoffs: tables[seat], seat: seat,
          left: left)
        let isWithin = judge.judge(
          round: rounds + 1, onlyFirst: order == .oneByOne, &found, &meter)
        guard isWithin else {
          return Elimination(steps: steps, survivors: left, rounds: rounds, status: .exhausted)
        }
        if order == .oneByOne && !found.isEmpty { break }
      }
      if found.isEmpty {
        return Elimination(steps: steps, survivors: left, rounds: rounds, status: .complete)
      }
      rounds += 1
      steps += found
      for seat in sizes.indices {
        let removed = Set(found.lazy.filter { $0.seat == seat }.map { $0.strategy })
        if !removed.isEmpty { left[seat].removeAll { removed.contains($0) } }
      }
    }
  }
}
