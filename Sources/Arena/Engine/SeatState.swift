/// What a worker knows of one group: its functions, its records, and where to count.
@frozen @usableFromInline struct GroupState {
  @usableFromInline let cohort: Unmanaged<Cohort>
  @usableFromInline let kind: UnsafeMutableRawPointer
  @usableFromInline let counts: UnsafeMutablePointer<UInt64>
  /// Where the records are; the cohort moves them when it grows.
  @usableFromInline var records: UnsafeMutableRawPointer
  @usableFromInline let stride: Int
  @usableFromInline let feedback: Feedback
  /// Whether its choices are logged: somebody asked for counterfactuals or for what others did.
  @usableFromInline var isLogged: Bool
  @usableFromInline let log: UnsafeMutablePointer<ChoiceLog>
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
  // The four words that are 0 when an episode begins, side by side. Transfers and gains are not
  // neighbours: read as one, they would wait until what was written last has left the store buffer.
  @usableFromInline var transfers: Double
  /// How much of the payoff belongs to decisions before the last one.
  @usableFromInline var settled: Double
  @usableFromInline var gains: Double
  /// 1 while the payoff of the last decision is still to come, and somebody wants to know it.
  @usableFromInline var pendings: Int
  /// The last decision, while its payoff is still to come.
  @usableFromInline var pending: Reward

  @inlinable var feedback: Feedback { group.pointee.feedback }
  @inlinable var payoff: Double { transfers + gains }
  @inlinable var isPending: Bool { pendings != 0 }
}

extension UnsafeMutablePointer where Pointee == SeatState {
  /// Asks the agent for an action, which is counted, logged and kept if its group or another wants
  /// to be told.
  @inlinable func ask(_ turn: Turn) -> Int {
    let group = pointee.group
    let kind = group.pointee.kind
    return group.pointee.cohort._withUnsafeGuaranteedRef { $0.decider(kind, self, turn) }
  }

  /// Counts and logs a choice.
  @inline(__always) @inlinable func count(_ action: Int, at turn: Turn) -> Int {
    let group = pointee.group
    let log = group.pointee.log
    group.pointee.counts[turn.slot &+ action] &+= 1
    return group.pointee.isLogged ? self.log(action, at: turn, in: log) : action
  }

  /// Logs a choice.
  @inline(__always) @inlinable func log(
    _ action: Int, at turn: Turn, in log: UnsafeMutablePointer<ChoiceLog>
  ) -> Int {
    log.pointee.next.initialize(to: Act(turn: turn, action: action))
    log.pointee.next += 1
    return log.pointee.next == log.pointee.end ? growLog(action) : action
  }

  /// Counts and logs a choice whose payoff is to be told; the turn is the one that was kept.
  @inline(__always) @inlinable func keep(_ action: Int) -> Int {
    pointee.pending.moves = Moves(action)
    pointee.pendings = 1
    let group = pointee.group
    group.pointee.counts[pointee.pending.place.slot &+ action] &+= 1
    return group.pointee.isLogged ? log(action) : action
  }

  // What follows does all that is left to do, so that the caller saves no registers for it.

  @inline(never) @usableFromInline func growLog(_ action: Int) -> Int {
    pointee.group.pointee.log.pointee.grow()
    return action
  }

  @inline(never) @usableFromInline func log(_ action: Int) -> Int {
    log(action, at: pointee.pending.place, in: pointee.group.pointee.log)
  }

  /// Counts an illegal answer, and a uniform draw in its place.
  @inline(never) @usableFromInline func replace(at turn: Turn) -> Int {
    pointee.group.pointee.illegal += 1
    return count(pointee.random.index(below: turn.count), at: turn)
  }

  /// Counts an illegal answer, and keeps a uniform draw in its place.
  @inline(never) @usableFromInline func replace() -> Int {
    pointee.group.pointee.illegal += 1
    return keep(pointee.random.index(below: pointee.pending.place.count))
  }

  /// Completes the last decision, which another one of the same player follows.
  @inlinable func settle(next: Turn) {
    let payoff = pointee.payoff
    pointee.pending.complete(payoff: payoff - pointee.settled, next: next)
    pointee.settled = payoff
  }

  /// Tells the agent what its last decision of the episode earned.
  @inlinable func conclude() {
    let group = pointee.group
    let kind = group.pointee.kind
    group.pointee.cohort._withUnsafeGuaranteedRef { $0.concluder(kind, self) }
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

  /// Tells the agent, one by one, of choices that a seat did not make.
  @inline(never) @usableFromInline func observe(
    _ acts: UnsafeMutablePointer<Act>, count: Int, but seat: Int
  ) {
    var act = acts
    let end = acts + count
    while act != end {
      if act.pointee.turn.seat != seat { observe(act.pointee) }
      act += 1
    }
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

  @inlinable func hear(_ signal: RandomStream) {
    let group = pointee.group
    let kind = group.pointee.kind
    group.pointee.cohort._withUnsafeGuaranteedRef { $0.hearer(kind, self, signal) }
  }
}
