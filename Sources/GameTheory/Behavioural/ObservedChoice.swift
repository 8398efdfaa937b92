/// How often one agent was seen to take one action.
public struct ObservedChoice: Sendable {
  /// Where it sat.
  public let seat: Int
  /// What it knew.
  public let infoset: Int
  /// What it did, counted from the first action of the information set.
  public let action: Int
  /// How often; a part of one where it is not known in which of several seats it sat.
  public let count: Double

  /// Makes an observation.
  public init(seat: Int, infoset: Int, action: Int, count: Double) {
    (self.seat, self.infoset, self.action, self.count) = (seat, infoset, action, count)
  }
}
