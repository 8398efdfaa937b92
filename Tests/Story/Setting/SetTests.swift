import Arena
import Testing

@testable import Story

@Suite struct `A set in a story` {
  private let frame = """
    mechanism x "A seller names a car."
    set Car "cars" = peach, lemon up to 9 "The cars."
    parameter talks = true "Whether the seller says what it sells."
    set Offer = keep: "Keeps it.", say(car: Car) "it is a {car}": "Sells a {car}." if talks, sell
    role seller "Sells."
    role buyer "Buys."

    """

  private func setting(_ text: String, _ changes: [String: Knob.Value] = [:]) throws -> StoryFile {
    var story = try StoryFile(Array((frame + text).utf8))
    var setter = Setter(changes: changes)
    story.knobs(&setter)
    return story
  }

  private struct Setter: KnobVisitor {
    let changes: [String: Knob.Value]
    mutating func visit(_ knob: inout Knob) {
      if let value = changes[knob.name] { knob.value = value }
    }
  }

  private let sale = """
    decision sale by seller = Offer "What to say."
      sees car: Car
      sees heat "the weather": Car if talks
      wishes if talks then say(car) else sell if count(Car) > 1
    decision answer by buyer = Offer "What to repeat."
      sees offer: Offer except keep
    story {
      draw car: Car "the car"
      let said = choose sale by seller seeing car = car, heat = car
      if said == keep { end }
      let named = first c in Car where said == say(c) else first(Car)
      let repeated = choose answer by buyer seeing said
      if said == say(car) { gain 10 by seller }
      if said == sell { gain 100 by seller }
      if repeated == say(named) { gain 1 + index(named) by buyer }
    }
    """

  @Test func `is made of the members of another one`() throws {
    let story = try setting(sale, ["cars": .texts(["new", "old", "wreck"])])
    let labels = (0..<5).map { story.decisions[0].actions.label($0) }
    #expect(labels == ["keep", "it is a new", "it is a old", "it is a wreck", "sell"])
    #expect(story.decisions[0].actions.help(2) == "Sells a old.")
    #expect(story.decisions[1].sees[0].values.count == 4)
    let tree = try #require(story.game(repeated: nil)?.explore(budget: 1000).tree)
    // For each car: keep, or one of four offers and one of five answers.
    #expect(tree.leaves == 3 * (1 + 4 * 5))
    let transcript = try #require(story.game(repeated: nil)).narrate(
      drawing: { _ in 2 }, choosing: { _, _ in 3 })
    #expect(transcript.payoff(of: 0) == 10 && transcript.payoff(of: 1) == 3)
  }

  @Test func `may have members, sights and wishes under some parameters only`() throws {
    let story = try setting(sale, ["talks": .truth(false)])
    #expect(story.complaint == nil && story.decisions[0].actions.count == 2)
    #expect(story.decisions[0].sees.map { $0.name } == ["car"])
    let full = try setting(sale)
    #expect(full.decisions[0].sees.map { $0.name } == ["car", "the weather"])
    func wishes(_ story: StoryFile) throws -> [Int?] {
      try #require(story.game(repeated: nil)?.explore(budget: 1000).tree).nodes.filter {
        $0.kind == .decision && $0.seat == 0
      }.map { $0.wish }
    }
    #expect(try wishes(story) == [1, 1] && wishes(full) == [1, 2])
    #expect(try wishes(setting(sale, ["cars": .texts(["one"])])) == [nil])
  }

  @Test(arguments: [
    ("let x = first(Offer)\nlet y = x == say(3)", "expected a value of 'Car', but found a number"),
    ("set More = a, tell(c: Colour)", "there is no set 'Colour'"),
    ("set More = tell(c: Car), tell(d: Car)", "a second member 'tell'"),
    ("set More = tell(c: Car) up to 8", "a set that is a parameter has no members that are made"),
    ("let x = first c in Car where true", "expected 'else' and the value if it holds for none"),
    (
      "parameter t per Car, Offer = 1, 2 in 0...9 money \"T.\"\nlet x = t[peach, keep] + t[peach]",
      "t needs a number for each pair of Car and Offer: expected 8, but found 2"
    ),
  ])
  func `is complained of`(_ text: String, _ sentence: String) throws {
    let found = complaints(frame + text + "\nstory { gain 1 by seller }")
    if found.isEmpty {
      #expect(
        try setting(text + "\nstory { gain 1 by seller }").complaint?.hasPrefix(sentence) == true)
    } else {
      #expect(found.contains { $0.contains(sentence) }, "\(found)")
    }
  }

  @Test func `may have a table by two sets`() throws {
    let text = """
      parameter worth per Car, Offer = 1, 2, 3, 4, 5, 6, 7, 8 in 0...9 money "Worths."
      let half = worth / 2
      decision sale by seller = Offer "What to say."
      story {
        draw car: Car "the car"
        let said = choose sale by seller
        gain worth[car, said] + 100 * half[car, say(peach)] by seller
        gain max(worth) + sum(half[lemon]) by buyer
      }
      """
    let game = try #require(try setting(text).game(repeated: nil))
    for car in 0..<2 {
      for said in 0..<4 {
        let transcript = game.narrate(drawing: { _ in car }, choosing: { _, _ in said })
        #expect(transcript.payoff(of: 0) == Double(1 + 4 * car + said) + 50 * Double(2 + 4 * car))
        #expect(transcript.payoff(of: 1) == 8 + 13)
      }
    }
  }
}
