import Foundation
import Testing

@testable import Command

@Suite(.enabled(if: Tool.arena != nil, "the tool is not beside the tests"))
struct `The tool with game files` {
  private let folder: Scratch

  init() throws {
    folder = try Scratch()
    try folder.write("pd.nfg", #"NFG 1 R "a dilemma" { "Ann" "Bob" } { 2 2 } 3 3 5 0 0 5 1 1"#)
    try folder.write("bad.efg", "EFG 2 R \"x\" { \"A\" }\nt \"\" 1 \"o\" { 1 2 }\n")
    try folder.write("notes.txt", "nothing")
    try folder.write("folder.efg/x", "nothing")
    try folder.write("empty.nfg", "")
  }

  private func arena(_ line: String...) throws -> Tool.Answer {
    try Tool.run(try #require(Tool.arena), line, in: folder.url)
  }

  @Test func `exports a tree, and a table of the tree, and a tree of the table`() throws {
    let tree = try arena("export", "kuhn-poker")
    #expect(tree.status == 0 && tree.errors == "")
    #expect(tree.output.hasPrefix("EFG 2 R \"kuhn-poker\" { \"first\" \"second\" }\n"))
    let filed = try arena("export", "pd.nfg", "--out", "pd.efg")
    #expect(filed.status == 0 && filed.output == "" && filed.errors == "")
    let text = try String(contentsOf: folder.url.appending(path: "pd.efg"), encoding: .utf8)
    #expect(
      text == """
        EFG 2 R "a dilemma" { "Ann" "Bob" }
        p "" 1 1 "strategy of Ann" { "1" "2" } 0
        p "" 2 1 "strategy of Bob" { "1" "2" } 0
        t "" 1 "leaf 1" { 3 3 }
        t "" 2 "leaf 2" { 0 5 }
        p "" 2 1 "strategy of Bob" { "1" "2" } 0
        t "" 3 "leaf 3" { 5 0 }
        t "" 4 "leaf 4" { 1 1 }

        """)
    let again = try arena("export", "pd.efg", "--format", "nfg")
    #expect(
      again.output == "NFG 1 R \"a dilemma\" { \"Ann\" \"Bob\" } { 2 2 }\n\n3 3\n5 0\n0 5\n1 1\n")
  }

  @Test func `titles a file with the parameters that were set`() throws {
    let export = try arena("export", "used-car", "--set", "deposit=0.25", "discount=0.5")
    #expect(
      export.output.hasPrefix("EFG 2 R \"used-car deposit=0.25 discount=0.5\" { \"seller\" }\n"))
  }

  @Test(arguments: [
    ["describe", "pd.nfg"], ["play", "pd.nfg", "--agent", "uniform", "--rounds", "5"],
    ["tournament", "pd.nfg", "--agents", "always,uniform", "--rounds", "5"], ["check", "pd.nfg"],
    ["describe", "pd.nfg", "--json"], ["export", "pd.nfg"],
  ])
  func `takes a file for a mechanism`(_ line: [String]) throws {
    let answer = try Tool.run(try #require(Tool.arena), line, in: folder.url)
    #expect(answer.status == 0 && answer.errors == "")
    for line in answer.output.split(separator: "\n") { #expect(line.count <= 80) }
  }

  private static let complaints: [([String], String)] = [
    (["export"], "expected the name of a mechanism, a game file or a story file"),
    (["export", "kuhn"], "there is no mechanism 'kuhn'; did you mean 'kuhn-poker'?"),
    (["export", "none.efg"], "there is no game file 'none.efg'"),
    (
      ["export", "folder.efg"], "'folder.efg' is a folder; expected a game file in Gambit's format"
    ),
    (
      ["export", "bad.efg"],
      "bad.efg, line 2, column 16: expected '}' after 1 payoff, but found '2'"
    ),
    (
      ["describe", "empty.nfg"],
      "empty.nfg, line 1, column 1: expected 'EFG 2 R', 'NFG 1 R', '#AGG' or '#BAGG', with which a game file "
        + "begins, but found the end of the file"
    ),
    (
      ["play", "notes.txt"],
      "'notes.txt' is not in the catalogue, and the name of a game file ends in .efg, .nfg, .agg or .bagg, "
        + "that of a story file in .story"
    ),
    (
      ["export", "chicken", "--format", "nfgs"],
      "--format must be efg, nfg or swift, but found 'nfgs'; did you mean 'nfg'?"
    ),
    (
      ["export", "chicken", "--format", "nfg", "--out", "x.efg"],
      "the format is nfg, but 'x.efg' ends in .efg"
    ),
    (
      ["export", "chicken", "--format", "nfg", "--out", "x.swift"],
      "the format is nfg, but 'x.swift' ends in .swift"
    ),
    (
      ["export", "chicken", "--format", "swift"],
      "'chicken' is written in Swift; --format swift takes a story file, or a mechanism that is "
        + "written as one, such as peer-prediction"
    ),
    (
      ["export", "mediated(peer-prediction)", "--format", "swift"],
      "'mediated(peer-prediction)' is composed; --format swift takes a story file, or a mechanism "
        + "that is written as one, such as peer-prediction"
    ),
    (
      ["export", "pd.nfg", "--out", "x.swift"],
      "'pd.nfg' is a game file; --format swift takes a story file, or a mechanism that is written "
        + "as one, such as peer-prediction"
    ),
    (
      ["export", "peer-prediction", "--format", "swift", "--set", "prior=0.4"],
      "--format swift keeps every parameter, so that none can be set; found 'prior'"
    ),
    (
      ["export", "chicken", "--out", "folder.efg"],
      "'folder.efg' is a folder; expected the name of a file"
    ),
    (
      ["export", "chicken", "--out", "none/x.efg"],
      "'none/x.efg' cannot be written: no such file or directory"
    ),
    (
      ["export", "pd.nfg", "--set", "bonus=3"],
      "pd.nfg has no parameter 'bonus'; there is only wish"
    ),
    (
      ["export", "travelers-dilemma", "--set", "low=0", "high=2000", "step=1"],
      "the tree has more than 1000000 leaves, so that it cannot be exported"
    ),
    (
      ["export", "leduc-poker", "--format", "nfg"],
      "the players have more than 1000000 combinations of pure strategies; export the tree with "
        + "--format efg"
    ),
    (
      ["tournament", "pd.nfg", "--agents", "always", "--set", "x=1"],
      "pd.nfg has no parameter 'x'; there is only wish"
    ),
  ]

  @Test(arguments: complaints)
  func `says in one sentence what is wrong`(_ line: [String], _ sentence: String) throws {
    let answer = try Tool.run(try #require(Tool.arena), line, in: folder.url)
    #expect(answer.errors == "arena: error: \(sentence)\n")
    #expect(answer.status == 2 && answer.output == "")
  }

  @Test func `are audited at a wish, told apart, and refused where somebody forgets`() throws {
    try folder.write(
      "twins.nfg",
      #"NFG 1 R "" { "A" "A" } { { "keep" "give" } { "keep" "give" } } 1 1 0 3 3 0 2 2"#)
    let audit = try arena(
      "audit", "twins.nfg", "--wish", "A=keep", "--wish", "A (2)=keep", "--require",
      "dominant-strategy-incentive-compatibility")
    #expect(audit.status == 0)
    #expect(audit.errors.contains("equal names are told apart by numbers behind them"))
    try folder.write(
      "absent.efg",
      #"EFG 2 R "" { "A" } p "" 1 1 "go" { "l" "r" } 0 t "" 0 p "" 1 1 "go" 0 t "" 0 t "" 0"#)
    for command in ["solve", "audit"] {
      let refusal = try arena(command, "absent.efg")
      #expect(refusal.status == 2 && refusal.output == "")
      #expect(refusal.errors.contains("two histories meet at 'go', the beginning and (go: r)"))
    }
  }

  @Test func `solves an action graph game`() throws {
    try folder.write(
      "roads.agg", "#AGG\n2 2 0\n2 2\n0 1\n0 1\n1 0\n1 1\n0 -1 -2\n0 -1 -2\n")
    let answer = try arena("solve", "roads.agg", "--json")
    // One on each road, either way, and a half on each.
    #expect(answer.status == 0 && answer.output.contains("\"count\" : 3"))
  }

  @Test func `cannot read what it may not`() throws {
    let url = folder.url.appending(path: "secret.efg")
    try Data("EFG".utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: url.path)
    // The superuser may read everything.
    if FileManager.default.isReadableFile(atPath: url.path) { return }
    #expect(
      try arena("describe", "secret.efg").errors == "arena: error: 'secret.efg' cannot be read\n")
  }

  @Test func `exports a story as Swift, from the catalogue or a file`() throws {
    let printed = try arena("export", "peer-prediction", "--format", "swift")
    #expect(printed.status == 0 && printed.errors == "")
    #expect(printed.output.contains("public struct PeerPrediction: Mechanism {\n"))
    try folder.write(
      "coin.story",
      """
      mechanism coin "A coin is called."
      parameter prize = 1 in 0...9 money "What a right call earns."
      role caller "Calls a coin."
      decision call by caller = heads: "Calls heads.", tails: "Calls tails." "Which side to call."
      story {
        let called = choose call by caller
        let falls = chance "heads falls" 0.5
        if falls and called == heads { transfer prize to caller }
      }
      """)
    let filed = try arena("export", "coin.story", "--out", "Coin.swift")
    #expect(filed.status == 0 && filed.output == "" && filed.errors == "")
    let text = try String(contentsOf: folder.url.appending(path: "Coin.swift"), encoding: .utf8)
    #expect(text.contains("    if falls && called == Call.heads { episode.transfer(prize, to: "))
  }

  @Test func `explains what is lost`() throws {
    #expect(try arena("export", "--help").output.contains("measures and wishes are lost"))
  }
}
