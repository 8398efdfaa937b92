/// What the simulator knows of one seat during an episode.
@frozen @usableFromInline struct SeatState {
  @usableFromInline var cohort: Unmanaged<Cohort>
  @usableFromInline var kind: UnsafeMutableRawPointer
  @usableFromInline var record: UnsafeMutableRawPointer
  @usableFromInline var counts: UnsafeMutablePointer<UInt32>
  @usableFromInline var illegal: UnsafeMutablePointer<UInt64>
  @usableFromInline var random: RandomStream
  @usableFromInline var transfers: Double
  @usableFromInline var gains: Double
  @usableFromInline var settled: Double
  @usableFromInline var pending: Turn
  @usableFromInline var pendingAction: Int
  @usableFromInline var isPending: Bool
  @usableFromInline var feedback: Feedback

  @inlinable var payoff: Double { transfers + gains }

  /// Asks the agent for an action; an illegal answer is counted and replaced by a uniform draw.
  @inlinable mutating func ask(_ turn: Turn) -> Int {
    let kind = kind
    let record = record
    var stream = random
    let action = cohort._withUnsafeGuaranteedRef { $0.chooser(kind, record, turn, &stream) }
    random = stream
    if action >= 0 && action < turn.count { return action }
    illegal.pointee += 1
    return random.index(below: turn.count)
  }

  @inlinable mutating func settle(next: Turn?) {
    let reward = Reward(
      turn: pending, action: pendingAction, payoff: payoff - settled, next: next)
    settled = payoff
    let kind = kind
    let record = record
    cohort._withUnsafeGuaranteedRef { $0.learner(kind, record, reward) }
  }
}

/// One choice of an episode, kept when somebody asked for counterfactuals or observed play.
@frozen @usableFromInline struct LoggedChoice: BitwiseCopyable {
  @usableFromInline let turn: Turn
  @usableFromInline let action: Int

  @inlinable init(turn: Turn, action: Int) {
    self.turn = turn
    self.action = action
  }
}

/// The choices of one episode, in order; grows as needed and is reused by the next episode.
@frozen @usableFromInline struct ChoiceLog {
  @usableFromInline var entries: UnsafeMutablePointer<LoggedChoice>
  @usableFromInline var count = 0
  @usableFromInline var capacity: Int
  /// How many choices belong to rounds that have ended.
  @usableFromInline var revealed = 0

  @usableFromInline init() {
    capacity = 64
    entries = .allocate(capacity: 64)
  }

  @inlinable mutating func append(_ choice: LoggedChoice) {
    if count == capacity { grow() }
    entries[count] = choice
    count += 1
  }

  @usableFromInline mutating func grow() {
    let larger = UnsafeMutablePointer<LoggedChoice>.allocate(capacity: capacity * 2)
    larger.update(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }
}

/// The scratch memory of one worker: seats, log, counters.
///
/// Two threads never share one.
public final class Desk: @unchecked Sendable {
  @usableFromInline let seats: UnsafeMutablePointer<SeatState>
  @usableFromInline let layout: UnsafeMutablePointer<DecisionLayout>
  @usableFromInline let log: UnsafeMutablePointer<ChoiceLog>
  @usableFromInline let payoffs: UnsafeMutablePointer<Double>
  @usableFromInline let cursors: UnsafeMutablePointer<Int>
  @usableFromInline let seatCount: Int
  @usableFromInline let decisionCount: Int
  @usableFromInline let measureCount: Int
  /// How often each group took each slot's action: groups x slots.
  @usableFromInline let counts: UnsafeMutablePointer<UInt32>
  /// How often each group answered with no legal action.
  @usableFromInline let illegal: UnsafeMutablePointer<UInt64>
  @usableFromInline let slots: Int
  @usableFromInline let groups: Int

  init(shape: Shape, groups: Int) {
    seatCount = shape.seats
    decisionCount = shape.decisions.count
    measureCount = shape.measures.count
    slots = shape.slots
    self.groups = groups
    seats = .allocate(capacity: shape.seats)
    layout = .allocate(capacity: shape.layout.count)
    for (index, row) in shape.layout.enumerated() { layout[index] = row }
    log = .allocate(capacity: 1)
    log.initialize(to: ChoiceLog())
    let widest = shape.decisions.map { $0.actions.count }.max() ?? 1
    payoffs = .allocate(capacity: widest)
    cursors = .allocate(capacity: shape.seats)
    counts = .allocate(capacity: groups * shape.slots)
    counts.initialize(repeating: 0, count: groups * shape.slots)
    illegal = .allocate(capacity: groups)
    illegal.initialize(repeating: 0, count: groups)
  }

  deinit {
    log.pointee.entries.deallocate()
    log.deallocate()
    seats.deallocate()
    layout.deallocate()
    payoffs.deallocate()
    cursors.deallocate()
    counts.deallocate()
    illegal.deallocate()
  }
}

/// Matches to play: consecutive runs of agent references, one run of `seats` for every match.
@frozen public struct MatchRange {
  @usableFromInline let references: UnsafePointer<AgentReference>
  @usableFromInline let matches: Range<Int>
  @usableFromInline let key: StreamKey
  /// Whether the players of each match are the same as in the last round.
  @usableFromInline let keepsPartners: Bool
  /// Totals of the range: transfers by seat, gains by seat, measures.
  @usableFromInline let totals: UnsafeMutablePointer<Double>
}

/// The listener that plays an episode with agents, at full speed.
@frozen @usableFromInline struct Simulator: Episode {
  @usableFromInline let seats: UnsafeMutablePointer<SeatState>
  @usableFromInline let layout: UnsafeMutablePointer<DecisionLayout>
  @usableFromInline let log: UnsafeMutablePointer<ChoiceLog>
  @usableFromInline let measures: UnsafeMutablePointer<Double>
  @usableFromInline let seatCount: Int
  @usableFromInline let decisionCount: Int
  @usableFromInline let measureCount: Int
  @usableFromInline var nature: RandomStream
  @usableFromInline var isLogging: Bool

  @inlinable init(desk: Desk, totals: UnsafeMutablePointer<Double>) {
    seats = desk.seats
    layout = desk.layout
    log = desk.log
    seatCount = desk.seatCount
    decisionCount = desk.decisionCount
    measureCount = desk.measureCount
    measures = totals + 2 * desk.seatCount
    nature = RandomStream(state: 0)
    isLogging = false
  }

  @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    precondition(decision >= 0 && decision < decisionCount && seat >= 0 && seat < seatCount)
    let turn = Turn(layout[decision], decision, observation, seat, wish)
    let state = seats + seat
    if state.pointee.isPending { state.pointee.settle(next: turn) }
    let action = state.pointee.ask(turn)
    state.pointee.counts[turn.slot + action] &+= 1
    if state.pointee.feedback.contains(.payoff) {
      state.pointee.pending = turn
      state.pointee.pendingAction = action
      state.pointee.isPending = true
    }
    if isLogging { log.pointee.append(LoggedChoice(turn: turn, action: action)) }
    return action
  }

  @inlinable mutating func chance(
    _ event: StaticString, among count: Int, weight: (Int) -> Double
  ) -> Int { nature.index(below: count, weight: weight) }

  @inlinable mutating func chance(_ event: StaticString, _ probability: Double) -> Bool {
    nature.happens(probability)
  }

  @inlinable mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    if let payer {
      precondition(payer >= 0 && payer < seatCount)
      seats[payer].transfers -= amount
    }
    if let payee {
      precondition(payee >= 0 && payee < seatCount)
      seats[payee].transfers += amount
    }
  }

  @inlinable mutating func gain(_ amount: Double, by seat: Int) {
    precondition(seat >= 0 && seat < seatCount)
    seats[seat].gains += amount
  }

  @inlinable mutating func note(_ measure: Int, _ amount: Double) {
    precondition(measure >= 0 && measure < measureCount)
    measures[measure] += amount
  }

  @inlinable mutating func endRound() {
    if isLogging { reveal() }
  }

  /// Tells everyone who asked what the others did since the last time.
  @usableFromInline func reveal() {
    let first = log.pointee.revealed
    let last = log.pointee.count
    log.pointee.revealed = last
    for seat in 0..<seatCount where seats[seat].feedback.contains(.play) {
      let state = seats[seat]
      for index in first..<last {
        let choice = log.pointee.entries[index]
        if choice.turn.seat == seat { continue }
        let act = Act(turn: choice.turn, action: choice.action)
        state.cohort._withUnsafeGuaranteedRef { $0.observer(state.kind, state.record, act) }
      }
    }
  }

  /// Seats the players of a match.
  @inlinable mutating func begin(
    _ players: UnsafePointer<AgentReference>, key: StreamKey, keepsPartners: Bool, desk: Desk
  ) {
    nature = key.stream(0)
    isLogging = false
    for seat in 0..<seatCount {
      let player = players[seat]
      let state = seats + seat
      state.pointee.cohort = player.cohort
      state.pointee.record = player.record
      state.pointee.random = key.stream(seat + 1)
      state.pointee.transfers = 0
      state.pointee.gains = 0
      state.pointee.settled = 0
      state.pointee.isPending = false
      player.cohort._withUnsafeGuaranteedRef { cohort in
        state.pointee.counts = desk.counts + cohort.group * desk.slots
        state.pointee.illegal = desk.illegal + cohort.group
        state.pointee.kind = cohort.kind
        state.pointee.feedback = cohort.feedback
        if cohort.feedback.contains(.play) && !keepsPartners {
          cohort.greeter(cohort.kind, player.record)
        }
      }
      if !state.pointee.feedback.isDisjoint(with: [.play, .counterfactual]) { isLogging = true }
    }
    if isLogging {
      log.pointee.count = 0
      log.pointee.revealed = 0
    }
  }

  /// Settles accounts at the end of an episode.
  @inlinable mutating func finish(_ totals: UnsafeMutablePointer<Double>) {
    for seat in 0..<seatCount {
      let state = seats + seat
      if state.pointee.isPending { state.pointee.settle(next: nil) }
      totals[seat] += state.pointee.transfers
      totals[seatCount + seat] += state.pointee.gains
      let header = state.pointee.record.assumingMemoryBound(to: RecordHeader.self)
      header.pointee.payoff += state.pointee.payoff
      header.pointee.episodes &+= 1
    }
  }
}

extension Turn {
  /// The turn at one observation of a decision.
  @inlinable init(
    _ row: DecisionLayout, _ decision: Int, _ observation: Int, _ seat: Int, _ wish: Int?
  ) {
    precondition(observation >= 0 && observation < Int(row.observations))
    self.init(
      decision: decision, infoset: Int(row.infoset) + observation,
      slot: Int(row.slot) + observation * Int(row.actions), count: Int(row.actions), seat: seat,
      wish: wish)
  }
}

extension Mechanism {
  /// Plays a range of matches.
  @inlinable func simulate(_ desk: Desk, _ range: MatchRange) {
    var episode = Simulator(desk: desk, totals: range.totals)
    let block = 16
    var first = range.matches.lowerBound
    while first < range.matches.upperBound {
      let last = Swift.min(first + block, range.matches.upperBound)
      touch(range.references + first * desk.seatCount, (last - first) * desk.seatCount, desk)
      for match in first..<last {
        let players = range.references + match * desk.seatCount
        episode.begin(
          players, key: range.key.with(match), keepsPartners: range.keepsPartners, desk: desk)
        play(&episode)
        if episode.isLogging { compare(&episode, desk, key: range.key.with(match)) }
        episode.finish(range.totals)
      }
      first = last
    }
  }

  /// Reads the records of the players to come, so that their cache misses overlap.
  @inlinable func touch(_ players: UnsafePointer<AgentReference>, _ count: Int, _ desk: Desk) {
    var sum: UInt64 = 0
    for index in 0..<count {
      sum &+= players[index].record.load(as: UInt64.self)
    }
    desk.cursors[0] = Int(truncatingIfNeeded: sum)
  }

  /// Gives counterfactual payoffs and observed play to whoever asked.
  @inlinable func compare(_ episode: inout Simulator, _ desk: Desk, key: StreamKey) {
    for seat in 0..<desk.seatCount where desk.seats[seat].feedback.contains(.counterfactual) {
      let state = desk.seats[seat]
      for index in 0..<desk.log.pointee.count {
        let choice = desk.log.pointee.entries[index]
        if choice.turn.seat != seat { continue }
        for action in 0..<choice.turn.count {
          if action == choice.action {
            desk.payoffs[action] = state.payoff
            continue
          }
          var replay = Replay(desk: desk, key: key, changed: index, to: action, for: seat)
          play(&replay)
          desk.payoffs[action] = replay.payoff
        }
        let comparison = Comparison(
          turn: choice.turn, action: choice.action, payoffs: UnsafePointer(desk.payoffs))
        state.cohort._withUnsafeGuaranteedRef { $0.comparer(state.kind, state.record, comparison) }
      }
    }
    episode.reveal()
  }
}
