/// What happened in one run.
public struct RunRecord: Sendable {
  /// The time series, block by block.
  public var series: [Tally]
  /// Sums over the rounds that count: the last ones, by ``RunPlan/window``.
  public var window: Tally
  /// Every agent's mean payoff per round over the rounds that count; nil if it never played.
  public var payoffs: [Double?]
  /// Every agent's group at the end.
  public var groupOf: [Int]
  /// Whether the run was stopped before its last round.
  public var wasStopped = false
  /// The first match whose story failed, at which the run ended; nil if none failed.
  ///
  /// Nothing of that match counts, and nothing after its batch was played.
  public var void: VoidMatch?
}

/// A match whose story failed.
public struct VoidMatch: Error, Equatable, Sendable, CustomStringConvertible {
  /// The round.
  public let round: Int
  /// The number of the match in its round.
  public let match: Int
  /// Why the story failed.
  public let failure: StoryFailure

  /// The reason, and where it happened.
  public var description: String {
    "\(failure.reason) (round \(round + 1), match \(match + 1))"
  }
}
