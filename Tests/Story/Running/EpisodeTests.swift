import Arena
import Testing

@testable import Story

@Suite struct `An episode of a story` {
  private func game(_ text: String) throws -> Game {
    try #require(try StoryFile(Array(("mechanism x \"x\"\n" + text).utf8)).game(repeated: nil))
  }

  private func told(_ text: String, _ actions: [Int]) throws -> Transcript {
    var next = 0
    return try game(text).narrate(
      drawing: { $0.firstIndex { $0 > 0 } ?? 0 },
      choosing: { _, _ in
        next += 1
        return actions[next - 1]
      })
  }

  private let digits = """
    role player "Plays."
    grid digits from 0 to 3 step 1 else "no digits"
    decision say by player = digits "A digit."

    """

  @Test func `fails where it divides by zero, and says where`() throws {
    let text = digits + "story { let said = choose say by player  gain 6 / said by player }"
    #expect(try told(text, [2]).payoff(of: 0) == 3)
    #expect(try told(text, [0]).failure?.reason == "x.story, line 5: division by zero (said = 0)")
    #expect(try game(text).explore(budget: 10).obstacle != nil)
    let file = try StoryFile(Array(("mechanism x \"x\"\n" + text).utf8), path: "my/y.story")
    #expect(
      file.game(repeated: nil)?.explore(budget: 10).obstacle
        == "the story fails: my/y.story, line 5: division by zero (said = 0)")
  }

  @Test(arguments: [
    ("gain exp(300 * said) by player", "what is gained must be a finite number"),
    ("transfer exp(300 * said) to player", "what is paid must be a finite number"),
    ("gain exp(300 * said) - exp(300 * said) by player", "what is gained must be a finite number"),
    ("note size exp(300 * said)", "what is noted must be a finite number"),
    (
      "draw side: Side \"the side\" from { left: exp(300 * said), right: 1 } "
        + "if side == left { gain 1 by player }",
      "a weight of 'the side' must be 0 or more"
    ),
  ])
  func `fails where a number has no bound, or is none`(_ statement: String, _ fault: String) throws
  {
    let text =
      "set Side = left: \"L.\", right: \"R.\"\nmeasure size in 0...1e22 metres \"S.\"\n" + digits
      + "story { note size 1 let said = choose say by player\n\(statement) }"
    #expect(try told(text, [2]).failure == nil)
    let reason = try #require(try told(text, [3]).failure?.reason)
    #expect(reason.hasPrefix("x.story, line 8: "))
    #expect(reason.contains(fault) && reason.hasSuffix("(said = 3)"))
  }

  @Test func `complains of parameters that lead to no finite number`() throws {
    let story = try StoryFile(
      Array("mechanism x \"x\"\nrole a \"A.\"\nstory { gain exp(1000) by a }".utf8))
    #expect(
      story.complaint == "what is gained must be a finite number, but is inf (line 3, column 9)")
    let drawn = try StoryFile(
      Array(
        ("mechanism x \"x\"\nset Side = left: \"L.\", right: \"R.\"\nrole a \"A.\"\n"
          + "story { draw side: Side \"the side\" from { left: exp(1000), right: 1 }\n"
          + "if side == left { gain 1 by a } }").utf8))
    #expect(
      drawn.complaint
        == "'the side': the sum of the weights must be a finite number (line 4, column 9)")
  }

  @Test func `divides whole numbers as Swift does`() throws {
    let text =
      digits + "story { let said = choose say by player\n"
      + "gain (2 - 5 * said) div (said - 2) + 100 * ((2 - 5 * said) mod (said - 2)) by player }"
    for said in [0, 1, 3] {
      let (x, y) = (2 - 5 * said, said - 2)
      #expect(try told(text, [said]).payoff(of: 0) == Double(x / y + 100 * (x % y)))
    }
    #expect(
      try told(text, [2]).failure?.reason == "x.story, line 6: division by zero (said = 2)")
  }

  @Test func `fails where a side of a division of whole numbers is none`() throws {
    let text = digits + "story { let said = choose say by player\ngain 7 mod (said / 2) by player }"
    #expect(try told(text, [2]).payoff(of: 0) == 0)
    #expect(
      try told(text, [3]).failure?.reason
        == "x.story, line 6: a side of 'div' or 'mod' must be a whole number, but is 1.5 (said = 3)"
    )
  }

  @Test func `fails where a weight is negative, or none is positive`() throws {
    let text =
      digits + """
        set Side = left, right
        story {
          let said = choose say by player
          draw side: Side "a side" from { left: said * (2 - said), right: 0 }
          if side == left { gain 1 by player }
        }
        """
    #expect(try told(text, [1]).payoff(of: 0) == 1)
    #expect(
      try told(text, [2]).failure?.reason
        == "x.story, line 8: one weight of 'a side' must be above 0 (said = 2)")
    #expect(
      try told(text, [3]).failure?.reason
        == "x.story, line 8: a weight of 'a side' must be 0 or more, but is -3 (said = 3)")
  }

  @Test func `fails where a probability is none`() throws {
    let text =
      digits + "story { let said = choose say by player\n"
      + "let rains = chance \"rain\" said / 2\nif rains { gain 1 by player } }"
    #expect(try told(text, [1]).payoff(of: 0) == 1)
    #expect(
      try told(text, [3]).failure?.reason
        == "x.story, line 6: the probability 'rain' must be in 0...1, but is 1.5 (said = 3)")
  }

  @Test func `fails where somebody sees what its decision excepts`() throws {
    let text = """
      role player "Plays."
      set Card = ace, king, joker
      decision bet by player = pass, raise "A bet."
        sees card: Card except king
      story {
        draw held: Card "the card"
        let made = choose bet by player seeing held
        if made == raise { gain 1 by player }
      }
      """
    var outcome = 0
    let game = try game(text)
    func told() -> Transcript {
      game.narrate(drawing: { _ in outcome }, choosing: { turn, _ in turn.infoset })
    }
    #expect(told().payoff(of: 0) == 0)
    outcome = 1
    #expect(
      told().failure?.reason
        == "x.story, line 8: 'card' must be something that 'bet' sees, but is king (held = king)")
    outcome = 2
    #expect(told().payoff(of: 0) == 1)
  }

  @Test func `keeps what a name was bound to, whatever becomes of the variable`() throws {
    let text =
      digits + """
        story {
          var sum = 1
          let before = sum
          for turn in 1...3 {
            let said = choose say by player
            set sum = sum * 10 + said
            gain 1000 * turn by player
          }
          gain sum + before * 0.5 by player
        }
        """
    let gains: Double = 6000 + 1312 + 0.5
    #expect(try told(text, [3, 1, 2]).payoff(of: 0) == gains)
  }

  @Test func `goes on behind a part that has ended, and ends where the story does`() throws {
    let text =
      digits + """
        part pay(said: digits) {
          gain 1 by player
          if said == 0 { end }
          gain 10 by player
        }
        story {
          let said = choose say by player
          pay(said)
          gain 100 by player
          if said == 1 { end }
          gain 1000 by player
        }
        """
    #expect(try (0..<3).map { try told(text, [$0]).payoff(of: 0) } == [1101, 111, 1111])
  }

  @Test func `numbers what is seen with the last thing fastest`() throws {
    let text = """
      role player "Plays."
      set Left = a, b
      set Right = x, y, z
      decision act by player = stay, go "What to do."
        sees left: Left
        sees right: Right?
        wishes if left == b and right == none then go else stay
      story {
        draw left: Left "left"
        draw seen: Right "right"
        var right: Right? = seen
        if seen == y { set right = none }
        let done = choose act by player seeing right = right, left = left
        if done == go { gain 1 by player }
      }
      """
    let game = try game(text)
    var seen: [Int] = []
    var wishes: [Int?] = []
    for first in 0..<2 {
      for second in 0..<3 {
        _ = game.narrate(
          drawing: { $0.count == 2 ? first : second },
          choosing: { turn, _ in
            seen.append(turn.infoset)
            wishes.append(turn.wish)
            return 0
          })
      }
    }
    #expect(seen == [0, 3, 2, 4, 7, 6])
    #expect(wishes == [0, 0, 0, 0, 1, 0])
  }

  @Test func `has the rounds that the text says`() throws {
    let text =
      digits + """
        parameter length = 3 in whole 1...9 rounds "How many rounds."
        lasts length rounds
        hides play
        story {
          for round in 1...length {
            let said = choose say by player
            gain said by player
            if round < length { end round }
          }
        }
        """
    let game = try game(text)
    #expect(game.shape.expectedRounds == 3 && game.shape.hidesPlay)
    let ends = try told(text, [1, 1, 1]).events.filter { $0 == .roundEnd }
    #expect(ends.count == 2)
    #expect(
      complaints("mechanism x \"x\"\nrole player \"P.\"\nstory { end round }").joined().contains(
        "lasts 3 rounds"))
  }

  @Test func `draws by weights that the episode decides`() throws {
    let text =
      digits + """
        set Side = left, right
        story {
          let said = choose say by player
          draw side: Side "a side" from { right: 3 - said, left: said }
          if side == left { gain 1 by player }
        }
        """
    let tree = try #require(try game(text).explore(budget: 100).tree)
    let draws = tree.outcomes.map { [Double($0.label), $0.weight, $0.total] }
    let expected: [[Double]] = [
      [1, 3, 3], [0, 1, 3], [1, 2, 3], [0, 2, 3], [1, 1, 3], [0, 3, 3],
    ]
    #expect(draws == expected)
  }

  @Test func `finds the point of a grid at a number`() throws {
    let text =
      digits + """
        grid tenths from 0.1 to 0.7 step 0.1 else "no tenths"
        let third = tenths(0.3)
        story {
          let said = choose say by player
          let found = tenths(0.1 + said * 0.1 * said)
          gain index(found) + 10 * index(third) by player
        }
        """
    #expect(try told(text, [1]).payoff(of: 0) == 21)
    #expect(try told(text, [2]).payoff(of: 0) == 24)
    #expect(
      try told(text, [3]).failure?.reason
        == "x.story, line 9: a point of 'tenths' must be in it, but is 1 (said = 3)")
  }

  @Test func `takes no logarithm of what is not above 0`() throws {
    let text =
      digits + """
        story {
          let said = choose say by player
          gain log(said) + exp(said) + power(said - 1, 2) by player
        }
        """
    let expected = Portable.log(2) + Portable.exp(2) + Portable.pow(1, 2)
    #expect(try told(text, [2]).payoff(of: 0) == expected)
    #expect(
      try told(text, [0]).failure?.reason
        == "x.story, line 7: what 'log' takes must be above 0, but is 0 (said = 0)")
  }

  @Test func `tells how a choice came out`() throws {
    let text =
      digits + """
        story {
          let said = choose say by player
          slip say to digits(3 - said) by player
        }
        """
    #expect(try told(text, [1]).events.contains(.slip(decision: 0, action: 2, seat: 0)))
  }
}
