import Foundation
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The tool as an environment` {
  private let folder: Scratch

  init() throws { folder = try Scratch() }

  private func arena(_ line: String..., input: String = "") throws -> Tool.Answer {
    try Tool.run(try #require(Tool.arena), line, in: folder.url, input: input)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
  }

  @Test func `greets, answers line by line, and ends with its input`() throws {
    let lines = "{\"reset\":{\"seed\":7}}\nwhat\n{\"step\":{\"player_0\":1}}"
    let line = ["serve-env", "prisoners-dilemma", "--agent", "2=always(action=0)"]
    let answer = try Tool.run(try #require(Tool.arena), line, in: folder.url, input: lines)
    #expect(answer.status == 0 && answer.errors == "")
    let answers = answer.output.split(separator: "\n")
    #expect(answers.count == 4)
    #expect(answers[0].contains("\"agent\":\"always\""))
    let question = #"{"seat":"player_0","decision":0,"observation":[1],"mask":[1,1]}"#
    let rest = #""rewards":{},"terminated":false,"truncated":false}"#
    #expect(answers[1] == #"{"type":"state","episode":0,"asks":[\#(question)],"# + rest)
    #expect(answers[2].contains(#""error":"unreadable""#))
    #expect(
      answers[3]
        == #"{"type":"state","episode":0,"asks":[],"rewards":{"player_0":5},"#
        + #""payoffs":{"player_0":5},"terminated":true,"truncated":false}"#
    )
    #expect(try arena("serve-env", "chicken").output.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ["serve-env"], ["serve-env", "chiken"], ["serve-env", "chicken", "--json"],
    ["serve-env", "chicken", "--agent", "row"], ["serve-env", "chicken", "--agent", "3=uniform"],
    ["serve-env", "chicken", "--agent", "1=unifrm"],
    ["serve-env", "chicken", "--agent", "1=hedge"],
    ["serve-env", "chicken", "--agent", "1=always(actoin=1)"],
    ["serve-env", "chicken", "--agent", "1=always(action=1"],
    ["serve-env", "chicken", "--agent", "1=always(action=9)"],
    ["serve-env", "chicken", "--agent", "1=uniform", "--agent", "1=uniform"],
    ["serve-env", "chicken", "--agent", "player=uniform"],
    ["bridge"], ["bridge", "pettingzoo"], ["bridge", "pettingzoo", "chicken"],
    ["bridge", "gym", "chicken", "--out", "x"], ["bridge", "pettingzoo", "chiken", "--out", "x"],
    ["bridge", "pettingzoo", "chicken", "--out", ""],
    ["bridge", "pettingzoo", "mediated(a.story)", "--out", "x"],
    ["bridge", "openspiel", "iterated-prisoners-dilemma", "--out", "x"],
    ["bridge", "openspiel", "chicken", "--out", "x", "--agent", "1=uniform"],
  ])
  func `says in one sentence why it cannot run`(_ line: [String]) throws {
    let answer = try Tool.run(try #require(Tool.arena), line, in: folder.url)
    #expect(answer.status == 2)
    #expect(answer.output == "")
    #expect(answer.errors.hasPrefix("arena: error: "))
    #expect(answer.errors.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "x").path))
  }

  @Test func `writes a package for PettingZoo: parallel where all move at once`() throws {
    let answer = try arena(
      "bridge", "pettingzoo", "used-car", "--out", "p", "contract=menu")
    #expect(answer.status == 0)
    #expect(
      answer.output
        == """
        p/pyproject.toml
        p/README.md
        p/arena_used_car/__init__.py
        p/arena_used_car/_mechanism.py
        p/arena_used_car/_process.py
        p/arena_used_car/_spaces.py
        p/arena_used_car/environment.py
        p/arena_used_car/py.typed
        p/tests/test_environment.py

        """)
    #expect(
      try text("p/arena_used_car/_mechanism.py")
        == #"""
        """What is played, and who plays it."""

        TITLE = "used-car contract=menu"
        MECHANISM = "used-car"
        ARGUMENTS: list[str] = [
            "--set",
            "contract=menu",
        ]
        AGENTS: list[str] = [
            "seller_0",
        ]
        MOVES_AT_ONCE = True

        """#)
    #expect(try text("p/arena_used_car/environment.py").contains("class ArenaParallelEnv("))
    #expect(try text("p/tests/test_environment.py").contains("parallel_seed_test("))
    #expect(try arena("bridge", "pettingzoo", "kuhn-poker", "--out", "k").status == 0)
    #expect(try text("k/arena_kuhn_poker/environment.py").contains("class ArenaEnv(AECEnv"))
  }

  @Test func `writes a package that holds the file of its mechanism`() throws {
    let game = #"NFG 1 R "a \"b\"" { "A" "B" } { 2 2 } 3 3 5 0 0 5 1 1"#
    try folder.write("games/my \"game\".nfg", game)
    let answer = try arena("bridge", "pettingzoo", "games/my \"game\".nfg", "--out", "p")
    #expect(answer.status == 0)
    #expect(
      try text("p/arena_my_game/mechanism.nfg") == text("games/my \"game\".nfg"))
    let facts = try text("p/arena_my_game/_mechanism.py")
    #expect(facts.contains(#"TITLE = "games/my \"game\".nfg""#))
    #expect(facts.contains(#"MECHANISM = str(Path(__file__).with_name("mechanism.nfg"))"#))
  }

  @Test func `writes over what it wrote itself, and over nothing else`() throws {
    try folder.write("mine/notes.txt", "mine")
    try folder.write("own/pyproject.toml", "[project]\nname = \"own\"\n")
    try folder.write("file", "")
    for name in ["mine", "own", "file"] {
      let answer = try arena("bridge", "pettingzoo", "chicken", "--out", name)
      #expect(answer.status == 2 && answer.output == "")
    }
    #expect(try text("own/pyproject.toml") == "[project]\nname = \"own\"\n")
    for _ in 0..<2 {
      #expect(try arena("bridge", "openspiel", "chicken", "--out", "spiel").status == 0)
    }
    #expect(try text("spiel/arena_chicken/game.efg").hasPrefix("EFG 2 R \"chicken\""))
    #expect(try text("spiel/arena_chicken/__init__.py").contains("    \"driver 1\",\n"))
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "Python is not there"))
  func `writes Python that compiles`() throws {
    for (framework, mechanism) in [
      ("pettingzoo", "chicken"), ("pettingzoo", "kuhn-poker"), ("openspiel", "chicken"),
    ] {
      let name = framework + mechanism
      #expect(try arena("bridge", framework, mechanism, "--out", name).status == 0)
      let answer = try Tool.run(
        URL(filePath: "/usr/bin/python3"), ["-m", "compileall", "-q", name], in: folder.url)
      #expect(answer.status == 0, "\(answer.output)")
    }
  }
}

@Suite struct `Texts in Python` {
  @Test(arguments: [
    ("plain", "\"plain\""), ("a\"b\\c", #""a\"b\\c""#), ("a\nb\u{1B}", #""a\u000ab\u001b""#),
    ("é買🙂", #""\u00e9\u8cb7\U0001f642""#), ("\u{2028}\u{202E}", #""\u2028\u202e""#), ("", "\"\""),
  ])
  func `are literals in ASCII`(_ text: String, _ literal: String) {
    #expect(PythonText.literal(text) == literal)
  }

  @Test(arguments: [
    ("used-car", "used_car"), ("mediated(trust-game)", "mediated_trust_game"),
    ("games/My Game.efg", "my_game"), ("../../x.story", "x"), ("買い手.story", "mechanism"),
  ])
  func `are names of modules`(_ id: String, _ name: String) {
    #expect(PythonText.name(id, mark: "_") == name)
  }

  @Test func `are code on one line in a page`() {
    #expect(PythonText.code("a`b\nc") == "`a'b?c`")
  }
}
