public import Arena

/// Plays CD, cooperates for good with whoever did the same, and defects against all others.
public struct Handshake: BoundedDilemmaAgent {
  /// Whether the partner began with CD too.
  public struct State: BitwiseCopyable, Hashable, Sendable {
    var isKin = false
  }

  /// The entry in the catalogue.
  public static let card = Card(
    "handshake", "Plays CD; cooperates with its like, defects against all others.",
    source: """
      A. J. Robson, "Efficiency in evolutionary games: Darwin, Nash and the secret handshake", \
      Journal of Theoretical Biology 144(3), 1990, pp. 379-396.
      """)

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 2, clock: 2) }

  /// Knows nobody.
  public var opening: State { State() }

  /// Looks whether the partner began with CD too.
  public func reflect(on past: Past, in state: inout State) {
    if past.rounds == 2 {
      state.isKin = past.theirs(2) == .cooperate && past.theirs(1) == .defect
    }
  }

  /// Plays CD, then cooperates or defects.
  public func move(
    after past: Past, in state: State, using random: inout some Coin
  ) -> Move {
    past.rounds == 0 || state.isKin ? .cooperate : .defect
  }
}
