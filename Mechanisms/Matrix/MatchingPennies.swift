public import Arena

/// Matching pennies: one wins when the coins agree, the other when they differ.
///
/// The only equilibrium is mixed. A prize for matching heads leaves the matcher at one half and
/// moves its opponent; people move the matcher instead.
///
/// > Source: J. K. Goeree, C. A. Holt, "Ten Little Treasures of Game Theory and Ten Intuitive
/// > Contradictions", *American Economic Review* 91(5), 2001, pp. 1402–1422.
public struct MatchingPennies: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "matching-pennies", "One wins when two coins agree, the other when they differ.",
    source: "J. K. Goeree, C. A. Holt, Ten Little Treasures of Game Theory, AER 91(5), 2001.")

  /// What the loser pays the winner.
  public var stake = 1.0
  /// What the treasury adds for matching heads.
  public var prize = 0.0

  /// Makes the game of one coin each.
  public init() {}

  /// Shows the stake and the prize.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("stake", &stake, in: 0...1e6, unit: "money", "What the loser pays the winner.")
    visitor.knob("prize", &prize, in: 0...1e6, unit: "money", "Added when both show heads.")
  }

  /// A matcher and its opponent.
  public var roles: [Role] { [Role("matcher"), Role("mismatcher")] }
  /// One simultaneous coin from each.
  public var decisions: [Decision] {
    let sides = Values.named(["heads", "tails"])
    return [
      Decision("matcher's coin", role: 0, actions: sides),
      Decision("mismatcher's coin", role: 1, actions: sides),
    ]
  }

  /// Both show a coin at once, and the stake changes hands.
  public func play(_ episode: inout some Episode) {
    let matcher = episode.choose(0, by: 0)
    let mismatcher = episode.choose(1, by: 1)
    if matcher == mismatcher {
      episode.transfer(stake, from: 1, to: 0)
      if matcher == 0 && prize > 0 { episode.transfer(prize, to: 0) }
    } else {
      episode.transfer(stake, from: 0, to: 1)
    }
  }
}
