public import Arena

/// An agent that begins as the designer wishes and then does what its partner did last.
///
/// With several partners it copies the last one who did not do as wished, if any. It forgets when it
/// meets a new partner.
public struct TitForTat: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "tit-for-tat", "Begins as the designer wishes, then copies the partner's last action.",
    source: "A. Rapoport's entry in \(Papers.firstTournament).")
  /// What the others did.
  public static let feedback: Feedback = [.play, .partner]

  /// Makes the kind.
  public init() {}

  /// Has heard nothing.
  public var newborn: Echo { Echo() }

  /// Complains unless all play the same role in the same single decision.
  public mutating func prepare(for briefing: Briefing) -> String? {
    briefing.complaintUnlessSymmetric
  }

  /// Forgets the last partner.
  public func meet(mind: Mind<Echo>) { mind.memory = Echo() }

  /// Takes the partner's last action.
  public func choose(_ turn: Turn, mind: Mind<Echo>, using random: inout RandomStream) -> Int {
    mind.memory.answer(turn)
  }

  /// Remembers what the partner did.
  public func observe(_ act: Act, mind: Mind<Echo>) { mind.memory.hear(act) }

  /// Remembers the partner's last action.
  public func automaton(in encounter: Encounter, budget: Int) -> Automaton? {
    Automaton(first: 1, then: [1, 0, 1, 0])
  }
}
