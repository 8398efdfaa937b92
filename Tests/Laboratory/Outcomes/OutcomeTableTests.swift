import Foundation
import GameTheory
import StudySupport
import Testing

@testable import Laboratory

@Suite struct `A table of outcomes` {
  private func table(_ text: String, _ change: (inout OutcomeTable.Options) -> Void = { _ in })
    throws -> OutcomeTable
  {
    var options = OutcomeTable.Options()
    change(&options)
    return try OutcomeTable(Array(text.utf8), file: "t.csv", options)
  }

  private func complaint(_ text: String, _ change: (inout OutcomeTable.Options) -> Void = { _ in })
    -> String
  {
    do {
      _ = try table(text, change)
      return "nothing"
    } catch { return "\(error)" }
  }

  private let plain = "row,column,payoff\na,a,3\na,b,0\nb,a,5\nb,b,1\n"

  @Test func `reads one payoff a row as a symmetric game`() throws {
    let game = try #require(try table(plain).games.first)
    #expect(game.isSymmetric && game.rows == ["a", "b"] && game.columns == game.rows)
    #expect(game.payoffs.map { $0.map { $0?.mean } } == [[3, 0], [5, 1]])
    #expect(game.scores.map { $0?.mean } == [1.5, 3] && game.runs == 1...1)
    #expect(game.table?.isSymmetric == true)
  }

  @Test(arguments: [
    "\u{FEFF}Row; COLUMN ;pay_off\r\n\"a\";a;3\r\n a ;\"b\";0\r\nb;a;5\r\n\r\nb;b;1",
    "strategy\topponent\tscore\ra\ta\t3.0\rb\ta\t5\ra\tb\t0e3\rb\tb\t+1\r",
    "agent 1|agent-2|payoff.1|else\na|a|3|x\na|b|0|\nb|a|5|,\nb|b|1|;\n\n",
    "\"payoff\",\"row\",\"column\"\n3,a,a\n0,a,\"b\"\n5,\"b\",\"a\"\n\"1\",b,b\n",
  ])
  func `reads every way to write it`(_ text: String) throws {
    let (found, expected) = (try table(text), try table(plain))
    let readings = try (found.games + expected.games).map {
      try OutcomeReading($0, executor: Executor(threads: 1))
    }
    #expect(readings.count == 2 && readings[0] == readings[1])
  }

  @Test func `says the same in any order of rows and of columns`() throws {
    let rows = plain.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    let other =
      "payoff,column,row\n" + rows.reversed().map { "\($0[2]),\($0[1]),\($0[0])\n" }.joined()
    let readings = try [plain, other].map {
      try OutcomeReading(try #require(try table($0).games.first), executor: Executor(threads: 1))
    }
    #expect(readings[0].json == readings[1].json)
  }

  @Test func `takes pairs that are written once for both orders`() throws {
    let game = try #require(
      try table("row,column,payoff,column payoff\na,a,3,3\na,b,0,5\nb,b,1,1\n").games.first)
    #expect(game.isSymmetric && game.missingPairs.isEmpty)
    #expect(game.payoffs.map { $0.map { $0?.mean } } == [[3, 0], [5, 1]])
  }

  @Test func `tells two roles from mirror images`() throws {
    let text = "row,column,payoff,payoff 2\na,a,3,2\na,b,0,5\nb,a,4,0\nb,b,1,1\n"
    let game = try #require(try table(text).games.first)
    #expect(!game.isSymmetric && game.notes.count == 1)
    #expect(game.columnPayoffs.map { $0.map { $0?.mean } } == [[2, 5], [0, 1]])
    let pooled = try #require(try table(text) { $0.isSymmetric = true }.games.first)
    #expect(pooled.isSymmetric)
    #expect(pooled.payoffs.map { $0.map { $0?.mean } } == [[2.5, 0], [4.5, 1]])
    let roles = "row,column,payoff,payoff 2\nx,a,1,2\ny,a,0,5\n"
    #expect(try table(roles).games.first?.isSymmetric == false)
    #expect(
      complaint("row,column,payoff\nx,a,1\ny,a,0\n")
        == "t.csv: no strategy of the column 'row' is in 'column' too, so the game has two roles, and needs "
        + "a column 'column payoff'")
  }

  @Test func `takes runs for replicates`() throws {
    let text =
      "row,column,run,payoff\n" + (1...4).map { "a,a,\($0),\($0)\na,b,\($0),\(2 * $0)\n" }.joined()
      + (1...4).reversed().map { "b,a,\($0),1\nb,b,\($0),0\n" }.joined()
    let game = try #require(try table(text).games.first)
    #expect(game.payoffs[0][1] == Estimate([2, 4, 6, 8]))
    #expect(game.scores[0] == Estimate([1.5, 3, 4.5, 6]) && !game.isUneven)
    #expect(game.runs == 4...4)
    let uneven = try #require(try table(text.replacing("a,b,2,4\n", with: "")).games.first)
    #expect(uneven.isUneven && uneven.scores[0]?.halfWidth == nil && uneven.scores[1]?.count == 4)
  }

  @Test func `counts matches without a name for the run in their order`() throws {
    let game = try #require(try table(plain + "a,b,2\nb,a,4\na,a,3\nb,b,1\n").games.first)
    #expect(game.payoffs[0][1] == Estimate([0, 2]) && game.payoffs[1][0] == Estimate([5, 4]))
  }

  @Test func `has both seats of a match of a strategy with itself`() throws {
    let game = try #require(
      try table("row,column,payoff,run\na,a,3,1\na,a,2,1\n").games.first)
    #expect(game.payoffs[0][0] == Estimate([2.5]))
  }

  @Test func `names pairs that never met, and says nothing that needs them`() throws {
    let text = plain.replacing("a,b,0\n", with: "")
    let game = try #require(try table(text).games.first)
    let reading = try OutcomeReading(game, executor: Executor(threads: 1))
    #expect(reading.missingPairs.map { [$0.row, $0.column] } == [["a", "b"]])
    #expect(reading.rows.map(\.rank) == [nil, 1] && reading.rating == nil)
    #expect(reading.equilibria == nil && reading.leaveOneOut.isEmpty)
  }

  @Test func `does without matches of strategies with themselves`() throws {
    let text = "row,column,payoff\na,b,0\nb,a,5\na,c,1\nc,a,2\nb,c,1\nc,b,1\n"
    let reading = try OutcomeReading(
      try #require(try table(text).games.first), executor: Executor(threads: 1))
    #expect(reading.rows.map { $0.score?.mean } == [0.5, 3, 1.5])
    #expect(reading.missingPairs.isEmpty && reading.replicator == nil)
    #expect(reading.notes.contains { $0.hasPrefix("No strategy meets itself") })
  }

  @Test func `makes up no number for a cell without one`() throws {
    for word in ["", "NA", "nan", "-inf", "Infinity", "-"] {
      let text = plain + "a,a,\(word)\n"
      let found = word.isEmpty ? "nothing" : "'\(word)'"
      #expect(
        complaint(text)
          == "t.csv, line 6, column 5: expected a number for the payoff, but found \(found); --missing "
          + "counts such matches as missing")
      let game = try #require(try table(text) { $0.allowsMissing = true }.games.first)
      #expect(game.payoffs[0][0] == Estimate([3]))
      #expect(game.missingCells.map(\.count) == [1])
    }
    #expect(complaint(plain + "a,a,1e999\n").hasSuffix("but found '1e999'"))
    #expect(complaint(plain + "a,a,0x10\n").hasSuffix("but found '0x10'"))
    #expect(
      complaint(plain.replacing(",", with: ";") + "a;a;1,5\n").hasSuffix(
        "but found '1,5'; decimals are written with a point"))
  }

  @Test func `counts neither half of a match that lacks one`() throws {
    let text = "row,column,run,payoff,column payoff\nA,B,1,2,3\nA,B,2,NaN,9\nA,A,1,0,0\nB,B,1,0,0"
    let game = try #require(try table(text) { $0.allowsMissing = true }.games.first)
    #expect(game.payoffs[1][0]?.mean == 3)
    #expect(game.missingCells.map(\.count) == [1])
  }

  @Test func `takes a line with both payoffs for a match, in whichever order`() throws {
    let text =
      "row,column,payoff,column payoff\nA,B,0,1\nA,B,0,1\nA,B,0,1\nB,A,1,4\nA,A,0,0\nB,B,0,0"
    let game = try #require(try table(text) { $0.isSymmetric = true }.games.first)
    #expect(game.payoffs[0][1]?.mean == 1)
  }

  @Test func `keeps games apart`() throws {
    let text = "game,row,column,payoff\nq,a,a,1\np,b,b,2\nq,a,a,3\n"
    #expect(try table(text).games.map(\.name) == ["p", "q"])
    #expect(try table(text).games[1].payoffs[0][0] == Estimate([1, 3]))
  }

  private static let faults: [(text: String, sentence: String)] = [
    ("", "t.csv is empty; expected a header and a row for each match"),
    ("row,column,payoff\n", "t.csv has a header and no row; expected a row for each match"),
    (
      "row,column,pyoff\na,a,1\n",
      "t.csv, line 1, column 1: expected a column 'payoff', but found 'row', 'column', 'pyoff'; --payoff "
        + "HEADING names it; did you mean 'pyoff'?"
    ),
    (
      "row,column,payoff,score\na,a,1,2\n", "nothing"
    ),
    (
      "row,column,score,reward\na,a,1,2\n",
      "t.csv, line 1, column 1: 'score' and 'reward' can both be the column 'payoff'; say which with "
        + "--payoff"
    ),
    (
      "row,column,payoff\na,é,1\na,b\n",
      "t.csv, line 3, column 1: expected 3 fields as in the header, but found 2"
    ),
    (
      "row,column,payoff\né,,1\n",
      "t.csv, line 2, column 3: expected the name of a column, but found nothing"
    ),
    (
      "row,column,payoff\na,\"b,1\n",
      "t.csv, line 2, column 3: the quote that begins here is not closed"
    ),
    (
      "row,column,payoff\na,\"b\"c,1\n",
      "t.csv, line 2, column 6: expected the end of the field after its closing quote; a quote inside "
        + "quotes is written twice"
    ),
    (
      "row,column,run,payoff\na,b,x,1\nb,a,x,2\na,b,x,1\n",
      "t.csv, line 4, column 1: 'a' against 'b' in run 'x' is there already, at line 2, column 1"
    ),
  ]

  @Test(arguments: faults)
  func `says what is wrong and where`(_ text: String, _ sentence: String) {
    #expect(complaint(text) == sentence)
  }

  @Test func `names the heading that is nearest`() {
    #expect(
      complaint(plain) { $0.headings[.payoff] = "pay" }
        == "t.csv, line 1, column 1: there is no column 'pay'; did you mean 'payoff'?")
    #expect(
      complaint(plain) { $0.headings = [.row: "row", .column: "row"] }
        == "t.csv, line 1, column 1: 'row' cannot be both row and column")
  }

  @Test func `of other bytes than UTF-8 is refused at its place`() {
    func complaint(_ bytes: [UInt8]) -> String {
      do {
        _ = try OutcomeTable(bytes, file: "t.csv")
        return "nothing"
      } catch { return "\(error)" }
    }
    let begun = Array("row,column,payoff\nä,".utf8)
    #expect(
      complaint(begun + [0xFF, 0x2C, 0x31])
        == "t.csv, line 2, column 3: expected text in UTF-8, but found a byte that is none")
    #expect(complaint([0xFF, 0xFE, 0x72, 0x00]) == "t.csv is text in UTF-16; expected UTF-8")
  }

  @Test func `is bounded`() {
    let names = (0...OutcomeTable.mostStrategies).map { "s\($0),s\($0),1\n" }.joined()
    #expect(
      complaint("row,column,payoff\n" + names)
        == "t.csv, line 502, column 1: expected at most 500 strategies in a game, but 's500' is one more"
    )
    let games = (0...OutcomeTable.mostGames).map { "g\($0),a,a,1\n" }.joined()
    #expect(complaint("game,row,column,payoff\n" + games).contains("expected at most 200 games"))
    let long = String(repeating: "x", count: 300)
    #expect(complaint("row,column,payoff\n\(long),a,1\n").contains("a name of at most 200 bytes"))
  }

  /// Whatever is cut off, doubled or overwritten, there is a table or a sentence.
  @Test(arguments: 0..<300)
  func `survives mutilation`(_ seed: Int) {
    var bytes = Array(
      "\u{FEFF}game,row,column,payoff,run\ng,\"a \"\"b\"\"\",c,1.5,1\r\ng,c,c,-2e3,1\n".utf8)
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0...draw(4) {
      let place = draw(bytes.count)
      switch draw(3) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(bytes[draw(bytes.count)], at: place)
      default: bytes[place] = UInt8(draw(256))
      }
    }
    do {
      _ = try OutcomeTable(bytes, file: "t.csv")
    } catch { #expect(!"\(error)".contains("\n")) }
  }
}
