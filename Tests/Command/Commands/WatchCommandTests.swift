import Foundation
import TestSupport
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The watch command` {
  private let scratch: Scratch
  private static let story = """
    mechanism sale "A sale."
    parameter price = 2 in 0...10 money "What is paid."
    role seller "Sells."
    decision offer by seller = keep, sell "Whether to sell."
      wishes sell
    measure trade in 0...1 sales "Whether something is sold."
    goal trade
    story {
      let offered = choose offer by seller
      if offered == sell {
        transfer price to seller
        gain -1 by seller
        note trade 1
      }
    }
    """

  init() throws { scratch = try Scratch() }

  private func watch(_ line: String...) throws -> Tool.Answer {
    try Tool.run(try #require(Tool.arena), ["watch"] + line, in: scratch.url)
  }

  @Test func `shows one answer and ends where it is told to`() throws {
    try scratch.write("sale.story", Self.story)
    let answer = try watch("sale.story", "--once", "--seed", "3")
    #expect(answer.status == 0 && answer.errors == "")
    #expect(answer.output.contains("alignment"))
    #expect(answer.output.contains("properties fail."))
    // At a price below its worth the seller keeps the thing.
    let cheap = try watch("sale.story", "--once", "--set", "price=0.5")
    #expect(cheap.output.hasPrefix("sale.story price=0.5\n"))
    #expect(cheap.output.contains("bayesian-incentive-compatibility"))
    #expect(!answer.output.contains("bayesian-incentive-compatibility"))
  }

  @Test func `refuses what is no file, and says what is wrong with one`() throws {
    #expect(try watch("chicken", "--once").errors.contains("is in the catalogue"))
    #expect(try watch("nowhere.story").status == 2)
    #expect(
      try watch("nowhere.story", "--agent", "fictitious").errors.contains("one of"))
    try scratch.write("broken.story", "mechanism x")
    let answer = try watch("broken.story")
    #expect(answer.status == 2 && answer.errors.contains("broken.story, line 1, column 12"))
  }

  @Test func `answers again at every save, and ends when it is interrupted`() throws {
    try scratch.write("sale.story", Self.story)
    for name in ["in", "out", "err"] { try scratch.write(name, "") }
    let url = { (name: String) in scratch.url.appending(path: name) }
    let process = try Tool.start(
      try #require(Tool.arena), ["watch", "sale.story", "--interval", "0.02"], in: scratch.url,
      reading: url("in"), writing: url("out"), url("err"))
    /// Waits until the tool has said something, for ever if it never does.
    func wait(for text: String) throws -> Bool {
      while process.isRunning {
        if try String(contentsOf: url("out"), encoding: .utf8).contains(text) { return true }
        usleep(20_000)
      }
      return false
    }
    #expect(try wait(for: "properties fail."))
    // Written in place, then broken, then replaced by another file.
    try Data(Self.story.replacing("= 2", with: "= 0.5").utf8).write(to: url("sale.story"))
    #expect(try wait(for: "* The parameter 'price' is 0.5 money instead of 2 money."))
    #expect(try wait(for: "* At offer = sell by seller: the seller now gets -0.5 instead of 1."))
    try Data("mechanism x".utf8).write(to: url("sale.story"))
    #expect(try wait(for: "error: sale.story, line 1, column 12"))
    try Data(Self.story.replacing("= 2", with: "= 3").utf8).write(
      to: url("sale.story"), options: .atomic)
    #expect(try wait(for: "* The parameter 'price' is 3 money instead of 0.5 money."))
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && process.terminationReason == .exit)
    #expect(try String(contentsOf: url("err"), encoding: .utf8) == "")
  }
}
