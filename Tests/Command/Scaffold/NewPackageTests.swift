import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: isPatient), .serialized) struct `A researcher` {
  private let shell = URL(fileURLWithPath: "/usr/bin/env")

  private func swift(_ line: String..., in scratch: Scratch) throws -> Tool.Answer {
    try Tool.run(shell, ["swift"] + line, in: scratch.url)
  }

  @Test func `builds a package with a mechanism and an agent of its own`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "Package.swift",
      """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "mine", platforms: [.macOS(.v15)],
        dependencies: [.package(name: "arena", path: "\(repository.path)")],
        targets: [
          .executableTarget(
            name: "mine",
            dependencies: [
              .product(name: "Arena", package: "arena"), .product(name: "Command", package: "arena"),
            ])
        ])
      """)
    try scratch.write(
      "Sources/mine/MyThing.swift",
      """
      import Arena

      struct MyThing: Mechanism {
        static let card = Card("my-thing", "One finds a coin or not.", source: "Ours.")
        var coin = 2.0
        mutating func knobs(_ visitor: inout some KnobVisitor) {
          visitor.knob("coin", &coin, in: 0...9, unit: "money", "What the coin is worth.")
        }
        enum Nature { static let place = 0 }
        enum Choice { static let look = 0 }
        var roles: [Role] { [Role("finder", "Looks once.")] }
        var decisions: [Decision] {
          let sides = [Label("left", "Looks there."), Label("right", "Looks there.")]
          return [Decision("look", actions: .named(sides), "Where to look.")]
        }
        var draws: [Draw] { [Draw("the place", .named(["left", "right"]))] }
        func play(_ episode: inout some Episode) {
          let place = episode.chance(Nature.place, uniform: 2)
          if episode.choose(Choice.look, by: 0) == place { episode.transfer(coin, to: 0) }
        }
      }

      struct MyAgent: Agent {
        static let card = Card("my-agent", "Looks left.", source: "Ours.")
        func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
          0
        }
      }
      """)
    try scratch.write(
      "Sources/mine/main.swift",
      "import Command\n\nArenaCommand.main(mechanisms: [MyThing.self], agents: [MyAgent.self])\n")
    try scratch.write(
      "study.json5",
      "{mechanism: 'my-thing', population: [{agent: 'my-agent', count: 10}], rounds: 100, seed: 1}")
    let built = try swift("build", in: scratch)
    #expect(built.status == 0, "\(built.output)\(built.errors)")
    let mine = scratch.url.appending(path: ".build/debug/mine")
    let list = try Tool.run(mine, ["list", "mechanisms", "--json"], in: scratch.url)
    #expect(list.output.contains("\"id\" : \"my-thing\""))
    let check = try Tool.run(mine, ["check", "my-thing", "my-agent"], in: scratch.url)
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    let page = try Tool.run(mine, ["describe", "my-thing"], in: scratch.url)
    #expect(page.output.hasPrefix("my-thing: One finds a coin or not.\n"))
    let run = try Tool.run(mine, ["run", "study.json5", "--out", "result"], in: scratch.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      FileManager.default.fileExists(
        atPath: scratch.url.appending(path: "result/summary.json").path))
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
