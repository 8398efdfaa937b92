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

  @inlinable var feedback: Feedback { group.pointee.feedback }
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

  /// Keeps a decision whose payoff is still to come.
  @inlinable func hold(_ turn: Turn, _ action: Int) {
    // What came before the first decision of an episode belongs to it.
    if !pointee.isPending { pointee.settled = 0 }
    pointee.pending.begin(turn, action)
    pointee.isPending = true
  }

  /// Tells the agent what its last decision earned.
  @inline(never) @inlinable func settle(next: Turn) {
    settle { $0.complete(payoff: $1, next: next) }
  }

  /// Tells the agent what its last decision of the episode earned.
  @inlinable func settle() {
    settle { $0.complete(payoff: $1) }
  }

  @inline(__always) @inlinable func settle(_ complete: (inout Reward, Double) -> Void) {
    let payoff = pointee.payoff
    complete(&pointee.pending, payoff - pointee.settled)
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

  @inlinable func witness(_ round: Round) {
    let group = pointee.group
    let kind = group.pointee.kind
    group.pointee.cohort._withUnsafeGuaranteedRef { $0.witness(kind, self, round) }
  }

  @inlinable func meet() {
    let group = pointee.group
    let kind = group.pointee.kind
    group.pointee.cohort._withUnsafeGuaranteedRef { $0.greeter(kind, self) }
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
  @usableFromInline let desk: Unmanaged<Desk>
  @usableFromInline let seatCount: Int
  /// What the verbs check the story's numbers against.
  @usableFromInline let declared: UnsafeMutablePointer<DeclaredCounts>
  @usableFromInline var nature: RandomStream
  @usableFromInline var isLogging: Bool
  /// What anyone of the population wants to be told; whether a player does, its group says.
  @usableFromInline var needs: Feedback

  @inlinable init(desk: Desk, totals: UnsafeMutablePointer<Double>) {
    self.desk = .passUnretained(desk)
    seats = desk.seats
    layout = desk.layout
    log = desk.log
    seatCount = desk.seatCount
    declared = desk.declared
    measures = totals + 2 * desk.seatCount
    nature = RandomStream(state: 0)
    needs = desk.needs
    isLogging = !needs.isDisjoint(with: [.play, .counterfactual, .round])
  }

  // Inlined into the story, where decision and seat are constants and most checks vanish.
  @inline(__always) @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    let row = layout + decision
    guard
      UInt(bitPattern: decision) < declared.pointee.decisions
        && UInt(bitPattern: seat) < declared.pointee.seats
        && row.pointee.contains(observation: observation)
    else {
      return desk._withUnsafeGuaranteedRef {
        $0.stray(.choice(decision: decision, seat: seat, observation: observation))
      }
    }
    let turn = Turn(row.pointee, observation: observation, seat: seat, wish: wish)
    let state = seats + seat
    if needs.contains(.payoff) && state.pointee.isPending { state.settle(next: turn) }
    let action = state.ask(turn)
    state.pointee.group.pointee.counts[turn.slot &+ action] &+= 1
    if state.pointee.feedback.contains(.payoff) { state.hold(turn, action) }
    if isLogging { log.pointee.append(Act(turn: turn, action: action)) }
    return action
  }

  @inlinable mutating func chance(
    _ draw: Int, among count: Int, weight: (Int) -> Double
  ) -> Int { nature.index(below: count, weight: weight) }

  @inlinable mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    nature.happens(probability)
  }

  @inlinable mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    if let payer {
      guard UInt(bitPattern: payer) < declared.pointee.seats else {
        return stray(.seat(payer))
      }
      seats[payer].transfers -= amount
    }
    if let payee {
      guard UInt(bitPattern: payee) < declared.pointee.seats else {
        return stray(.seat(payee))
      }
      seats[payee].transfers += amount
    }
  }

  @inlinable mutating func gain(_ amount: Double, by seat: Int) {
    guard UInt(bitPattern: seat) < declared.pointee.seats else { return stray(.seat(seat)) }
    seats[seat].gains += amount
  }

  @inlinable mutating func note(_ measure: Int, _ amount: Double) {
    guard UInt(bitPattern: measure) < declared.pointee.measures else {
      return stray(.measure(measure))
    }
    measures[measure] += amount
  }

  @inlinable mutating func endRound() {
    if needs.isDisjoint(with: [.play, .round]) { return }
    reveal()
    // Only counterfactuals need to know what was chosen in earlier rounds.
    if !needs.contains(.counterfactual) { log.pointee.clear() }
  }

  @inlinable mutating func slip(to action: Int, by seat: Int) {
    guard UInt(bitPattern: seat) < declared.pointee.seats else { return stray(.seat(seat)) }
    let state = seats + seat
    if state.pointee.isPending { state.pointee.pending.slip(to: action) }
    if isLogging && !log.pointee.slip(to: action, by: seat) {
      stray(.slip(to: action, seat: seat))
    }
  }

  @inlinable mutating func fail(because reason: @autoclosure () -> String) {
    if hasFailed { return }
    desk._withUnsafeGuaranteedRef { $0.fail(StoryFailure(reason())) }
  }

  /// Whether the story that is told has failed.
  @inlinable var hasFailed: Bool { declared.pointee.seats == 0 }

  @inlinable func stray(_ stray: Stray) {
    desk._withUnsafeGuaranteedRef { _ = $0.stray(stray) }
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
      if state.pointee.feedback.contains(.round) {
        state.witness(Round(seat: seat, acts: first, count: end - first))
      }
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
    let groups = desk.groups
    var seat = 0
    while seat < seatCount {
      let player = players[seat]
      let group = groups + Int(player.group)
      let state = seats + seat
      state.pointee.group = group
      state.pointee.record = group.pointee.record(player)
      state.pointee.random = key.stream(seat &+ 1)
      state.pointee.transfers = 0
      state.pointee.gains = 0
      state.pointee.isPending = false
      seat &+= 1
    }
    if needs.contains(.partner) && !keepsPartners { meet() }
    if isLogging { log.pointee.clear() }
  }

  /// Lets those forget whose memory is of partners who left.
  @inline(never) @usableFromInline func meet() {
    for seat in 0..<seatCount where seats[seat].feedback.contains(.partner) {
      (seats + seat).meet()
    }
  }

  /// Tells everyone who asked what the last decision earned.
  @inlinable func settle() {
    var state = seats
    let end = seats + seatCount
    while state != end {
      if state.pointee.isPending { state.settle() }
      state += 1
    }
  }

  /// Settles accounts at the end of an episode.
  @inlinable mutating func finish(_ totals: UnsafeMutablePointer<Double>) {
    // Two loops, so that the second one, which calls nobody, stays in registers.
    if needs.contains(.payoff) { settle() }
    var seat = 0
    while seat < seatCount {
      let state = seats + seat
      let transfers = state.pointee.transfers
      let gains = state.pointee.gains
      totals[2 &* seat] += transfers
      totals[2 &* seat &+ 1] += gains
      let header = state.pointee.record.assumingMemoryBound(to: RecordHeader.self)
      header.pointee.payoff += transfers + gains
      header.pointee.episodes &+= 1
      seat &+= 1
    }
  }
}

extension Mechanism {
  /// Plays a range of matches.
  @inlinable func simulate(_ desk: Desk, _ range: MatchRange) {
    desk.open()
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
        if episode.isLogging && !episode.hasFailed {
          if episode.needs.contains(.counterfactual) { compare(desk, key: key) }
          if !episode.needs.isDisjoint(with: [.play, .round]) { episode.reveal() }
        }
        // A counterfactual may have failed too.
        if episode.hasFailed { return desk.void(match: first) }
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
          if action == choice.moves.chosen {
            desk.payoffs[action] = state.pointee.payoff
            continue
          }
          var replay = Replay(desk: desk, key: key, changed: index, to: action, for: seat)
          play(&replay)
          desk.payoffs[action] = replay.payoff
        }
        let comparison = Comparison(
          turn: choice.turn, action: choice.moves.chosen, payoffs: UnsafePointer(desk.payoffs))
        state.compare(comparison)
      }
    }
  }
}
