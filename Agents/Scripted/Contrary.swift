public import Arena

/// An agent that does anything but what the designer wishes.
///
/// It draws uniformly among the other actions; where there is no other, it does as wished. It is the
/// failure that is arbitrary but never helpful: a fault model, not a scheming one.
public struct Contrary: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "contrary", "Does anything but what the designer wishes, uniformly.",
    source: "L. Lamport, R. Shostak, M. Pease, The Byzantine Generals Problem, "
      + "ACM TOPLAS 4(3), 1982, pp. 382-401.")

  /// Makes the kind.
  public init() {}

  /// Draws one of the actions that are not wished.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    guard let wish = turn.wish else { return random.index(below: turn.count) }
    guard turn.count > 1 else { return wish }
    return random.other(than: wish, below: turn.count)
  }

  /// Has one state.
  public func automaton(in encounter: Encounter, budget: Int) -> Automaton? {
    let cooperation = encounter.wish == nil ? 0.5 : 0
    return Automaton(
      first: cooperation, then: [cooperation, cooperation, cooperation, cooperation])
  }
}
