import Arena
import Laboratory
import Synchronization
import Testing

@Suite struct `The laws of agents` {
  @Test func `hold for the sound agent that the broken ones are made from`() {
    #expect(violations(Kind(.sound)) == [])
  }

  @Test(arguments: [
    (Vice.illegal, "it gives only legal answers"),
    (.unrepeatable, "a fresh copy with the same seed lives the same life"),
    (.crowded, "threads do not change a bit"),
    (.refuses, "it plays at least one mechanism of the catalogue"),
    (.parameterOutOfRange, "its parameters have unique names and lie in their ranges"),
    (.scribbles, "it writes only to its own table"),
    (.scribblesBefore, "it writes only to its own table"),
    (.adds, "it writes only to its own table"),
    (.negativeTable, "it writes only to its own table"),
    (.unasked, "whatever it learns from, it asks for"),
  ])
  func `catch what is broken`(_ vice: Vice, _ law: String) {
    #expect(violations(Kind(vice)).contains(law))
  }

  @Test func `say which function wrote where, and which is never called`() {
    let scribbled = AgentLaws.check(Kind(.scribbles), in: .standard).compactMap(\.violation)
    #expect(scribbled == ["'choose' wrote to entry 2 of its table, which has 2 entries"])
    let before = AgentLaws.check(Kind(.scribblesBefore), in: .standard).compactMap(\.violation)
    #expect(before == ["'choose' wrote to entry -1 of its table, which has 2 entries"])
    let negative = AgentLaws.check(Kind(.negativeTable), in: .standard).compactMap(\.violation)
    #expect(negative == ["it asks for a table of -1 entries"])
    let deaf = AgentLaws.check(Kind(.unasked), in: .standard).compactMap(\.violation)
    #expect(
      deaf == [
        "'learn' changes its mind but is never called: its feedback asks for nothing, not for own "
          + "payoff"
      ])
  }

  @Test func `catch a card that is no sentence`() {
    #expect(
      violations(Mumbler()).contains("its card has an id in kebab-case, a sentence and a source"))
  }

  private func violations(_ agent: any Agent) -> [String] {
    AgentLaws.check(agent, in: .standard).filter { $0.violation != nil }.map(\.law)
  }
}

/// What can be wrong with an agent.
enum Vice: Sendable {
  case sound
  case illegal
  case unrepeatable
  case crowded
  case refuses
  case parameterOutOfRange
  case scribbles
  case scribblesBefore
  case adds
  case negativeTable
  case unasked
}

/// Plays uniformly, unless something is wrong with it.
private struct Kind: Agent {
  static let card = Card("kind", "Plays uniformly.", source: "Ours.")
  var vice = Vice.sound
  var error = 0.5
  private static let asked = Atomic<Int>(0)
  private static let lastSlot = Atomic<Int>(0)

  init() {}
  init(_ vice: Vice) {
    self.vice = vice
    if vice == .parameterOutOfRange { error = 2 }
  }

  mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("error", &error, in: 0...1, unit: "probability", "How often it errs.")
  }

  mutating func prepare(for briefing: Briefing) -> String? {
    vice == .refuses ? "it does not want to" : nil
  }

  func tableSize(for shape: Shape) -> Int { vice == .negativeTable ? -1 : 2 }

  func learn(from reward: Reward, mind: Mind<NoMemory>) {
    if vice == .unasked { mind[1] += 1 }
  }

  func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    let drawn = random.index(below: turn.count)
    if vice == .scribbles { mind[2] = 1 }
    if vice == .scribblesBefore { mind[-1] = 1 }
    // The sum of a number that is none and another keeps its bits, unless it signals.
    if vice == .adds { mind[2] += 1 }
    switch vice {
    case .illegal: return turn.count
    case .unrepeatable:
      let number = Kind.asked.add(1, ordering: .relaxed).newValue
      return number % 7 < 3 ? 0 : drawn
    case .crowded:
      // What one individual does depends on who was asked before it.
      let last = Kind.lastSlot.exchange(drawn, ordering: .relaxed)
      return (drawn + last) % turn.count
    case .sound, .refuses, .parameterOutOfRange, .scribbles, .scribblesBefore, .adds,
      .negativeTable, .unasked:
      return drawn
    }
  }
}

/// An agent whose summary does not end.
private struct Mumbler: Agent {
  static let card = Card("mumbler", "Plays", source: "Ours.")
  func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int { 0 }
}
