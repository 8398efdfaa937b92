public import Arena

/// An agent that takes the same action at every decision.
public struct Always: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "always", "Takes the same action at every decision.",
    source: "ALL D of \(Papers.evolutionOfCooperation).")

  /// The index of the action, from 0.
  public var action = 0

  /// Makes the kind that always takes the first action.
  public init() {}

  /// Shows the action.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("action", &action, in: 0...1_000_000, unit: "index", "The action; from 0.")
  }

  /// Complains unless the action exists at every decision.
  public mutating func prepare(for briefing: Briefing) -> String? {
    for decision in briefing.shape.decisions where decision.actions.count <= action {
      return "needs action \(action) at every decision, but \"\(decision.name)\" has only "
        + "\(decision.actions.count), counted from 0"
    }
    return nil
  }

  /// Takes the action.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    action
  }

  /// Has one state.
  public func automaton(in encounter: Encounter, budget: Int) -> Automaton? {
    let cooperation = action == encounter.wish ?? 0 ? 1.0 : 0
    return Automaton(
      first: cooperation, then: [cooperation, cooperation, cooperation, cooperation])
  }
}
