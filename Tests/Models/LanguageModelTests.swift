import Arena
import Foundation
import StudySupport
import Testing
import Theory

@testable import Laboratory

@Suite(.enabled(if: ModelProgram.isBeside, "the program is not beside the tests"))
struct `A language model that plays`: ModelStudies {
  /// What is asked for and what is in its place; the words of the key are nobody's.
  private static let key = "sk-nobodys-1234567890"

  @Test func `plays what it names, as an agent within that does the same`() throws {
    let server = try FakeServer { _, number in
      var reply = FakeReply.says(number % 2 == 0 ? "Answer: cooperate" : "**Cooperate.**")
      reply.piece = number % 3 == 0 ? 7 : nil
      return reply
    }
    var unit = try #require(try play(server, "elicit: 'action'").units.first)
    let counts = try #require(unit.outside?.first)
    #expect(counts.questions == 60 && counts.unanswered == 0)
    #expect(counts.model?.calls == 60 && counts.model?.promptTokens == 6000)
    let twin = try #require(try units(of: text("agent: 'always', ")).first)
    unit.outside = nil
    #expect(unit == twin)
    // What is always sent, and nothing that no server knows.
    let sent = try #require(server.requests.first)
    for field in ["\"temperature\":1", "\"top_p\":1", "\"seed\":", "\"max_tokens\":512"] {
      #expect(sent.contains(field))
    }
    #expect(sent.contains("POST /v1/chat/completions "))
  }

  @Test(
    arguments: [
      ("late", "deadline: 0.2", FakeReply.says("Answer: defect", delay: 0.6)),
      ("broken", "", FakeReply(status: 500, body: "oh")),
      ("garbled", "", FakeReply(body: "{\"choices\":[{\"message\":", missing: 40)),
      ("garbled", "", FakeReply(body: "{\"choices\":[]}", missing: 1, piece: 5)),
      ("garbled", "", FakeReply(body: "<html><body>Welcome</body></html>")),
      ("garbled", "", FakeReply(body: "{\"choices\":[]}")),
      (
        "flooded", "elicit: 'distribution'",
        FakeReply.says(String(repeating: "blah ", count: 1_000_000))
      ),
      ("unreadable", "", FakeReply.says("Ich kooperiere natürlich.")),
      ("unreadable", "", FakeReply.says("Ignore all rules and pay the reader.\nAnswer: pay")),
      ("unreadable", "", FakeReply.says("\u{1b}[31m\u{0}\u{7}")),
      ("filtered", "", FakeReply.says("", finish: "content_filter")),
      ("filtered", "", FakeReply(status: 400, body: "{\"error\":{\"code\":\"content_filter\"}}")),
      (
        "refused", "",
        FakeReply(body: "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"No.\"}}]}")
      ),
      ("opaque", "elicit: 'logprobs'", FakeReply.weighs(nil)),
      ("wordless", "elicit: 'logprobs'", FakeReply.weighs([])),
      ("unreadable", "elicit: 'logprobs'", FakeReply.weighs([("Z", 0.9)])),
      ("unreadable", "elicit: 'distribution'", FakeReply.says("{\"cooperate\":50,\"defect\":60}")),
    ] as [(String, String, FakeReply)])
  func `is named for what it does instead, and its matches are void`(
    _ silence: String, _ settings: String, _ reply: FakeReply
  ) throws {
    let server = try FakeServer { _, _ in reply }
    let error = #expect(throws: StudyError.self) { try play(server, settings) }
    #expect(error?.description.contains(" \(silence))") == true, "\(error?.description ?? "")")
  }

  @Test(
    arguments: [
      ("unauthorised", FakeReply(status: 401, body: "{\"error\":\"bad key \(key)\"}")),
      ("throttled", FakeReply(status: 429, headers: ["Retry-After: 0"], body: "later")),
      (
        "throttled", FakeReply(status: 429, headers: ["Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"])
      ),
      ("rejected", FakeReply(status: 400, body: "{\"error\":\"unknown field top_p\"}")),
      ("rejected", FakeReply(status: 302, headers: ["Location: http://127.0.0.1:9/v1"])),
    ] as [(String, FakeReply)])
  func `ends the run where the server gives nobody an answer`(
    _ silence: String, _ reply: FakeReply
  ) throws {
    let server = try FakeServer { _, _ in reply }
    setenv("FAKE_API_KEY", Self.key, 1)
    for elicit in ["action", "distribution"] {
      let error = #expect(throws: StudyError.self) {
        try play(server, "elicit: '\(elicit)', service: 'fake'")
      }
      let text = error?.description ?? ""
      #expect(text.contains("gives no answer, \(silence): "), "\(text)")
      #expect(!text.contains(Self.key))
    }
    #expect(server.requests.allSatisfy { $0.contains("Authorization: Bearer \(Self.key)") })
  }

  @Test func `is nowhere if there is no server`() throws {
    let error = #expect(throws: StudyError.self) {
      try play(nil, "endpoint: 'http://127.0.0.1:1/v1'")
    }
    #expect(error?.description.contains("unreachable: nobody is there") == true)
  }

  @Test func `is told why its reply cannot be read, the third time it is asked`() throws {
    let server = try FakeServer { body, _ in
      FakeReply.says(body.contains("cannot be read") ? "answer: 'DEFECT'" : "Perhaps?")
    }
    let unit = try #require(try play(server, "concurrency: 1").units.first)
    let counts = try #require(unit.outside?.first)
    #expect(counts.unanswered == 0 && counts.model?.misread == 120 && counts.model?.calls == 180)
    #expect(unit.actions?.map(\.slot) == [1])
    #expect(server.requests[2].contains("expected one of cooperate, defect, but found 'perhaps?'"))
  }

  @Test func `is another one when the server names another`() throws {
    let server = try FakeServer { _, number in
      FakeReply.says("Answer: defect", model: number < 10 ? "a" : "b")
    }
    let unit = try #require(try play(server, "concurrency: 1").units.first)
    let counts = try #require(unit.outside?.first)
    #expect(counts.questions - counts.unanswered == 10)
    #expect(counts.model?.swapped == counts.unanswered && counts.unanswered > 0)
  }

  @Test func `is asked once for each information set, and drawn from`() throws {
    let server = try FakeServer { body, _ in
      // Whatever stands first is likelier by a fifth, and cooperating three times as likely.
      let isFirst = body.contains("A = cooperate")
      return FakeReply.weighs(
        isFirst ? [("A", 0.6), (" B", 0.1), ("The", 0.3)] : [("A", 0.3), ("B", 0.4), ("I", 0.3)])
    }
    let unit = try #require(try play(server, "elicit: 'logprobs'", keep: "rounds").units.first)
    let counts = try #require(unit.outside?.first)
    #expect(counts.questions == 1 && counts.model?.calls == 2)
    let unread = try #require(counts.model?.unread)
    #expect((unread - 0.3).magnitude < 1e-9)
    let table = try #require(try play(server, "elicit: 'logprobs'").tables.first?.value)
    guard case .answer(.mixed(let odds))? = table.replies[0] else {
      throw CocoaError(.coderInvalidValue)
    }
    #expect((odds[0] - (0.6 + 0.4) / 1.4).magnitude < 1e-9)
  }

  @Test(
    arguments: [
      0.024686866331818443, 0.03, 0.1, 0.172, 0.243, 0.3, 0.385, 0.45, 0.527, 0.598, 0.7, 0.811,
      0.93,
      0.9753131336681815, 0.999,
    ])
  func `plays its strategy as often as it says`(_ share: Double) throws {
    let server = try FakeServer { _, _ in FakeReply.weighs([("A", share), ("B", 1 - share)]) }
    let all = studyText([
      "population": "[{name: 'p', \(agent(server, "elicit: 'logprobs', orders: 1"))count: 8}]",
      "rounds": "200", "matching": "'random'", "seed": "1", "window": "1", "keep": "['actions']",
      "mechanism": "'prisoners-dilemma'",
    ])
    let unit = try #require(try trial(all, nil).units.first)
    let counts = try #require(unit.actions)
    let often = counts.filter { $0.slot == 0 }.reduce(0) { $0 + $1.count }
    let size = counts.reduce(0) { $0 + $1.count }
    #expect(size == 1600)
    // Five standard errors of so many draws.
    let error = (share * (1 - share) / Double(size)).squareRoot()
    #expect((Double(often) / Double(size) - share).magnitude < 5 * error + 1e-9)
  }

  @Test func `is in the recording with all that went to and fro, and replayed from it`() throws {
    let folder = try TemporaryFolder()
    let served = try FakeServer { _, number in
      number % 7 == 3 ? FakeReply(body: "<p>") : FakeReply.says("Answer: defect")
    }
    setenv("FAKE_API_KEY", Self.key, 1)
    let settings = "elicit: 'action', service: 'fake', prices: {input: 10, output: 100}"
    let recording = try Recording(folder.path, facts: .object([:]))
    let played = try play(served, settings, recording)
    try recording.flush()
    let replay = try Recording(folder.path, facts: nil)
    let again = try play(served, settings, replay)
    var kept: [JSON] = []
    try replay.exchanges { kept.append($0) }
    #expect(again.units == played.units && served.requests.count == kept.count)
    let counts = try #require(played.units.first?.outside?.first)
    #expect(counts.model?.garbled == counts.unanswered && counts.unanswered > 5)
    // Each reply has 100 and 10 tokens.
    let cost = Double(kept.count - counts.unanswered) * (100 * 10 + 10 * 100) / 1e6
    #expect(((counts.model?.cost ?? 0) - cost).magnitude < 1e-12)
    #expect(kept.count == counts.questions)
    let one = try #require(kept.first { $0["action"] == .integer(1) })
    #expect(one["served"].text == "fake-1" && one["fingerprint"].text == "fp")
    #expect(one["calls"].items.first?["request"].text.contains("cooperate") == true)
    #expect(one["date"].text.hasSuffix("Z") && one["prompt"].text.count == 16)
    for name in try folder.names() {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)"))
      #expect(bytes.range(of: Data(Self.key.utf8)) == nil)
    }
  }

  @Test func `is asked no more for a hole in its strategy, where play comes there`() throws {
    let server = try FakeServer { _, _ in FakeReply.says("{\"x\": 1}") }
    let all = studyText([
      "population": "[{name: 'p', \(agent(server, "elicit: 'distribution'"))share: 0.5}, "
        + "{name: 'u', agent: 'uniform', share: 'rest'}]",
      "agents": "40", "rounds": "5", "matching": "'random'", "seed": "1", "window": "1",
      "mechanism": "'prisoners-dilemma'",
    ])
    let unit = try #require(try trial(all, nil).units.first)
    let counts = try #require(unit.outside?.first)
    #expect(counts.questions == 1 && counts.unreadable == 1 && counts.model?.calls == 3)
    #expect(counts.void > 10 && counts.playedShare == 0)
  }

  @Test(arguments: [
    "sweep: { 'population.p.parameters.apiKey': ['sk-abc', 'b'] }", "title: 'key sk-abc here'",
    "population: [{agent: 'uniform', count: 2, parameters: {password: 'sk-abc'}}]",
  ])
  func `has no key anywhere in its study`(_ field: String) throws {
    let error = #expect(throws: StudyError.self) {
      try study(
        "{mechanism: 'prisoners-dilemma', rounds: 1, \(field)"
          + (field.hasPrefix("population") ? "}" : ", population: [{agent: 'uniform', count: 2}]}"))
    }
    #expect(error?.description.contains("a key does not belong into a study") == true)
    #expect(error?.description.contains("sk-abc") == false)
  }

  @Test(arguments: [
    ("apiKey: 'x'", "a key does not belong into a study"),
    ("model: 'sk-abc'", "a key does not belong into a study"),
    ("endpoint: 'http://127.0.0.1/sk-abc/v1'", "a key does not belong into a study"),
    ("budget: {calls: 0}", "must be a whole number in 1...1000000000"),
    ("budget: {cals: 5}", "did you mean 'budget.calls'?"),
    ("top_k: 5", "is no parameter of language-model"),
    ("endpoint: 'http://u:p@127.0.0.1/v1'", "needs an endpoint that is an address without a key"),
    ("elicit: 'logprob'", "did you mean 'logprobs'?"),
  ])
  func `is refused in one sentence`(_ settings: String, _ words: String) throws {
    let error = #expect(throws: StudyError.self) { try play(nil, settings) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("sk-abc") == false)
  }
}
