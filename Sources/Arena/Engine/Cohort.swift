/// What the engine keeps in front of every agent's memory.
@frozen @usableFromInline struct RecordHeader: BitwiseCopyable {
  /// The payoff since the last harvest.
  @usableFromInline var payoff: Double
  /// The rounds since the last harvest.
  @usableFromInline var rounds: UInt32
  /// The agent's number in the population.
  @usableFromInline var agent: UInt32

  @inlinable init(agent: UInt32) {
    payoff = 0
    rounds = 0
    self.agent = agent
  }

  @inlinable static var size: Int { 16 }
}

/// The seat of the agent that is asked or told something.
@usableFromInline typealias Seat = UnsafeMutablePointer<SeatState>

/// The functions of one kind of agent, compiled where the kind is known.
///
/// The first argument of each is the kind's value, the second the seat or the record of an
/// individual.
@usableFromInline struct KindFunctions {
  @usableFromInline var bytes: Int
  @usableFromInline var feedback: Feedback
  @usableFromInline var decide: (UnsafeRawPointer, Seat, Turn) -> Int
  @usableFromInline var conclude: (UnsafeRawPointer, Seat) -> Void
  @usableFromInline var compare: (UnsafeRawPointer, Seat, Comparison) -> Void
  @usableFromInline var observe: (UnsafeRawPointer, Seat, Act) -> Void
  @usableFromInline var witness: (UnsafeRawPointer, Seat, Round) -> Void
  @usableFromInline var meet: (UnsafeRawPointer, Seat) -> Void
  @usableFromInline var hear: (UnsafeRawPointer, Seat, RandomStream) -> Void
  @usableFromInline var begin: (UnsafeRawPointer, UnsafeMutableRawPointer, UInt32) -> Void
  @usableFromInline var prepare: (UnsafeMutableRawPointer, Briefing) -> String?
  @usableFromInline var survey: (UnsafeMutableRawPointer, Profile, Briefing) -> Void
  @usableFromInline var destroy: (UnsafeMutableRawPointer) -> Void

  @inlinable init<A: Agent>(of _: A.Type, bytes: Int) {
    self.bytes = bytes
    feedback = A.feedback
    decide = { kind, seat, turn in A.decide(kind, seat, turn) }
    conclude = { kind, seat in A.conclude(kind, seat) }
    compare = { kind, seat, comparison in
      kind.assumingMemoryBound(to: A.self).pointee
        .compare(comparison, mind: Mind(record: seat.pointee.record))
    }
    observe = { kind, seat, act in
      kind.assumingMemoryBound(to: A.self).pointee
        .observe(act, mind: Mind(record: seat.pointee.record))
    }
    witness = { kind, seat, round in
      kind.assumingMemoryBound(to: A.self).pointee
        .witness(round, mind: Mind(record: seat.pointee.record))
    }
    meet = { kind, seat in
      kind.assumingMemoryBound(to: A.self).pointee.meet(mind: Mind(record: seat.pointee.record))
    }
    hear = { kind, seat, signal in
      kind.assumingMemoryBound(to: A.self).pointee
        .hear(signal, mind: Mind(record: seat.pointee.record))
    }
    begin = { kind, record, number in
      record.assumingMemoryBound(to: RecordHeader.self).initialize(to: RecordHeader(agent: number))
      let mind = Mind<A.Memory>(record: record)
      let agent = kind.assumingMemoryBound(to: A.self)
      mind.pointer.initialize(to: agent.pointee.newborn)
      agent.pointee.begin(mind: mind)
    }
    prepare = { kind, briefing in
      kind.assumingMemoryBound(to: A.self).pointee.prepare(for: briefing)
    }
    survey = { kind, population, briefing in
      kind.assumingMemoryBound(to: A.self).pointee.survey(population, briefing)
    }
    destroy = { kind in
      kind.assumingMemoryBound(to: A.self).deinitialize(count: 1)
      kind.deallocate()
    }
  }
}

extension Agent {
  /// Asks an agent for an action, and takes note of it.
  @inline(__always) @inlinable static func decide(
    _ kind: UnsafeRawPointer, _ seat: Seat, _ turn: Turn
  ) -> Int {
    // Whoever remembers partners may be told nothing; of all others it is known to the compiler.
    if feedback.contains(.payoff)
      && (!feedback.contains(.partner) || seat.pointee.feedback.contains(.payoff))
    {
      return seat.pointee.isPending
        ? learnAndDecide(kind, seat, turn) : decideAndKeep(kind, seat, turn)
    }
    let action = choose(kind, seat, turn)
    return UInt(bitPattern: action) < UInt(bitPattern: turn.count)
      ? seat.count(action, at: turn) : seat.replace(at: turn)
  }

  /// Asks an agent for an action, and keeps it until its payoff is known.
  @inline(__always) @inlinable static func decideAndKeep(
    _ kind: UnsafeRawPointer, _ seat: Seat, _ turn: Turn
  ) -> Int {
    // Before the agent is asked, and read from there again, so that only the seat outlives the call.
    seat.pointee.pending.place = turn
    let action = choose(kind, seat, turn)
    return UInt(bitPattern: action) < UInt(bitPattern: seat.pointee.pending.place.count)
      ? seat.keep(action) : seat.replace()
  }

  @inline(__always) @inlinable static func choose(
    _ kind: UnsafeRawPointer, _ seat: Seat, _ turn: Turn
  ) -> Int {
    kind.assumingMemoryBound(to: Self.self).pointee
      .choose(turn, mind: Mind(record: seat.pointee.record), using: &seat.pointee.random)
  }

  /// Tells an agent what its last decision earned, and asks it for the next one.
  ///
  /// On its own, so that an agent that decides once in an episode saves no registers.
  @inline(never) @inlinable static func learnAndDecide(
    _ kind: UnsafeRawPointer, _ seat: Seat, _ turn: Turn
  ) -> Int {
    seat.settle(next: turn)
    kind.assumingMemoryBound(to: Self.self).pointee
      .learn(from: seat.pointee.pending, mind: Mind(record: seat.pointee.record))
    return decideAndKeep(kind, seat, turn)
  }

  /// Tells an agent what its last decision of the episode earned.
  @inline(__always) @inlinable static func conclude(_ kind: UnsafeRawPointer, _ seat: Seat) {
    var reward = seat.pointee.pending
    reward.complete(payoff: seat.pointee.payoff - seat.pointee.settled)
    kind.assumingMemoryBound(to: Self.self).pointee
      .learn(from: reward, mind: Mind(record: seat.pointee.record))
  }
}

/// Nobody: the kind of agent that sits where no seat was declared.
private struct Nobody: Agent {
  static var card: Card { Card("nobody", "Sits where no seat was declared.", source: "") }
  func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int { 0 }
}

extension KindFunctions {
  /// Functions that complain to the desk that stands in the place of a kind.
  static var nobody: KindFunctions {
    var functions = KindFunctions(of: Nobody.self, bytes: 0)
    functions.decide = { desk, _, turn in
      let desk = Unmanaged<Desk>.fromOpaque(desk).takeUnretainedValue()
      let observation = desk.shape.decision(ofInfoset: turn.infoset).observation
      return desk.stray(
        .choice(decision: turn.decision, seat: turn.seat, observation: observation))
    }
    functions.destroy = { $0.deallocate() }
    return functions
  }
}

/// Agents of one kind, stored one after the other: header, memory, table.
///
/// The functions of the kind are compiled where the kind is known and called through plain function
/// values, so a decision costs one indirect call and no reference counting on the agent's side.
public final class Cohort {
  /// The number of the group that lives here.
  public let group: Int
  @usableFromInline let kind: UnsafeMutableRawPointer
  @usableFromInline let stride: Int
  @usableFromInline let feedback: Feedback
  @usableFromInline let decider: (UnsafeRawPointer, Seat, Turn) -> Int
  @usableFromInline let concluder: (UnsafeRawPointer, Seat) -> Void
  @usableFromInline let comparer: (UnsafeRawPointer, Seat, Comparison) -> Void
  @usableFromInline let observer: (UnsafeRawPointer, Seat, Act) -> Void
  @usableFromInline let witness: (UnsafeRawPointer, Seat, Round) -> Void
  @usableFromInline let greeter: (UnsafeRawPointer, Seat) -> Void
  @usableFromInline let hearer: (UnsafeRawPointer, Seat, RandomStream) -> Void
  private let rare: KindFunctions
  private var records: UnsafeMutableRawPointer
  private var capacity = 0
  private var used = 0
  private var free: [Int] = []

  @usableFromInline init(group: Int, functions: KindFunctions, kind: UnsafeMutableRawPointer) {
    self.group = group
    self.kind = kind
    stride = (RecordHeader.size + functions.bytes + 15) & ~15
    feedback = functions.feedback
    decider = functions.decide
    concluder = functions.conclude
    comparer = functions.compare
    observer = functions.observe
    witness = functions.witness
    greeter = functions.meet
    hearer = functions.hear
    rare = functions
    records = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 16)
  }

  deinit {
    records.deallocate()
    rare.destroy(kind)
  }

  /// How many bytes one agent takes in the cohort.
  public var bytesPerAgent: Int { stride }

  /// Takes note of the game; returns why the kind cannot play it, if so.
  func prepare(for briefing: Briefing) -> String? { rare.prepare(kind, briefing) }

  /// Tells the kind how the population played the last round.
  func survey(_ population: Profile, _ briefing: Briefing) {
    rare.survey(kind, population, briefing)
  }

  /// Makes room for a number of agents at once.
  func reserve(_ count: Int) {
    guard count > capacity else { return }
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: count * stride, alignment: 64)
    bytes.copyMemory(from: records, byteCount: used * stride)
    records.deallocate()
    records = bytes
    capacity = count
  }

  /// Adds a newborn agent and returns where it lives.
  func add(agent: Int) -> Int {
    let slot: Int
    if let reused = free.popLast() {
      slot = reused
    } else {
      if used == capacity { reserve(Swift.max(16, capacity * 2)) }
      slot = used
      used += 1
    }
    let record = record(slot)
    record.initializeMemory(as: UInt8.self, repeating: 0, count: stride)
    rare.begin(kind, record, UInt32(truncatingIfNeeded: agent))
    return slot
  }

  /// Removes the agent that lives at a slot.
  func remove(slot: Int) { free.append(slot) }

  /// The record at a slot.
  func record(_ slot: Int) -> UnsafeMutableRawPointer { records + slot * stride }

  /// Copies memory and table from one agent of the kind to another.
  func copyMind(from source: Int, to target: Int) {
    (record(target) + RecordHeader.size).copyMemory(
      from: record(source) + RecordHeader.size, byteCount: stride - RecordHeader.size)
  }
}

/// Where one agent lives: its group and the slot of its record there.
@frozen public struct AgentReference: BitwiseCopyable, Sendable {
  @usableFromInline let group: Int32
  @usableFromInline let slot: Int32

  init(group: Int, slot: Int) {
    self.group = Int32(group)
    self.slot = Int32(slot)
  }
}
