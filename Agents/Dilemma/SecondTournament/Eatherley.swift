public import Arena

/// Defects after a defection with the frequency with which the partner has defected so far.
///
/// G. Eatherley's entry came 14th of 62.
public struct Eatherley: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "eatherley", "Defects after a defection as often as the partner has defected so far.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Answers some defections.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    if past.theirs() == .cooperate { return .cooperate }
    return random.move(cooperating: 1 - Double(past.theirDefections) / Double(past.rounds))
  }
}
