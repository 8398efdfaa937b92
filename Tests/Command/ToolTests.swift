import Foundation
import Laboratory
import TestSupport
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The tool` {
  private func arena(_ line: String..., input: String = "", in folder: URL = repository) throws
    -> Tool.Answer
  { try Tool.run(try #require(Tool.arena), line, in: folder, input: input) }

  @Test(arguments: [
    ["nosuch"], ["help", "nosuch"], ["lst"], ["list", "x"], ["list", "--x"], ["describe"],
    ["describe", "x"], ["describe", "a", "b"], ["describe", "used-car", "--schema"], ["play"],
    ["play", "x"],
    ["play", "used-car", "--seed", "-1"],
    ["play", "used-car", "--as", "x"], ["play", "used-car", "--set", "x=1"],
    ["play", "used-car", "--agent", "tit-for-tat"], ["run"], ["run", "nowhere.json5"],
    ["run", "Sources"],
    ["run", "README.md"], ["run", "/dev/null"], ["tournament"], ["tournament", ","],
    ["tournament", ""],
    ["tournament", "chicken", "--agents", "x"], ["tournament", "chicken", "--rounds", "0"],
    ["tournament", "chicken", "--threads", "0"], ["check", "x"], ["new"], ["new", "x", "y"],
    ["new", "agent", "No"], ["new", "mechanism", "episode"],
    ["new", "mechanism", "self"], ["new", "mechanism", "mediated"], ["new", "agent", "turn"],
    ["new", "agent", "always"], ["gallery", "nowhere"],
    ["gallery", "Sources"],
    ["tournament", "chicken", "--noise", "0.1"],
    ["tournament", "chicken", "--misperception", "0.1"], ["tournament", "used-car", "--exact"],
    ["tournament", "chicken", "--agents", "downing", "--exact"],
    ["tournament", "iterated-prisoners-dilemma", "--noise", "0.1", "noise=0.2"],
    ["tournament", "iterated-prisoners-dilemma", "--rounds", "5", "rounds=6"],
    ["play", "iterated-prisoners-dilemma", "--against", "x"],
    ["play", "iterated-prisoners-dilemma", "--against", "grim", "--rounds", "5"],
    ["play", "chicken", "--against", "grim"],
    ["play", "iterated-prisoners-dilemma", "--against", ","],
    ["tournament", "reputed(prisoners-dilemma)", "--agents", "tit-for-tat"],
    ["import"], ["import", "nowhere.csv"], ["import", "Sources"], ["import", "README.md"],
    ["import", "/dev/null"], ["import", "results/README.md", "--payoff", "x"],
    ["import", "Tests/Peers/outcomes.csv", "--payoff", "pyoff"],
    ["drift"], ["drift", "Sources", "nowhere"], ["drift", "results/outside-bandit", "Sources"],
    ["probe", "nowhere.json5"], ["probe", "results/used-car-lemons/study.json5"],
    ["solve", "--profile", "nowhere.json"],
    ["solve", "--profile", "results/small-talker/profile.json", "--concept", "nash"],
    ["solve", "--profile", "results/small-talker/resolved.json"],
    ["prompt"], ["prompt", "x"], ["prompt", "used-car", "--as", "buyer"],
    ["prompt", "used-car", "--at", "sale: car = pech"], ["prompt", "used-car", "--elicit", "x"],
    ["bench", "--only", "zzz"], ["bench", "--repeats", "0"], ["demo", "--seed", "1e99"],
    ["playground", "results/outside-bandit/study.json5", "--out", "/dev/null"],
    ["\u{1b}[31m"], ["🙂"], [""],
  ])
  func `says in one sentence why it cannot run`(_ line: [String]) throws {
    let answer = try Tool.run(try #require(Tool.arena), line)
    #expect(answer.status == 2)
    #expect(answer.output == "")
    #expect(answer.errors.hasPrefix("arena: error: "))
    #expect(answer.errors.split(separator: "\n").count == 1)
    #expect(!answer.errors.contains("\u{1b}"))
  }

  @Test(arguments: [
    [], ["help"], ["--help"], ["help", "run"], ["run", "--help"], ["list"],
    ["describe", "used-car"],
    ["describe", "hedge"], ["describe", "atkinson"], ["describe", "language-model"],
    ["prompt", "used-car"], ["prompt", "prisoners-dilemma", "--labels", "neutral"],
    ["describe", "study"], ["solve", "--profile", "results/small-talker/profile.json"],
    ["play", "used-car", "--rounds", "5"],
    ["play", "inspection", "--rounds", "5"], ["play", "shared-audit", "--rounds", "5"],
    ["tournament", "chicken", "--rounds", "5", "--agents", "always,grim,uniform"],
    ["tournament", "chicken", "--rounds", "2", "--replicates", "1"],
    ["import", "Tests/Peers/outcomes.csv"],
    ["tournament", "iterated-prisoners-dilemma", "--rounds", "5", "--noise", "0.1"],
    ["tournament", "chicken", "--rounds", "5", "--agents", "always,grim,downing", "--exact"],
    ["play", "iterated-prisoners-dilemma", "--agent", "gradual", "--against", "grim,CCDD"],
  ])
  func `keeps to eighty columns`(_ line: [String]) throws {
    let answer = try Tool.run(try #require(Tool.arena), line)
    #expect(answer.status == 0)
    #expect(answer.errors == "")
    for line in answer.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  /// Every query in one form at least.
  private static let queries = [
    ["list"], ["list", "agents"], ["describe", "used-car"], ["check", "chicken", "grim"],
    ["describe", "study"], ["describe", "study", "--schema"],
    ["describe", "process", "--schema"],
    ["play", "used-car", "--rounds", "5"], ["solve", "chicken"], ["solve", "--concept", "list"],
    ["play", "iterated-prisoners-dilemma", "--agent", "grim", "--against", "grim"],
    ["play", "used-car", "--as", "seller"],
    ["tournament", "chicken", "--agents", "always,grim"], ["audit", "chicken"],
    ["tournament", "chicken", "--agents", "always,grim", "--exact"],
    ["import", "Tests/Peers/outcomes.csv"],
    ["solve", "--profile", "results/small-talker/profile.json"],
    ["diff", "chicken", "chicken"], ["prompt", "used-car", "--as", "seller"],
    ["run", "results/used-car-lemons/study.json5", "--dry-run"],
    ["robustness", "results/control-audits/study.json5", "--intruders", "pair"],
    ["gallery", "results", "--check"],
    ["playground", "chicken", "--out", "/dev/null"],
    ["bench", "--rounds", "2", "--only", "scripted"], ["demo", "--threads", "1"],
  ]

  // The demo plays half a million rounds, and a committed study as many.
  @Test(arguments: queries.filter { isPatient || !["demo", "robustness"].contains($0[0]) })
  func `answers every query in JSON`(_ line: [String]) throws {
    let answer = try Tool.run(try #require(Tool.arena), line + ["--json"], input: "keep\n")
    #expect(answer.status == 0)
    #expect(throws: Never.self) { try JSON.parse(Data(answer.output.utf8), file: "output") }
  }

  /// Every query about a study that is played into a folder.
  private static let stored = [
    ["status", "a"], ["gc", "a", "--dry-run"], ["gc", "a"], ["merge", "a", "--out", "b"],
    ["torture", "study.json5", "--rounds", "1"],
  ]

  // Torture runs a study two dozen times.
  @Test(arguments: stored.filter { isPatient || $0[0] != "torture" })
  func `answers every query about a store in JSON`(_ line: [String]) throws {
    let scratch = try Scratch()
    try scratch.write(
      "study.json5",
      "{mechanism: 'chicken', population: [{agent: 'uniform', count: 4}], rounds: 5, seed: 1}")
    #expect(try arena("run", "study.json5", "--out", "a", in: scratch.url).status == 0)
    let answer = try Tool.run(try #require(Tool.arena), line + ["--json"], in: scratch.url)
    #expect(answer.status == 0)
    #expect(throws: Never.self) { try JSON.parse(Data(answer.output.utf8), file: "output") }
  }

  /// Commands that need the server of a model: the tests of models query them.
  private static let served = ["drift", "probe"]

  @Test func `has a query of every command that has JSON`() {
    let asked = Set((`The tool`.queries + `The tool`.stored).map { $0[0] } + `The tool`.served)
    for command in ArenaCommand.commands where command.onlyText == nil {
      #expect(asked.contains(command.name), "\(command.name)")
    }
  }

  @Test func `is as wide as it is told`() throws {
    let arena = try #require(Tool.arena)
    for (columns, width) in [(40, 40), (60, 60), (1, 40), (200, 200), (9999, 400)] {
      for line in [["list"], ["describe", "used-car"], ["help"], ["solve", "--help"]] {
        let answer = try Tool.run(arena, line, columns: columns)
        #expect(answer.status == 0)
        let longest = answer.output.split(separator: "\n").map(\.count).max() ?? 0
        #expect(longest <= width, "\(line)")
      }
    }
  }

  @Test func `uses the width it has`() throws {
    let arena = try #require(Tool.arena)
    let lines = { (columns: Int) throws -> Int in
      try Tool.run(arena, ["solve", "--help"], columns: columns).output.split(separator: "\n").count
    }
    #expect(try lines(60) > lines(80) && lines(80) > lines(160))
  }

  @Test func `wraps its messages where somebody asks for a width`() throws {
    let arena = try #require(Tool.arena)
    let wide = try Tool.run(arena, ["list", "foo"]).errors
    let narrow = try Tool.run(arena, ["list", "foo"], columns: 50).errors
    #expect(wide.split(separator: "\n").count == 1)
    #expect(narrow.split(separator: "\n").count == 2)
    #expect(narrow.hasPrefix("arena: error: "))
    #expect(
      narrow.split(whereSeparator: \.isWhitespace) == wide.split(whereSeparator: \.isWhitespace))
  }

  @Test func `shows the moves of a match`() throws {
    let match = try arena(
      "play", "iterated-prisoners-dilemma", "--agent", "gradual", "--against", "CCDDC,alternator",
      "rounds=10")
    #expect(
      match.output
        == """
        gradual (below) against CCDDC (above)
          CCDDCCCDDC
          CCCDCCCCDD

        gradual (below) against alternator (above)
          CDCDCDCDCD
          CCDCCCDDCC


        """)
  }

  @Test func `plays an iterated dilemma as long and as noisily as it is told`() throws {
    let words = ["tournament", "iterated-prisoners-dilemma", "--agents", "tit-for-tat,always"]
    let answer = try Tool.run(
      try #require(Tool.arena), words + ["--rounds", "7", "--noise", "0.5"])
    #expect(answer.output.hasPrefix("iterated-prisoners-dilemma: 7 rounds a match, 5 replicates\n"))
    let open = try Tool.run(
      try #require(Tool.arena), words + ["--rounds", "3", "--continuation", "0.5"])
    #expect(open.output.hasPrefix("iterated-prisoners-dilemma: 1.75 rounds a match"))
  }

  @Test(arguments: ["traveler", "traveler 1", "1"])
  func `seats a person by role, name or number`(_ seat: String) throws {
    let played = try arena(
      "play", "travelers-dilemma", "--as", seat, input: "7\n")
    #expect(played.status == 0 && played.output.contains("You are traveler 1."))
  }

  @Test func `says which seats there are`() throws {
    let nobody = try arena("play", "inspection", "--as", "3")
    #expect(
      nobody.errors
        == "arena: error: inspection has no role or seat '3'; there are inspector, inspectee\n")
  }

  @Test func `lets a person play, and ends when nobody answers`() throws {
    let played = try arena(
      "play", "used-car", "--as", "seller", input: "x\nkeep\n")
    #expect(played.status == 0)
    #expect(played.output.contains("There is no 'x' here; there are keep, lump sum, deferred."))
    #expect(played.output.contains("What would have been best, in hindsight:"))
    let silent = try arena("play", "used-car", "--as", "seller")
    #expect(silent.status == 2)
    #expect(silent.errors == "arena: error: the input ended before the episode did\n")
  }

  @Test func `runs a study and files it`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "study.json5",
      "{mechanism: 'chicken', population: [{agent: 'uniform', count: 4}], rounds: 5, seed: 1}")
    let dry = try arena("run", "study.json5", "--dry-run", in: scratch.url)
    #expect(dry.output.hasPrefix("1 cell x 1 replicate, about 10 rounds of play.\nabout 0 s with "))
    let filed = try arena(
      "run", "study.json5", "--out", "result/", "--threads", "2", in: scratch.url)
    #expect(filed.status == 0 && filed.errors == "written to \(scratch.url.path)/result\n")
    let again = try arena("run", "result", in: scratch.url)
    #expect(again.status == 0 && again.output == filed.output && again.errors == "")
    #expect(try arena("run", "result", "--out", "other", in: scratch.url).status == 2)
    let page = try arena("gallery", ".", in: scratch.url)
    #expect(page.status == 0)
    #expect(try arena("gallery", ".", "--check", in: scratch.url).status == 0)
    try scratch.write("README.md", "old")
    #expect(try arena("gallery", ".", "--check", in: scratch.url).status == 1)
  }

  @Test func `fills the marked numbers of a page`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "study.json5",
      """
      {mechanism: 'chicken', population: [{agent: 'uniform', count: 4}], rounds: 5, seed: 1,
       finding: 'best {//best}'}
      """)
    #expect(try arena("run", "study.json5", "--out", "result", in: scratch.url).status == 0)
    try scratch.write("page.md", "<!--{result: //best}-->?<!--/-->")
    let line = ["gallery", ".", "--fill", "page.md"]
    let stale = try arena(line[0], line[1], line[2], line[3], "--check", in: scratch.url)
    #expect(stale.status == 1 && stale.errors.contains("page.md is out of date"))
    #expect(try arena(line[0], line[1], line[2], line[3], in: scratch.url).status == 0)
    let page = try String(contentsOf: scratch.url.appending(path: "page.md"), encoding: .utf8)
    #expect(!page.contains("?") && page.hasPrefix("<!--{result: //best}-->"))
    let number = page.dropFirst("<!--{result: //best}-->".count).prefix { $0 != "<" }
    let gallery = try String(
      contentsOf: scratch.url.appending(path: "README.md"), encoding: .utf8)
    #expect(gallery.contains("\nbest \(number)\n"))
    try scratch.write("page.md", "<!--{results: //best}-->?<!--/-->")
    let wrong = try arena(line[0], line[1], line[2], line[3], in: scratch.url)
    #expect(wrong.status == 2 && wrong.errors.contains("names no study"))
  }

  @Test func `makes a page of whatever a study was filed into`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "study.json5",
      "{mechanism: 'chicken', population: [{agent: 'uniform', count: 4}], rounds: 5, seed: 1}")
    for _ in 0..<2 {
      #expect(try arena("run", "study.json5", "--out", "my result", in: scratch.url).status == 0)
      let page = try arena("gallery", "my result", in: scratch.url)
      #expect(page.output == "my result/README.md shows 1 study\n" && page.errors == "")
    }
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url.appending(path: "link").path, withDestinationPath: "my result")
    #expect(try arena("gallery", ".", in: scratch.url).output == "./README.md shows 1 study\n")
    try scratch.write("README.md", "My notes.")
    #expect(
      try arena("gallery", ".", in: scratch.url).errors
        == "arena: error: './README.md' is no page of results, and would be lost; move it\n")
  }

  @Test func `appends to what standard output is appended to`() throws {
    let scratch = try Scratch()
    let script =
      "echo first >log; '\(try #require(Tool.arena).path)' export chicken --out /dev/stdout >>log"
    _ = try Tool.run(URL(fileURLWithPath: "/bin/sh"), ["-c", script], in: scratch.url)
    let log = try String(contentsOf: scratch.url.appending(path: "log"), encoding: .utf8)
    #expect(log.hasPrefix("first\nEFG 2 R \"chicken\""))
  }

  @Test func `survives readers and listeners that go away`() throws {
    let shell = URL(fileURLWithPath: "/bin/sh")
    let path = try #require(Tool.arena).path
    func status(_ script: String) throws -> Int32 {
      try Tool.run(shell, ["-c", script.replacing("arena", with: "'\(path)'")]).status
    }
    #expect(try status("arena nosuch 2>&-") == 2)
    #expect(try status("arena list >&-") == 2)
    #expect(try status("{ arena list; test $? = 0; } | head -1 >/dev/null") == 0)
    if FileManager.default.fileExists(atPath: "/dev/full") {
      #expect(try status("arena nosuch 2>/dev/full") == 2)
      #expect(try status("arena list >/dev/full") == 2)
    }
  }

  @Test(arguments: [
    "run study.json5", "tournament chicken --rounds 10000000 --agents uniform",
    "play chicken --agent exp3 --rounds 1000000",
    "solve travelers-dilemma low=1 high=9000 --leaves 100000000",
  ])
  func `stops when it is interrupted, and writes nothing`(_ line: String) throws {
    let scratch = try Scratch()
    try scratch.write(
      "study.json5",
      "{mechanism: 'chicken', population: [{agent: 'hedge', count: 90}], rounds: 100000000, seed: 1}"
    )
    let path = try #require(Tool.arena).path
    let script = "'\(path)' \(line) & pid=$!; sleep 1; kill -INT $pid; wait $pid"
    // A shell without job control starts background work deaf to interrupts, so one that has it.
    let start = Date()
    let answer = try Tool.run(
      URL(fileURLWithPath: "/bin/bash"), ["-m", "-c", script], in: scratch.url)
    #expect(answer.status == 2)
    #expect(answer.errors.hasSuffix("arena: error: interrupted; nothing was written\n"))
    #expect(Date().timeIntervalSince(start) < 20)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["study.json5"])
  }
}
