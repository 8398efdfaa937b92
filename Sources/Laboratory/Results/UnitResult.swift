import Arena
import Theory

/// What a study keeps of every run beside what its summary is made from.
public enum Kept: String, Sendable, CaseIterable {
  /// The time series, block by block.
  case rounds
  /// Every agent: its group at the end and what it earned.
  case agents
  /// How often every action was taken over the rounds that count.
  case actions
  /// How often every action was taken, block by block.
  case play
}

/// The result of a unit of work, one replicate of one cell: per round, over the rounds that count.
///
/// It stays below 2 KB unless the study asks to keep more.
public struct UnitResult: Sendable, Equatable {
  /// The welfare, in the order of the cell's functions.
  public internal(set) var welfare: [Double] = []
  /// The mean payoff of every seat.
  public internal(set) var payoffs: [Double] = []
  /// The mean of every measure.
  public internal(set) var measures: [Double] = []
  /// The standard error of the frequencies of play, of groups whose members draw every choice anew.
  public internal(set) var samplingError = 0.0
  /// How many agents every group has at the end.
  public internal(set) var sizes: [Int] = []
  /// How often every group answered with no legal action.
  public internal(set) var illegalAnswers: [Int] = []
  /// The largest gain that a seat could make by deviating from the play that emerged; nil without a
  /// tree.
  public internal(set) var exploitability: Double?
  /// Who would make that gain, if the game is repeated; nil otherwise.
  public internal(set) var deviator: Deviator?
  /// The least and greatest payoff in all outcomes of actions that somebody took; nil without a tree.
  public internal(set) var reachedPayoffs: ClosedRange<Double>?
  /// The least and greatest welfare in them, in the order of the cell's functions; empty without a tree.
  public internal(set) var reachedWelfare: [ClosedRange<Double>?] = []
  /// How agents from outside answered; nil where there are none.
  public internal(set) var outside: [ReplyCounts]?
  /// The time series; nil unless it is kept.
  public internal(set) var blocks: [Block]?
  /// The agents; nil unless they are kept.
  public internal(set) var agents: [Member]?
  /// The actions that were ever taken; nil unless they are kept.
  public internal(set) var actions: [Taken]?
  /// The actions that were taken in each block of rounds; nil unless they are kept.
  public internal(set) var moves: [Moves]?

  /// The unit as JSON.
  public var json: JSON { written }

  /// What is kept in it beside what the summary is made from.
  var kept: Set<Kept> {
    Set(
      [
        (Kept.rounds, blocks != nil), (.agents, agents != nil), (.actions, actions != nil),
        (.play, moves != nil),
      ].filter(\.1).map(\.0))
  }

  /// The unit with no more than a study keeps.
  func keeping(_ kept: Set<Kept>) -> UnitResult {
    var unit = self
    if !kept.contains(.rounds) { unit.blocks = nil }
    if !kept.contains(.agents) { unit.agents = nil }
    if !kept.contains(.actions) { unit.actions = nil }
    if !kept.contains(.play) { unit.moves = nil }
    return unit
  }

  /// Some consecutive rounds.
  public struct Block: Sendable, Equatable {
    /// The first round, from 0.
    public internal(set) var firstRound = 0
    /// The last round.
    public internal(set) var lastRound = 0
    /// How many episodes were played.
    public internal(set) var episodes = 0
    /// How often an agent sat out a round.
    public internal(set) var idle = 0
    /// The mean payoff of a seat, per round.
    public internal(set) var payoff = 0.0
    /// The mean of every measure, per round.
    public internal(set) var measures: [Double] = []
  }

  /// One agent.
  public struct Member: Sendable, Equatable {
    /// Its group at the end.
    public internal(set) var group = 0
    /// Its mean payoff per round; nil if it never played.
    public internal(set) var payoff: Double?
  }

  /// How often one group took one action.
  public struct Taken: Sendable, Equatable {
    /// The group.
    public internal(set) var group = 0
    /// The slot of the action, by the game's numbering.
    public internal(set) var slot = 0
    /// How often.
    public internal(set) var count = 0
  }

  /// The actions that were taken in some consecutive rounds.
  public struct Moves: Sendable, Equatable {
    /// The first round, from 0.
    public internal(set) var firstRound = 0
    /// The last round.
    public internal(set) var lastRound = 0
    /// The actions that were ever taken in them.
    public internal(set) var actions: [Taken] = []
  }
}

extension UnitResult {
  /// Takes from a record what a study keeps of it.
  init(_ record: RunRecord, _ cell: Cell, keeping kept: Set<Kept>) {
    let shape = cell.game.shape
    let window = record.window
    let means = window.means
    let agents = record.payoffs.compactMap { $0 }
    // A mean over episodes takes seats, not agents: agents may have played more or less often.
    welfare = cell.welfare.map { spec in
      spec.value(
        payoffs: spec.scope == .episode ? means.payoffs : agents, measures: means.measures)
    }
    payoffs = means.payoffs
    measures = means.measures
    samplingError = window.samplingError(of: shape)
    sizes = window.sizes
    illegalAnswers = window.illegal.map { Int($0) }
    if kept.contains(.rounds) { blocks = record.series.map { Block($0, shape) } }
    if kept.contains(.agents) {
      self.agents = zip(record.groupOf, record.payoffs).map { Member(group: $0, payoff: $1) }
    }
    if kept.contains(.actions) { actions = window.taken(shape) }
  }
}

extension Tally {
  /// The actions that were ever taken: group by group, each in the order of its slots.
  fileprivate func taken(_ shape: Shape) -> [UnitResult.Taken] {
    counts.enumerated().filter { $0.element > 0 }.map { place, count in
      UnitResult.Taken(group: place / shape.slots, slot: place % shape.slots, count: Int(count))
    }
  }

  /// The standard error of a frequency, at the mean choice, if every member of a group draws as the group
  /// does: 0 where each group always does the same.
  fileprivate func samplingError(of shape: Shape) -> Double {
    var variance = 0.0
    var choices = 0.0
    for infoset in 0..<shape.infosets {
      let (first, count) = shape.slots(ofInfoset: infoset)
      let groups = illegal.indices.map { group in
        counts[group * shape.slots + first..<group * shape.slots + first + count].map { Double($0) }
      }
      let totals = groups.map { $0.reduce(0, +) }
      let all = totals.reduce(0, +)
      if all == 0 { continue }
      for (taken, total) in zip(groups, totals) where total > 0 {
        // All times the variance of the shares of this group's part: n p (1 - p) / all.
        variance += taken.reduce(0) { $0 + $1 * (1 - $1 / total) } / all / 2
      }
      choices += all
    }
    return choices > 0 ? (variance / choices).squareRoot() : 0
  }
}

extension UnitResult.Block {
  init(_ tally: Tally, _ shape: Shape) {
    let means = tally.means
    firstRound = tally.rounds.lowerBound
    lastRound = tally.rounds.upperBound - 1
    self.episodes = tally.episodes
    idle = tally.idle
    payoff = means.payoffs.reduce(0, +) / Double(shape.seats)
    measures = means.measures
  }
}

extension UnitResult.Moves {
  init(_ tally: Tally, _ shape: Shape) {
    firstRound = tally.rounds.lowerBound
    lastRound = tally.rounds.upperBound - 1
    actions = tally.taken(shape)
  }
}

extension UnitResult: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("welfare", &welfare)
    visitor.field("payoffs", &payoffs)
    visitor.field("measures", &measures)
    visitor.field("samplingError", &samplingError)
    visitor.field("sizes", &sizes)
    visitor.field("illegalAnswers", &illegalAnswers)
    visitor.field("exploitability", &exploitability)
    visitor.optional("deviator", &deviator)
    visitor.field("reachedPayoffs", &reachedPayoffs)
    visitor.field("reachedWelfare", &reachedWelfare)
    visitor.optional("outside", &outside)
    visitor.field("blocks", &blocks)
    visitor.field("agents", &agents)
    visitor.field("actions", &actions)
    visitor.field("moves", &moves)
  }
}

extension UnitResult.Block: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("firstRound", &firstRound)
    visitor.field("lastRound", &lastRound)
    visitor.field("episodes", &episodes)
    visitor.field("idle", &idle)
    visitor.field("payoff", &payoff)
    visitor.field("measures", &measures)
  }
}

extension UnitResult.Member: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("group", &group)
    visitor.field("payoff", &payoff)
  }
}

extension UnitResult.Taken: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("group", &group)
    visitor.field("slot", &slot)
    visitor.field("count", &count)
  }
}

extension UnitResult.Moves: Datum {
  mutating func fields(_ visitor: inout some DatumVisitor) {
    visitor.field("firstRound", &firstRound)
    visitor.field("lastRound", &lastRound)
    visitor.field("actions", &actions)
  }
}

extension Kept: NamedValue {}
