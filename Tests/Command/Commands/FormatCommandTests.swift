import Foundation
import TestSupport
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The format command` {
  private let scratch: Scratch
  private static let loose =
    "mechanism x \"X.\"\nrole one \"P.\"\nlet   a=1 # one\nstory{gain a by one}\n"
  private static let tidy =
    "mechanism x \"X.\"\nrole one  \"P.\"\nlet a = 1  # one\nstory {\n  gain a by one\n}\n"

  init() throws { scratch = try Scratch() }

  private func format(_ line: String..., input: String = "") throws -> Tool.Answer {
    try Tool.run(try #require(Tool.arena), ["format"] + line, in: scratch.url, input: input)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: scratch.url.appending(path: path), encoding: .utf8)
  }

  @Test func `writes what is in another layout, and names it`() throws {
    try scratch.write("loose.story", Self.loose)
    try scratch.write("tidy.story", Self.tidy)
    let check = try format("--check", "loose.story", "tidy.story")
    #expect(check.status == 1 && check.output == "loose.story\n")
    #expect(try text("loose.story") == Self.loose)
    let done = try format("loose.story", "tidy.story")
    #expect(done.status == 0 && done.output == "loose.story\n")
    #expect(try text("loose.story") == Self.tidy)
    let again = try format("--check", "loose.story", "tidy.story")
    #expect(again.status == 0 && again.output == "")
  }

  @Test func `leaves a file with mistakes alone, and goes on`() throws {
    let broken = "mechanism x \"X.\"\nlet   a=b\nstory{}\n"
    try scratch.write("broken.story", broken)
    try scratch.write("loose.story", Self.loose)
    let answer = try format("broken.story", "nowhere.story", "loose.story")
    #expect(answer.status == 2 && answer.output == "loose.story\n")
    #expect(answer.errors.contains("broken.story, line 2, column 9: "))
    #expect(answer.errors.contains("there is no story file 'nowhere.story'"))
    #expect(try text("broken.story") == broken)
    #expect(try text("loose.story") == Self.tidy)
  }

  @Test func `writes to what a link leads to`() throws {
    try scratch.write("real.story", Self.loose)
    let link = scratch.url.appending(path: "link.story").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.story")
    #expect(try format("link.story").status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.story")
    #expect(try text("real.story") == Self.tidy)
  }

  @Test func `reads standard input and writes to standard output`() throws {
    let answer = try format("-", input: Self.loose)
    #expect(answer.status == 0 && answer.output == Self.tidy)
    let check = try format("-", "--check", input: Self.loose)
    #expect(check.status == 1 && check.output == "-\n")
    #expect(
      try format("-", input: "mechanism").errors.hasPrefix("arena: error: standard input, line 1"))
    #expect(try format().status == 2)
  }
}
