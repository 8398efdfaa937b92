import Laboratory
import Testing

@testable import Command

@Suite struct `A command line` {
  private func arguments(_ line: String..., for command: any Subcommand.Type = PlayCommand.self)
    throws(StudyError) -> Arguments
  { try Arguments(line, for: command) }

  private func complaint(_ line: String..., for command: any Subcommand.Type = PlayCommand.self)
    -> String
  {
    do {
      let arguments = try Arguments(line, for: command)
      _ = try arguments.settings()
      _ = try arguments.int("--seed", in: 0...9, default: 1)
      return "nothing"
    } catch { return error.description }
  }

  @Test func `is sorted into words, options and flags`() throws {
    let found = try arguments("used-car", "--seed", "7", "--as=seller", "--json")
    #expect(found.words == ["used-car"])
    #expect(found.value("--seed") == "7" && found.value("--as") == "seller")
    #expect(found.has(.json) && !found.has(.set))
    #expect(try found.int("--seed", in: 0...9, default: 1) == 7)
    #expect(try found.int("--rounds", in: 0...9, default: 3) == 3)
    #expect(try arguments("--seed=").value("--seed") == "")
    #expect(try arguments("--as=a=b").value("--as") == "a=b")
    #expect(try arguments("--", "--seed").words == ["--seed"])
    #expect(try arguments("-").words == ["-"])
  }

  @Test func `collects settings wherever they stand`() throws {
    let found = try arguments(
      "used-car", "--set", "a=1", "b=2.5", "--set", "c=true", "--set=d=x=y", "e=[1, 2,3]", "f=[]",
      "g=false", "h=", "i=1e3", "j=-4",
      "k=[x, y z]", "l=[\"x\", 'y, z']")
    #expect(found.words == ["used-car"])
    #expect(
      try found.settings() == [
        "a": .integer(1), "b": .number(2.5), "c": .bool(true), "d": .string("x=y"),
        "e": .array([.integer(1), .integer(2), .integer(3)]), "f": .array([]), "g": .bool(false),
        "h": .string(""), "i": .number(1000), "j": .integer(-4),
        "k": .array([.string("x"), .string("y z")]), "l": .array([.string("x"), .string("y, z")]),
      ])
  }

  @Test func `does not lose itself in brackets`() throws {
    let deep = String(repeating: "[", count: 60_000) + String(repeating: "]", count: 60_000)
    guard case .array? = try arguments("--set", "a=\(deep)").settings()["a"] else {
      Issue.record("not a list")
      return
    }
  }

  @Test func `complains in one sentence`() {
    #expect(
      complaint("x", "--sed", "1") == "'arena play' has no option '--sed'; did you mean '--seed'?")
    #expect(complaint("x", "--seed") == "the option --seed needs a value: --seed N")
    #expect(complaint("x", "--json=1") == "the option --json takes no value")
    #expect(complaint("x", "--seed", "1", "--seed=2") == "the option --seed is given twice")
    #expect(complaint("x", "y") == "'arena play' takes 1 argument, but found 'y'")
    #expect(complaint("x", "y", "z", for: CheckCommand.self) == "nothing")
    #expect(
      complaint("x", "y", for: TournamentCommand.self)
        == "'arena tournament' takes 1 argument, but found 'y'")
    #expect(
      complaint("x", for: BenchCommand.self) == "'arena bench' takes no arguments, but found 'x'")
    #expect(complaint("x", "--set", "y") == "--set needs NAME=VALUE, but found 'y'")
    #expect(complaint("x", "--set", "y=1", "--set", "y=2") == "--set gives 'y' twice")
    #expect(complaint("x", "--set", "=y") == "--set needs NAME=VALUE, but found '=y'")
    #expect(
      complaint("x", "--seed", "-1") == "--seed must be a whole number in 0...9, but found '-1'")
    #expect(
      complaint("x", "--seed", "99999999999999999999")
        == "--seed must be a whole number in 0...9, but found '99999999999999999999'")
    #expect(
      complaint("--\u{1b}[2J").hasPrefix("'arena play' has no option '--?[2J'; there are --as"))
  }

  @Test(arguments: ArenaCommand.commands.map { $0.name })
  func `is explained by a page of help`(_ name: String) throws {
    let command = try #require(ArenaCommand.commands.first { $0.name == name })
    let lines = command.help.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    for option in command.options + [Option(name: "--help", value: nil, help: "")] {
      #expect(lines.contains { $0.hasPrefix("  \(option.name) ") })
    }
    for word in command.words { #expect(command.help.contains(word)) }
    #expect(command.summary.hasSuffix("."))
  }
}
