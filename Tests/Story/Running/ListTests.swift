import Arena
import Testing

@testable import Story

@Suite struct `A list in a story` {
  /// An episode of a player who takes the given digits, one after the other.
  private func told(_ declarations: String, _ story: String, _ digits: [Int]) throws -> Transcript {
    let text = """
      mechanism x "A player says digits."
      role player "Plays."
      grid digits from 0 to 9 step 1 else "no digits"
      set Good = tea, salt, coal
      decision say by player = digits "A digit."
      decision name by player = Good "A good."
      \(declarations)
      story {
      \(story)
      }
      """
    var next = 0
    let game = try #require(try StoryFile(Array(text.utf8)).game(repeated: nil))
    return game.narrate(
      drawing: { _ in 0 },
      choosing: { _, _ in
        next += 1
        return digits[next - 1]
      })
  }

  @Test func `changes an entry at a time, by a member that the episode knows`() throws {
    let story = """
      var stock: number per Good = 1
      let start = stock
      for turn in 1...3 {
        let named = choose name by player
        let said = choose say by player
        set stock[named] = stock[named] * 10 + said
      }
      gain stock[tea] + 1e4 * stock[salt] + 1e8 * stock[coal] by player
      gain sum(start) * 1e12 by player
      """
    let transcript = try told("", story, [1, 5, 0, 7, 1, 3])
    #expect(transcript.payoff(of: 0) == 17 + 1e4 * 153 + 1e8 + 3e12)
  }

  @Test func `is reversed by whole numbers`() throws {
    let story = """
      var seen: number per 2...4 = 0
      let named = choose name by player
      for k in 2...4 {
        let said = choose say by player
        set seen[k] = said
      }
      let turned = for k in 2...4: seen[6 - k]
      set seen = turned
      gain seen[2] * 100 + seen[3] * 10 + seen[4] by player
      set seen = for k in 2...4: 2 * seen[6 - k]
      gain 1e3 * (seen[2] * 100 + seen[3] * 10 + seen[4]) by player
      gain 0 * index(named) by player
      """
    #expect(try told("", story, [0, 1, 2, 3]).payoff(of: 0) == 321 + 246e3)
  }

  @Test func `ends an episode that goes beyond it`() throws {
    let story = """
      var seen: number per 1...3 = 7
      let named = choose name by player
      let said = choose say by player
      set seen[said / 2] = index(named)
      gain sum(seen) by player
      """
    #expect(try told("", story, [2, 6]).payoff(of: 0) == 16)
    let place = "x.story, line 12: the index must be a whole number in 1...3, but is "
    #expect(try told("", story, [2, 8]).failure?.reason == place + "4 (said = 8)")
    #expect(try told("", story, [2, 5]).failure?.reason == place + "2.5 (said = 5)")
  }

  @Test func `holds what may be missing, and members of a set`() throws {
    let story = """
      var held: Good? per player = none
      var seen: truth per Good = false
      let said = choose say by player
      let named = choose name by player
      if said > 4 { set held[player] = named }
      let kept = held[player] else coal
      set seen[kept] = true
      gain count(for g in Good: seen[g]) + 10 * index(kept) by player
      """
    #expect(try told("", story, [5, 1]).payoff(of: 0) == 11)
    #expect(try told("", story, [4, 1]).payoff(of: 0) == 21)
  }

  @Test func `is searched for the first member that fits`() throws {
    let declarations = """
      parameter price per Good = 3, 5, 4 in 0...9 money "What each costs."
      let dearest = first g in Good where price[g] == max(price) else tea
      function least(worth: number) = first g in Good where price[g] >= worth else tea
      """
    let story = """
      let named = choose name by player
      let said = choose say by player
      let found = first g in Good where price[g] >= said else named
      gain 100 * index(dearest) + 10 * index(least(4)) + index(found) by player
      """
    // By hand: salt costs most, and is the first that costs 4 or more.
    #expect(try told(declarations, story, [2, 3]).payoff(of: 0) == 110)
    #expect(try told(declarations, story, [2, 4]).payoff(of: 0) == 111)
    #expect(try told(declarations, story, [2, 6]).payoff(of: 0) == 112)
  }

  @Test(arguments: [
    ("var a: number per Good = 0\nset a[3] = 1", "expected a value of 'Good', but found a number"),
    ("let a = for g in Good: 1\nset a[tea] = 1", "'a' is no variable; begin it with 'var'"),
    ("var a = 0\nset a[tea] = 1", "expected a list before '[', but found a number"),
    ("var a: number per Goods = 0", "there is no set, grid or role 'Goods'; did you mean 'Good'?"),
    ("let a = for g in Good 1", "expected ':' before the value of an entry, but found '1'"),
    (
      "var a: number per Good = for k in 1...3: 0",
      "expected a list by 'Good', but found a list by 1...3"
    ),
  ])
  func `is complained of`(_ story: String, _ sentence: String) {
    let found = complaints(
      """
      mechanism x "x"
      role player "Plays."
      set Good = tea, salt
      story { \(story) }
      """)
    #expect(found.first?.contains(sentence) == true, "\(found)")
  }

  @Test func `may be too long`() throws {
    let text = """
      mechanism x "x"
      role player "Plays."
      story { let a = for k in 1...20000: k  gain sum(a) by player }
      """
    #expect(
      try StoryFile(Array(text.utf8)).complaint
        == "a list has at most 10000 entries (line 3, column 17)")
  }
}
