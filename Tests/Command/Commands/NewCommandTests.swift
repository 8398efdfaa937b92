import Foundation
import TestSupport
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The new command` {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func arena(_ line: String..., in folder: String = "") throws -> Tool.Answer {
    try Tool.run(
      try #require(Tool.arena), ["new"] + line, in: scratch.url.appending(path: folder))
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: scratch.url.appending(path: path), encoding: .utf8)
  }

  @Test func `makes a package that needs the arena it was built from`() throws {
    let made = try arena("package", "deep/my-arena")
    #expect(made.status == 0)
    #expect(
      made.output.split(separator: "\n").map(String.init)
        == [
          "Package.swift", "README.md", ".gitignore", "Sources/MyArena/main.swift",
          "Sources/MyArena/GiftExchange.swift", "Sources/MyArena/HabitLearner.swift",
          "Tests/MyArenaTests/GiftExchangeTests.swift", "study.json5",
        ].map { "deep/my-arena/" + $0 })
    #expect(
      made.errors == "next: cd 'deep/my-arena' && swift run -c release my-arena check\n")
    let manifest = try text("deep/my-arena/Package.swift")
    #expect(manifest.contains(".package(name: \"arena\", path: \"\(repository.path)\")"))
    for line in try text("deep/my-arena/README.md").split(separator: "\n") {
      #expect(line.count <= 120)
    }
    #expect(
      try arena("package", "deep/my-arena").errors
        == "arena: error: 'deep/my-arena' exists already\n")
  }

  @Test func `makes a package that needs a repository`() throws {
    #expect(
      try arena("package", "mine", "--arena", "https://example.org/x/testbed.git").status == 0)
    let manifest = try text("mine/Package.swift")
    #expect(
      manifest.contains(
        ".package(url: \"https://example.org/x/testbed.git\", branch: \"main\")"))
    #expect(manifest.contains(".product(name: \"Command\", package: \"testbed\")"))
  }

  @Test func `adds to a package of one's own`() throws {
    _ = try arena("package", "mine")
    #expect(try arena("mechanism", "my-thing", in: "mine").status == 0)
    #expect(try arena("agent", "my-player", in: "mine").status == 0)
    let main = try text("mine/Sources/Mine/main.swift")
    #expect(main.contains("mechanisms: [\n    MyThing.self,\n    GiftExchange.self,"))
    #expect(main.contains("agents: [\n    MyPlayer.self,\n    HabitLearner.self,"))
    #expect(try !text("mine/Sources/Mine/MyThing.swift").contains("public"))
    let test = try text("mine/Tests/MineTests/MyPlayerTests.swift")
    #expect(test.contains("@testable import Mine") && !test.contains("import Agents"))
    #expect(
      try arena("mechanism", "gift-exchange", in: "mine").errors
        == "arena: error: 'Sources/Mine/main.swift' lists 'GiftExchange' already; expected another "
        + "name\n")
  }

  @Test func `puts a mechanism and its test into the folders of its family`() throws {
    try scratch.write("Mechanisms/Catalog.swift", "func visitMechanisms() {\n}\n")
    try scratch.write("Mechanisms/Market/Other.swift", "")
    #expect(try arena("mechanism", "my-market", "--family", "Market").status == 0)
    #expect(try text("Mechanisms/Market/MyMarket.swift").contains("struct MyMarket"))
    #expect(try text("Tests/Mechanisms/Market/MyMarketTests.swift").contains("MyMarket"))
  }

  @Test func `starts a story that obeys the laws, in the layout of stories`() throws {
    let made = try arena("mechanism", "deep/my-thing", "--story")
    #expect(made.status == 0 && made.output == "deep/my-thing.story\n")
    #expect(made.errors == "next: arena watch 'deep/my-thing.story'\n")
    let tool = try #require(Tool.arena)
    for line in [
      ["check", "my-thing.story"], ["format", "--check", "my-thing.story"],
      ["audit", "my-thing.story", "--require", "bayesian-incentive-compatibility,efficiency"],
    ] {
      let answer = try Tool.run(tool, line, in: scratch.url.appending(path: "deep"))
      #expect(answer.status == 0, "\(line): \(answer.output)\(answer.errors)")
    }
    // What its comment says of a small penalty.
    let answer = try Tool.run(
      tool, ["solve", "my-thing.story", "penalty=0.5"], in: scratch.url.appending(path: "deep"))
    #expect(answer.output.contains("advice: plan = works: go"))
    #expect(answer.output.contains("advice: plan = fails: go"))
    #expect(
      try arena("mechanism", "deep/my-thing", "--story").errors
        == "arena: error: 'deep/my-thing.story' exists already\n")
  }

  @Test(arguments: [
    (["mechanism", "goal", "--story"], "'goal' is a word of the language of stories"),
    (["mechanism", "My", "--story"], "expected a name in kebab-case, such as my-mechanism"),
    (["agent", "x", "--story"], "--story is for mechanisms"),
    (["mechanism", "x", "--story", "--family", "Core"], "--family is for mechanisms in Swift"),
    (["mechanism", "x"], "neither the arena nor a package of one's own is in this folder"),
    (["package", "Mine"], "expected a name in kebab-case, such as my-arena, but found 'Mine'"),
    (["package", "agents"], "'Agents' is a module that the package needs itself"),
    (["package", "mine", "--arena", "nowhere"], "expected --arena to be a checkout of the arena"),
    (["package", "mine", "--family", "x"], "--family is for mechanisms"),
    (["agent", "mine", "--arena", "x"], "--arena is for packages"),
    (["foo", "x"], "expected mechanism, agent or package, but found 'foo'"),
    (["package"], "expected a name in kebab-case, such as my-package"),
  ])
  func `says in one sentence what is wrong`(_ line: [String], _ sentence: String) throws {
    let answer = try Tool.run(try #require(Tool.arena), ["new"] + line, in: scratch.url)
    #expect(answer.errors.hasPrefix("arena: error: \(sentence)"))
    #expect(answer.status == 2 && answer.output == "")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == [])
  }
}
