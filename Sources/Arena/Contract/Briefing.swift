/// What an agent kind may know before it plays: the shape of the game and its stakes.
public struct Briefing: Sendable {
  /// Roles, decisions, measures and their numbering.
  public let shape: Shape
  /// The least and greatest payoff of one round to one seat.
  public let payoffRange: ClosedRange<Double>
  /// How many rounds an episode is expected to last.
  public var expectedRounds: Double { shape.expectedRounds }
  /// The tree of the game; nil when it is too large to explore.
  public let tree: GameTree?

  /// Makes a briefing.
  public init(shape: Shape, payoffRange: ClosedRange<Double>, tree: GameTree?) {
    self.shape = shape
    self.payoffRange = payoffRange
    self.tree = tree
  }

  /// The length of ``payoffRange``; if it is 0, the smallest normal number, so that one can divide by it.
  public var stakes: Double {
    Swift.max(payoffRange.upperBound - payoffRange.lowerBound, .leastNormalMagnitude)
  }
}
