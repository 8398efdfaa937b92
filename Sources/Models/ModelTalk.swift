import Foundation

/// Asks a model what it does at information sets of one game.
public struct ModelTalk: Sendable {
  private let game: GameWords
  private let settings: ModelSettings
  private let line: ChatLine
  private let clock: ModelClock
  /// What the server draws replies from, made of the settings and of the game's seed.
  private let seed: Int

  /// Makes a talk about a game.
  public init(
    about game: GameWords, _ settings: ModelSettings, spending: ModelAccount,
    clock: ModelClock = .machine, by transport: @escaping Transport
  ) {
    self.game = game
    self.clock = clock
    self.settings = settings
    line = ChatLine(
      settings: settings, transport: transport, spending: spending.spending,
      served: spending.served, clock: clock)
    let own = UInt64(game.seed ?? "") ?? 0
    seed = Int(truncatingIfNeeded: (own ^ own >> 32) & 0x7fff_ffff) ^ settings.seed
  }

  /// Asks one question, until it is answered or has no answer.
  public func ask(_ question: ModelQuestion) async -> Exchange {
    let prompt = Prompt(
      of: question, in: game, by: settings.elicit, form: settings.form, labels: settings.labels,
      shift: settings.shift)
    var exchange = Exchange(
      prompt: prompt.hash, mechanism: game.mechanism, decision: question.decision,
      sees: question.sees, place: question.name(in: game), actions: question.actions,
      elicit: settings.elicit, asked: settings.model)
    exchange.date = clock.date().formatted(.iso8601)
    let sure = settings.elicit == .logprobs ? Swift.min(settings.orders, question.actions) : 1
    guard await line.spending.begin(sure) else {
      exchange.silence = .spent
      return exchange
    }
    let start = ContinuousClock.now
    switch settings.elicit {
    case .action, .distribution: await climb(prompt, question, &exchange)
    case .logprobs: await weigh(question, &exchange)
    }
    await line.spending.settle(sure, sent: exchange.sent)
    exchange.seconds = ((ContinuousClock.now - start) / .milliseconds(1)).rounded() / 1000
    return exchange
  }

  /// Asks, asks again, asks again with the reason, and gives up.
  private func climb(
    _ prompt: Prompt, _ question: ModelQuestion, _ exchange: inout Exchange
  ) async {
    var said: [ChatRequest.Message] = []
    for attempt in 0...settings.retries {
      let request = ChatRequest(
        prompt, settings, seed: drawn(question.id, attempt), after: attempt < 2 ? [] : said)
      let choice: ChatReply.Choice
      switch await line.send(request, &exchange) {
      case .failure(let silence):
        exchange.silence = silence
        return
      case .success(let reply): choice = reply.choices[0]
      }
      if let silence = choice.silence {
        exchange.silence = silence
        return
      }
      let text = choice.message.content ?? ""
      let reading =
        settings.elicit == .action
        ? ReplyReading.action(in: text, of: prompt.answers)
        : ReplyReading.distribution(in: text, of: prompt.answers)
      switch reading {
      case .action(let action):
        exchange.action = action
        return
      case .distribution(let odds):
        exchange.probabilities = odds
        return
      case .unread(let reason):
        exchange.misread += 1
        said = [
          .init(role: "assistant", content: String(text.prefix(2000))),
          .init(role: "user", content: "That cannot be read: \(reason). Reply once more."),
        ]
      }
    }
    exchange.silence = .unreadable
  }

  /// Reads the log probabilities of the letters, with the answers in several orders.
  private func weigh(_ question: ModelQuestion, _ exchange: inout Exchange) async {
    let count = question.actions
    guard count <= Prompt.mostLetters else {
      exchange.silence = .crowded
      return
    }
    let orders = Swift.min(settings.orders, count)
    var sums = [Double](repeating: 0, count: count)
    for order in 0..<orders {
      let prompt = Prompt(
        of: question, in: game, by: .logprobs, labels: settings.labels,
        shift: settings.shift + order * count / orders)
      let request = ChatRequest(prompt, settings, seed: drawn(question.id, 0))
      switch await line.send(request, &exchange) {
      case .failure(let silence):
        exchange.silence = silence
        return
      case .success(let reply):
        if let silence = reply.choices[0].silence {
          exchange.silence = silence
          return
        }
        guard let found = reply.choices[0].logprobs else {
          exchange.silence = .opaque
          return
        }
        guard let words = found.first, !words.isEmpty else {
          exchange.silence = .wordless
          return
        }
        guard let odds = LetterOdds(words, of: prompt.answers)?.read else {
          exchange.silence = .garbled
          return
        }
        for action in 0..<count { sums[action] += odds[action] / Double(orders) }
      }
    }
    let read = sums.reduce(0, +)
    exchange.unread = Swift.max(0, 1 - read)
    guard read > 0 else {
      exchange.silence = .unreadable
      return
    }
    exchange.probabilities = sums.map { $0 / read }
  }

  /// The seed of a request: another one for every question and attempt.
  private func drawn(_ id: Int, _ attempt: Int) -> Int {
    (seed &+ id &* 31 &+ attempt &* 1_000_003) & 0x7fff_ffff
  }
}

/// What all talks of one program share: what it has spent, and which model answers it.
public struct ModelAccount: Sendable {
  let spending: Spending
  let served = ServedModel()

  /// Opens an account with a budget.
  public init(_ settings: ModelSettings) { spending = Spending(settings) }
}
