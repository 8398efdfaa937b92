import Arena
import Testing

@testable import Laboratory

@Suite struct `A game file` {
  @Test func `in tree format is read with all that may be left out left out`() throws {
    let file = try game(
      """
      EFG 2 D "A \\"small\\"  game" { "Ann" "" }
      "A comment."
      c "root" 7 "" { "up" 1/3 "up" .25 "" 5/12 } 0
      p "" 1 4 "hand" { "" "go" } 1 "entry" { -1, 0.5 }
      t "" 2 "" { 10 2e0 }
      p "" 2 4 "hand" { "l" "r" } 0
      t "" 2
      t "" 3 { 1.5e-3, +1/4, }
      p "" 1 4 0
      t "" 2 "again" { 10.0 2 }
      t "" 0
      c "" 7 1
      t "" 0
      t "" 0
      t "" 2
      """)
    #expect(file.card.summary == "A \"small\" game")
    #expect(file.roles.map(\.name) == ["Ann", "player 2"])
    #expect(file.decisions.map(\.name) == ["hand", "hand of player 2"])
    #expect(file.decisions[0].actions == .named(["action 1", "go"]))
    let tree = try tree(file)
    let payoffs: [[Double]] = [
      [9, 2.5], [9, 2.5], [-0.9985, 0.75], [10, 2], [0, 0], [-1, 0.5], [-1, 0.5], [9, 2.5],
    ]
    #expect(tree.leafPayoffs == payoffs)
    let odds: [Double] = [1 / 3, 0.25, 5 / 12]
    #expect(tree.draws == [odds, odds])
  }

  /// The example of Gambit's manual.
  @Test(arguments: [
    #"NFG 1 R "x" { "A" "B" } { 3 2 } 1 1 0 2 0 2 1 1 0 3 2 0"#,
    #"NFG 1 D "x" { "A" "B" } { 3 2 } "A comment." 1, 1, 0 2 0 2 1 1 0 3 2 0 "#,
    """
    NFG 1 R "x" { "A" "B" }

    { { "1" "2" "3" }
    { "1" "2" }
    }
    ""

    {
    { "" 1, 1 }
    { "" 0, 2 }
    { "third" 0 3 }
    { "" 2, 0 }
    }
    1 2 2 1 3 4
    """,
  ])
  func `in table format has the first player's strategies fastest`(_ text: String) throws {
    let tree = try tree(try game(text, file: "x.nfg"))
    #expect(tree.leafPayoffs == [[1, 1], [1, 1], [0, 2], [0, 3], [0, 2], [2, 0]])
  }

  @Test func `in table format may have outcome 0, which pays nothing`() throws {
    let file = try game(
      #"NFG 1 R "" { "A" } { { "x" "y" } } { { "a" 5 } } 0 1"#, file: "games/x.NFG")
    #expect(try tree(file).leafPayoffs == [[0], [5]])
    #expect(file.decisions[0].actions == .named(["x", "y"]))
    #expect(file.card.summary == "A game of 1 player.")
  }

  @Test func `may hold one node, one move, and players who never decide`() throws {
    #expect(try tree(try game(#"EFG 2 R "" { "A" } t "" 1 "" { 3 }"#)).leafPayoffs == [[3]])
    let dull =
      #"EFG 2 R "" { "A" "B" } c "" 1 "" { "" 1 } 0 p "" 2 1 "" { "" } 0 t "" 1 "" { 3 4 }"#
    #expect(try tree(try game(dull)).leafPayoffs == [[3, 4]])
  }

  @Test func `is a line for every information set, of which some may share a label`() throws {
    var text = #"EFG 2 R "" { "A" "B" } "#
    for set in 1...3 { text += #"p "" 1 \#(set) "s" { "go" } 0 p "" 2 \#(set) "s" { "go" } 0 "# }
    let file = try game(text + #"t "" 0"#)
    #expect(
      file.decisions.map(\.name) == [
        "s", "s of B", "s of A", "s of B, 2", "s of A, 2", "s of B, 3",
      ]
    )
    #expect(MechanismLaws.check(file).compactMap(\.violation) == [])
  }

  @Test func `keeps probabilities that have a common denominator exact`() throws {
    let sevenths = #""a" 1/7 "b" 2/7 "c" 4/7"#
    let file = try game(
      #"EFG 2 R "" { "A" } c "" 1 "" { \#(sevenths) } 0 t "" 0 t "" 0 t "" 1 "" { 1 }"#)
    let tree = try tree(file)
    #expect(tree.outcomes.map(\.weight) == [1, 2, 4])
    let again = try GameExport(tree, as: .efg, title: "x").text
    #expect(again.contains(#"{ "a" 1/7 "b" 2/7 "c" 4/7 }"#))
  }

  @Test func `never leads where the probability is 0`() throws {
    let file = try game(
      #"EFG 2 R "" { "A" } c "" 1 "" { "a" 0 "b" 1.0 } 0 t "" 0 t "" 1 "" { 1 }"#)
    #expect(try tree(file).leafPayoffs == [[1]])
  }

  @Test func `is named by its last path component and what it says`() throws {
    let text = #"EFG 2 R "" { "A" } t "" 0"#
    let first = try game(text, file: "here/x.efg").card.id
    #expect(first.wholeMatch(of: /x\.efg@[0-9a-f]{16}/) != nil)
    #expect(try game(text, file: "there/x.efg").card.id == first)
    #expect(try game(text + " ", file: "here/x.efg").card.id != first)
    #expect(GameFile().card.id == GameFile.card.id && GameFile().roles.count == 1)
  }

  @Test(arguments: [1, 4096]) func `may be as deep as episodes may be long`(_ depth: Int) throws {
    let chain = String(repeating: #"p "" 1 1 "" { "go" } 0 "#, count: depth)
    let file = try game(#"EFG 2 R "" { "A" } "# + chain + #"t "" 1 "" { 1 }"#)
    #expect(try tree(file).leafPayoffs == [[1]])
  }

  @Test func `is repeated, told and simulated like any mechanism`() throws {
    let file = try game(#"NFG 1 R "pd" { "A" "B" } { 2 2 } 3 3 5 0 0 5 1 1"#)
    let twice = try #require(file.game(repeated: Horizon(rounds: 2)))
    #expect(twice.explore(budget: 1000).tree?.leaves == 16)
    #expect(MechanismLaws.check(file).compactMap(\.violation) == [])
  }
}
