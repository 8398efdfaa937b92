import Foundation
import Synchronization
import Testing

@testable import Models

/// A game of one decision whose actions are numbers.
private func game(actions: Int) throws -> GameWords {
  let labels = (0..<actions).map { "{\"name\":\"\($0)\",\"help\":\"\"}" }.joined(separator: ",")
  let text = """
    {"mechanism":"m","rules":[],"roles":[{"name":"r","help":"","seats":1}],"seed":"7","decisions":[
      {"name":"d","help":"","role":0,"actions":{"count":\(actions),"labels":[\(labels)]},"sees":[]}]}
    """
  return try JSONDecoder().decode(GameWords.self, from: Data(text.utf8))
}

private let reply = HTTPReply(
  status: 200, retryAfter: nil,
  body: Data("{\"choices\":[{\"message\":{\"content\":\"Answer: 1\"}}]}".utf8))

/// A clock on the wall that is set to another date whenever somebody looks, and a record of what is waited.
private final class JumpingClock: Sendable {
  private let state = Mutex<(looks: Int, waits: [Double])>((0, []))

  var waits: [Double] { state.withLock { $0.waits } }

  var clock: ModelClock {
    ModelClock(
      date: { [self] in
        // Ten years ahead, ten behind, and so on.
        state.withLock {
          $0.looks += 1
          return Date(timeIntervalSince1970: 1.5e9 + ($0.looks % 2 == 0 ? -3e8 : 3e8))
        }
      }, wait: { [self] seconds in state.withLock { $0.waits.append(seconds) } })
  }
}

@Suite struct `A talk with a model` {
  private func ask(
    actions: Int = 2, by clock: ModelClock = .machine,
    with change: (inout ModelSettings) -> Void = { _ in }, over transport: @escaping Transport
  ) async throws -> Exchange {
    try await ask(1, actions: actions, by: clock, with: change, over: transport)[0]
  }

  private func ask(
    _ count: Int, actions: Int, by clock: ModelClock = .machine,
    with change: (inout ModelSettings) -> Void, over transport: @escaping Transport
  ) async throws -> [Exchange] {
    var settings = ModelSettings()
    settings.model = "m"
    change(&settings)
    let talk = ModelTalk(
      about: try game(actions: actions), settings, spending: ModelAccount(settings), clock: clock,
      by: transport)
    var exchanges: [Exchange] = []
    for _ in 0..<count {
      exchanges.append(
        await talk.ask(ModelQuestion(id: 3, decision: 0, sees: [], actions: actions)))
    }
    return exchanges
  }

  @Test(
    arguments: [
      // The server's own date says how long it means, whatever the date is here.
      ("Sun, 06 Nov 1994 08:49:47 GMT", "Sun, 06 Nov 1994 08:49:37 GMT" as String?, 10...10),
      // A date that is past by the server's own date, or by nobody's: as where nothing is said.
      ("Sun, 06 Nov 1994 08:49:27 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", 0.5...4),
      // A date in 2017, between those that the clock here says: a minute is the longest wait.
      ("Fri, 14 Jul 2017 02:40:00 GMT", nil, 0.5...60),
      ("5", nil, 5...5), ("1e300", nil, 60...60), ("-1", nil, 0...0), ("soon", nil, 0.5...4),
    ] as [(String, String?, ClosedRange<Double>)])
  func `waits as the server says, whatever the clock on the wall does`(
    _ header: String, _ date: String?, _ range: ClosedRange<Double>
  ) async throws {
    let clock = JumpingClock()
    let sent = Mutex(0)
    let start = ContinuousClock.now
    let exchange = try await ask(
      by: clock.clock,
      with: {
        $0.resends = 3
        $0.calls = 4
      },
      over: { _ in
        let number = sent.withLock {
          $0 += 1
          return $0
        }
        return .success(
          number == 4
            ? reply : HTTPReply(status: 429, retryAfter: header, date: date, body: Data()))
      })
    // No budget is lost, and no time is taken that did not pass.
    #expect(exchange.action == 1 && exchange.sent == 4 && clock.waits.count == 3)
    #expect(clock.waits.allSatisfy { range.contains($0) }, "\(clock.waits)")
    let passed = (ContinuousClock.now - start) / .seconds(1)
    #expect((0...passed + 0.001).contains(exchange.seconds))
  }

  @Test func `backs off twice as long each time, by chance up to half less`() async throws {
    let clock = JumpingClock()
    let exchange = try await ask(
      by: clock.clock, with: { $0.resends = 8 },
      over: { _ in .success(HTTPReply(status: 503, retryAfter: nil, body: Data())) })
    #expect(exchange.silence == .broken && clock.waits.count == 8)
    for (index, wait) in clock.waits.enumerated() {
      let most = Double(1 << index)
      #expect((min(60, most / 2)...min(60, most)).contains(wait))
    }
  }

  @Test(arguments: [20, 21])
  func `tells no more answers apart than there are log probabilities`(_ actions: Int) async throws {
    let body = "{\"choices\":[{\"message\":{},\"logprobs\":{\"top_logprobs\":[{\"A\":-1}]}}]}"
    let exchange = try await ask(
      actions: actions, with: { $0.elicit = .logprobs },
      over: { _ in .success(HTTPReply(status: 200, retryAfter: nil, body: Data(body.utf8))) })
    if actions == 20 {
      // "A" is another action in each of the four orders, and has e^-1 in all.
      #expect(exchange.probabilities?.filter { $0 == 0.25 }.count == 4 && exchange.sent == 4)
      #expect(((exchange.unread ?? 0) - (1 - exp(-1))).magnitude < 1e-12)
    } else {
      #expect(exchange.silence == .crowded && exchange.sent == 0)
    }
  }

  @Test(arguments: [
    (ReplyForm.schema, "\"response_format\":{\"json_schema\":{\"name\":\"answer\",\"schema\":{"),
    (.object, "\"response_format\":{\"schema\":{"),
  ])
  func `has the server hold replies to a form`(_ form: ReplyForm, _ words: String) async throws {
    let bodies = Mutex<[String]>([])
    func ask(_ elicit: Elicitation, _ said: String) async throws -> Exchange {
      try await self.ask(
        with: { ($0.form, $0.elicit, $0.retries) = (form, elicit, 0) },
        over: { body in
          bodies.withLock { $0.append(String(decoding: body, as: UTF8.self)) }
          let text = "{\"choices\":[{\"message\":{\"content\":\(said.debugDescription)}}]}"
          return .success(HTTPReply(status: 200, retryAfter: nil, body: Data(text.utf8)))
        })
    }
    #expect(try await ask(.action, "{ \"answer\" : \"1\"}").action == 1)
    #expect(try await ask(.action, "{\"answer\": \"1\", \"or\": \"0\"}").silence == .unreadable)
    let mixed = try await ask(.distribution, "{\"0\": 25, \"1\": 75}")
    #expect(mixed.probabilities == [0.25, 0.75])
    let sent = bodies.withLock { $0 }
    #expect(sent.allSatisfy { $0.contains(words) })
    #expect(sent[0].contains("\"answer\":{\"enum\":[\"0\",\"1\"],\"type\":\"string\"}"))
    #expect(sent[2].contains("\"1\":{\"enum\":[0,1,2,3,"))
    let free = try await self.ask(over: { _ in .success(reply) })
    #expect(free.action == 1 && free.calls[0].request.contains("response_format") == false)
  }

  @Test(
    arguments: [
      ("{\"completion_tokens\":9223372036854775807}", nil), ("{\"prompt_tokens\":-1}", nil),
      ("{\"prompt_tokens\":1000000001}", nil), ("{\"prompt_tokens\":0.5}", nil),
      ("{\"prompt_tokens\":1e300}", nil), ("{\"prompt_tokens\":\"4\"}", nil),
      ("{\"completion_tokens\":1000000000,\"prompt_tokens\":1000000000}", 2_000_000_000),
      ("{\"completion_tokens\":null}", 0), ("{}", 0), ("null", 0),
    ] as [(String, Int?)])
  func `takes no reply for one that says to have taken what none can`(
    _ usage: String, _ tokens: Int?
  ) async throws {
    let body = "{\"choices\":[{\"message\":{\"content\":\"Answer: 1\"}}],\"usage\":\(usage)}"
    let exchange = try await ask(over: { _ in
      .success(HTTPReply(status: 200, retryAfter: nil, body: Data(body.utf8)))
    })
    #expect(exchange.silence == (tokens == nil ? .garbled : nil))
    #expect(exchange.promptTokens + exchange.replyTokens == tokens ?? 0)
  }

  @Test func `counts what was spent however much it is`() async {
    var settings = ModelSettings()
    settings.tokens = .max
    let spending = Spending(settings)
    for _ in 0..<3 { await spending.add(tokens: .max / 2 + 1, money: 0) }
    #expect(await spending.begin(1) == false)
  }

  @Test(
    arguments: [
      ("[[\"0\", 0]]", 0), ("[[\"A\",1e-7],[\"B\",-14]]", 1), ("[[\"A\",0.004],[\"B\",-1e308]]", 1),
      ("[[\"A\",0.02]]", nil), ("[[\"A\",0],[\" A\",0],[\"B\",0]]", nil), ("[[\"Z\",710]]", nil),
      ("[[\"A\",1e400]]", nil),
    ] as [(String, Double?)])
  func `takes a log probability just above 0 for 0, and no other`(
    _ words: String, _ odds: Double?
  ) async throws {
    let rivals = words.dropFirst().dropLast().split(separator: "],").map { word in
      let parts = word.filter { !"[]".contains($0) }.split(separator: ",")
      return "{\"token\":\(parts[0]),\"logprob\":\(parts[1])}"
    }
    let body =
      "{\"choices\":[{\"message\":{},\"logprobs\":{\"content\":[{\"top_logprobs\":["
      + rivals.joined(separator: ",") + "]}]}}]}"
    let exchange = try await ask(
      with: { ($0.elicit, $0.orders) = (.logprobs, 1) },
      over: { _ in .success(HTTPReply(status: 200, retryAfter: nil, body: Data(body.utf8))) })
    switch odds {
    case nil: #expect(exchange.silence == .garbled)
    case 0: #expect(exchange.silence == .unreadable && exchange.unread == 1)
    default:
      #expect(((exchange.probabilities?.first ?? 0) - 1).magnitude < 1e-6)
      #expect((exchange.unread ?? 1) < 1e-6)
    }
  }

  @Test(arguments: [
    (
      ModelSilence.filtered,
      "{\"finish_reason\":\"content_filter\",\"message\":{\"content\":\"\"},\"logprobs\":null}"
    ),
    (
      .refused,
      "{\"message\":{\"content\":null,\"refusal\":\"No.\"},\"logprobs\":{\"content\":[]}}"
    ),
    (
      .refused,
      "{\"message\":{\"refusal\":\"No.\"},\"logprobs\":{\"content\":[{\"top_logprobs\":["
        + "{\"token\":\"A\",\"logprob\":-1}]}]}}"
    ),
  ])
  func `names why there is no answer in whatever way it is asked`(
    _ silence: ModelSilence, _ choice: String
  ) async throws {
    for elicit in Elicitation.allCases {
      let exchange = try await ask(
        with: { $0.elicit = elicit },
        over: { _ in
          .success(
            HTTPReply(status: 200, retryAfter: nil, body: Data("{\"choices\":[\(choice)]}".utf8)))
        })
      #expect(exchange.silence == silence && exchange.sent == 1, "\(elicit)")
    }
  }

  @Test func `finishes what it began when its budget is spent, and no more`() async throws {
    let body =
      "{\"choices\":[{\"message\":{},\"logprobs\":{\"top_logprobs\":[{\"A\":-1}]}}],"
      + "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":1}}"
    let exchanges = try await ask(
      3, actions: 3,
      with: { ($0.elicit, $0.orders, $0.calls, $0.inputPrice) = (.logprobs, 3, 7, 10) },
      over: { _ in .success(HTTPReply(status: 200, retryAfter: nil, body: Data(body.utf8))) })
    #expect(exchanges.map(\.sent) == [3, 3, 0])
    #expect(exchanges.map(\.silence) == [nil, nil, .spent])
    #expect((exchanges[1].cost - 0.003).magnitude < 1e-12)
    let lines = ModelLines.answer(exchanges[2], id: 3, keeping: true).split(separator: "\n")
    #expect(lines.count == 2 && lines[0].contains("\"sent\":0"))
    #expect(lines[1] == "{\"id\":3,\"silence\":\"spent\"}")
  }
}
