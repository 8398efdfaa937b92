import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: isPatient), .serialized) struct `A researcher` {
  private let shell = URL(fileURLWithPath: "/usr/bin/env")

  private func swift(_ line: String..., in scratch: Scratch) throws -> Tool.Answer {
    try Tool.run(shell, ["swift"] + line, in: scratch.url)
  }

  @Test func `starts a package, and a mechanism and an agent in it, that obey the laws`() throws {
    let scratch = try Scratch()
    let arena = try #require(Tool.arena)
    #expect(try Tool.run(arena, ["new", "package", "my-arena"], in: scratch.url).status == 0)
    let home = scratch.url.appending(path: "my-arena")
    for (kind, name) in [("mechanism", "x-y"), ("agent", "x-z")] {
      #expect(try Tool.run(arena, ["new", kind, name], in: home).status == 0)
      #expect(try Tool.run(arena, ["new", kind, name], in: home).status == 2)
    }
    let tested = try Tool.run(shell, ["swift", "test"], in: home)
    #expect(tested.status == 0, "\(tested.output)\(tested.errors)")
    let mine = home.appending(path: ".build/debug/my-arena")
    let names = ["gift-exchange", "habit-learner", "x-y", "x-z"]
    let check = try Tool.run(mine, ["check"] + names, in: home)
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    let run = try Tool.run(mine, ["run", "study.json5", "--out", "results"], in: home)
    #expect(run.status == 0, "\(run.errors)")
    let wrong = try Tool.run(mine, ["play", "--x"], in: home)
    #expect(wrong.errors.hasPrefix("my-arena: error: 'my-arena play' has no option '--x'"))
  }

  @Test func `starts a mechanism and an agent that obey the laws`() throws {
    let scratch = try Scratch()
    let files = try Tool.run(shell, ["git", "ls-files"])
    for path in files.output.split(separator: "\n").map(String.init)
    where !path.hasPrefix("results/") {
      let source = repository.appending(path: path)
      guard let data = FileManager.default.contents(atPath: source.path) else { continue }
      try scratch.write(path, String(decoding: data, as: UTF8.self))
    }
    for (kind, name) in [("mechanism", "x-y"), ("agent", "x-z")] {
      let arena = try #require(Tool.arena)
      #expect(try Tool.run(arena, ["new", kind, name], in: scratch.url).status == 0)
      #expect(try Tool.run(arena, ["new", kind, name], in: scratch.url).status == 2)
    }
    let built = try swift("build", "--product", "arena", in: scratch)
    #expect(built.status == 0, "\(built.output)\(built.errors)")
    let copy = scratch.url.appending(path: ".build/debug/arena")
    let check = try Tool.run(copy, ["check", "x-y", "x-z"], in: scratch.url)
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }
}
