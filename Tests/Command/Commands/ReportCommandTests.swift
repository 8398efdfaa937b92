import Foundation
import TestSupport
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The report command` {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(
      "study.json5",
      """
      {title: '<script>alert(1)', mechanism: 'chicken', population: [{agent: 'uniform', count: 4}],
       rounds: 5, seed: 1}
      """)
  }

  private func arena(_ line: String...) throws -> Tool.Answer {
    try Tool.run(try #require(Tool.arena), line, in: scratch.url)
  }

  @Test func `writes a page into the folder, a file or a device`() throws {
    #expect(try arena("run", "study.json5", "--out", "done").status == 0)
    #expect(try arena("report", "done").status == 0)
    let page = try String(
      contentsOf: scratch.url.appending(path: "done/report.html"), encoding: .utf8)
    #expect(page.contains("&lt;script&gt;") && !page.contains("<script"))
    #expect(try arena("report", "done", "--out", "/dev/stdout").output.hasPrefix("<!DOCTYPE html>"))
  }

  @Test(arguments: [
    (["nowhere"], "there is no folder 'nowhere'; expected a folder of results"),
    (["study.json5"], "'study.json5' is a file; expected a folder of results"),
    (["donee"], "there is no folder 'donee'; expected a folder of results; did you mean 'done'?"),
    (["done", "--out", "done"], "'done' is a folder; expected the name of a file"),
    (["done", "study.json5"], "'study.json5' is a file; expected a folder of results"),
  ])
  func `says what is wrong`(_ line: [String], _ sentence: String) throws {
    #expect(try arena("run", "study.json5", "--out", "done").status == 0)
    let answer = try Tool.run(try #require(Tool.arena), ["report"] + line, in: scratch.url)
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.errors.hasPrefix("arena: error: \(sentence)"))
  }
}
