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
      "line 8, column 19: there is no decision 'atc'; did you mean 'act'?"
    ),
    (
      "let done = choose act by player\ngain done by player",
      "line 9, column 6: expected a number, but found a value of 'Colour'"
    ),
    (
      "let done = choose act by player\nnote totals 1",
      "line 9, column 6: there is no measure 'totals'; did you mean 'total'?"
    ),
    (
      "let done = choose act by player\nif done == rde { end }",
      "line 9, column 12: there is no value of 'Colour' 'rde'; did you mean 'red'?"
    ),
    (
      "let done = choose act by player\nlet more = 1",
      "line 9, column 5: nothing reads 'more'"
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
      "line 8, column 19: 'act' sees 0 things, but found 1"
    ),
  ])
  func `says what is wrong in a story`(_ story: String, _ expected: String) {
    let found = said(story: story)
    #expect(found.hasPrefix(expected) && found.isEmpty == expected.isEmpty, "\(found)")
  }

  @Test(arguments: [
    ("parameter a = 1 in 0...2 money \"A.\"", "line 5, column 11: nothing reads 'a'"),
    (
      "parameter a = 3 in 0...2 money \"A.\"",
      "line 5, column 15: expected a value in 0...2, but found 3"
    ),
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

  /// Everything that is said of a text, each line and sentence.
  private func all(_ text: String) -> [String] {
    complaints(text).map { String($0.split(separator: "\n")[0]) }
  }

  @Test func `does not hide mistakes elsewhere, and is not made about what follows from one`() {
    #expect(
      all(
        """
        mechanism x "x"
        role player "Plays."
        role crowd seats fife "Watches."
        set Colour = red, green
        let wrong = tow + 1
        let more = wrong * 2
        decision act by player = Color "What to do."
        decision paint by plyer = Colour "What to paint."
        measure total in 0...9 points "The total."
        story {
          let done = choose act by player
          let x = exq(1)
          if done == wrong { gain y by player }
          for k in 1...x { note totals k }
          note total done
          gain more by each crowd
          gain z by nobody
        }
        """
      ) == [
        "line 3, column 18: there is no value 'fife'",
        "line 5, column 13: there is no value 'tow'",
        "line 7, column 26: there is no set 'Color'; did you mean 'Colour'?",
        "line 8, column 19: there is no role 'plyer'; did you mean 'player'?",
        "line 12, column 11: there is no function 'exq'; did you mean 'exp'?",
        "line 13, column 27: there is no value 'y'; did you mean 'x'?",
        "line 14, column 25: there is no measure 'totals'; did you mean 'total'?",
        "line 17, column 8: there is no value 'z'; did you mean 'x'?",
        "line 17, column 13: there is no value 'nobody'",
      ])
  }

  @Test func `is made about what stands behind a broken requirement too`() {
    #expect(
      all(
        """
        mechanism x "x"
        parameter low = 3 in 0...9 money "The least."
        parameter high = 2 in 0...9 money "The greatest."
        parameter idle = 2 in 0...9 money "Nobody reads it."
        require low < high else "{low} is not less than {high}"
        role player "Plays."
        story { gain lowe by player }
        """
      ) == [
        "line 5, column 1: 3 is not less than 2",
        "line 7, column 14: there is no value 'lowe'; did you mean 'low'?",
      ])
    #expect(
      all(
        """
        mechanism x "x"
        parameter low = 3 in 0...9 money "The least."
        parameter idle = 2 in 0...9 money "Nobody reads it."
        require low < 3 else "too much"
        role player "Plays."
        story { gain low by player }
        """
      ) == ["line 3, column 11: nothing reads 'idle'", "line 4, column 1: too much"])
  }

  @Test(arguments: [
    ("paramter a = 1 in 0...2 money \"A.\"", "found 'paramter'; did you mean 'parameter'?"),
    ("story { gian 1 by player }", "found 'gian'; did you mean 'gain'?"),
    ("parameter a = 1 in 0...2 money \"A.\"\nstory {}", "nothing reads 'a'"),
    (
      "parameter a per Colour = 1, 3 in 0...2 money \"A.\"\nstory {}",
      "expected values in 0...2, but found 3"
    ),
    ("parameter a = c of b, d \"A.\"\nstory {}", "none of the names to choose from: b, d"),
    ("story { var a = 1  set a = 2 }", "nothing reads 'a'"),
    ("story { let a = chance \"rain\" 0.5 }", "nothing reads 'a'"),
    ("measure m in 0...1 points \"M.\"\nstory {}", "no part of the story notes this measure"),
    ("decision d by player = Colour \"D.\"\nstory {}", "no part of the story asks for 'd'"),
    ("story { let a: Colour = 3  if a == red { end } }", "expected a value of 'Colour', but found"),
    ("story { let a: Colour = blue  if a == red { end } }", "there is no value of 'Colour' 'blue'"),
    (
      "story { let a = chance \"rain\" 0.5  for k in 1...(if a then 1 else 2) { end } }",
      "how often a loop turns cannot depend on the episode"
    ),
    ("story { for i in 0.5...2 { end } }", ""),
    ("parameter a = 1 in 0...2 \"A.\"\nstory {}", "column 26: expected a unit before the line"),
    ("mechanism y \"y\"\nstory {}", "line 4, column 1: 'mechanism' must begin the first line"),
    ("require 1 = 2 else \"no\"\nstory {}", "column 11: expected '==' between two values"),
    ("require 1 == 2 else \"{kk}\"\nstory {}", "line 4, column 23: there is no value 'kk'"),
    ("require 1 == 1 else \"{kk}\"\nstory {}", "line 4, column 23: there is no value 'kk'"),
  ])
  func `is made about what would fail otherwise`(_ text: String, _ sentence: String) {
    let found = all("mechanism x \"x\"\nset Colour = red, green\nrole player \"P.\"\n" + text)
    #expect(
      found.isEmpty == sentence.isEmpty && (found.isEmpty || found[0].contains(sentence)),
      "\(found)")
  }

  @Test(arguments: [
    ("gian 1 by player\ngain 2 by player", "did you mean 'gain'?"),
    ("if 1 = 2 { gain 1 by player }\ngain 2 by player", "expected '=='"),
    ("if true { gain 1 by player } elif true { gain 2 by player }", "a story says 'else if'"),
    ("while true {\ngain 1 by player\n}\ngain 2 by player", "a story says 'for k in 1...5'"),
    ("let a = switch red { red = 1 green: 2 }\ngain 2 by player", "expected ':' after a case"),
    ("if true { gian 1 by player }\nif true { gain 2 by player }", "did you mean 'gain'?"),
  ])
  func `is one for one mistake in a block`(_ story: String, _ sentence: String) {
    let found = all(
      "mechanism x \"x\"\nrole player \"P.\"\nstory {\n\(story)\n}\nlet last = 1")
    #expect(found.count == 1 && found[0].contains(sentence), "\(found)")
  }

  @Test(arguments: [
    ("if true && true { gain 1 by player }", "column 9: found '&', which no story uses; say 'and'"),
    (
      "if false || true { gain 1 by player }", "column 10: found '|', which no story uses; say 'or'"
    ),
    ("if !false { gain 1 by player }", "column 4: found '!', which no story uses; say 'not'"),
    (
      "gain 2 \u{2212} 1 by player",
      "column 8: found the character U+2212, which no story uses; say '-'"
    ),
    ("gain 1\u{A0}by player", "column 7: found the character U+00A0, which no story uses"),
    (
      "let pric\u{435} = 1 gain pric\u{435} by player",
      "column 9: found the character U+0435 in a name, which has only letters from a to z"
    ),
    ("let \u{430}\u{431} = 1", "column 5: found the character U+0430 in a name"),
  ])
  func `names a sign or a letter that no story uses`(_ line: String, _ sentence: String) {
    let found = all("mechanism x \"x\"\nrole player \"P.\"\nstory {\n\(line)\n}")
    #expect(found.count == 1 && found[0].hasPrefix("line 4, \(sentence)"), "\(found)")
  }

  @Test(arguments: [
    ("  note gold 1", 8), ("  let red = 2", 7), ("  for k in Colours { gain 1 by player }", 12),
    ("  together k in players { gain 1 by k }", 17), ("  let a = choose act2 by player", 18),
  ])
  func `has its mark under the word`(_ line: String, _ column: Int) {
    let found = all(
      "mechanism x \"x\"\nrole player \"P.\"\nset Colour = red, green\nlet red = 1\nstory {\n\(line)\n}"
    )
    #expect(found.count == 1 && found[0].hasPrefix("line 6, column \(column): "), "\(found)")
  }

  @Test(arguments: [
    ("require 1 > 2 else \"no\"\nstory {}", "no"),
    ("story { gain 1 / 0 by player }", "division by zero (line 3, column 16)"),
    (
      "story { for k in 1...1000000000 { gain k by player } }",
      "a loop has at most 1000000 turns, but this one has 1000000000 (line 3, column 18)"
    ),
    (
      "story { for k in 0.5...2 { gain k by player } }",
      "a loop goes from one whole number to another, but found 0.5 and 2 (line 3, column 18)"
    ),
    (
      "role crowd seats 64 \"C.\"\nstory { for k in 1...2000 { gain k by each crowd } }",
      "the story is too large: it would need more than 100000 steps (line 4, column 29)"
    ),
  ])
  func `has a place where the parameters are wrong, unless the author wrote it`(
    _ text: String, _ sentence: String
  ) throws {
    let story = try StoryFile(Array("mechanism x \"x\"\nrole player \"P.\"\n\(text)".utf8))
    #expect(story.complaint == sentence)
  }

  /// A story in which two players see a card each, and then act.
  private func seen(_ handed: String, _ body: String = "") -> String {
    all(
      """
      mechanism x "x"
      set Card = ace, king
      role player seats 2 "P."
      role dealer "D."
      decision act by player = Card "What to do."
        sees card: Card
        sees other-card: Card
      decision tell by dealer = Card "What to tell."
      story {
        draw first-card: Card "a card"
        draw second-card: Card "another card"
        together i in player {
          let acted = choose act by i\(handed)
          if acted == ace { gain 1 by i }
          \(body)
        }
        let told = choose tell by dealer
        if told == ace { gain 1 by dealer }
      }
      """
    ).first ?? "nothing"
  }

  @Test(arguments: [
    (" seeing card = first-card, other-card = second-card", "nothing"),
    ("", "'act' sees 2 things (card, other-card), but found 0"),
    (" seeing card = first-card", "'act' sees 2 things (card, other-card), but found 1"),
    (" seeing first-card, second-card", "expected 'seeing card = ...', since several are seen"),
    (
      " seeing card = first-card, other-card = second-card, card = ace",
      "sees 2 things (card, other-card), but found 3"
    ),
    (" seeing card = first-card, car = second-card", "no thing seen at 'act' 'car'; did you mean"),
    (" seeing card = first-card, other-card = 1", "expected a value of 'Card', but found a number"),
  ])
  func `is made about what a choice is handed`(_ handed: String, _ sentence: String) {
    let found = seen(handed)
    #expect(found.hasSuffix(sentence) || found.contains(sentence), "\(found)")
  }

  @Test(arguments: [
    ("gain if acted[other(i)] == ace then 1 else 0 by i", "expected a list before '['"),
    ("gain if told == ace then 1 else 0 by i", "there is no value 'told'"),
    ("let heard = choose tell by dealer  if heard == ace { end }", "would learn of an 'end'"),
  ])
  func `is made about what a seat must not know`(_ body: String, _ sentence: String) {
    let found = seen(" seeing card = first-card, other-card = second-card", body)
    #expect(found.contains(sentence), "\(found)")
  }

  @Test func `is not made about a function in a block of simultaneous moves`() throws {
    let text = """
      mechanism x "x"
      set Card = ace, king
      role player "P."
      role dealer "D."
      decision act by player = Card "What to do."
        sees card: Card
      decision tell by dealer = Card "What to tell."
      function opposite(card: Card) = if card == ace then king else ace
      story {
        draw held: Card "a card"
        together {
          let acted = choose act by player seeing opposite(held)
          let told = choose tell by dealer
        }
        if acted == told { gain 1 by player }
      }
      """
    #expect(complaints(text) == [])
  }
}
