import Arena

/// What would have been best for a person in a round: the best reply in hindsight (ex post).
///
/// Nature draws as it did, other people answer as they did, and the agents are asked again, with the minds
/// and the random streams that they had. Both payoffs are those of this round.
public struct Hindsight: Sendable, Equatable {
  /// Which other ways to play were tried.
  public enum Scope: Sendable, Equatable {
    /// All.
    case all
    /// Those with one choice changed and the others as they were made, since all were too many.
    case oneChange
  }

  /// What the person earned.
  public let payoff: Double
  /// The most that the person could have earned.
  public let best: Double
  /// The choices that would have earned it; those that were made if none earned more.
  public let choices: [Choice]
  /// What each action would have paid where the person had one decision, whatever was chosen; else empty.
  public let alternatives: [Double]
  /// Which other ways to play were tried.
  public let scope: Scope
  /// How many ways could not be followed, since another person would have seen what that person never saw.
  public let unknown: Int

  /// The regret ex post: how much more the best would have earned.
  public var regret: Double { Swift.max(0, best - payoff) }

  /// A choice.
  public struct Choice: Sendable, Equatable {
    /// The number of the decision.
    public let decision: Int
    /// The action.
    public let action: Int
  }
}

extension Table {
  /// Works out what would have been best for a person in a round that was played.
  ///
  /// - Parameters:
  ///   - seat: The person's seat.
  ///   - round: The number of the round, from 0.
  ///   - budget: How many rounds of play may be told for it.
  /// - Returns: Nil when the budget is too small, or somebody asked to stop.
  public func hindsight(of seat: Int, in round: Int, budget: Int) -> Hindsight? {
    guard let agent = seatOf.firstIndex(of: seat), answered.indices.contains(round) else {
      return nil
    }
    let search = HindsightSearch(self, agent, round, budget)
    if search.isHopeless { return nil }
    return search.tryAll() ?? search.tryChanges()
  }
}

/// Plays the rounds of a table again, the last of them with other answers of one person.
private final class HindsightSearch {
  private let table: Table
  private let agent: Int
  private let round: Int
  private let budget: Int
  private let made: [Int]
  private let isPerson: [Int]
  private let costOfTelling: Int
  private var spent = 0

  init(_ table: Table, _ agent: Int, _ round: Int, _ budget: Int) {
    (self.table, self.agent, self.round, self.budget) = (table, agent, round, budget)
    made = (table.answered[round][agent] ?? []).map(\.action)
    isPerson = table.cell.groups.indices.filter { table.cell.groups[$0].agent is PersonAgent }
    costOfTelling = Int(Swift.max(1, Swift.min(1e6, table.game.shape.expectedRounds)))
  }

  /// Whether not even two ways to play are within the budget.
  var isHopeless: Bool { 2 * (round + 1) * costOfTelling > budget }

  /// What came of some answers.
  private struct Trial {
    var path: [Int]
    var decisions: [Int] = []
    var counts: [Int] = []
    var payoff: Double?
  }

  /// Tries every way to play; nil when there are too many.
  func tryAll() -> Hindsight? {
    spent = 0
    var trials: [Trial] = []
    var path: [Int] = []
    repeat {
      guard let trial = play(path, elseMade: false) else { return nil }
      trials.append(trial)
      path = trial.path
      while let last = path.last, last + 1 >= trial.counts[path.count - 1] { path.removeLast() }
      if let last = path.popLast() { path.append(last + 1) }
    } while !path.isEmpty
    return conclude(trials, .all)
  }

  /// Tries every way in which one choice is changed; nil when there are too many.
  func tryChanges() -> Hindsight? {
    spent = 0
    guard let real = play(made, elseMade: true) else { return nil }
    var trials = [real]
    for (place, count) in real.counts.enumerated() {
      for action in 0..<count where action != made[place] {
        var path = made
        path[place] = action
        guard let trial = play(path, elseMade: true) else { return nil }
        trials.append(trial)
      }
    }
    return conclude(trials, .oneChange)
  }

  private func conclude(_ trials: [Trial], _ scope: Hindsight.Scope) -> Hindsight? {
    let known = trials.filter { $0.payoff != nil }
    guard let real = known.first(where: { $0.path == made }), let payoff = real.payoff,
      let top = known.compactMap(\.payoff).max()
    else { return nil }
    // What differs by rounding only is no better.
    let gap = 1e-9 * Swift.max(1, top.magnitude)
    let best = payoff >= top - gap ? real : known.first { ($0.payoff ?? payoff) >= top - gap }
    guard let best else { return nil }
    let isOneDecision = trials.allSatisfy { $0.path.count == 1 } && known.count == trials.count
    return Hindsight(
      payoff: payoff, best: best.payoff ?? payoff,
      choices: zip(best.decisions, best.path).map { Hindsight.Choice(decision: $0, action: $1) },
      alternatives: isOneDecision ? trials.compactMap(\.payoff) : [], scope: scope,
      unknown: trials.count - known.count)
  }

  /// Plays up to the round, and there by a path of answers, which is followed by the first action, or by
  /// what was made; nil when the budget is spent.
  private func play(_ start: [Int], elseMade: Bool) -> Trial? {
    var trial = Trial(path: start)
    var isUnknown = false
    let outside = Correspondence(
      groups: isPerson,
      ask: { [self] questions in
        var answers: [Answer] = []
        for question in questions {
          spent += costOfTelling
          let known = table.answered[question.round][question.agent] ?? []
          if question.round == round && question.agent == agent {
            let number = question.number
            if number >= trial.path.count {
              let wasMade = elseMade && number < made.count && made[number] < question.turn.count
              trial.path.append(wasMade ? made[number] : 0)
            }
            trial.decisions.append(question.turn.decision)
            trial.counts.append(question.turn.count)
            answers.append(.action(Swift.min(trial.path[number], question.turn.count - 1)))
          } else if question.number < known.count,
            known[question.number].infoset == question.turn.infoset
          {
            answers.append(.action(known[question.number].action))
          } else {
            isUnknown = true
            return nil
          }
        }
        return answers
      },
      tell: { [self] outcomes in
        for outcome in outcomes where outcome.round == round && outcome.agent == agent {
          trial.payoff = outcome.payoff
        }
      })
    let run = table.prepared.run(
      table.groups, table.cell.plan, key: table.key, outside: outside)
    for _ in 0...round where !isUnknown {
      spent += costOfTelling
      if spent > budget || table.shouldStop() { return nil }
      run.advance(shouldStop: table.shouldStop)
    }
    if spent > budget { return nil }
    trial.path.removeLast(trial.path.count - trial.counts.count)
    return trial
  }
}
