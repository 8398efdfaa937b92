/// What one run left behind.
public struct RunRecord: Sendable {
  /// The time series, block by block.
  public var series: [Tally]
  /// The rounds that count.
  public var window: Tally
  /// Every agent's mean payoff per episode over the rounds that count; nil if it never played.
  public var payoffs: [Double?]
  /// Every agent's group at the end.
  public var groupOf: [Int]
  /// Whether the run was stopped before its last round.
  public var wasStopped = false
}
