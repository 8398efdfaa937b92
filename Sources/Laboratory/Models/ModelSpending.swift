import Foundation
import Synchronization

/// What one command has spent on each model so far, and which model answers.
final class ModelSpending: Sendable {
  /// An amount of what is spent on models.
  struct Amount: Sendable, Equatable {
    var calls = 0
    var tokens = 0
    var money = 0.0
  }

  private let spent = Mutex<[String: Amount]>([:])
  /// Which model answered first, as its server names it, by what was asked for.
  private let served = Mutex<[String: String]>([:])

  /// What is left of the budget of a kind.
  func left(of agent: LanguageModelAgent) -> Amount {
    let spent = spent.withLock { $0[agent.knobValues.canonical] ?? Amount() }
    let limit = agent.limit
    return Amount(
      calls: limit.calls - spent.calls, tokens: limit.tokens - spent.tokens,
      money: limit.money - spent.money)
  }

  /// Whether nothing is left of the budget of a kind.
  func isSpent(by agent: LanguageModelAgent) -> Bool {
    let left = left(of: agent)
    return left.calls <= 0 || left.tokens <= 0 || left.money <= 0
  }

  /// Counts what a question of a kind took; returns whether its budget is spent.
  func add(_ counts: ModelCounts, of agent: LanguageModelAgent) -> Bool {
    let name = agent.knobValues.canonical
    spent.withLock { spent in
      spent[name, default: Amount()].calls += counts.calls
      spent[name, default: Amount()].tokens += counts.promptTokens + counts.replyTokens
      spent[name, default: Amount()].money += counts.cost
    }
    return isSpent(by: agent)
  }

  /// Takes note of which model gave an answer that is known from a recording, where that is asked on from.
  func meet(
    _ known: (reply: Reply, counts: ModelCounts, text: String), of agent: LanguageModelAgent,
    _ recording: Recording?
  ) {
    guard recording?.isReplay == false, served.withLock({ $0[agent.address] == nil }),
      case .answer = known.reply,
      let exchange = try? JSON.parse(Data(known.text.utf8), file: "an exchange of the recording")
    else { return }
    _ = recognises(exchange, of: agent)
  }

  /// A reply, or why it is none: another model gave it than answered first, in this command or in what it goes on
  /// from.
  func checked(_ reply: Reply, _ exchange: JSON, of agent: LanguageModelAgent) -> Reply {
    if case .silent = reply { return reply }
    return recognises(exchange, of: agent) ? reply : .silent(.swapped)
  }

  /// Whether the model of an exchange is the one that answered first; one whose name its server does not tell passes
  /// for it.
  private func recognises(_ exchange: JSON, of agent: LanguageModelAgent) -> Bool {
    let name = exchange["served"].text
    if name.isEmpty { return true }
    return served.withLock { served in
      if served[agent.address] == nil { served[agent.address] = name }
      return served[agent.address] == name
    }
  }
}
