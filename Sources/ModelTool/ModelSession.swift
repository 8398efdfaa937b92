import Foundation
import Models

/// Reads questions from standard input, asks the model some at a time, and writes answers as they come.
struct ModelSession {
  private let options: ModelOptions
  private let transport: Transport
  private let account: ModelAccount
  private let hasKey: Bool

  /// Prepares to ask.
  ///
  /// - Throws: ``ModelComplaint`` when the endpoint is no address, when the key is none, or when it stands where
  ///   it is not kept.
  init(_ options: ModelOptions) throws(ModelComplaint) {
    self.options = options
    let settings = options.settings
    let place = settings.endpoint + (settings.endpoint.hasSuffix("/") ? "" : "/")
    guard let url = URL(string: place + "chat/completions") else {
      throw ModelComplaint("--endpoint is no address")
    }
    let variable = settings.keyVariable
    let key = try ServerKey(ProcessInfo.processInfo.environment[variable], of: variable)
    for (option, text) in [("--model", settings.model), ("--endpoint", settings.endpoint)]
    where key?.stands(in: text) == true {
      throw ModelComplaint("the key of \(variable) stands in \(option), which is written down")
    }
    hasKey = key != nil
    let server = ChatServer(url, key: key, settings)
    transport = key?.guarding(server.send) ?? server.send
    account = ModelAccount(settings)
  }

  /// Answers until the input ends.
  func run() async {
    let settings = options.settings
    let writer = Writer()
    let (lines, feed) = AsyncStream.makeStream(of: String.self)
    let reader = Thread {
      while let line = readLine() { feed.yield(line) }
      feed.finish()
    }
    reader.start()
    var game: GameWords?
    var talk: ModelTalk?
    // What is asked at one place once and for all.
    var known: [[Int]: Task<Exchange, Never>] = [:]
    await withTaskGroup(of: Void.self) { group in
      var open = 0
      for await line in lines where line.contains(where: { !$0.isWhitespace }) {
        switch ModelLines.read(line, in: game) {
        case .failure(let complaint): await writer.complain(complaint.description)
        case .success(.outcome): continue
        case .success(.game(let words)):
          game = words
          known = [:]
          talk = ModelTalk(about: words, settings, spending: account, by: transport)
        case .success(.question(let question)):
          guard let talk else { continue }
          if open >= settings.concurrency {
            await group.next()
            open -= 1
          }
          let place = [question.decision] + question.sees
          let earlier = settings.elicit.isWhole ? known[place] : nil
          let asking = earlier ?? Task { await talk.ask(question) }
          if settings.elicit.isWhole { known[place] = asking }
          let isFirst = earlier == nil
          open += 1
          group.addTask {
            let exchange = await asking.value
            await writer.write(
              ModelLines.answer(
                exchange, id: question.id, keeping: options.keepsExchanges && isFirst))
            if exchange.silence?.endsAll == true { await writer.complain(sentence(exchange)) }
          }
        }
      }
      await group.waitForAll()
    }
  }

  /// What went wrong with the server, as a sentence.
  private func sentence(_ exchange: Exchange) -> String {
    let place = options.settings.endpoint
    switch exchange.silence {
    case .unreachable: return "there is no server at \(place)"
    case .unauthorised:
      return !hasKey
        ? "the server wants a key, and \(options.settings.keyVariable) is not set"
        : "the server does not accept the key of \(options.settings.keyVariable)"
    case .throttled: return "the server has no time, however often it is asked"
    case .spent: return "the budget is spent"
    default:
      let call = exchange.calls.last
      return "the server turns the request away"
        + (call?.status.map { " (status \($0)): " + (call?.reply.prefix(200) ?? "") } ?? "")
    }
  }
}

/// Writes whole lines, one at a time.
private actor Writer {
  private var complaints: Set<String> = []

  func write(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// Says something on standard error, once.
  func complain(_ text: String) {
    let line = String(text.map { $0.isNewline ? " " : $0 }).shown()
    if complaints.count < 100, complaints.insert(line).inserted {
      FileHandle.standardError.write(Data("arena-model: \(line)\n".utf8))
    }
  }
}
