/// A kind of agent that does not play along.
public enum Intruder: String, Sendable, CaseIterable {
  /// Plays uniformly at random.
  case noisy
  /// Does anything but what the designer wishes.
  case contrary
  /// Does what is worst for the welfare.
  case saboteur
  /// Does what is worst for the welfare among all that costs it little.
  case frugal
  /// Two who share what they see.
  case pair

  /// What it does, in a sentence.
  public var summary: String {
    switch self {
    case .noisy: "takes every action with the same probability."
    case .contrary:
      "does anything but what the designer wishes; where she wishes nothing, what is worst for the "
        + "welfare, or anything if that is not known."
    case .saboteur: "does what is worst for the welfare, given how the others played without it."
    case .frugal:
      "does what is worst for the welfare among all that costs it at most the stated amount a round."
    case .pair:
      "two who share what they see before they act, and do together what is worst for the welfare."
    }
  }
}

extension Intruder: NamedValue {}
