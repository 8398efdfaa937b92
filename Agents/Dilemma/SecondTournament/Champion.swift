public import Arena

/// Cooperates ten times, plays tit for tat fifteen times, then punishes only frequent defectors.
///
/// From then on a defection is answered with defection if the partner defected in at least two
/// fifths of the rounds, and then with the probability with which it defects. D. Champion's entry
/// came 2nd of 62.
public struct Champion: DilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "champion", "Patient tit for tat: answers only those who defect often.",
    source: "\(Papers.secondTournament).")

  /// Makes the kind.
  public init() {}

  /// Cooperates, copies, or answers frequent defectors.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    if past.rounds < 10 { return .cooperate }
    if past.rounds < 25 || past.theirs() == .cooperate { return past.theirs() }
    let rate = Double(past.theirDefections) / Double(past.rounds)
    return rate >= 0.4 ? random.move(cooperating: 1 - rate) : .cooperate
  }
}
