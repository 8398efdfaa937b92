import Arena
import Testing

@testable import Laboratory

@Suite struct `An action graph game` {
  /// What each player gets at every profile, the last player's action fastest.
  private func payoffs(_ text: String) throws -> [[Double]] {
    try tree(try game(text, file: "x.agg")).leafPayoffs
  }

  /// A symmetric game of two players and two nodes, with one function node beside both.
  private func around(function: String, _ payoffs: String) throws -> [[Double]] {
    try self.payoffs(
      "#AGG\n2 2 1\n2 2\n0 1\n0 1\n1 2\n1 2\n2 0 1\n\(function)\n\(payoffs)\n\(payoffs)\n")
  }

  @Test func `pays by how many chose what, in the order of the counts`() throws {
    // Node 0 looks at (0, 1): (1, 1) before (2, 0); node 1 at (1, 0): (1, 1) before (2, 0).
    let text = """
      #AGG
      # a comment
      2 # players
      2
      0
      2 2
      0 1
      0 1
      2 0 1
      2 1 0
      0 10 20
      0 1/2 -40.
      """
    #expect(try payoffs(text) == [[20, 20], [10, 0.5], [0.5, 10], [-40, -40]])
    let file = try game(text, file: "x.agg")
    #expect(file.roles.map(\.name) == ["player 1", "player 2"])
    #expect(file.decisions[1].actions == .named(["node 0", "node 1"]))
    #expect(file.card.source.hasSuffix("in Gambit's format #AGG."))
    #expect(GameFile.isName("a/X.AGG") && MechanismLaws.check(file).compactMap(\.violation) == [])
  }

  /// What pygambit 16.7 says of the same files; a default is added once for every player.
  @Test func `has the function nodes that Gambit has`() throws {
    let sum = "1 3\n[12] 1\n[14] 2\n[16] 3"
    #expect(try around(function: "10 5 [1 3]", sum) == [[1, 1], [2, 2], [2, 2], [3, 3]])
    #expect(try around(function: "0", "0 7") == Array(repeating: [7, 7], count: 4))
    #expect(try around(function: "1", "0 7") == Array(repeating: [7, 7], count: 4))
    // The highest and the lowest node that somebody chose.
    let ordered = [[1.0, 1], [2, 2], [2, 2], [2, 2]]
    #expect(try around(function: "2", "1 2 [0] 1 [1] 2") == ordered)
    #expect(try around(function: "3", "1 2 [0] 1 [1] 2") == [[1, 1], [1, 1], [1, 1], [2, 2]])
    #expect(
      try around(function: "12 3 [7 2]", "1 2 [2] 2 [7] 1") == [[1, 1], [1, 1], [1, 1], [2, 2]])
    #expect(try around(function: "13 3 [7 2]", "1 2 [2] 2 [7] 1") == ordered)
    #expect(try around(function: "11 0 [0 5]", "1 2 [0] 1 [1] 2") == ordered)
  }

  @Test func `counts through function nodes behind function nodes, in any order`() throws {
    // Node 3 is node 2 doubled; node 2 counts those at node 1.
    let text = """
      #AGG
      2 2 2
      2 2
      0 1
      0 1
      1 2
      1 3
      2 3 3
      1 1
      0 0
      0 1 2
      0 5 6
      """
    // Node 2 = 2 x those at 1: 0, 2 around node 0; node 3 = those at 1: 1, 2 around node 1.
    #expect(try payoffs(text) == [[1, 1], [2, 5], [5, 2], [6, 6]])
  }

  @Test func `may have players who choose among other nodes, and nodes that nobody chooses`() throws
  {
    let text = "#AGG\n2\n3\n0\n2 1\n0 1\n0\n1 0\n0\n0\n0 1 2\n0 5\n0"
    // Around node 0 are one or two: the second player is always there.
    #expect(try payoffs(text) == [[2, 2], [5, 1]])
  }

  /// A crowd on two roads: everybody gets minus the number of those on his road.
  @Test(arguments: [3, 12, 200]) func `of many players stays small`(_ players: Int) throws {
    let rows = (1...players).map { "[\($0)] -\($0)" }.joined(separator: "\n")
    let road = "1 \(players)\n\(rows)\n"
    let sets = String(repeating: "0 1\n", count: players)
    let sizes = String(repeating: "2 ", count: players)
    let file = try game(
      "#AGG\n\(players) 2 0\n\(sizes)\n\(sets)1 0\n1 1\n\(road)\(road)", file: "crowd.agg")
    #expect(file.roles.count == players)
    if players > 12 { return }
    for (profile, payoffs) in try tree(file).leafPayoffs.enumerated() {
      for player in 0..<players {
        let own = profile >> (players - 1 - player) & 1
        let sharing = (0..<players).count { profile >> $0 & 1 == own }
        #expect(payoffs[player] == -Double(sharing))
      }
    }
  }

  /// Two players at two doors; the first may be of a type that knows the second door alone.
  private static let doors = """
    #BAGG
    2 2 0
    2 1 # types
    0.25 0.75
    1
    2 1
    2
    0 1
    1
    0 1
    1 0
    1 1
    0 10 20
    0 -1 -4
    """

  @Test func `lets nature draw what a player may choose among`() throws {
    let file = try game(Self.doors, file: "x.bagg")
    #expect(file.card.source.hasSuffix("in Gambit's format #BAGG."))
    #expect(file.draws.map(\.name) == ["the type of player 1"])
    #expect(
      file.decisions.map(\.name) == [
        "strategy of player 1 of type 1", "strategy of player 1 of type 2", "strategy of player 2",
      ])
    #expect(file.decisions.map(\.role) == [0, 0, 1])
    #expect(file.decisions[1].actions == .named(["node 1"]))
    // Everybody gets 10 or -1 alone at a door, and 20 or -4 beside the other player.
    let tree = try tree(file)
    #expect(tree.leafPayoffs == [[20, 20], [10, -1], [-1, 10], [-4, -4], [-1, 10], [-4, -4]])
    #expect(tree.outcomes.map { $0.weight / $0.total } == [0.25, 0.75])
    #expect(MechanismLaws.check(file).compactMap(\.violation) == [])
  }

  @Test func `has the payoffs of the game without types where every type is like the other`() throws
  {
    let types = """
      #BAGG
      2 2 0
      2 2
      0.5 0.5
      0.1 0.9
      2 2 2 2
      0 1 0 1 0 1 0 1
      2 0 1
      2 1 0
      0 10 20
      0 1/2 -40
      """
    let plain = "#AGG\n2 2 0\n2 2\n0 1\n0 1\n2 0 1\n2 1 0\n0 10 20\n0 1/2 -40"
    let once = try payoffs(plain)
    #expect(try tree(try game(types, file: "x.bagg")).leafPayoffs == once + once + once + once)
  }

  private static let start = "#AGG\n2 2 0\n2 2\n0 1\n0 1\n"
  private static let wrong: [(String, String)] = [
    (
      "#BAGG\n1 2 0\n0",
      "line 3, column 1: expected how many types player 1 has, in 1...4000, but found '0'"
    ),
    (
      "#BAGG\n1 2 0\n2\n0.5 0.6",
      "line 4, column 1: the probabilities of the types of player 1 must sum to 1, but sum to 1.1"
    ),
    (
      "#BAGG\n1 2 0\n2\n-0.5 1.5",
      "line 4, column 1: the probability of type 1 of player 1 must be in 0...1, but is -0.5"
    ),
    (
      "#BAGG\n1 2 0\n2\n0.5 0.5\n1 1\n0\n2",
      "line 7, column 1: expected an action node of player 1 of type 2, in 0...1, but found '2'"
    ),
    ("#AGG\n0", "line 2, column 1: expected the number of players, in 1...1000, but found '0'"),
    (
      "#AGG\n2 2 0 2",
      "line 2, column 8: expected how many actions player 2 has, in 1...4000, "
        + "but found the end of the file"
    ),
    (
      "#AGG\n1 2 0 2\n0 2",
      "line 3, column 3: expected an action node of player 1, in 0...1, "
        + "but found '2'"
    ),
    (
      "#AGG\n1 2 0 2\n1 0",
      "line 3, column 3: the action nodes of player 1 must ascend, but 0 "
        + "follows 1"
    ),
    (start + "1 2", "line 6, column 3: expected a neighbour of node 0, in 0...1, but found '2'"),
    (
      start + "1 0\n1 1\n2",
      "line 8, column 1: expected how the payoffs of action node 0 are "
        + "written: 0 for all in order, 1 for counts with their payoffs, but found '2'"
    ),
    (
      start + "1 0\n1 1\n0 1\n",
      "line 9, column 1: expected payoff 2 of 2 of action node 0, for the "
        + "counts [2], but found the end of the file"
    ),
    (
      start + "1 0\n1 1\n1 1 [1] 5\n",
      "line 8, column 3: action node 0 has no payoff for the counts "
        + "[2], which can come about"
    ),
    (
      start + "1 0\n1 1\n1 2 [1] 5 [1] 5\n",
      "line 8, column 11: action node 0 has two payoffs for "
        + "the counts [1]"
    ),
    (
      start + "1 0\n1 1\n1 2 [1 1] 5\n",
      "line 8, column 8: expected ']' after 1 counts, but found '1'"
    ),
    ("#AGG\n1 1 1\n1\n0\n0\n1 1\n0\n", "line 5, column 1: function node 1 leads back to itself"),
    (
      "#AGG\n1 1 1\n1\n0\n0\n1 0\n4\n",
      "line 7, column 1: expected the type of function node 1, 0 "
        + "to 3 or 10 to 13, but found '4'"
    ),
    (
      "#AGG\n1 1 1\n1\n0\n0\n1 0\n11 -1 [1]\n",
      "line 7, column 4: expected what stands for none at "
        + "function node 1, in 0...1000000000, but found '-1'"
    ),
    (
      "#AGG\n1 1 2\n1\n0\n0\n1 2\n1 0\n0 1\n",
      "line 5, column 1: function node 2 is a neighbour of "
        + "function node 1, but of another type"
    ),
  ]

  @Test(arguments: wrong)
  func `that is wrong is refused where it is`(_ text: String, _ complaint: String) throws {
    do {
      _ = try game(text, file: "x.agg")
      Issue.record("it was read")
    } catch { #expect(error.description == "x.agg, \(complaint)") }
  }

  @Test func `that needs too many counts is refused`() {
    let nodes = 20
    let players = 60
    let row = (0..<nodes).map(String.init).joined(separator: " ")
    let text =
      "#AGG\n\(players) \(nodes) 0\n" + String(repeating: "\(nodes) ", count: players) + "\n"
      + String(repeating: "\(row)\n", count: players)
      + String(repeating: "\(nodes) \(row)\n", count: nodes) + "0 1"
    #expect(flaw(text).contains("too many different counts"))
  }
}
