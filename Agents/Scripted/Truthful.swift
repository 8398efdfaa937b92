public import Arena

/// An agent that does what the designer wishes; where she wishes nothing, anything.
///
/// Asked for a report that the designer wishes to be true, it tells the truth.
public struct Truthful: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "truthful", "Does what the designer wishes; uniform where she wishes nothing.",
    source: "R. B. Myerson, Incentive Compatibility and the Bargaining Problem, "
      + "Econometrica 47(1), 1979, pp. 61-73.")

  /// Makes the kind.
  public init() {}

  /// Takes the action that the designer wishes.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    turn.wish ?? random.index(below: turn.count)
  }

  /// Has one state.
  public func automaton(in encounter: Encounter, budget: Int) -> Automaton? {
    let cooperation = encounter.wish == nil ? 0.5 : 1
    return Automaton(
      first: cooperation, then: [cooperation, cooperation, cooperation, cooperation])
  }
}
