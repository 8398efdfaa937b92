import Foundation
import StudySupport
import Testing

@testable import Laboratory

@Suite(.enabled(if: ModelProgram.isBeside, "the program is not beside the tests"))
struct `A language model with a budget`: ModelStudies {
  @Test func `spends no more than its budget, and goes on from there`() throws {
    let folder = try TemporaryFolder()
    let server = try FakeServer { _, _ in FakeReply.says("Answer: defect") }
    let study = try study(text(agent(server, "concurrency: 4, budget: {calls: 24}")))
    let out = try ResultFolder(folder.path, for: Data("x".utf8))
    var seen: [Int] = []
    for _ in 0..<3 {
      var runner = try StudyRunner(
        study, in: nil, facts: .object([:]), executor: Executor(threads: 1) { false })
      runner.recording = try Recording(out.path, facts: .object([:]))
      let progress = try runner.play()
      seen.append(server.requests.count)
      #expect(progress.isOutOfBudget == (seen.count < 3))
    }
    #expect(seen == [24, 48, 60])
  }

  @Test func `has a budget that suffices to the last request`() throws {
    let server = try FakeServer { _, _ in FakeReply.weighs([("A", 0.5), ("B", 0.5)]) }
    // One information set in two orders.
    let whole = try resumed(
      text(agent(server, "elicit: 'logprobs', budget: {calls: 2}")), server)
    #expect(whole.requests == [2] && whole.units.count == 1)
    let other = try FakeServer { _, _ in FakeReply.says("Answer: defect") }
    let each = try resumed(text(agent(other, "concurrency: 4, budget: {calls: 60}")), other)
    #expect(each.requests == [60] && each.units.count == 1)
  }

  @Test func `comes further with every budget, and pays for nothing in vain`() throws {
    // Read the third time only: three requests to a question, and a budget of two.
    let server = try FakeServer { body, _ in
      FakeReply.says(body.contains("cannot be read") ? "Answer: defect" : "Perhaps?")
    }
    let text = text(agent(server, "concurrency: 1, prices: {input: 10}, budget: {calls: 20}"))
    let (requests, units) = try resumed(text, server, most: 20)
    #expect(requests == [21, 21, 21, 21, 21, 21, 21, 21, 12])
    let model = try #require(units.first?.outside?.first?.model)
    #expect(model.calls == 180 && server.requests.count == 180)
    #expect((model.cost - 180 * 100 * 10 / 1e6).magnitude < 1e-12)
  }

  @Test func `is paid for what it said before nobody got an answer`() throws {
    let server = try FakeServer { _, number in
      // The second reply to the third question never comes.
      number == 3
        ? FakeReply.says("Perhaps?")
        : number == 4
          ? FakeReply(status: 401) : FakeReply.says("Answer: defect")
    }
    let text = text(agent(server, "concurrency: 1, prices: {input: 10}"))
    let (requests, units) = try resumed(text, server)
    #expect(requests.count == 2)
    let model = try #require(units.first?.outside?.first?.model)
    #expect(model.calls == server.requests.count && model.misread == 1)
    #expect((model.cost - Double(server.requests.count - 1) * 100 * 10 / 1e6).magnitude < 1e-12)
  }

  @Test func `is another one, in a run that goes on, when the server names another`() throws {
    let server = try FakeServer { _, number in
      FakeReply.says("Answer: defect", model: number < 24 ? "a" : "b")
    }
    let (_, units) = try resumed(
      text(agent(server, "concurrency: 1, budget: {calls: 24}")), server)
    let counts = try #require(units.first?.outside?.first)
    #expect(counts.questions - counts.unanswered == 24, "\(counts)")
    #expect(counts.model?.swapped == counts.unanswered && counts.unanswered > 0)
    #expect(counts.void == counts.unanswered)
  }
}
