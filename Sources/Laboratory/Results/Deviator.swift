/// Who would gain by departing from what emerged in a game that is repeated.
public enum Deviator: String, Sendable, CaseIterable, Comparable {
  /// Somebody with any strategy at all, among players of one strategy that is a finite automaton.
  case amongAlike = "repeated game"
  /// The same among players of several such strategies, if it knows which of them it meets: at least as
  /// much as one that does not.
  case amongKnown = "repeated game, knowing whom one meets"
  /// Somebody who plays otherwise in one round; how the others would answer later is not counted.
  case inOneRound = "one round"

  /// Orders them by how little a gain of theirs says, the one that says most first.
  public static func < (left: Deviator, right: Deviator) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .amongAlike: 0
    case .amongKnown: 1
    case .inOneRound: 2
    }
  }

  /// Whether a gain is that of a player who could really make it.
  var isReal: Bool { self == .amongAlike }
}

extension Deviator: NamedValue {}
