import Arena
import Testing

@testable import Laboratory

@Suite struct `Names of a game file` {
  private func names(_ decision: Decision) -> [String] {
    (0..<decision.actions.count).map { decision.actions.label($0) }
  }

  @Test func `may repeat or be empty, and are told apart, which is said once`() throws {
    let file = try game(
      """
      EFG 2 R "" { "A" "A" "" "player 3" }
      p "" 1 1 "" { "x" "x" "" "action 3" "x (2)" } 0
      t "" 0
      t "" 1 "" { 1 2 3 4 }
      t "" 0
      t "" 0
      p "" 1 1 "" { "x" "x" "" "action 3" "x (2)" } 0
      t "" 0
      t "" 0
      t "" 0
      t "" 0
      t "" 0
      """)
    #expect(file.roles.map(\.name) == ["A", "A (2)", "player 3 (2)", "player 3"])
    #expect(names(file.decisions[0]) == ["x", "x (3)", "action 3 (2)", "action 3", "x (2)"])
    #expect(try tree(file).leafPayoffs[1] == [1, 2, 3, 4])
    #expect(
      file.remarks == [
        "equal names are told apart by numbers behind them, from the player 'A' in line 1 on"
      ])
    let table = try game(#"NFG 1 R "" { "A" "A" } { { "s" "s" } { "" "2" } } 1 2 3 4 5 6 7 8"#)
    #expect(table.decisions.map(names) == [["s", "s (2)"], ["strategy 1", "2"]])
    #expect(table.remarks.count == 1 && MechanismLaws.check(table).compactMap(\.violation) == [])
  }

  @Test func `that all are equal are told apart in time that does not grow with their square`()
    throws
  {
    let many = String(repeating: #""x" "#, count: 20_000)
    let file = try game(
      #"EFG 2 R "" { "A" } p "" 1 1 "" { "# + many + "} 0"
        + String(repeating: #" t "" 0"#, count: 20_000))
    #expect(file.decisions[0].actions.label(19_999) == "x (20000)")
  }

  @Test func `are looked for in information sets and outcomes of any number`() throws {
    let file = try game(
      """
      EFG 2 R "" { "A" } p "" 1 0 "" { "l" "r" } 0
      p "" 1 -7 "" { "l" "r" } 0 t "" -1 "o" { 1 } t "" 0
      p "" 1 -7 0 t "" -1 t "" -2 "" { 2 }
      """)
    #expect(file.decisions.map(\.name) == ["set 0", "set -7"])
    #expect(try tree(file).leafPayoffs == [[1], [0], [1], [2]])
    #expect(file.remarks == [])
  }

  @Test(arguments: [
    "hello <world", "t \"\" 0", "\"a comment", "}}", "1 2 3", "\u{1}", "; § é",
  ])
  func `and anything else after the last node are not read, which is said`(_ rest: String) throws {
    let file = try game("EFG 2 R \"\" { \"A\" }\nt \"\" 1 \"o\" { 3 }\n\n\(rest)")
    #expect(try tree(file).leafPayoffs == [[3]])
    #expect(file.remarks == ["the text after the last node, from line 4 on, is not read"])
  }

  @Test func `are read as Latin-1 where they are not UTF-8, which is said`() throws {
    let bytes = #"EFG 2 R "caf#" { "Zo#" "A" } t "" 1 "" { 1 2 } "#.utf8.map {
      $0 == UInt8(ascii: "#") ? 0xE9 : $0
    }
    let file = try GameFile(bytes, file: "x.efg")
    #expect(file.card.summary == "café" && file.roles[0].name == "Zoé")
    #expect(file.remarks == ["the file is not text in UTF-8, and is read as Latin-1"])
    #expect(try game(String(decoding: bytes, as: UTF8.self)).remarks == [])
  }

  @Test(arguments: [
    ("1.", 1.0), ("1.e3", 1000), ("-2.E-1", -0.2), (".5", 0.5), ("1.5e3", 1500), ("1E5", 100_000),
    ("-1/4", -0.25), ("007", 7), ("0.e9", 0),
  ])
  func `stand beside numbers in every spelling`(_ text: String, _ value: Double) throws {
    let payoffs = try tree(try game(#"NFG 1 R "" { "A" } { 1 } "# + text)).leafPayoffs
    #expect(payoffs == [[value]])
    let odds = try game(
      #"EFG 2 R "" { "A" } c "" 1 "" { "a" 1. "b" 0.e1 } 0 t "" 1 "" { 1 } t "" 0"#)
    #expect(try tree(odds).leafPayoffs == [[1]])
  }

  @Test(arguments: [".", "-", "1..2", "e5", "1./2", "1/.5", "--1", "-.", ".e3"])
  func `do not stand for numbers`(_ text: String) {
    #expect(flaw(#"NFG 1 R "" { "A" } { 1 } "# + text).contains("column 26: expected"))
  }
}
