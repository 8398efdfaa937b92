/// What happened in some consecutive rounds: sums over all their episodes.
public struct Tally: Sendable, Equatable {
  /// The rounds.
  public var rounds: Range<Int>
  /// How many episodes were played.
  public var episodes = 0
  /// How many rounds these episodes had in all: as many as episodes unless the game is repeated.
  public var roundsPlayed = 0
  /// How often an agent sat out a round.
  public var idle = 0
  /// How many matches were void, since an agent from outside gave no answer; they are no episodes.
  public var unanswered = 0
  /// Net money received, by seat.
  public var transfers: [Double]
  /// Utility that is not money, by seat.
  public var gains: [Double]
  /// Totals of the measures, in the order of their declarations.
  public var measures: [Double]
  /// How often each group took each slot's action: groups x slots; empty in a time series.
  public var counts: [UInt64]
  /// How often each group answered with no legal action.
  public var illegal: [UInt64]
  /// How many agents each group had at the end.
  public var sizes: [Int]

  init(_ shape: Shape, groups: Int, from round: Int) {
    rounds = round..<round
    transfers = [Double](repeating: 0, count: shape.seats)
    gains = transfers
    measures = [Double](repeating: 0, count: shape.measures.count)
    counts = [UInt64](repeating: 0, count: groups * shape.slots)
    illegal = [UInt64](repeating: 0, count: groups)
    sizes = [Int](repeating: 0, count: groups)
  }

  mutating func add(_ other: Tally) {
    rounds = rounds.lowerBound..<other.rounds.upperBound
    episodes += other.episodes
    roundsPlayed += other.roundsPlayed
    idle += other.idle
    unanswered += other.unanswered
    for index in transfers.indices { transfers[index] += other.transfers[index] }
    for index in gains.indices { gains[index] += other.gains[index] }
    for index in measures.indices { measures[index] += other.measures[index] }
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in illegal.indices { illegal[index] += other.illegal[index] }
    sizes = other.sizes
  }

  /// Returns how the population played, each information set by everyone who was there; sets that
  /// nobody reached are uniform.
  public func play(_ shape: Shape) -> [Double] {
    let groups = illegal.count
    var play = [Double](repeating: 0, count: shape.slots)
    for row in shape.layout {
      for observation in 0..<Int(row.observations) {
        let first = Int(row.slot) + observation * Int(row.actions)
        let slots = first..<first + Int(row.actions)
        var total = 0.0
        for slot in slots {
          for group in 0..<groups { play[slot] += Double(counts[group * shape.slots + slot]) }
          total += play[slot]
        }
        for slot in slots { play[slot] = total > 0 ? play[slot] / total : 1 / Double(slots.count) }
      }
    }
    return play
  }
}
