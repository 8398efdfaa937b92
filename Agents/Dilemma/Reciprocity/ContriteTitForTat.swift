public import Arena

/// Tit for tat that makes up for its own slips.
///
/// It is content, contrite or provoked. Content, it cooperates; a defection of the partner alone
/// provokes it, a defection that slipped from its own hand makes it contrite. Contrite, it
/// cooperates, whatever the partner does, until it has done so. Provoked, it defects until the
/// partner cooperates.
public struct ContriteTitForTat: BoundedDilemmaAgent {
  /// Whether it is content, contrite or provoked.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    enum Mood: UInt8, BitwiseCopyable { case content, contrite, provoked }

    var mood = Mood.content
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "contrite-tit-for-tat", "Tit for tat that accepts punishment for its own slips.",
    source: """
      J. Wu, R. Axelrod, "How to Cope with Noise in the Iterated Prisoner's Dilemma", Journal of \
      Conflict Resolution 39(1), 1995, pp. 183-189, doi:10.1177/0022002795039001008.
      """)

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 1, theirs: 1) }

  /// Is content.
  public var opening: State { State() }

  /// Moves to the next of the three states.
  public func reflect(on past: Past, in state: inout State) {
    switch state.mood {
    case .content:
      if past.mine() == past.theirs() { return }
      state.mood = past.mine() == .defect ? .contrite : .provoked
    case .contrite: if past.mine() == .cooperate { state.mood = .content }
    case .provoked: if past.theirs() == .cooperate { state.mood = .content }
    }
  }

  /// Defects when provoked.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    Move(defectingIf: state.mood == .provoked)
  }
}
