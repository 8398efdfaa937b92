import Laboratory
import Testing

@testable import Command

/// A command of every kind of word and option.
private struct Sample: Subcommand {
  enum Side: String, CaseIterable { case left, right }

  static let name = "sample"
  static let summary = "Takes everything."
  var first = ""
  var rest: [String] = []
  var side = Side.left
  var count = 3
  var limit: Int?
  var share = 0.5
  var file: String?
  var isQuick = false
  var each: [Double] = []
  var list: [Side]?
  var settings: [String: JSON] = [:]

  mutating func declare(_ line: inout some LineVisitor) {
    line.word("FIRST", &first, "the first word")
    line.words("REST", &rest, "what follows", .nothing)
    line.option("--side", &side, .choice("SIDE"), "Where")
    line.option("--count", &count, .int(in: 0...9), "How many")
    line.option("--limit", &limit, .int(in: 0...(1 << 53)), "At most", unless: "no end")
    line.option("--share", &share, .double(in: 0...1), "How much")
    line.option("--file", &file, .text("FILE", .file([])), "From where")
    line.flag("--quick", &isQuick, "Hurry")
    line.option("--each", each: &each, .double(in: -1e9...1e9), "Every one")
    line.option("--list", list: &list, .choice("SIDE"), "Several")
    line.settings(&settings)
  }

  func run(_ context: Context) throws -> Int32 { 0 }
}

@Suite struct `A command line` {
  private func read(_ line: String...) throws(StudyError) -> Sample {
    try LineReader.read(line, for: Sample.self, of: "arena").command
  }

  private func complaint<C: Subcommand>(_ line: [String], _ type: C.Type) -> String {
    do {
      _ = try LineReader.read(line, for: type, of: "arena")
      return "nothing"
    } catch { return error.description }
  }

  private func complaint(_ line: String...) -> String { complaint(line, Sample.self) }

  @Test func `sets the values of a command, each of its type`() throws {
    let found = try read(
      "a", "--side", "right", "--count=9", "b", "--limit", "0", "--share=0.25", "--file=x=y",
      "--quick", "--each", "-1", "--each=2", "--list", "left,right", "--", "--count")
    #expect(found.first == "a" && found.rest == ["b", "--count"])
    #expect(found.side == .right && found.count == 9 && found.limit == 0 && found.share == 0.25)
    #expect(found.file == "x=y" && found.isQuick)
    #expect(found.each == [-1, 2] && found.list == [.left, .right])
    #expect(try read("-").first == "-")
    #expect(try read("a", "--file=").file == "")
  }

  @Test func `leaves what is not given as it was`() throws {
    let found = try read("a")
    #expect(found.rest == [] && found.side == .left && found.count == 3 && found.limit == nil)
    #expect(found.share == 0.5 && found.file == nil && !found.isQuick)
    #expect(found.each == [] && found.list == nil && found.settings == [:])
  }

  @Test func `tells which options were given`() throws {
    let line = ["a", "--count", "1", "x=1", "--json"]
    let given = try LineReader.read(line, for: Sample.self, of: "arena").given
    #expect(given.map(\.name) == ["--count", "--set", "--json"])
  }

  @Test func `collects settings wherever they stand`() throws {
    let found = try read(
      "used-car", "--set", "a=1", "b=2.5", "--set", "c=true", "--set=d=x=y", "e=[1, 2,3]", "f=[]",
      "g=false", "h=", "i=1e3", "j=-4",
      "k=[x, y z]", "l=[\"x\", 'y, z']")
    #expect(found.first == "used-car" && found.rest == [])
    #expect(
      found.settings == [
        "a": .integer(1), "b": .number(2.5), "c": .bool(true), "d": .string("x=y"),
        "e": .array([.integer(1), .integer(2), .integer(3)]), "f": .array([]), "g": .bool(false),
        "h": .string(""), "i": .number(1000), "j": .integer(-4),
        "k": .array([.string("x"), .string("y z")]), "l": .array([.string("x"), .string("y, z")]),
      ])
  }

  @Test func `does not lose itself in brackets`() throws {
    let deep = String(repeating: "[", count: 60_000) + String(repeating: "]", count: 60_000)
    guard case .array? = try read("x", "--set", "a=\(deep)").settings["a"] else {
      Issue.record("not a list")
      return
    }
  }

  @Test func `complains in one sentence`() {
    #expect(
      complaint("x", "--cuont", "1")
        == "'arena sample' has no option '--cuont'; did you mean '--count'?")
    #expect(complaint() == "expected the first word")
    #expect(complaint("x", "--count") == "the option --count needs a value: --count N")
    #expect(complaint("x", "--quick=1") == "the option --quick takes no value")
    #expect(complaint("x", "--count", "1", "--count=2") == "the option --count is given twice")
    #expect(complaint("x", "y", "z") == "nothing")
    #expect(complaint("x", "--set", "y") == "--set needs NAME=VALUE, but found 'y'")
    #expect(complaint("x", "--set", "y=1", "--set", "y=2") == "--set gives 'y' twice")
    #expect(complaint("x", "--set", "=y") == "--set needs NAME=VALUE, but found '=y'")
    for text in ["-1", "10", "", "1.5", "99999999999999999999"] {
      #expect(
        complaint("x", "--count", text)
          == "--count must be a whole number in 0...9, but found '\(text)'")
    }
    for text in ["-0.1", "nan", "inf", ""] {
      #expect(
        complaint("x", "--share", text) == "--share must be a number in 0...1, but found '\(text)'")
    }
    #expect(
      complaint("x", "--side", "lft")
        == "--side must be left or right, but found 'lft'; did you mean 'left'?")
    #expect(
      complaint("x", "--list", "left,") == "--list must be left or right, but found ''")
    #expect(
      complaint("--\u{1b}[2J").hasPrefix("'arena sample' has no option '--?[2J'; there are --side"))
    #expect(complaint("x", "--count", "z", "--share", "z").hasPrefix("--count must be"))
  }

  @Test func `counts the words that a command takes`() {
    #expect(
      complaint(["x", "y"], PlayCommand.self) == "'arena play' takes 1 argument, but found 'y'")
    #expect(complaint(["x", "y", "z"], CheckCommand.self) == "nothing")
    #expect(
      complaint(["x"], BenchCommand.self) == "'arena bench' takes no arguments, but found 'x'")
  }

  @Test func `names every choice once`() {
    #expect(
      complaint(["foo"], ListCommand.self)
        == "expected mechanisms, agents, welfare or combinators, but found 'foo'")
    #expect(
      complaint(["agent"], ListCommand.self)
        == "expected mechanisms, agents, welfare or combinators, but found 'agent'; "
        + "did you mean 'agents'?")
    #expect(
      complaint(["x", "--concept", "nsh"], SolveCommand.self)
        == "--concept must be one of 22 names, but found 'nsh'; did you mean 'nash'?")
  }
}

@Suite struct `The help of a command` {
  @Test func `shows defaults and ranges as they are declared`() {
    #expect(
      Sample.help(of: "mine", width: 80) == """
        Takes everything.

        Usage: mine sample FIRST [REST...] [options]

        Words:
          FIRST  The first word.
          REST   What follows.

        Options:
          --side SIDE       Where (left or right; left unless given).
          --count N         How many (0 to 9; 3 unless given).
          --limit N         At most (0 to 2^53; no end unless given).
          --share X         How much (0 to 1; 0.5 unless given).
          --file FILE       From where.
          --quick           Hurry.
          --each X          Every one (-1000000000 to 1000000000; repeatable).
          --list SIDE,...   Several (left or right).
          --set NAME=VALUE  Set a parameter of the mechanism; NAME=VALUE alone does it
                            too (repeatable).
          --json            Print JSON instead of text.
          --help            Print this page.

        """)
  }

  @Test(arguments: ArenaCommand.commands.map { $0.name }, [40, 80, 200])
  func `names every option and keeps to its width`(_ name: String, _ width: Int) throws {
    let command = try #require(ArenaCommand.commands.first { $0.name == name })
    let lines = command.help(of: "arena", width: width).split(separator: "\n")
    for line in lines { #expect(line.count <= width, "\(line)") }
    for option in command.options {
      #expect(lines.count { $0 == "  \(option.name)" || $0.hasPrefix("  \(option.name) ") } == 1)
      #expect(!option.help.hasSuffix(".") && option.help.first?.isLowercase == false)
    }
    #expect(Set(command.options.map(\.name)).count == command.options.count)
    #expect(command.summary.hasSuffix("."))
  }

  @Test(arguments: ArenaCommand.commands.map { $0.name })
  func `has JSON, or a reason why it has none`(_ name: String) throws {
    let command = try #require(ArenaCommand.commands.first { $0.name == name })
    let hasJSON = command.options.contains { $0.name == "--json" }
    #expect(hasJSON == (command.onlyText == nil))
  }
}
