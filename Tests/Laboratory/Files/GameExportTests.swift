import Arena
import GameTheory
import Mechanisms
import Testing

@testable import Laboratory

@Suite struct `An exported game` {
  /// Two fresh and one shared role, odd labels, a dull move, a seat that never decides.
  private struct Odd: Mechanism {
    static let card = Card("odd", "A game with odd names.", source: "A test.")
    var weights = [0.9, 1 - 0.9]
    var payoff = 1e-7

    var roles: [Role] { [Role("big \"boss\"\\", seats: 2), Role("é"), Role("  ")] }
    var decisions: [Decision] {
      [
        Decision("move", actions: .named(["a  b", "a\tb", "ü", ""])),
        Decision("move", role: 1, actions: .named(["only"])),
      ]
    }
    var draws: [Draw] { [Draw("luck", .counted(weights.count))] }

    func play(_ episode: inout some Episode) {
      let first = episode.choose(0, by: 1)
      _ = episode.choose(1, by: 2)
      let draw = episode.chance(0, of: weights)
      episode.transfer(payoff, to: 0)
      episode.gain(Double(first) * 1e20, by: 1)
      episode.gain(Double(draw) * 0.3, by: 2)
    }
  }

  /// What is said where letters stand for others.
  private let replaced =
    "names are written in ASCII without quotes and backslashes, as all read them"

  private func text(_ mechanism: some Mechanism, _ format: GameFormat = .efg) throws -> String {
    try GameExport(try tree(mechanism), as: format, title: "a \"title\"").text
  }

  @Test func `is written in the part of the format that everybody reads`() throws {
    let lines = try text(Odd()).split(separator: "\n")
    let actions = #"{ "a b" "a b 2" "?" "action 4" }"#
    #expect(
      lines.prefix(5) == [
        #"EFG 2 R "a 'title'" { "big 'boss'/ 1" "big 'boss'/ 2" "?" "player 4" }"#,
        #"p "" 2 1 "move" \#(actions) 0"#,
        #"p "" 3 1 "move" { "only" } 0"#,
        #"c "" 1 "luck" { "1" 9/10 "2" 1/10 } 0"#,
        #"t "" 1 "leaf 1" { 0.0000001 0 0 0 }"#,
      ])
    #expect(lines.last == #"t "" 8 "leaf 8" { 0.0000001 300000000000000000000 0.3 0 }"#)
    #expect(try text(Odd()).utf8.allSatisfy { $0 == 10 || (32...126).contains($0) })
  }

  @Test func `is a table with the first player's strategies fastest and exact sums`() throws {
    let lines = try text(Odd(), .nfg).split(separator: "\n")
    #expect(lines[0].hasSuffix(#""player 4" } { 1 4 1 1 }"#))
    #expect(
      lines.dropFirst() == [
        "1/10000000 0 3/100 0", "1/10000000 100000000000000000000 3/100 0",
        "1/10000000 200000000000000000000 3/100 0", "1/10000000 300000000000000000000 3/100 0",
      ])
    let dilemma = try text(PrisonersDilemma(), .nfg).split(separator: "\n")
    #expect(dilemma.dropFirst() == ["3 3", "5 0", "0 5", "1 1"])
  }

  private func read(_ text: String) -> Double? {
    let terms = text.split(separator: "/").compactMap { Double($0) }
    return terms.count == 2 ? terms[0] / terms[1] : terms.first
  }

  private static let numbers: [(Double, String)] = [
    (0.0, "0"), (-0.0, "0"), (3, "3"), (-2.5, "-2.5"), (0.1, "0.1"), (1e15, "1000000000000000"),
    (1e16, "10000000000000000"), (1.5e17, "150000000000000000"), (-1e20, "-100000000000000000000"),
    (1.0 / 3, "1/3"), (-22.0 / 7, "-22/7"), (9999.0 / 10_000, "0.9999"),
    (1.0 / 10_001, "0.00009999000099990002"), (0.7853981633974483, "0.7853981633974483"),
    (1e21, "1e21"), (1.25e300, "1.25e300"), (1e-5, "0.00001"), (-1.5e-7, "-0.00000015"),
    (1e-21, "1e-21"), (.leastNonzeroMagnitude, "5e-324"), (0x1p53, "9007199254740992"),
  ]

  @Test(arguments: numbers)
  func `has numbers that every reader takes`(_ value: Double, _ text: String) {
    #expect(GameText.number(value) == text)
    #expect(read(text) == value)
  }

  @Test(arguments: 0..<500) func `has numbers that read back as they were`(_ seed: Int) throws {
    var dice = Dice(seed)
    let bits = UInt64(dice.below(1 << 31)) << 33 | UInt64(dice.below(1 << 31)) << 8
    let value = Double(bitPattern: bits)
    if !value.isFinite { return }
    let text = GameText.number(value)
    #expect(read(text) == value)
    #expect(!text.contains("+"))
  }

  private static let odds: [([Double], [String])] = [
    ([1.0, 1, 1], ["1/3", "1/3", "1/3"]), ([0.9, 0.09999999999999998], ["9/10", "1/10"]),
    ([0.3, 0.7], ["3/10", "7/10"]), ([2, 1], ["2/3", "1/3"]),
    ([1e-3, 1], ["1/1001", "1000/1001"]),
    ([0.1, 0.2, 0.7], ["1/10", "1/5", "7/10"]), ([7], ["1"]),
    ([1.0 / 3, 1 - 1.0 / 3], ["1/3", "2/3"]), ([1.0 / 7, 6.0 / 7], ["1/7", "6/7"]),
    ([0.123456789012, 0.876543210988], ["0.123456789012", "0.876543210988"]),
    ([1e-12, 0.999999999999], ["0.000000000001", "0.999999999999"]),
  ]

  @Test(arguments: odds)
  func `has probabilities that sum to exactly 1`(_ weights: [Double], _ texts: [String]) {
    let draw = ExactDraw(weights)
    #expect(draw.isExact)
    #expect(draw.probabilities.map { GameText.exact($0).text } == texts)
  }

  @Test(arguments: 0..<300) func `has probabilities near the weights`(_ seed: Int) {
    var dice = Dice(seed)
    let weights = (0...dice.below(6)).map { _ in
      Double(dice.below(1 << 30) + 1) * (seed % 3 == 0 ? 1e-9 : seed % 3 == 1 ? 1e-40 : 1)
    }
    let draw = ExactDraw(weights)
    #expect(draw.probabilities.reduce(.zero, +) == .one)
    #expect(draw.isExact == (seed % 3 != 1))
    let total = weights.reduce(0, +)
    for (weight, probability) in zip(weights, draw.probabilities) {
      #expect(probability.signum > 0)
      #expect((probability.double - weight / total).magnitude <= 6e-15)
    }
  }

  @Test func `says when probabilities are rounded or too long for some`() throws {
    var rounded = Odd()
    let most = Double.greatestFiniteMagnitude / 4
    rounded.weights = [1e-30, 1e30, most, most]
    let first = try GameExport(try tree(rounded), as: .efg, title: "")
    #expect(first.remarks.count == 2 && first.remarks[0] == replaced)
    #expect(first.remarks.last?.contains("rounded to multiples of 1e-15") == true)
    #expect(first.text.contains(#"{ "1" 0.000000000000001 "2" 0.000000000000001 "#))
    #expect(try tree(try game(first.text)).leaves == 16)
    var long = Odd()
    long.weights = [1, 3_000_000_019]
    let second = try GameExport(try tree(long), as: .efg, title: "")
    #expect(second.remarks.count == 2 && second.remarks[0] == replaced)
    #expect(second.remarks.last?.contains("OpenSpiel does not") == true)
    let table = try GameExport(try tree(rounded), as: .nfg, title: "")
    #expect(
      table.remarks == [
        "a table file that everybody reads names no strategies; their names are lost", replaced,
        "expected payoffs are sums of doubles, and may be off by their rounding",
      ])
  }

  @Test func `must be finite and not too large`() throws {
    var endless = Odd()
    endless.payoff = .infinity
    let infinite = try tree(endless)
    for format in GameFormat.allCases {
      #expect(throws: StudyError("a payoff of the game is inf, which no file can hold")) {
        try GameExport(infinite, as: format, title: "")
      }
    }
    let claims = try tree(TravelersDilemma())
    #expect(throws: StudyError.self) { try GameExport(claims, as: .nfg, title: "", budget: 100) }
    let absentminded = try game(
      #"EFG 2 R "" { "A" } p "" 1 1 "" { "l" "r" } 0 t "" 0 p "" 1 1 0 t "" 0 t "" 0"#)
    #expect(throws: StudyError.self) {
      try GameExport(try tree(absentminded), as: .nfg, title: "")
    }
    #expect(try GameExport(try tree(absentminded), as: .efg, title: "").remarks == [])
  }

  private let named = """
    EFG 2 R "t" { "A" "B" }
    "A comment."
    c "root" 3 "deal" { "high" 1/2 "low" 1/2 } 0
    p "left" 1 4 "hand" { "bet" "fold" } 0
    t "won" 7 "win" { 1 -1 }
    c "again" 3 0
    t "" 7 "win" { 1 -1 }
    t "" 2 "" { 0 0 }
    p "right" 2 4 "hand" { "bet" } 0
    t "" 2

    """

  @Test func `of a file keeps its words`() throws {
    let file = try game(named)
    let export = try GameExport(try tree(file), as: .efg, title: "t", of: file)
    #expect(
      export.text == """
        EFG 2 R "t" { "A" "B" }
        "A comment."
        c "root" 1 "deal" { "high" 1/2 "low" 1/2 } 0
        p "left" 1 1 "hand" { "bet" "fold" } 0
        t "won" 1 "win" { 1 -1 }
        c "again" 1 "deal" { "high" 1/2 "low" 1/2 } 0
        t "" 1 "win" { 1 -1 }
        t "" 2 "leaf 3" { 0 0 }
        p "right" 2 1 "hand" { "bet" } 0
        t "" 2 "leaf 3" { 0 0 }

        """)
    #expect(export.remarks == [])
    let again = try game(export.text)
    #expect(
      try GameExport(try tree(again), as: .efg, title: "t", of: again).text == export.text)
  }

  @Test func `of a table keeps its comment and the names of its outcomes`() throws {
    let table = try game(
      #"NFG 1 R "" { "A" "B" } { 2 2 } "é?" { { "peace" 1 1 } { "war" 0 0 } } 1 2 2 0"#)
    let export = try GameExport(try tree(table), as: .efg, title: "", of: table)
    #expect(
      export.text.split(separator: "\n").filter { $0.hasPrefix("t") } == [
        #"t "" 1 "peace" { 1 1 }"#, #"t "" 2 "war" { 0 0 }"#, #"t "" 2 "war" { 0 0 }"#,
        #"t "" 3 "leaf 4" { 0 0 }"#,
      ])
    #expect(export.text.contains("\n\"??\"\n"))
    #expect(export.remarks == [replaced])
  }

  @Test func `of a file says what it cannot keep`() throws {
    let inner = try game(
      #"EFG 2 R "" { "A" } c "" 1 "" { "a" 1 "b" 0 } 1 "entry" { 1 } t "x" 2 "o" { 2 } t "y" 0"#)
    let export = try GameExport(try tree(inner), as: .efg, title: "", of: inner)
    #expect(export.text.hasSuffix("t \"x\" 1 \"o\" { 3 }\n"))
    #expect(
      export.remarks == [
        "what inner nodes pay is written at the leaves below them, without the names of their "
          + "outcomes", "moves of nature of probability 0 are left out",
      ])
  }

  @Test func `of a file as a table keeps its comment and the names of its strategies`() throws {
    let file = try game(named)
    let table = try GameExport(try tree(file), as: .nfg, title: "t", of: file)
    #expect(
      table.text == """
        NFG 1 R "t" { "A" "B" }
        { { "bet" "fold" } { "bet" } }
        "A comment."

        1/2 -1/2
        1/4 -1/4

        """)
    let kept =
      "the names of strategies and the comment are kept, which Gambit reads and OpenSpiel does not"
    #expect(table.remarks == [kept])
    let again = try game(table.text)
    let export = try GameExport(try tree(again), as: .nfg, title: "t", of: again)
    #expect(
      export.text
        == table.text.replacing("1/2 -1/2", with: "0.5 -0.5")
        .replacing("1/4 -1/4", with: "0.25 -0.25"))
    #expect(export.remarks == [kept])
  }

  @Test func `has the format that is asked for`() throws {
    #expect(try GameFormat(named: "nfg") == .nfg)
    #expect(
      throws: StudyError("the format must be efg or nfg, but found 'enfg'; did you mean 'efg'?")
    ) { try GameFormat(named: "enfg") }
  }
}
