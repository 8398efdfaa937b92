import Foundation

/// The line to a server: sends a request until there is a reply or no hope of one.
///
/// It is the only layer that sends again. Replies 429 and 5xx are waited for by their "Retry-After", else twice as
/// long each time, by chance up to half less, so that many that wait do not come back together.
struct ChatLine: Sendable {
  let settings: ModelSettings
  let transport: Transport
  let spending: Spending
  let served: ServedModel
  let clock: ModelClock

  /// Sends a request, and takes note of all that comes.
  func send(_ request: ChatRequest, _ exchange: inout Exchange) async -> Result<
    ChatReply, ModelSilence
  > {
    let body = request.body
    var failure = ModelSilence.broken
    for attempt in 0...settings.resends {
      if attempt > 0, Task.isCancelled { return .failure(failure) }
      var call = Exchange.Call(request: String(decoding: body, as: UTF8.self), reply: "")
      let answer = await transport(body)
      var wait: Double?
      switch answer {
      case .failure(let reason):
        exchange.add(call)
        switch reason {
        case .absent:
          if await !served.isKnown { return .failure(.unreachable) }
          failure = .unreachable
        case .late: return .failure(.late)
        case .flooded: return .failure(.flooded)
        case .cut: failure = .garbled
        }
      case .success(let reply):
        await served.meet()
        call.status = reply.status
        call.reply = ChatLine.text(reply.body)
        exchange.add(call)
        switch reply.status {
        case 200..<300: return await read(reply.body, &exchange)
        case 401, 403: return .failure(.unauthorised)
        case 429: failure = .throttled
        case 408, 500...: failure = .broken
        default:
          // Some servers filter by an error.
          return .failure(call.reply.contains("content_filter") ? .filtered : .rejected)
        }
        wait = reply.retryAfter.flatMap {
          ChatLine.seconds($0, since: reply.date, now: clock.date())
        }
      }
      if attempt == settings.resends { break }
      let backOff = settings.pause * Double(1 << Swift.min(attempt, 20)) * .random(in: 0.5...1)
      let seconds = Swift.min(wait ?? backOff, ModelSettings.longestWait)
      await clock.wait(seconds)
    }
    return .failure(failure)
  }

  private func read(_ body: Data, _ exchange: inout Exchange) async -> Result<
    ChatReply, ModelSilence
  > {
    guard let reply = try? JSONDecoder().decode(ChatReply.self, from: body), !reply.choices.isEmpty
    else { return .failure(.garbled) }
    let (prompt, answer) = (reply.usage?.promptTokens ?? 0, reply.usage?.completionTokens ?? 0)
    let cost =
      (Double(prompt) * settings.inputPrice + Double(answer) * settings.outputPrice) / 1e6
    // A question has some thousand replies at most, each of which took no more than a reply plausibly does.
    exchange.promptTokens += prompt
    exchange.replyTokens += answer
    exchange.cost += cost
    exchange.served = reply.model ?? exchange.served
    exchange.fingerprint = reply.fingerprint ?? exchange.fingerprint
    await spending.add(tokens: prompt + answer, money: cost)
    guard await served.accepts(reply.model) else { return .failure(.swapped) }
    return .success(reply)
  }

  private static func text(_ body: Data) -> String {
    String(decoding: body.prefix(Exchange.Call.longest), as: UTF8.self)
  }

  /// How long a header asks to wait: seconds, or a date; nil where it says neither, or a date that is past.
  ///
  /// A date is compared with the server's own, so that it does not matter what the clock here says; where the server does
  /// not say its own, with the clock here, which may be wrong: the longest wait bounds what comes of that.
  static func seconds(_ header: String, since sent: String?, now: Date) -> Double? {
    let text = header.trimmingCharacters(in: .whitespaces)
    if let seconds = Double(text), seconds.isFinite { return Swift.max(0, seconds) }
    guard let moment = date(text) else { return nil }
    let left = moment.timeIntervalSince(sent.flatMap(date) ?? now)
    return left > 0 ? left : nil
  }

  /// Reads a date of a header.
  ///
  /// > Source: RFC 9110, HTTP Semantics, 2022, section 5.6.7.
  private static func date(_ text: String) -> Date? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: text)
  }
}
