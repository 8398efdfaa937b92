public import Arena

/// One wins when two coins agree, the other when they differ.
public struct MatchingPennies: Mechanism {
  /// The values of 'Side', by number.
  enum Side { static let heads = 0, tails = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "matching-pennies", "One wins when two coins agree, the other when they differ.",
    source: """
      J. K. Goeree, C. A. Holt, Ten Little Treasures of Game Theory and Ten Intuitive \
      Contradictions, American Economic Review 91(5), 2001, pp. 1402-1422.
      """)

  /// The seats of the players.
  enum Seat { static let matcher = 0, mismatcher = 1 }

  /// What is decided.
  enum Choice { static let coin = 0, otherCoin = 1 }

  /// What the loser pays the winner.
  public var stake = 1.0
  /// What is added if both show heads.
  public var prize = 0.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("stake", &stake, in: 0...1e6, unit: "money", "What the loser pays the winner.")
    visitor.knob("prize", &prize, in: 0...1e6, unit: "money", "What is added if both show heads.")
  }

  /// The players.
  public var roles: [Role] {
    [
      Role("matcher", "Wins the stake if both coins show the same side."),
      Role("mismatcher", "Wins the stake if the coins show different sides."),
    ]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "matcher's coin", actions: .named(sideLabels),
        "Which side to show, without knowing which the other shows."),
      Decision(
        "mismatcher's coin", role: 1, actions: .named(sideLabels),
        "Which side to show, without knowing which the other shows."),
    ]
  }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    let shown = episode.choose(Choice.coin, by: Seat.matcher)
    let countered = episode.choose(Choice.otherCoin, by: Seat.mismatcher)
    if shown == countered {
      episode.transfer(stake, from: Seat.mismatcher, to: Seat.matcher)
      if shown == Side.heads && prize > 0 { episode.transfer(prize, to: Seat.matcher) }
    } else {
      episode.transfer(stake, from: Seat.matcher, to: Seat.mismatcher)
    }
  }

  /// What the values of 'Side' mean.
  private var sideLabels: [Label] {
    [
      Label("heads", "Shows heads; if both do, the matcher wins the prize too."),
      Label("tails", "Shows tails."),
    ]
  }
}
