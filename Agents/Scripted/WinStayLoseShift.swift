public import Arena

/// An agent that repeats what paid at least what it aspires to and changes what paid less.
///
/// It begins as the designer wishes. With more than two actions a change is a uniform draw among the
/// others. It forgets when it meets a new partner. In the prisoner's dilemma this is Pavlov.
public struct WinStayLoseShift: Agent {
  /// Its last action, and whether it paid enough.
  public struct Memory: BitwiseCopyable, Sendable {
    var last: Int32 = -1
    var hasWon = true
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "win-stay-lose-shift", "Repeats an action that paid enough, changes one that did not.",
    source: """
      M. Nowak, K. Sigmund, "A strategy of win-stay, lose-shift that outperforms tit-for-tat in \
      the Prisoner's Dilemma game", Nature 364, 1993, pp. 56-58, doi:10.1038/364056a0.
      """)
  /// Its own payoffs, and when its partners leave.
  public static let feedback: Feedback = [.payoff, .partner]

  /// What is enough, as a share of the range of a round's payoffs.
  public var aspiration = 0.5
  private var scale = PayoffScale()

  /// Makes the kind that aspires to the middle of the payoffs.
  public init() {}

  /// Shows the aspiration.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "aspiration", &aspiration, in: 0...1, unit: "share of the payoff range",
      "What an action has to pay to be repeated.")
  }

  /// Has done nothing.
  public var newborn: Memory { Memory() }

  /// Complains unless all play the same role in the same single decision.
  public mutating func prepare(for briefing: Briefing) -> String? {
    scale = PayoffScale(briefing, rounds: 1)
    return briefing.complaintUnlessSymmetric
  }

  /// Forgets the last partner.
  public func meet(mind: Mind<Memory>) { mind.memory = Memory() }

  /// Stays or shifts.
  public func choose(_ turn: Turn, mind: Mind<Memory>, using random: inout RandomStream) -> Int {
    let memory = mind.memory
    if memory.last < 0 { return turn.wish ?? 0 }
    if memory.hasWon || turn.count == 1 { return Int(memory.last) }
    return random.other(than: Int(memory.last), below: turn.count)
  }

  /// Compares the payoff with what it aspires to.
  public func learn(from reward: Reward, mind: Mind<Memory>) {
    mind.memory = Memory(
      last: Int32(truncatingIfNeeded: reward.performed),
      hasWon: scale.share(of: reward.payoff) >= aspiration)
  }

  /// Remembers the last outcome.
  public func automaton(in encounter: Encounter, budget: Int) -> Automaton? {
    let stays = encounter.payoffs.map { scale.share(of: $0) >= aspiration }
    return Automaton(
      first: 1,
      then: (0..<4).map { outcome in (outcome < 2) == stays[outcome] ? 1 : 0 })
  }
}
