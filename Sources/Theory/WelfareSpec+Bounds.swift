package import Arena
import GameTheory

extension WelfareSpec {
  /// Bounds for a function of the distribution of payoffs, per round.
  ///
  /// A function of equality lies in its declared range. Every other one lies between its value where all
  /// have the least payoff of any leaf, and the mean payoff of the agents, negative payoffs counted as 0
  /// since some functions do. A negative weight swaps the two.
  func bounds(
    on tree: GameTree, rounds: Double, mixes: [SeatMix], _ budget: Budget
  ) -> ClosedRange<Double> {
    sum { part in
      var objective: [Double]
      var least: Double?
      switch part {
      case .function(let function) where function.scope == .population:
        if let range = function.range { return (range.lowerBound, range.upperBound) }
        let weights = SeatMix.weights(mixes, seats: tree.seats)
        objective = (0..<tree.leaves).map { tree.meanGain(leaf: $0, weights) }
        least = function.value([tree.payoffRange.lowerBound / rounds])
      case .function, .measure:
        let linear = WelfareSpec(
          name: "", unit: "", scope: .episode, terms: [Term(weight: 1, part: part)])
        objective = linear.objective(on: tree) ?? []
      }
      let extremes = tree.extremes(of: objective, budget: budget)
      return (least ?? extremes.worst / rounds, extremes.best / rounds)
    }
  }

  /// Bounds within part of a tree, per round.
  ///
  /// - Parameters:
  ///   - tree: The tree.
  ///   - mixes: Who sits where.
  ///   - objective: The function leaf by leaf; nil where it is no mean over episodes.
  ///   - range: The least and greatest value of an objective there, per round.
  /// - Returns: The range of this function, given its objective if it has one; nil where there is none.
  package func bounds(
    on tree: GameTree, mixes: [SeatMix], _ objective: [Double]?,
    range: ([Double]) -> ClosedRange<Double>?
  ) -> ClosedRange<Double>? {
    if let objective { return range(objective) }
    let weights = SeatMix.weights(mixes, seats: tree.seats)
    let poorest = (0..<tree.seats).compactMap { seat in
      range((0..<tree.leaves).map { tree.payoff(leaf: $0, seat: seat) })?.lowerBound
    }.min()
    guard let poorest else { return nil }
    return sum { part in
      switch part {
      case .function(let function) where function.scope == .population:
        if let range = function.range { return (range.lowerBound, range.upperBound) }
        let mean = range((0..<tree.leaves).map { tree.meanGain(leaf: $0, weights) })
        return (function.value([poorest]), mean?.upperBound ?? poorest)
      case .function, .measure:
        let linear = WelfareSpec(
          name: "", unit: "", scope: .episode, terms: [Term(weight: 1, part: part)])
        let ends = range(linear.objective(on: tree) ?? []) ?? 0...0
        return (ends.lowerBound, ends.upperBound)
      }
    }
  }

  /// What the declared ranges of the measures and payoffs allow, per round.
  func declaredBounds(_ shape: Shape) -> ClosedRange<Double> {
    sum { part in
      guard case .measure(let index) = part else { return (-.infinity, .infinity) }
      let range = shape.measures[index].range
      return (range.lowerBound / shape.expectedRounds, range.upperBound / shape.expectedRounds)
    }
  }

  /// Adds up the bounds of the terms, each times its weight; a weight of 0 adds nothing, whatever it
  /// weighs.
  private func sum(_ bounds: (Part) -> (Double, Double)) -> ClosedRange<Double> {
    var low = 0.0
    var high = 0.0
    for term in terms where term.weight != 0 {
      let ends = bounds(term.part)
      low += Swift.min(ends.0 * term.weight, ends.1 * term.weight)
      high += Swift.max(ends.0 * term.weight, ends.1 * term.weight)
    }
    return low...high
  }
}

extension GameTree {
  /// The mean payoff of agents at a leaf, negative payoffs counted as 0.
  fileprivate func meanGain(leaf: Int, _ weights: [Double]) -> Double {
    weights.enumerated().reduce(0) {
      $0 + $1.element * Swift.max(0, payoff(leaf: leaf, seat: $1.offset))
    }
  }
}
