public import Arena

/// An agent that takes every action with the same probability, always.
public struct Uniform: Agent {
  /// What the catalogue says.
  public static let card = Card(
    "uniform", "Takes every action with the same probability.",
    source: "Level 0 of R. Nagel, American Economic Review 85(5), 1995, pp. 1313-1326.")

  /// Makes the kind.
  public init() {}

  /// Draws one of the actions.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    random.index(below: turn.count)
  }
}
