public import Arena

/// Looks three rounds back, to be friendly and yet never to lose to anybody.
///
/// After mutual cooperation it cooperates, it accepts one punishment for a slip of its own,
/// punishes once for the other's, and returns to cooperation from mutual defection when one of the
/// two offers it; in all other cases it defects. Before the first round all cooperated.
public struct Capri: BoundedDilemmaAgent {
  /// The entry in the catalogue.
  public static let card = Card(
    "capri", "Friendly, and unbeatable: three rounds of memory and five rules.",
    source: """
      Y. Murase, S. K. Baek, "Five rules for friendly rivalry in direct reciprocity", Scientific \
      Reports 10, 16904, 2020, doi:10.1038/s41598-020-73855-x.
      """)

  /// Makes the kind.
  public init() {}

  /// How much of a match it reads.
  public var reach: Reach { Reach(mine: 3, theirs: 3) }

  /// Cooperates where one of the rules says so.
  public func move(
    after past: Past, in state: NoMemory, using random: inout some Coin
  ) -> Move {
    // Two bits a round, the oldest first: its own defection, then the partner's.
    var history = 0
    for ago in (1...3).reversed() {
      history = history << 2 | Int(past.mine(ago).rawValue) << 1 | Int(past.theirs(ago).rawValue)
    }
    switch history {
    case 0b00_00_00, 0b00_00_10, 0b00_10_01, 0b10_01_00, 0b01_00_00: return .cooperate
    case 0b00_01_10, 0b01_10_00, 0b10_00_00: return .cooperate
    case 0b11_11_10, 0b11_10_00, 0b11_11_01, 0b11_01_00, 0b11_11_00, 0b11_00_00: return .cooperate
    default: return .defect
    }
  }
}
