public import Arena

/// Answers a defection with the probability with which the partner defects.
///
/// G. Eatherley's entry came 14th of 62.
///
/// > Source: R. Axelrod, "More Effective Choice in the Prisoner's Dilemma", *Journal of Conflict
/// > Resolution* 24(3), 1980, pp. 379-403,
/// > [doi:10.1177/002200278002400301](https://doi.org/10.1177/002200278002400301).
public struct Eatherley: DilemmaAgent {
  /// What the catalogue says.
  public static let card = Card(
    "eatherley", "Answers defections as often as the partner defects.",
    source: "R. Axelrod, More Effective Choice in the Prisoner's Dilemma, Journal of Conflict "
      + "Resolution 24(3), 1980, pp. 379-403.")

  /// Makes the kind.
  public init() {}

  /// Answers some defections.
  public func move(
    after past: Past, in state: NoMemory, using random: inout RandomStream
  ) -> Move {
    if past.theirs() == .cooperate { return .cooperate }
    return random.move(cooperating: 1 - Double(past.theirDefections) / Double(past.rounds))
  }
}
