public import Arena

/// An agent that takes every action with the same probability, always.
public struct Uniform: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "uniform", "Takes every action with the same probability.",
    source: "Level 0 of \(Papers.guessingGames).")

  /// Makes the kind.
  public init() {}

  /// Draws one of the actions.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    random.index(below: turn.count)
  }

  /// Has one state.
  public func automaton(in encounter: Encounter, budget: Int) -> Automaton? {
    Automaton(first: 0.5, then: [0.5, 0.5, 0.5, 0.5])
  }
}
