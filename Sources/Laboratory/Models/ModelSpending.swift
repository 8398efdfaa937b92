import Synchronization

/// What one command has spent on each model so far.
final class ModelSpending: Sendable {
  /// An amount of what is spent on models.
  struct Amount: Sendable, Equatable {
    var calls = 0
    var tokens = 0
    var money = 0.0

    /// Whether one of the parts is no less than that of a limit.
    func reaches(_ limit: Amount) -> Bool {
      calls >= limit.calls || tokens >= limit.tokens || money >= limit.money
    }
  }

  private let spent = Mutex<[String: Amount]>([:])

  /// What is left of the budget of a kind.
  func left(of agent: LanguageModelAgent) -> Amount {
    let spent = spent.withLock { $0[agent.knobValues.canonical] ?? Amount() }
    let limit = agent.limit
    return Amount(
      calls: limit.calls - spent.calls, tokens: limit.tokens - spent.tokens,
      money: limit.money - spent.money)
  }

  /// Counts what a question of a kind took; returns whether its budget is spent.
  func add(_ counts: ModelCounts, of agent: LanguageModelAgent) -> Bool {
    let name = agent.knobValues.canonical
    let sum = spent.withLock { spent in
      spent[name, default: Amount()].calls += counts.calls
      spent[name, default: Amount()].tokens += counts.promptTokens + counts.replyTokens
      spent[name, default: Amount()].money += counts.cost
      return spent[name] ?? Amount()
    }
    return sum.reaches(agent.limit)
  }
}
