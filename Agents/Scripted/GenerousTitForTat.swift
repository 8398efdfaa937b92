public import Arena

/// Tit for tat that forgives: instead of retaliating it sometimes does as the designer wishes.
///
/// In Axelrod's game the greatest generosity that still deters defection is 1/3.
public struct GenerousTitForTat: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "generous-tit-for-tat", "Tit for tat that lets some departures from the wish pass.",
    source: """
      M. A. Nowak, K. Sigmund, "Tit for tat in heterogeneous populations", Nature 355, 1992, pp. \
      250-253, doi:10.1038/355250a0.
      """)
  /// What the others did.
  public static let feedback: Feedback = [.play, .partner]

  /// The probability of doing as wished where tit for tat would not.
  public var generosity = 1.0 / 3

  /// Makes the kind that forgives a third of the time.
  public init() {}

  /// Shows the generosity.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "generosity", &generosity, in: 0...1, unit: "probability",
      "How likely it does as wished where tit for tat would not.")
  }

  /// Has heard nothing.
  public var newborn: Echo { Echo() }

  /// Complains unless all play the same role in the same single decision.
  public mutating func prepare(for briefing: Briefing) -> String? {
    briefing.complaintUnlessSymmetric
  }

  /// Forgets the last partner.
  public func meet(mind: Mind<Echo>) { mind.memory = Echo() }

  /// Takes the partner's last action, or forgives it.
  public func choose(_ turn: Turn, mind: Mind<Echo>, using random: inout RandomStream) -> Int {
    let answer = mind.memory.answer(turn)
    let wish = turn.wish ?? 0
    return answer != wish && random.happens(generosity) ? wish : answer
  }

  /// Remembers what the partner did.
  public func observe(_ act: Act, mind: Mind<Echo>) { mind.memory.hear(act) }

  /// Remembers the partner's last action.
  public func automaton(in encounter: Encounter, budget: Int) -> Automaton? {
    Automaton(first: 1, then: [1, generosity, 1, generosity])
  }
}
