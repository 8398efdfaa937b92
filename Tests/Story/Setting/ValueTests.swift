import Arena
import Testing

@testable import Story

@Suite struct `A value in a story` {
  private static let frame = """
    mechanism x "x"
    parameter three = 3 in 0...9 money "Three."
    parameter mode = soft of soft, hard "A choice."
    set Colour = red, green, blue if mode == hard
    parameter worth per Colour = 1.5, 2.5 in 0...9 money "A number for each."
    grid steps from 0.1 to 0.5 step 0.1 else "no whole steps"
    role player seats 2 "Plays."
    decision act by player = steps "What to do."
      wishes last(steps)
    function twice(x: number) = 2 * x
    function shade(c: Colour) = switch c { red: 10 green: 20 blue: 30 }
    story {
      together i in player { let acted = choose act by i }
      let used = if all-equal(acted) then three + worth[red] else if mode == soft then 1 else 2
      gain 0 * (used + shade(green) + twice(1)) by each player
    """

  /// What the first player gains beside 0 in an episode in which the players take two steps.
  private func gain(_ value: String, _ first: Int, _ second: Int) throws -> Double {
    let text = Self.frame + "\ngain \(value) by each player\n}"
    let game = try #require(try StoryFile(Array(text.utf8)).game(repeated: nil))
    let transcript = game.narrate(
      drawing: { _ in 0 }, choosing: { turn, _ in turn.seat == 0 ? first : second })
    #expect(transcript.failure == nil)
    return transcript.payoff(of: 0)
  }

  static let values: [(String, Double)] = [
    ("three", 3), ("1 + 2 * three", 7), ("(1 + 2) * three", 9), ("7 - 2 - 1", 4),
    ("8 / 2 / 2", 2),
    ("-three", -3), ("- -three", 3), ("1e3 + 2.5e-1", 1000.25), ("0.1 + 0.2", 0.1 + 0.2),
    ("twice(three + 1)", 8), ("worth[green]", 2.5), ("sum(worth)", 4), ("max(worth - 1)", 1.5),
    ("min(worth * worth)", 2.25), ("min(3, 1, 2)", 1), ("abs(1 - three)", 2), ("seats(player)", 2),
    ("count(Colour)", 2), ("count(steps)", 5), ("last(steps)", 0.1 + 4 * 0.1),
    ("first(steps)", 0.1),
    ("7 div 2", 3), ("-7 div 2", -3), ("7 mod 2", 1), ("-7 mod 2", -1), ("7 mod -2", 1),
    ("1 + 7 div 2 * 2", 7), ("index(last(steps))", 4),
    ("900719925474099 div 3", 300_239_975_158_033),
    ("shade(red)", 10), ("if three > 2 and not (three > 5) then 1 else 2", 1),
    ("if three < 2 or three == 3 then 1 else 2", 1), ("if mode == soft then 1 else 2", 1),
    ("if mode != soft then 1 else if three >= 3 then 5 else 2", 5),
  ]

  @Test(arguments: values)
  func `is worked out before the episode`(_ value: String, _ expected: Double) throws {
    #expect(try gain(value, 0, 1) == expected)
  }

  /// A value that the episode decides, and what it is by its definition.
  private static let played: [(text: String, value: @Sendable (Double, Double) -> Double)] = [
    ("sum(acted)", { $0 + $1 }), ("min(acted)", { Swift.min($0, $1) }),
    ("max(acted) - min(acted)", { Swift.max($0, $1) - Swift.min($0, $1) }),
    ("if all-equal(acted) then 1 else 0", { $0 == $1 ? 1 : 0 }),
    ("max(sum(acted), 0.65)", { Swift.max($0 + $1, 0.65) }),
    (
      "if sum(acted) > 0.5 and min(acted) < 0.3 then 1 else 2",
      { $0 + $1 > 0.5 && Swift.min($0, $1) < 0.3 ? 1 : 2 }
    ),
    (
      "if sum(acted) > 0.5 or min(acted) <= 0.1 then 1 else 2",
      { $0 + $1 > 0.5 || Swift.min($0, $1) <= 0.1 ? 1 : 2 }
    ),
    (
      "if not (sum(acted) > 0.5 or not (min(acted) <= 0.1)) then 1 else 2",
      { !($0 + $1 > 0.5 || !(Swift.min($0, $1) <= 0.1)) ? 1 : 2 }
    ),
    (
      "if three > 2 and (sum(acted) >= 0.6 or three > 4) then sum(acted) else -sum(acted)",
      { $0 + $1 >= 0.6 ? $0 + $1 : -($0 + $1) }
    ),
    ("sum(acted) / max(acted)", { ($0 + $1) / Swift.max($0, $1) }),
    ("sum(acted) * sum(acted) - 1", { ($0 + $1) * ($0 + $1) - 1 }),
  ]

  @Test(arguments: played.indices)
  func `is worked out in the episode as Swift does`(_ index: Int) throws {
    let (text, value) = Self.played[index]
    for first in 0..<5 {
      for second in 0..<5 {
        let (x, y) = (0.1 + Double(first) * 0.1, 0.1 + Double(second) * 0.1)
        #expect(try gain(text, first, second) == value(x, y), "\(text) of \(x), \(y)")
      }
    }
  }
}
