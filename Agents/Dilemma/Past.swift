/// What a player remembers of a match: the last 64 rounds, and counts of all of them.
///
/// With several partners *they* defected in a round in which any of them did. Before the first round
/// everyone cooperated, which is what most strategies assume.
public struct Past: BitwiseCopyable, Hashable, Sendable {
  /// The number of rounds so far.
  public private(set) var rounds = 0
  /// In how many of them this player defected.
  public private(set) var myDefections = 0
  /// In how many of them the partner defected.
  public private(set) var theirDefections = 0
  /// In how many of them both defected.
  private var mutualDefections = 0
  /// The last 64 rounds, the latest in the lowest bit; set bits are defections.
  private var mine: UInt64 = 0
  private var theirs: UInt64 = 0

  /// Begins a match.
  public init() {}

  /// Adds a round.
  public mutating func add(mine move: Move, theirs answer: Move) {
    rounds &+= 1
    mine = mine &<< 1 | UInt64(move.rawValue)
    theirs = theirs &<< 1 | UInt64(answer.rawValue)
    myDefections &+= Int(move.rawValue)
    theirDefections &+= Int(answer.rawValue)
    mutualDefections &+= Int(move.rawValue & answer.rawValue)
  }

  /// Returns this player's move some rounds ago; 1 is the last round, 64 the most.
  public func mine(_ ago: Int = 1) -> Move { Past.move(mine, ago) }

  /// Returns the partner's move some rounds ago; 1 is the last round, 64 the most.
  public func theirs(_ ago: Int = 1) -> Move { Past.move(theirs, ago) }

  private static func move(_ bits: UInt64, _ ago: Int) -> Move {
    Move(defectingIf: bits &>> UInt64(truncatingIfNeeded: ago &- 1) & 1 == 1)
  }

  /// Returns how often the partner defected in the last rounds, at most 63.
  public func theirDefections(inLast rounds: Int) -> Int {
    (theirs & ((1 &<< UInt64(truncatingIfNeeded: rounds)) &- 1)).nonzeroBitCount
  }

  /// In how many rounds this player cooperated.
  public var myCooperations: Int { rounds - myDefections }
  /// In how many rounds the partner cooperated.
  public var theirCooperations: Int { rounds - theirDefections }

  /// This player's points if every round paid as in Axelrod's tournaments: 5, 3, 1, 0.
  public var myPoints: Int { points(myDefections, theirDefections) }
  /// The partner's points if every round paid as in Axelrod's tournaments: 5, 3, 1, 0.
  public var theirPoints: Int { points(theirDefections, myDefections) }

  /// Both defecting costs 2 against both cooperating; defecting alone gains 2 and costs the other 3.
  private func points(_ own: Int, _ other: Int) -> Int {
    3 * rounds + 2 * (own - mutualDefections) - 3 * (other - mutualDefections)
      - 2 * mutualDefections
  }

  /// Returns a past that a strategy of this reach cannot tell from this one, as few of them as there are.
  func reduced(to reach: Reach) -> Past {
    var past = Past()
    past.rounds =
      rounds < reach.clock ? rounds : reach.clock + (rounds - reach.clock) % reach.cycle
    past.theirDefections = Swift.min(theirDefections, reach.theirDefections)
    past.mine = mine & ((1 &<< UInt64(reach.mine)) &- 1)
    past.theirs = theirs & ((1 &<< UInt64(reach.theirs)) &- 1)
    return past
  }

  /// Returns the entry of the last round's outcome: this player's move first, then the partner's.
  func outcome(_ cc: Double, _ cd: Double, _ dc: Double, _ dd: Double) -> Double {
    mine() == .cooperate
      ? (theirs() == .cooperate ? cc : cd) : (theirs() == .cooperate ? dc : dd)
  }
}
