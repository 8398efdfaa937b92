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
  /// The tree of one round, which is the same unless the game is repeated; nil when it is too large.
  ///
  /// Its shape has the same roles and decisions, but no memory of the last round: the observation of a
  /// decision is the remainder of the observation in ``shape`` by how many the decision has here.
  public let stage: GameTree?

  /// Makes a briefing; without a tree of one round, that of the game is taken for it.
  public init(
    shape: Shape, payoffRange: ClosedRange<Double>, tree: GameTree?, stage: GameTree? = nil
  ) {
    self.stage = stage ?? tree
    self.shape = shape
    self.payoffRange = payoffRange
    self.tree = tree
  }

  /// The length of ``payoffRange``; if it is 0, the smallest normal number, so that one can divide by it.
  public var stakes: Double {
    Swift.max(payoffRange.upperBound - payoffRange.lowerBound, .leastNormalMagnitude)
  }
}
