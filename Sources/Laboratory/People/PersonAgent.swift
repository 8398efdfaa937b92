public import Arena

/// An agent that is a person, who answers at a keyboard.
///
/// The kind itself never chooses; whoever seats it asks the person, or a recording of what the person
/// answered. So it plays in studies and in `arena play --as` only.
public struct PersonAgent: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "person", "Does what a person answers at the keyboard.",
    source:
      "U. Fischbacher, z-Tree: Zurich Toolbox for Ready-made Economic Experiments, Experimental "
      + "Economics 10(2), 2007, pp. 171-178.")

  /// Whether a study seats it, which knows whom to ask.
  var isSeated = false

  /// Makes the kind, which can play no game until it is seated.
  public init() {}

  /// Complains unless a study seats it.
  public mutating func prepare(for briefing: Briefing) -> String? {
    isSeated ? nil : "can be asked in studies and by 'arena play MECHANISM --as SEAT' only"
  }

  /// Never called: answers come by way of a `Correspondence`.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    0
  }
}

extension Agent {
  /// Whether somebody outside the arena answers for it while it plays.
  var livesOutside: Bool {
    if let model = self as? LanguageModelAgent { return !model.isAskedBefore }
    return self is ProcessAgent || self is PersonAgent
  }

  /// Whether what it does comes from outside the arena, be it while it plays or before.
  var isAsked: Bool { livesOutside || self is LanguageModelAgent }
}
