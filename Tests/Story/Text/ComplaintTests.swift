import Testing

@testable import Story

@Suite struct `A complaint about a story` {
  @Test func `has line and column, and the line with a mark`() {
    #expect(
      complaints("mechanism x \"y\"\nstory { gain 1 to }") == [
        "line 2, column 16: expected 'by' and who gains, but found 'to'\n  story { gain 1 to }\n"
          + "                 ^"
      ])
  }

  @Test func `does not hide the next one`() {
    let found = complaints(
      "mechanism x \"y\"\nparameter a = in 0...1 money \"A.\"\nstory {\n  gain by i\n  note\n}")
    #expect(found.count == 3)
  }

  @Test(arguments: storyNames)
  func `is not made about a story that makes sense`(_ name: String) throws {
    _ = try twin(name)
  }

  /// A story of one player, with something in place of its single move or its declarations.
  private func said(
    story: String = "let done = choose act by player", declaring more: String = ""
  ) -> String {
    complaints(
      """
      mechanism x "A player acts."
      role player "Acts."
      set Colour = red, green
      decision act by player = Colour "What to do."
      \(more)
      measure total in 0...10 points "The total."
      story {
      \(story)
      if done == red { note total 1 }
      }
      """
    ).joined(separator: "\n").split(separator: "\n").first.map { String($0) } ?? ""
  }

  @Test(arguments: [
    (
      "let done = choose act by plyer",
      "line 8, column 26: there is no value 'plyer'; did you mean 'player'?"
    ),
    (
      "let done = choose atc by player",
      "line 8, column 1: there is no decision 'atc'; did you mean 'act'?"
    ),
    (
      "let done = choose act by player\ngain done by player",
      "line 9, column 6: expected a number, but found a value of 'Colour'"
    ),
    (
      "let done = choose act by player\nnote totals 1",
      "line 9, column 1: there is no measure 'totals'; did you mean 'total'?"
    ),
    (
      "let done = choose act by player\nif done == rde { end }",
      "line 9, column 12: there is no value of 'Colour' 'rde'; did you mean 'red'?"
    ),
    (
      "let done = choose act by player\nlet more = 1",
      "line 9, column 1: nothing reads 'more'"
    ),
    (
      "let red = 1\nlet done = choose act by player\ngain red by player",
      ""
    ),
    (
      "together {\nlet done = choose act by player\nif done == red { end }\n}",
      "line 10, column 4: 'done' is known only after the block of simultaneous moves"
    ),
    (
      "var sum = 0\ntogether i in player {\nset sum = 1\nlet done = choose act by i\n}",
      "line 10, column 1: the others would learn of a change to 'sum' in this block"
    ),
    (
      "let done = choose act by player seeing red",
      "line 8, column 1: 'act' sees 0 things, but found 1"
    ),
  ])
  func `says what is wrong in a story`(_ story: String, _ expected: String) {
    let found = said(story: story)
    #expect(found.hasPrefix(expected) && found.isEmpty == expected.isEmpty, "\(found)")
  }

  @Test(arguments: [
    ("parameter a = 1 in 0...2 money \"A.\"", "line 5, column 11: nothing reads 'a'"),
    ("parameter a = 3 in 0...2 money \"A.\"", "line 5, column 15: the value is outside its range"),
    ("set Colour = blue", "line 5, column 5: 'Colour' has a meaning already; choose another name"),
    ("set B = b, b", "line 5, column 12: a second member 'b'"),
    (
      "measure m in 0...1 points \"M.\"",
      "line 5, column 9: no part of the story notes this measure"
    ),
    (
      "decision other-act by player = a, b \"B.\"",
      "line 5, column 10: no part of the story asks for 'other-act'"
    ),
    ("function f(x: number) = f(x)", ""),
    ("goal tottal", "line 5, column 6: there is no measure 'tottal'; did you mean 'total'?"),
    (
      "let high-low = 1\nlet n = high-lov",
      "line 6, column 9: there is no value 'high-lov'; did you mean 'high-low'?"
    ),
    ("let n = 123456789012345678", "line 5, column 9: expected a number of at most 15 digits"),
    ("let n = \"a\nb\"", "line 5, column 9: expected a closing quote on the line"),
  ])
  func `says what is wrong in a declaration`(_ declaration: String, _ expected: String) {
    let found = said(declaring: declaration)
    #expect(found.hasPrefix(expected) && found.isEmpty == expected.isEmpty, "\(found)")
  }
}
