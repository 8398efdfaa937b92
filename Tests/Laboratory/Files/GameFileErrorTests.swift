import Testing

@testable import Laboratory

private let start = #"EFG 2 R "t" { "A" "B" }"# + "\n"
private let beginning = "'EFG 2 R', 'NFG 1 R', '#AGG' or '#BAGG', with which a game file begins"
private let anything = "a word, a number, a quoted text or a brace"
private let short = "than the rest of the file has numbers"
private let table = #"NFG 1 R "t" { "A" "B" }"# + "\n"

@Suite struct `A game file that is wrong` {
  private static let beginnings: [(String, String)] = [
    (
      "",
      "line 1, column 1: expected " + beginning + ", but found the end of the file"
    ),
    (
      "efg 2 R",
      "line 1, column 1: expected " + beginning + ", but found 'efg'"
    ),
    ("EFG 1 R", "line 1, column 5: expected 2, but found '1'"),
    ("NFG 2 R", "line 1, column 5: expected 1, but found '2'"),
    ("EFG 2 X", "line 1, column 7: expected R or D, but found 'X'"),
    ("EFG 2 R { }", "line 1, column 9: expected the title in quotes, but found '{'"),
    (#"EFG 2 R "t" { }"#, "line 1, column 15: expected at least one player, but found '}'"),
    (
      #"EFG 2 R "t" { "A" 3 }"#,
      "line 1, column 19: expected the name of a player in quotes, or '}', but found '3'"
    ),
    ("EFG 2 R \"t", "line 1, column 9: this text has no closing quote"),
    (
      "EFG 2 R \u{0}",
      "line 1, column 9: expected " + anything + ", but found the character U+0000"
    ),
    (
      "EFG 2 R \"é\" <",
      "line 1, column 13: expected " + anything + ", but found '<'"
    ),
  ]

  @Test(arguments: beginnings)
  func `from the first line on is refused where it is wrong`(_ text: String, _ complaint: String) {
    #expect(flaw(text) == "x.efg, \(complaint)")
  }

  private static let nodes: [(String, String)] = [
    ("", "1: expected a node, which begins with c, p or t, but found the end of the file"),
    ("x", "1: expected a node, which begins with c, p or t, but found 'x'"),
    ("t 1", "3: expected the name of the node in quotes, but found '1'"),
    (
      #"t "" "#,
      "6: expected the number of an outcome, or 0 for none, but found the end of the file"
    ),
    (#"t "" .5"#, "6: expected the number of an outcome, or 0 for none, but found '.5'"),
    (#"t "" 0 "o" { 1 2 }"#, "8: outcome 0 is none, and takes no name and no payoffs"),
    (
      #"t "" 1 "o""#,
      "11: expected the payoffs of outcome 1, which has none yet, but found the end of the file"
    ),
    (#"t "" 1 "o" { 1 }"#, "16: expected payoff 2 of 2, but found '}'"),
    (#"t "" 1 "o" { 1 2 3 }"#, "18: expected '}' after 2 payoffs, but found '3'"),
    (#"t "" 1 "o" { 1 NaN }"#, "16: expected payoff 2 of 2, but found 'NaN'"),
    (
      #"t "" 1 "o" { 1 1e999 }"#,
      "16: expected payoff 2 of 2, at most 1e300 in size, but found '1e999'"
    ),
    (#"t "" 1 "o" { 1 1/0 }"#, "16: expected payoff 2 of 2, but found '1/0'"),
    (#"t "" 1 "o" { 1 1-2 }"#, "16: expected payoff 2 of 2, but found '1-2'"),
    (#"t "" 1 "o" { 1 . }"#, "16: expected payoff 2 of 2, but found '.'"),
    (#"p "" 3 1 "" { "a" } 0"#, "6: expected the number of a player, in 1...2, but found '3'"),
    (
      #"p "" 1 1e2 "" { "a" } 0"#,
      "8: expected the number of an information set, but found '1e2'"
    ),
    (#"p "" 1 1 0"#, "10: expected '{' before the names of the actions, but found '0'"),
    (#"p "" 1 1 "" { } 0"#, "15: expected at least one action, but found '}'"),
    (
      #"p "" 1 1 "" { "a" "b" } 0 t "" 0"#,
      "33: expected a node, which begins with c, p or t, but found the end of the file"
    ),
    (
      #"p "" 1 1 "" { "a" "b" } 0 t "" 0 p "" 1 1 "" { "b" "a" } 0"#,
      "46: information set 1 of A was described with other actions"
    ),
    (
      #"p "" 1 1 "" { "a" } 1 "" { 1 2 } t "" 1 "" { 1 3 }"#,
      "41: outcome 1 was described with other payoffs"
    ),
    (
      #"c "" 1 "" { "a" 1/2 "b" 1/3 } 0"#,
      "11: the probabilities of a move of nature must sum to exactly 1, but sum to 5/6"
    ),
    (
      #"c "" 1 "" { "a" 0.333 "b" 0.666 } 0"#,
      "11: the probabilities of a move of nature must sum to exactly 1, but sum to 999/1000"
    ),
    (#"c "" 1 "" { "a" 3/2 "b" -1/2 } 0"#, "25: a probability cannot be negative"),
    (#"c "" 1 "" { "a" "b" } 0"#, "17: expected the probability of 'a', but found the text \"b\""),
    (
      #"c "" 1 "" { "a" 1e-40 } 0"#,
      "17: expected the probability of 'a', as a fraction whose terms have at most 38 digits, "
        + "but found '1e-40'"
    ),
    (
      #"c "" 1 "" { "a" 1 } 0 c "" 1 "" { "b" 1 } 0"#,
      "33: information set 1 of nature was described with other moves"
    ),
  ]

  @Test(arguments: nodes)
  func `in a node is refused where it is wrong`(_ text: String, _ complaint: String) {
    #expect(flaw(start + text) == "x.efg, line 2, column \(complaint)")
  }

  private static let tables: [(String, String)] = [
    ("{ 2 }", "5: expected the strategies of player 2 of 2, but found '}'"),
    ("{ 2 2 2 }", "7: expected '}' after the strategies of 2 players, but found '2'"),
    (
      "{ 2 0 }",
      "5: expected how many strategies a player has, or their names in braces, but found '0'"
    ),
    (
      "{ 1000000000 1000000000 }",
      "1: 1000000000 x 1000000000 strategies have more combinations " + short
    ),
    (
      "{ 2000000000 2000000000 } 1 2",
      "1: 2000000000 x 2000000000 strategies have more combinations " + short
    ),
    (
      "{ 1 2 } 1 2 3",
      "14: expected the payoff of B in combination 2 of 2, but found the end of the file"
    ),
    (
      "{ 1 2 } 1 2 3 4 5",
      "17: expected the end of the file after 2 combinations of strategies, but found '5'"
    ),
    (
      #"{ 1 2 } { { "" 1 2 } } 1 2"#,
      "26: expected the outcome of combination 2 of 2, in 0...1, but found '2'"
    ),
    (#"{ 1 2 } { { "" 1 } } 1 1"#, "18: expected payoff 2 of 2, but found '}'"),
    (
      #"{ 1 2 } { 1 }"#,
      "11: expected '{' before an outcome, or '}' after the last one, but found '1'"
    ),
  ]

  @Test(arguments: tables)
  func `in a table is refused where it is wrong`(_ text: String, _ complaint: String) {
    #expect(flaw(table + text) == "x.efg, line 2, column \(complaint)")
  }

  @Test func `by its depth is refused`() {
    let chain = String(repeating: #"p "" 1 1 "" { "go" } 0 "#, count: 4097)
    #expect(flaw(start + chain).hasSuffix("the tree is deeper than 4096 moves"))
  }

  @Test func `by promising more nodes than there is room for is refused before it takes any`() {
    let actions = (1...100_000).map { "\"\($0)\"" }.joined(separator: " ")
    let promises = String(repeating: #"p "" 1 1 0 "#, count: 100)
    let text = start + #"p "" 1 1 "" { "# + actions + " } 0 " + promises
    #expect(flaw(text).hasSuffix("the tree has more than 4000000 nodes, the most that is read"))
  }

  @Test func `by a crowd of players is refused`() {
    let names = (1...65).map { "\"\($0)\"" }.joined(separator: " ")
    #expect(flaw("EFG 2 R \"\" { \(names) }").contains("expected at most 64 players, and then '}'"))
  }

  @Test(arguments: ["{", "\"", "\\", "c \"\" ", "0", "p \"\" 1 1 \"\" { \"a\" } 0 ", "\u{1}", " "])
  func `over and over again is refused at once`(_ piece: String) {
    let text = start + String(repeating: piece, count: 10_000_000 / piece.utf8.count)
    let complaint = flaw(text)
    #expect(complaint.hasPrefix("x.efg, line 2, column "))
    #expect(complaint.count < 300)
  }

  @Test func `by not being text is refused`() {
    // UTF-16, of either order.
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x45, 0], [0xFE, 0xFF, 0, 0x45]] {
      do {
        _ = try GameFile(bytes, file: "x.efg")
        Issue.record("it was read")
      } catch { #expect(error.description == "x.efg is not text in UTF-8 or Latin-1") }
    }
    let large = [UInt8](repeating: 32, count: GameFile.limit + 1)
    #expect(
      throws: StudyError("x.efg has more than 64000000 bytes, which is the most that is read")
    ) {
      try GameFile(large, file: "x.efg")
    }
  }
}
