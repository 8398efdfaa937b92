import Arena
import GameTheory
import Theory

/// The groups of a population that are all finite automata, in a game that is repeated: what a deviator could
/// gain among them.
struct AutomatonCrowd: Sendable {
  /// What the row group earns a round from the column group, in expectation.
  private let payoffs: [[Double]]
  /// What the best of all strategies earns a round from each group.
  private let best: [Double]
  /// Whether everyone meets everyone with the same probability.
  private let isMixed: Bool
  /// Gains below it are what rounding left.
  private let slack: Double

  /// Works out what all pairs of groups come to; nil where some kind is no automaton, the game is none
  /// that automata play, or the budget does not suffice.
  init?(_ cell: Cell, _ desk: TheoryDesk) {
    guard let horizon = cell.game.horizon,
      case .round(let round) = AutomatonRound.reading(of: cell.game),
      let game = AutomatonGame(round, over: horizon)
    else { return nil }
    let prepared = PreparedGame(cell.game, told: desk)
    var automata: [Automaton] = []
    for group in cell.groups {
      guard case .success(let briefed) = prepared.briefing(group.agent),
        let automaton = briefed.agent.automaton(
          in: round.encounter, budget: ExactTournament.mostStates)
      else { return nil }
      automata.append(automaton)
    }
    let best = automata.compactMap { game.bestPayoff(against: $0, budget: desk.budget) }
    let payoffs = automata.map { row in
      automata.compactMap { game.match(row, $0, budget: desk.budget) }
        .map { round.payoff($0.outcomes) }
    }
    guard best.count == automata.count, payoffs.allSatisfy({ $0.count == automata.count }) else {
      return nil
    }
    self.best = best
    self.payoffs = payoffs
    slack = 1e-9 * round.range
    switch cell.plan.matching {
    case .random, .roundRobin: isMixed = true
    case .fixed, .network: isMixed = false
    }
  }

  /// What the best deviator gains a round.
  ///
  /// - Parameter sizes: How many agents each group has.
  /// - Returns: The gain; nil where it matters who meets whom, and nobody knows.
  func gain(_ sizes: [Int]) -> Double? {
    let present = sizes.indices.filter { sizes[$0] > 0 }
    let all = sizes.reduce(0, +)
    guard present.count == 1 || isMixed, all > 1 else { return nil }
    let gain = present.reduce(0.0) { most, row in
      Swift.max(
        most,
        present.reduce(0) { sum, column in
          // Nobody meets itself.
          let partners = Double(sizes[column] - (row == column ? 1 : 0)) / Double(all - 1)
          return sum + partners * (best[column] - payoffs[row][column])
        })
    }
    return gain <= slack ? 0 : gain
  }
}
