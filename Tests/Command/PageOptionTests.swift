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
    arguments: [
      ["audit", "trust-game"], ["solve", "trust-game"],
      ["solve", "trust-game", "--repeat", "discount=0.9"],
    ])
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

  @Test func `is refused where it could not be written, or something else would be lost`() throws {
    func refusal(_ path: String, making folder: String? = nil) -> String? {
      do throws(StudyError) {
        try PageOption.check(path, making: folder)
        return nil
      } catch { return error.description }
    }
    let root = scratch.url.path
    for (name, text) in [
      ("study.json5", "{}"), ("page.html", "<!DOCTYPE HTML><p>"), ("new.html", ""),
    ] {
      try scratch.write(name, text)
    }
    #expect(refusal("") == "the name of a file is empty")
    #expect(refusal(root)?.hasSuffix("is a folder; expected the name of a file") == true)
    #expect(refusal(root + "/new/")?.contains("is a folder") == true)
    #expect(refusal(root + "/study.json5")?.contains("is no page, and would be lost") == true)
    #expect(refusal(root + "/study.json5/x")?.contains("not a directory") == true)
    #expect(refusal(root + "/none/x.html")?.contains("no such file or directory") == true)
    let long = String(repeating: "x", count: 10_000)
    #expect(refusal(root + "/" + long)?.contains("file name too long") == true)
    #expect((refusal(root + "/" + long)?.count ?? 0) < 300)
    // A folder that the command makes is there when the page is written.
    #expect(refusal(root + "/none/x.html", making: root + "/none/") == nil)
    for name in ["page.html", "new.html", "other.html", "<script>'\"\u{202E}.html"] {
      #expect(refusal(root + "/" + name) == nil)
    }
    #expect(refusal("/dev/null") == nil && refusal("/dev/stdout") == nil)
  }

  @Test(
    .enabled(if: Tool.arena != nil, "the tool is not beside the tests"),
    arguments: [
      ["audit", "trust-game"], ["solve", "trust-game"], ["run", "study.json5"], ["demo"],
      ["robustness", "study.json5"], ["tournament", "trust-game", "--agents", "uniform,always"],
    ])
  func `is refused before the work`(_ line: [String]) throws {
    let study =
      "{mechanism: 'chicken', population: [{agent: 'uniform', count: 4}], rounds: 5, seed: 1}"
    try scratch.write("study.json5", study)
    let answer = try Tool.run(
      try #require(Tool.arena), line + ["--html", "study.json5"], in: scratch.url)
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(
      answer.errors
        == "arena: error: 'study.json5' is no page, and would be lost; choose another name\n")
    let kept = try String(contentsOf: scratch.url.appending(path: "study.json5"), encoding: .utf8)
    #expect(kept == study)
  }
}
