public import Arena

/// Handshake that stops cooperating with a partner of its like once that partner defects.
public struct Collective: BoundedDilemmaAgent {
  /// Whether the partner is one of its like.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var isKin = false
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "collective",
    "Plays CD; cooperates with its like until it defects, defects against all others.",
    source: """
      J. Li, G. Kendall, "A Strategy with Novel Evolutionary Features for the Iterated \
      Prisoner's Dilemma", Evolutionary Computation 17(2), 2009, pp. 257-274.
      """)

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 2, theirDefections: 2, clock: 2) }

  /// Knows nobody.
  public var opening: State { State() }

  /// Looks whether the partner began with CD too, and has not defected since.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds == 2 {
      state.isKin = past.theirs(2) == .cooperate && past.theirs(1) == .defect
    } else if past.theirDefections > 1 {
      state.isKin = false
    }
  }

  /// Plays CD, then cooperates or defects.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    past.rounds == 0 || state.isKin ? .cooperate : .defect
  }
}
