import Foundation
import Laboratory
import Testing

@testable import Command

/// Programs that read what the tool writes for them, where they are installed.
private enum Reader {
  static func path(_ name: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.lazy.map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  static let bash = path("bash")
  static let zsh = path("zsh")
  static let fish = path("fish")
  static let groff = path("groff")
}

@Suite struct `The completions of a shell` {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write("study.json5", "")
    try scratch.write("game.efg", "")
    try scratch.write("notes.txt", "")
    try scratch.write("folder/x", "")
    for program in ["arena", "my-arena"] {
      try scratch.write("\(program).bash", Bash(program, .standard).script)
    }
    try scratch.write("_arena", Zsh("arena", .standard).script)
    try scratch.write("arena.fish", Fish("arena", .standard).script)
  }

  /// What bash offers for the last of some words, which are split as it splits them.
  private func offers(_ words: [String], of program: String = "arena") throws -> [String] {
    let list = words.map(quoted).joined(separator: " ")
    let script = """
      source ./\(program).bash
      COMP_WORDS=(\(program) \(list)); COMP_CWORD=\(words.count)
      \(identifier(program)); printf '%s\\n' "${COMPREPLY[@]}"
      """
    let answer = try Tool.run(try #require(Reader.bash), ["-c", script], in: scratch.url)
    #expect(answer.errors == "")
    return answer.output.split(separator: "\n").map(String.init).sorted()
  }

  @Test(
    .enabled(if: Reader.bash != nil, "bash is not installed"),
    arguments: [
      (["so"], ["solve"]), (["help", "au"], ["audit"]), (["solve", "--con"], ["--concept"]),
      (["solve", "chick"], ["chicken"]), (["solve", "x", ""], []),
      (["solve", "--concept", "q"], ["qre"]), (["solve", "--concept", "=", "q"], ["qre"]),
      (["solve", "--concept", "="], nil), (["export", "--format", "="], ["efg", "nfg", "swift"]),
      (["solve", "mediated\\(tru"], ["mediated(trust-game)"]),
      (["describe", "repeated(used"], ["repeated(used-car)"]), (["describe", "stu"], ["study"]),
      (["solve", "gam"], ["game.efg"]), (["run", ""], ["folder", "study.json5"]),
      (["run", "--out", ""], ["folder"]), (["gallery", "f"], ["folder"]),
      (["export", "chicken", "--out", "no"], ["notes.txt"]),
      (["tournament", "chick"], ["chicken"]),
      (["tournament", "chicken,inspec"], ["chicken,inspection"]),
      (["tournament", "chicken", "--agents", "grim,alw"], ["grim,always"]),
      (["list", "a"], ["agents"]), (["list", "agents", ""], []),
      (["new", ""], ["agent", "mechanism", "package"]),
      (["play", "used-car", "bonus", "=", "3", "--agent", "gri"], ["grim"]),
      (["play", "bonus", "=", "3", "used-"], ["used-car"]),
      (["check", "grim", "chicken", "tit-for-t"], ["tit-for-tat", "tit-for-two-tats"]),
      (["solve", "chicken", "--welfare", "egal"], ["egalitarian"]),
    ] as [([String], [String]?)])
  func `offer in bash what fits`(_ words: [String], _ expected: [String]?) throws {
    let found = try offers(words)
    if let expected { #expect(found == expected, "\(words)") } else { #expect(found.count == 22) }
  }

  @Test(
    .enabled(if: Reader.bash != nil, "bash is not installed"),
    arguments: ArenaCommand.commands.map { $0.name })
  func `offer in bash every option of a command, and every choice`(_ name: String) throws {
    let command = try #require(ArenaCommand.commands.first { $0.name == name })
    #expect(try offers([name, "-"]) == command.options.map(\.name).sorted())
    for option in command.options {
      guard case .words(let words) = option.completion else { continue }
      // Names with parentheses wait for their first letter.
      #expect(try offers([name, option.name, ""]) == words.filter { !$0.contains("(") }.sorted())
    }
  }

  @Test(.enabled(if: Reader.bash != nil, "bash is not installed"))
  func `belong to the program that writes them`() throws {
    #expect(try offers(["so"], of: "my-arena") == ["solve"])
    #expect(Bash("my-arena", .standard).script.hasSuffix("\ncomplete -F _my_arena 'my-arena'\n"))
  }

  @Test(.enabled(if: Reader.zsh != nil, "zsh is not installed"))
  func `are read by zsh`() throws {
    let answer = try Tool.run(try #require(Reader.zsh), ["-n", "_arena"], in: scratch.url)
    #expect(answer.status == 0 && answer.errors == "")
  }

  @Test(.enabled(if: Reader.fish != nil, "fish is not installed"))
  func `offer in fish what fits`() throws {
    let script = "source arena.fish; complete -C 'arena solve chicken --concept q'"
    let answer = try Tool.run(try #require(Reader.fish), ["-c", script], in: scratch.url)
    #expect(answer.output.hasPrefix("qre") && answer.errors == "")
  }

  @Test func `name every command in every shell`() {
    for script in [
      Bash("arena", .standard).script, Zsh("arena", .standard).script,
      Fish("arena", .standard).script,
    ] {
      for command in ArenaCommand.commands { #expect(script.contains(command.name)) }
    }
  }
}

@Suite struct `The manual` {
  private let page = Manual("my-arena").page

  @Test(.enabled(if: Reader.groff != nil, "groff is not installed"))
  func `is read by groff without a warning, and shows every option`() throws {
    let scratch = try Scratch()
    try scratch.write("page.1", page)
    let answer = try Tool.run(
      try #require(Reader.groff), ["-man", "-Tascii", "-P-c", "-ww", "-rLL=200n", "page.1"],
      in: scratch.url)
    #expect(answer.status == 0 && answer.errors == "")
    // Bold is a letter over itself, italics a line below it.
    let plain = answer.output.replacing(#/.\x08/#, with: "")
    for command in ArenaCommand.commands {
      #expect(plain.contains(command.summary), "\(command.name)")
      #expect(plain.contains("my-arena \(command.name)"))
      for option in command.options where option.name != "--help" {
        #expect(plain.contains("\n       \(option.usage)"), "\(option.usage)")
      }
    }
  }

  @Test func `has no line that begins by accident with a request`() {
    let requests = ["TH", "SH", "SS", "TP", "PP", "B", "I", "BR", "RI"]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(String(line.dropFirst().prefix { $0.isLetter })), "\(line)")
    }
  }
}
