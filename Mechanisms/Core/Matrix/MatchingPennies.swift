public import Arena

/// Matching pennies: one wins when the coins agree, the other when they differ.
///
/// The only equilibrium is mixed. A prize for matching heads leaves the matcher at one half and
/// moves its opponent; in experiments it moves the matcher.
public struct MatchingPennies: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "matching-pennies", "One wins when two coins agree, the other when they differ.",
    source: """
      J. K. Goeree, C. A. Holt, "Ten Little Treasures of Game Theory and Ten Intuitive \
      Contradictions", American Economic Review 91(5), 2001, pp. 1402-1422.
      """)

  /// The players, each of whom has its own decision.
  enum Seat { static let matcher = 0, mismatcher = 1 }
  /// What is decided.
  enum Choice { static let matchersCoin = 0, mismatchersCoin = 1 }
  /// The sides of a coin.
  enum Coin { static let heads = 0, tails = 1 }

  /// What the loser pays the winner.
  public var stake = 1.0
  /// What the treasury adds for matching heads.
  public var prize = 0.0

  /// Makes the game of one coin each.
  public init() {}

  /// Shows the stake and the prize.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("stake", &stake, in: 0...1e6, unit: "money", "What the loser pays the winner.")
    visitor.knob("prize", &prize, in: 0...1e6, unit: "money", "What is added if both show heads.")
  }

  /// A matcher and its opponent.
  public var roles: [Role] {
    [
      Role("matcher", "Wins the stake if both coins show the same side."),
      Role("mismatcher", "Wins the stake if the coins show different sides."),
    ]
  }
  /// One simultaneous coin from each.
  public var decisions: [Decision] {
    let sides = Values.named([
      Label("heads", "Shows heads; if both do, the matcher wins the prize too."),
      Label("tails", "Shows tails."),
    ])
    let help = "Which side to show, without knowing which the other shows."
    return [
      Decision("matcher's coin", role: Seat.matcher, actions: sides, help),
      Decision("mismatcher's coin", role: Seat.mismatcher, actions: sides, help),
    ]
  }

  /// Both show a coin at once, and the stake changes hands.
  public func play(_ episode: inout some Episode) {
    let matcher = episode.choose(Choice.matchersCoin, by: Seat.matcher)
    let mismatcher = episode.choose(Choice.mismatchersCoin, by: Seat.mismatcher)
    if matcher == mismatcher {
      episode.transfer(stake, from: Seat.mismatcher, to: Seat.matcher)
      if matcher == Coin.heads && prize > 0 { episode.transfer(prize, to: Seat.matcher) }
    } else {
      episode.transfer(stake, from: Seat.matcher, to: Seat.mismatcher)
    }
  }
}
