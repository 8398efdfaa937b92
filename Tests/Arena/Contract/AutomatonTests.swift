import Testing

@testable import Arena

@Suite struct `An automaton` {
  /// Counts rounds and defections without end, or up to a bound.
  private struct Memory: Hashable {
    var rounds = 0
    var theirs = 0
  }

  @Test func `is found by going through all that may be remembered`() throws {
    // Tit for tat by somebody who remembers the number of the round modulo 6 for nothing.
    let titForTat = try #require(
      Automaton(
        from: Memory(), budget: 20, cooperating: { $0.theirs == 0 ? 1 : 0 },
        remembering: { Memory(rounds: ($0.rounds + 1) % 6, theirs: $1 & 1) }))
    #expect(titForTat == Automaton(cooperation: [1, 0], next: [0, 1, 0, 1, 0, 1, 0, 1]))
    #expect(titForTat == Automaton(first: 1, then: [1, 0, 1, 0]))
  }

  @Test func `ends when there is too much to remember`() {
    let counting = Automaton(
      from: Memory(), budget: 1000, cooperating: { $0.theirs > $0.rounds / 2 ? 0 : 1 },
      remembering: { Memory(rounds: $0.rounds + 1, theirs: $0.theirs + $1 & 1) })
    #expect(counting == nil)
    func upTo(_ bound: Int, budget: Int) -> Automaton? {
      Automaton(
        from: 0, budget: budget, cooperating: { $0 == bound ? 1 : 0 },
        remembering: { memory, _ in Swift.min(memory + 1, bound) })
    }
    #expect(upTo(9, budget: 10)?.count == 10)
    #expect(upTo(10, budget: 10) == nil)
  }

  @Test func `has no two states that play the same`() {
    // Two copies of the same two states, and one that nobody reaches from the first.
    let automaton = Automaton(first: 0.5, then: [0.5, 0.5, 0.5, 0.5])
    #expect(automaton == Automaton(cooperation: [0.5], next: [0, 0, 0, 0]))
    #expect(Automaton(first: 1, then: [1, 0.25, 1, 0.5]).count == 3)
    #expect(Automaton(first: 0, then: [1, 0.25, 1, 0.5]).count == 4)
    #expect(Automaton(first: 0.1, then: [1, 0.25, 0.75, 0.5]).count == 5)
  }
}
