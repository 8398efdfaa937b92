public import Arena

extension AutomatonGame {
  /// The probability that may be in another place than where a chain is said to have come back to.
  private static let closeness = 1e-14

  /// Returns what two automata come to.
  ///
  /// The distribution over pairs of states is carried forward round by round. Once it is what it was some
  /// rounds before, to 1e-14 in all, it goes round in a circle, and what is left of the match is counted. So
  /// outcomes are exact but for rounding, and for at most that times the rounds that are left.
  ///
  /// > Source: M. Nowak, K. Sigmund, "The evolution of stochastic strategies in the Prisoner's Dilemma",
  /// > *Acta Applicandae Mathematicae* 20, 1990, pp. 247-265, for the chain; R. P. Brent, "An improved Monte
  /// > Carlo factorization algorithm", *BIT* 20, 1980, pp. 176-184, for finding circles.
  ///
  /// - Parameters:
  ///   - first: The first automaton.
  ///   - second: The second.
  ///   - budget: What it may cost; 20,000 transitions count as a step.
  /// - Returns: Nil when the budget is used up, or there are more than 8,388,608 pairs of states.
  public func match(_ first: Automaton, _ second: Automaton, budget: Budget = Budget())
    -> AutomatonMatch?
  {
    if first.count * second.count > AutomatonChain.mostCells { return nil }
    var meter = budget.meter
    var chain = AutomatonChain(self, first, second)
    var sums = Sums(self)
    /// What came out in the rounds since the mark.
    var course: [SIMD4<Double>] = []
    var marked = 0
    var number = 0
    chain.mark()
    while number < rounds {
      if number > marked && chain.isAsMarked(within: AutomatonGame.closeness) {
        sums.add(course, from: number)
        break
      }
      if number == 2 * marked || number == 1 {
        chain.mark()
        marked = number
        course.removeAll(keepingCapacity: true)
      }
      guard meter.spend(comparisons: 4 * chain.size) else { return nil }
      let outcomes = chain.step()
      course.append(outcomes)
      sums.add(outcomes, in: number)
      number += 1
    }
    return sums.match
  }

  /// The weighted sums of outcomes.
  private struct Sums {
    private let game: AutomatonGame
    private var outcomes = SIMD4<Double>.zero
    private var shares = SIMD4<Double>.zero

    init(_ game: AutomatonGame) { self.game = game }

    mutating func add(_ chances: SIMD4<Double>, in round: Int) {
      if game.weights.isEmpty {
        outcomes += chances
      } else {
        outcomes += game.weights[round] * chances
        shares += game.shares[round] * chances
      }
    }

    /// Adds all rounds from one on, in which what is in a list comes again and again.
    mutating func add(_ course: [SIMD4<Double>], from first: Int) {
      guard game.weights.isEmpty else {
        for round in first..<game.rounds { add(course[(round - first) % course.count], in: round) }
        return
      }
      let (laps, rest) = (game.rounds - first).quotientAndRemainder(dividingBy: course.count)
      for (place, chances) in course.enumerated() {
        outcomes += Double(place < rest ? laps + 1 : laps) * chances
      }
    }

    var match: AutomatonMatch {
      func list(_ sums: SIMD4<Double>) -> [Double] { (0..<4).map { sums[$0] } }
      if game.weights.isEmpty {
        let means = list(outcomes / Double(game.rounds))
        return AutomatonMatch(outcomes: means, shares: means)
      }
      return AutomatonMatch(outcomes: list(outcomes), shares: list(shares))
    }
  }
}
