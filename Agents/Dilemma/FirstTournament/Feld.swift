public import Arena

/// Tit for tat that answers cooperation less and less often with cooperation.
///
/// The probability falls evenly from 1 to one half in the two hundredth round. It came 11th of 15.
public struct Feld: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "feld", "Tit for tat whose cooperation fades from 1 to one half in 200 rounds.",
    source: "\(Papers.firstTournament).")

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(theirs: 1, clock: 200) }

  /// Copies a defection; answers cooperation with a fading probability.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    if past.rounds == 0 || past.theirs() == .defect { return past.theirs() }
    return random.move(cooperating: Swift.max(1 - 0.0025 * Double(past.rounds), 0.5))
  }
}
