import Foundation
import Laboratory
import TestSupport
import Testing

@testable import Command

@Suite struct `The option for a page` {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `has the command line as a shell reads it`() {
    let context = Context(
      library: .standard, terminal: Terminal(program: "arena"), given: [],
      line: ["solve", "my game.nfg", "x=1", "it's", ""])
    #expect(context.command == "arena solve 'my game.nfg' x=1 'it'\\''s' ''")
  }

  @Test(
    .enabled(if: Tool.arena != nil, "the tool is not beside the tests"),
    arguments: [["audit", "trust-game"], ["solve", "trust-game"]])
  func `writes a page beside the answer, or says why it cannot`(_ line: [String]) throws {
    let arena = try #require(Tool.arena)
    let folder = scratch.url
    let plain = try Tool.run(arena, line)
    let page = folder.appending(path: "page.html")
    let answer = try Tool.run(arena, line + ["--html", page.path])
    #expect(answer.status == 0 && answer.output == plain.output)
    #expect(try String(contentsOf: page, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
    let refused = try Tool.run(arena, line + ["--html", folder.path])
    #expect(refused.status == 2 && refused.errors.contains("is a folder"))
  }
}
