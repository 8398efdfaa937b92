/// Matches to play: consecutive runs of agent references, one run of `seats` for every match.
@frozen public struct MatchRange {
  @usableFromInline let references: UnsafePointer<AgentReference>
  @usableFromInline let matches: Range<Int>
  @usableFromInline let key: StreamKey
  /// Whether the players of each match are the same as in the last round.
  @usableFromInline let keepsPartners: Bool
  /// Whether the agents are too many for the processor's caches.
  @usableFromInline let isCrowd: Bool
  /// Totals of the range: transfers and gains, seat by seat, then measures, then the rounds that episodes
  /// had beyond their first.
  @usableFromInline let totals: UnsafeMutablePointer<Double>
}

/// The listener that plays matches with agents, one after the other, at full speed.
@frozen @usableFromInline struct Simulator: Episode {
  @usableFromInline let seats: UnsafeMutablePointer<SeatState>
  @usableFromInline let layout: UnsafeMutablePointer<DecisionLayout>
  /// What the verbs check the story's numbers against, and the step to the next match its number.
  @usableFromInline let declared: UnsafeMutablePointer<DeclaredCounts>
  @usableFromInline let measures: UnsafeMutablePointer<Double>
  @usableFromInline let measureCount: Int
  @usableFromInline var nature: RandomStream
  @usableFromInline let log: UnsafeMutablePointer<ChoiceLog>
  @usableFromInline let isLogging: Bool
  /// What anyone of the population wants to be told; whether a player does, its group says.
  @usableFromInline let needs: Feedback
  @usableFromInline let desk: Unmanaged<Desk>
  @usableFromInline let groups: UnsafeMutablePointer<GroupState>
  @usableFromInline let seatCount: Int
  /// Whether more is to be done when players are seated, or when their match is over.
  @usableFromInline let isPausing: Bool
  /// How many rounds of the match ended before its last one.
  @usableFromInline var rounds: UInt32 = 0
  @usableFromInline let range: MatchRange
  /// The match to be seated next.
  @usableFromInline var match: Int
  /// The players of that match and of those after it.
  @usableFromInline var players: UnsafePointer<AgentReference>

  @usableFromInline init(desk: Desk, range: MatchRange) {
    desk.open()
    self.desk = .passUnretained(desk)
    self.range = range
    seats = desk.seats
    layout = desk.layout
    log = desk.log
    seatCount = desk.seatCount
    groups = desk.groups
    isPausing =
      desk.isLogging || range.isCrowd || desk.shape.expectedRounds != 1
      || (desk.needs.contains(.partner) && !range.keepsPartners) || desk.needs.contains(.signal)
    declared = desk.declared
    declared.pointee.pause = isPausing ? range.matches.lowerBound : range.matches.upperBound
    measures = range.totals + 2 * desk.seatCount
    measureCount = desk.measureCount
    match = range.matches.lowerBound
    players = range.references + range.matches.lowerBound * desk.seatCount
    nature = RandomStream(state: 0)
    needs = desk.needs
    isLogging = desk.isLogging
  }

  // Inlined into the story, where decision and seat are constants and most checks vanish.
  @inline(__always) @inlinable mutating func choose(
    _ decision: Int, by seat: Int, seeing observation: Int, wishing wish: Int?
  ) -> Int {
    let row = layout + decision
    guard
      UInt(bitPattern: decision) < Desk.rows
        || UInt(bitPattern: decision) < declared.pointee.decisions,
      isThere(seat), row.pointee.contains(observation: observation)
    else { return stray(decision, by: seat, seeing: observation) }
    let turn = Turn(row.pointee, observation: observation, seat: seat, wish: wish)
    return (seats + seat).ask(turn)
  }

  @inlinable mutating func chance(
    _ draw: Int, among count: Int, weight: (Int) -> Double
  ) -> Int { nature.index(below: count, weight: weight) }

  @inlinable mutating func chance(_ draw: Int, _ probability: Double) -> Bool {
    nature.happens(probability)
  }

  /// Whether there is a state for a seat: a constant one is not compared with how many there are, since
  /// the chairs after the last one are empty.
  @inline(__always) @inlinable func isThere(_ seat: Int) -> Bool {
    UInt(bitPattern: seat) < Desk.chairs || UInt(bitPattern: seat) < declared.pointee.seats
  }

  @inlinable mutating func transfer(_ amount: Double, from payer: Int?, to payee: Int?) {
    if let payer {
      guard isThere(payer) else { return stray(seat: payer) }
      seats[payer].transfers -= amount
    }
    if let payee {
      guard isThere(payee) else { return stray(seat: payee) }
      seats[payee].transfers += amount
    }
  }

  @inlinable mutating func gain(_ amount: Double, by seat: Int) {
    guard isThere(seat) else { return stray(seat: seat) }
    seats[seat].gains += amount
  }

  @inlinable mutating func note(_ measure: Int, _ amount: Double) {
    guard UInt(bitPattern: measure) < declared.pointee.measures else {
      return stray(.measure(measure))
    }
    measures[measure] += amount
  }

  @inlinable mutating func endRound() {
    rounds &+= 1
    if !isLogging { return }
    reveal()
    // Only counterfactuals need to know what was chosen in earlier rounds.
    if !needs.contains(.counterfactual) { log.pointee.clear() }
  }

  @inlinable mutating func slip(to action: Int, by seat: Int) {
    guard UInt(bitPattern: seat) < declared.pointee.seats else { return stray(seat: seat) }
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

  @inline(never) @usableFromInline mutating func stray(_ stray: Stray) {
    desk._withUnsafeGuaranteedRef { _ = $0.stray(stray) }
  }

  // Of one call each, so that a story stays small enough to be compiled into the loop over matches.
  @inline(never) @usableFromInline mutating func stray(seat: Int) { stray(.seat(seat)) }

  @inline(never) @usableFromInline mutating func stray(
    _ decision: Int, by seat: Int, seeing observation: Int
  ) -> Int {
    desk._withUnsafeGuaranteedRef {
      $0.stray(.choice(decision: decision, seat: seat, observation: observation))
    }
  }

  /// Tells everyone who asked what the others did since the last time.
  @inline(never) @usableFromInline mutating func reveal() {
    if needs.isDisjoint(with: [.play, .round]) { return }
    let first = log.pointee.revealed
    let end = log.pointee.next
    log.pointee.revealed = end
    if first == end { return }
    let bytes = UInt(bitPattern: end) &- UInt(bitPattern: first)
    let count = Int(bitPattern: bytes / UInt(MemoryLayout<Act>.stride))
    var state = seats
    var seat = 0
    let seatCount = seatCount
    while seat < seatCount {
      if state.pointee.feedback.contains(.round) {
        state.witness(Round(seat: seat, acts: first, count: count))
      }
      if state.pointee.feedback.contains(.play) { state.observe(first, count: count, but: seat) }
      state += 1
      seat &+= 1
    }
  }

  /// Books what the last match paid, and seats the players of the next one.
  ///
  /// It calls nobody before its last step, so that it saves no registers.
  ///
  /// - Returns: Whether there is another match to be played.
  @inline(never) @usableFromInline mutating func advance() -> Bool {
    if match >= declared.pointee.pause { return advanceFurther() }
    book()
    seat()
    match &+= 1
    return true
  }

  /// Does the same where there is more to do: ends the range if a story failed or no match is left, books
  /// further rounds, greets the players.
  @inline(never) private mutating func advanceFurther() -> Bool {
    if hasFailed { return void() }
    book()
    if rounds > 0 {
      measures[measureCount] += Double(rounds)
      for seat in 0..<seatCount {
        let header = seats[seat].record.assumingMemoryBound(to: RecordHeader.self)
        header.pointee.rounds &+= rounds
      }
      rounds = 0
    }
    if match == range.matches.upperBound { return close() }
    seat()
    match &+= 1
    declared.pointee.pause = isPausing ? match : range.matches.upperBound
    greet()
    return true
  }

  /// Books what an episode paid.
  @inline(__always) private mutating func book() {
    let (seats, totals) = (seats, range.totals)
    forEachSeat { seat in
      let transfers = seats[seat].transfers
      let gains = seats[seat].gains
      totals[2 &* seat] += transfers
      totals[2 &* seat &+ 1] += gains
      let header = seats[seat].record.assumingMemoryBound(to: RecordHeader.self)
      header.pointee.payoff += transfers + gains
      header.pointee.rounds &+= 1
    }
  }

  /// Seats the players of a match.
  @inline(__always) private mutating func seat() {
    let key = key(of: match)
    nature = key.stream(0)
    let (seats, groups, players) = (seats, groups, players)
    forEachSeat { seat in
      let player = players[seat]
      let group = groups + Int(player.group)
      seats[seat].group = group
      seats[seat].record = group.pointee.record(player)
      seats[seat].random = key.stream(seat &+ 1)
      seats[seat].transfers = 0
      seats[seat].gains = 0
      seats[seat].settled = 0
      seats[seat].pendings = 0
    }
    self.players = players + seatCount
  }

  /// Does something with every seat; two, the commonest number by far, go without a loop.
  @inline(__always) @inlinable func forEachSeat(_ body: (Int) -> Void) {
    if seatCount == 2 {
      body(0)
      body(1)
    } else {
      for seat in 0..<seatCount { body(seat) }
    }
  }

  /// The key of a match.
  @inlinable func key(of match: Int) -> StreamKey { range.key.numbered(match) }

  /// Ends the range, since a story failed.
  @inline(never) private mutating func void() -> Bool {
    desk._withUnsafeGuaranteedRef { $0.void(match: match - 1) }
    return false
  }

  /// Ends the range.
  @inline(never) private mutating func close() -> Bool {
    desk._withUnsafeGuaranteedRef { $0.close(range.matches) }
    return false
  }

  /// Makes those ready who were seated: reads the records of a crowd ahead, lets those forget whose memory is
  /// of partners who left, and tells the public signal.
  private mutating func greet() {
    if range.isCrowd && (match &- 1 &- range.matches.lowerBound) & 15 == 0 {
      let count = Swift.min(16, range.matches.upperBound &- match &+ 1)
      desk._withUnsafeGuaranteedRef {
        $0.touch(players - seatCount, count &* seatCount)
      }
    }
    if isLogging { log.pointee.clear() }
    if needs.contains(.partner) && !range.keepsPartners {
      for seat in 0..<seatCount where seats[seat].feedback.contains(.partner) {
        (seats + seat).meet()
      }
    }
    if needs.contains(.signal) {
      // Nature has stream 0, the seats have those after it, and all of them together the next.
      let signal = key(of: match &- 1).stream(seatCount &+ 1)
      for seat in 0..<seatCount where seats[seat].feedback.contains(.signal) {
        (seats + seat).hear(signal)
      }
    }
  }

  /// Tells everyone who asked what the last decision earned; after a failure nobody is waiting.
  @inline(__always) @inlinable func conclude() {
    let seats = seats
    forEachSeat { seat in
      if seats[seat].isPending { (seats + seat).conclude() }
    }
  }
}

extension Mechanism {
  /// Plays a range of matches.
  @inlinable func simulate(_ desk: Desk, _ range: MatchRange) {
    var episode = Simulator(desk: desk, range: range)
    while episode.advance() {
      play(&episode)
      if episode.isLogging && !episode.hasFailed {
        if episode.needs.contains(.counterfactual) {
          compare(desk, key: episode.key(of: episode.match - 1))
        }
        episode.reveal()
      }
      if episode.needs.contains(.payoff) { episode.conclude() }
    }
  }

  /// Gives counterfactual payoffs to the agents that asked for them.
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
