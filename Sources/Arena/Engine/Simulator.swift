/// What a worker knows of one group: its functions, its records, and where to count.
@frozen @usableFromInline struct GroupState {
  @usableFromInline let cohort: Unmanaged<Cohort>
  @usableFromInline let kind: UnsafeMutableRawPointer
  @usableFromInline let counts: UnsafeMutablePointer<UInt64>
  /// Where the records are; the cohort moves them when it grows.
  @usableFromInline var records: UnsafeMutableRawPointer
  @usableFromInline let stride: Int
  @usableFromInline let feedback: Feedback
  @usableFromInline var illegal: UInt64

  @inlinable func record(_ player: AgentReference) -> UnsafeMutableRawPointer {
    records + Int(player.slot) &* stride
  }
}

/// What the simulator knows of one seat during an episode.
@frozen @usableFromInline struct SeatState {
  @usableFromInline var group: UnsafeMutablePointer<GroupState>
  @usableFromInline var record: UnsafeMutableRawPointer
  @usableFromInline var random: RandomStream
  @usableFromInline var transfers: Double
  @usableFromInline var gains: Double
  @usableFromInline var settled: Double
  /// The last decision, while its payoff is still to come.
  @usableFromInline var pending: Reward
  @usableFromInline var isPending: Bool
  @usableFromInline var feedback: Feedback

  @inlinable var payoff: Double { transfers + gains }
}

extension UnsafeMutablePointer where Pointee == SeatState {
  /// Asks the agent for an action; an illegal answer is counted and replaced by a uniform draw.
  @inlinable func ask(_ turn: Turn) -> Int {
    let group = pointee.group
    let kind = group.pointee.kind
    let action = group.pointee.cohort._withUnsafeGuaranteedRef { $0.chooser(kind, self, turn) }
    return UInt(bitPattern: action) < UInt(bitPattern: turn.count) ? action : replace(turn)
  }

  @inline(never) @usableFromInline func replace(_ turn: Turn) -> Int {
    pointee.group.pointee.illegal += 1
    return pointee.random.index(below: turn.count)
  }

  @inlinable func settle(next: Turn?) {
    let payoff = pointee.payoff
    pointee.pending.complete(payoff: payoff - pointee.settled, next: next)
    pointee.settled = payoff
    let group = pointee.group
    let kind = group.pointee.kind
    group.pointee.cohort._withUnsafeGuaranteedRef { $0.learner(kind, self) }
  }

  @inlinable func compare(_ comparison: Comparison) {
    let group = pointee.group
    let kind = group.pointee.kind
    group.pointee.cohort._withUnsafeGuaranteedRef { $0.comparer(kind, self, comparison) }
  }

  @inlinable func observe(_ act: Act) {
    let group = pointee.group
    let kind = group.pointee.kind
    group.pointee.cohort._withUnsafeGuaranteedRef { $0.observer(kind, self, act) }
  }

  @inlinable func meet() {
    let group = pointee.group
    let kind = group.pointee.kind
    group.pointee.cohort._withUnsafeGuaranteedRef { $0.greeter(kind, self) }
  }
}

/// The choices of one episode, in order, kept when somebody asked for counterfactuals or observed
/// play; grows as needed and is reused by the next episode.
@frozen @usableFromInline struct ChoiceLog {
  @usableFromInline var entries: UnsafeMutablePointer<Act>
  /// Where the next choice goes.
  @usableFromInline var next: UnsafeMutablePointer<Act>
  @usableFromInline var end: UnsafeMutablePointer<Act>
  /// Where the choices begin that belong to the round that has not ended.
  @usableFromInline var revealed: UnsafeMutablePointer<Act>

  @usableFromInline init() {
    entries = .allocate(capacity: 64)
    next = entries
    end = entries + 64
    revealed = entries
  }

  @inlinable mutating func append(_ act: Act) {
    if next == end { grow() }
    next.initialize(to: act)
    next += 1
  }

  @inlinable mutating func clear() {
    next = entries
    revealed = entries
  }

  @inline(never) @usableFromInline mutating func grow() {
    let count = next - entries
    let larger = UnsafeMutablePointer<Act>.allocate(capacity: count * 2)
    larger.update(from: entries, count: count)
    revealed = larger + (revealed - entries)
    entries.deallocate()
    entries = larger
    next = larger + count
    end = larger + count * 2
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
  @usableFromInline let counts: UnsafeMutablePointer<UInt64>
  @usableFromInline let groups: UnsafeMutablePointer<GroupState>
  private let groupCount: Int

  /// Makes the scratch memory of a run; `staysTogether` says whether partners see each other again,
  /// in another round of the episode or in the next episode.
  init(shape: Shape, cohorts: [Cohort], staysTogether: Bool) {
    seatCount = shape.seats
    decisionCount = shape.decisions.count
    measureCount = shape.measures.count
    groupCount = cohorts.count
    seats = Desk.lines(of: SeatState.self, shape.seats)
    layout = Desk.lines(of: DecisionLayout.self, shape.layout.count)
    for (index, row) in shape.layout.enumerated() { layout[index] = row }
    log = Desk.lines(of: ChoiceLog.self, 1)
    log.initialize(to: ChoiceLog())
    let widest = shape.decisions.map { $0.actions.count }.max() ?? 1
    payoffs = Desk.lines(of: Double.self, widest)
    cursors = Desk.lines(of: Int.self, shape.seats)
    counts = Desk.lines(of: UInt64.self, cohorts.count * shape.slots)
    counts.initialize(repeating: 0, count: cohorts.count * shape.slots)
    groups = Desk.lines(of: GroupState.self, cohorts.count)
    for (index, cohort) in cohorts.enumerated() {
      (groups + index).initialize(
        to: GroupState(
          cohort: .passUnretained(cohort), kind: cohort.kind, counts: counts + index * shape.slots,
          records: cohort.record(0), stride: cohort.stride,
          feedback: staysTogether || !cohort.feedback.contains(.partner) ? cohort.feedback : [],
          illegal: 0))
    }
  }

  /// Allocates whole cache lines, in pairs, so that no two desks write to the same one.
  private static func lines<Element>(
    of _: Element.Type, _ count: Int
  ) -> UnsafeMutablePointer<Element> {
    let bytes = (count * MemoryLayout<Element>.stride + 127) & ~127
    return UnsafeMutableRawPointer.allocate(byteCount: Swift.max(bytes, 128), alignment: 128)
      .bindMemory(to: Element.self, capacity: count)
  }

  /// Takes note of where the cohorts keep their records now.
  func find(_ cohorts: [Cohort]) {
    for (index, cohort) in cohorts.enumerated() { groups[index].records = cohort.record(0) }
  }

  /// Reads the records of players to come, first and last bytes, so that their cache misses overlap.
  @inlinable func touch(_ players: UnsafePointer<AgentReference>, _ count: Int) {
    var sum: UInt64 = 0
    for index in 0..<count {
      let player = players[index]
      let group = groups + Int(player.group)
      let record = group.pointee.record(player)
      let last = record + (group.pointee.stride &- 8)
      sum &+= record.load(as: UInt64.self) &+ last.load(as: UInt64.self)
    }
    cursors[0] = Int(truncatingIfNeeded: sum)
  }

  /// Adds the counters to a tally and starts them anew.
  func drain(into tally: inout Tally) {
    for index in tally.counts.indices where counts[index] > 0 {
      tally.counts[index] += UInt64(counts[index])
      counts[index] = 0
    }
    for index in 0..<groupCount {
      tally.illegal[index] += groups[index].illegal
      groups[index].illegal = 0
    }
  }

  deinit {
    log.pointee.entries.deallocate()
    log.deallocate()
    seats.deallocate()
    layout.deallocate()
    payoffs.deallocate()
    cursors.deallocate()
    counts.deallocate()
    groups.deallocate()
  }
}

/// Matches to play: consecutive runs of agent references, one run of `seats` for every match.
@frozen public struct MatchRange {
  @usableFromInline let references: UnsafePointer<AgentReference>
  @usableFromInline let matches: Range<Int>
  @usableFromInline let key: StreamKey
  /// Whether the players of each match are the same as in the last round.
  @usableFromInline let keepsPartners: Bool
  /// Whether the agents are too many for the processor's caches.
  @usableFromInline let isCrowd: Bool
  /// Totals of the range: transfers and gains, seat by seat, then measures.
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
  /// What the players of this episode want to be told, all together.
  @usableFromInline var needs: Feedback

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
    needs = []
  }

  @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    precondition(
      UInt(bitPattern: decision) < UInt(bitPattern: decisionCount)
        && UInt(bitPattern: seat) < UInt(bitPattern: seatCount))
    let row = layout + decision
    precondition(row.pointee.contains(observation: observation))
    let turn = Turn(row.pointee, observation: observation, seat: seat, wish: wish)
    let state = seats + seat
    if needs.contains(.payoff) && state.pointee.isPending { state.settle(next: turn) }
    let action = state.ask(turn)
    state.pointee.group.pointee.counts[turn.slot &+ action] &+= 1
    if state.pointee.feedback.contains(.payoff) {
      state.pointee.pending.begin(turn, action)
      state.pointee.isPending = true
    }
    if isLogging { log.pointee.append(Act(turn: turn, action: action)) }
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
      precondition(UInt(bitPattern: payer) < UInt(bitPattern: seatCount))
      seats[payer].transfers -= amount
    }
    if let payee {
      precondition(UInt(bitPattern: payee) < UInt(bitPattern: seatCount))
      seats[payee].transfers += amount
    }
  }

  @inlinable mutating func gain(_ amount: Double, by seat: Int) {
    precondition(UInt(bitPattern: seat) < UInt(bitPattern: seatCount))
    seats[seat].gains += amount
  }

  @inlinable mutating func note(_ measure: Int, _ amount: Double) {
    precondition(UInt(bitPattern: measure) < UInt(bitPattern: measureCount))
    measures[measure] += amount
  }

  @inlinable mutating func endRound() {
    if needs.contains(.play) { reveal() }
  }

  /// Tells everyone who asked what the others did since the last time.
  @inlinable func reveal() {
    let first = log.pointee.revealed
    let end = log.pointee.next
    log.pointee.revealed = end
    if first == end { return }
    var seat = 0
    while seat < seatCount {
      let state = seats + seat
      if state.pointee.feedback.contains(.play) {
        var act = first
        repeat {
          if act.pointee.turn.seat != seat { state.observe(act.pointee) }
          act += 1
        } while act != end
      }
      seat &+= 1
    }
  }

  /// Seats the players of a match.
  @inlinable mutating func begin(
    _ players: UnsafePointer<AgentReference>, key: StreamKey, keepsPartners: Bool, desk: Desk
  ) {
    nature = key.stream(0)
    needs = []
    var seat = 0
    while seat < seatCount {
      let player = players[seat]
      let group = desk.groups + Int(player.group)
      let state = seats + seat
      state.pointee.group = group
      state.pointee.record = group.pointee.record(player)
      state.pointee.random = key.stream(seat &+ 1)
      state.pointee.transfers = 0
      state.pointee.gains = 0
      state.pointee.settled = 0
      state.pointee.isPending = false
      let feedback = group.pointee.feedback
      state.pointee.feedback = feedback
      needs.formUnion(feedback)
      if feedback.contains(.partner) && !keepsPartners { state.meet() }
      seat &+= 1
    }
    isLogging = !needs.isDisjoint(with: [.play, .counterfactual])
    if isLogging { log.pointee.clear() }
  }

  /// Settles accounts at the end of an episode.
  @inlinable mutating func finish(_ totals: UnsafeMutablePointer<Double>) {
    var seat = 0
    while seat < seatCount {
      let state = seats + seat
      if needs.contains(.payoff) && state.pointee.isPending { state.settle(next: nil) }
      totals[2 &* seat] += state.pointee.transfers
      totals[2 &* seat &+ 1] += state.pointee.gains
      let header = state.pointee.record.assumingMemoryBound(to: RecordHeader.self)
      header.pointee.payoff += state.pointee.payoff
      header.pointee.episodes &+= 1
      seat &+= 1
    }
  }
}

extension Mechanism {
  /// Plays a range of matches.
  @inlinable func simulate(_ desk: Desk, _ range: MatchRange) {
    var episode = Simulator(desk: desk, totals: range.totals)
    let seats = desk.seatCount
    var first = range.matches.lowerBound
    while first < range.matches.upperBound {
      let last = Swift.min(first &+ 16, range.matches.upperBound)
      if range.isCrowd { desk.touch(range.references + first &* seats, (last &- first) &* seats) }
      while first < last {
        let key = range.key.numbered(first)
        episode.begin(
          range.references + first &* seats, key: key, keepsPartners: range.keepsPartners,
          desk: desk)
        play(&episode)
        if episode.isLogging {
          if episode.needs.contains(.counterfactual) { compare(desk, key: key) }
          if episode.needs.contains(.play) { episode.reveal() }
        }
        episode.finish(range.totals)
        first &+= 1
      }
    }
  }

  /// Gives counterfactual payoffs to whoever asked.
  @inlinable func compare(_ desk: Desk, key: StreamKey) {
    for seat in 0..<desk.seatCount where desk.seats[seat].feedback.contains(.counterfactual) {
      let state = desk.seats + seat
      for index in 0..<desk.log.pointee.next - desk.log.pointee.entries {
        let choice = desk.log.pointee.entries[index]
        if choice.turn.seat != seat { continue }
        for action in 0..<choice.turn.count {
          if action == choice.action {
            desk.payoffs[action] = state.pointee.payoff
            continue
          }
          var replay = Replay(desk: desk, key: key, changed: index, to: action, for: seat)
          play(&replay)
          desk.payoffs[action] = replay.payoff
        }
        let comparison = Comparison(
          turn: choice.turn, action: choice.action, payoffs: UnsafePointer(desk.payoffs))
        state.compare(comparison)
      }
    }
  }
}
