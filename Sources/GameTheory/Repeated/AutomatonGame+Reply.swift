public import Arena

extension AutomatonGame {
  /// Returns what the best of all strategies earns a round against an automaton.
  ///
  /// Without errors of perception whoever plays an automaton knows its state, for both saw the same; so a
  /// best reply depends on the state and on the rounds that are left, and is found by backward induction.
  /// What a longer match adds to the value lies between the least and the greatest that the last round
  /// added, discounted; once these agree on all that is left, to 1e-12 of the payoffs' range a round, that is
  /// known too.
  ///
  /// > Source: M. L. Puterman, *Markov Decision Processes*, Wiley, 1994, sections 4.3 and 6.6 (bounds by J.
  /// > MacQueen).
  ///
  /// - Parameters:
  ///   - automaton: What the other player does.
  ///   - budget: What it may cost; 20,000 transitions count as a step.
  /// - Returns: The expected payoff of a match divided by its expected rounds; nil when players misperceive,
  ///   or the budget is used up.
  public func bestPayoff(against automaton: Automaton, budget: Budget = Budget()) -> Double? {
    if misperception > 0 { return nil }
    var meter = budget.meter
    let expected = horizon.expectedRounds
    let tolerance = AutomatonGame.precision * Swift.max(round.range, .leastNormalMagnitude)
    let decision = AutomatonDecision(self, against: automaton)
    var values = [Double](repeating: 0, count: automaton.count)
    var played = 0
    while played < rounds {
      guard meter.spend(comparisons: 8 * automaton.count) else { return nil }
      let added = decision.improve(&values)
      played += 1
      let left = remaining(after: played)
      if (added.upperBound - added.lowerBound) * left <= tolerance * expected {
        return (values[0] + (added.lowerBound + added.upperBound) / 2 * left) / expected
      }
    }
    return values[0] / expected
  }

  /// The share of the payoffs' range that a payoff a round may be wrong by.
  static let precision = 1e-12

  /// The sum of the discounts of the rounds that are left, the next one's being the continuation.
  private func remaining(after played: Int) -> Double {
    let left = rounds - played
    let continuation = horizon.continuation
    if continuation == 1 { return Double(left) }
    return continuation * (1 - Portable.pow(continuation, Double(left))) / (1 - continuation)
  }
}

/// The Markov decision process of whoever plays an automaton.
private struct AutomatonDecision {
  private let automaton: Automaton
  /// How likely it cooperates in each state, as it comes out.
  private let cooperation: [Double]
  private let payoffs: [Double]
  private let round: AutomatonRound
  private let continuation: Double

  init(_ game: AutomatonGame, against automaton: Automaton) {
    self.automaton = automaton
    round = game.round
    cooperation = automaton.cooperation.map { game.round.performed($0) }
    payoffs = game.round.encounter.payoffs
    continuation = game.horizon.continuation
  }

  /// Makes a match one round longer; returns the least and the greatest that this adds to a state's value.
  func improve(_ values: inout [Double]) -> ClosedRange<Double> {
    var improved = values
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for state in values.indices {
      let cooperates = worth(of: 0, in: state, values)
      let defects = worth(of: 1, in: state, values)
      // What is meant comes out as the other move now and then.
      let value = Swift.max(
        cooperates + round.slipOfCooperation * (defects - cooperates),
        defects + round.slipOfDefection * (cooperates - defects))
      improved[state] = value
      least = Swift.min(least, value - values[state])
      greatest = Swift.max(greatest, value - values[state])
    }
    values = improved
    return least...greatest
  }

  /// What a move is worth that comes out as meant.
  private func worth(of move: Int, in state: Int, _ values: [Double]) -> Double {
    func worth(_ answer: Int) -> Double {
      payoffs[2 * move + answer]
        + continuation * values[Int(automaton.next[4 * state + 2 * answer + move])]
    }
    let chance = cooperation[state]
    return chance * worth(0) + (1 - chance) * worth(1)
  }
}
