/// The choices of one episode, in order, kept when somebody asked for counterfactuals or observed
/// play; grows as needed and is reused by the next episode.
@frozen @usableFromInline struct ChoiceLog {
  @usableFromInline var entries: UnsafeMutablePointer<Act>
  /// Where the next choice goes, for which there is always room.
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

  /// Changes what came of a seat's last choice; returns whether its decision has such an action.
  @inlinable func slip(to action: Int, by seat: Int) -> Bool {
    var entry = next
    while entry != revealed {
      entry -= 1
      if entry.pointee.turn.seat == seat {
        guard UInt(bitPattern: action) < UInt(bitPattern: entry.pointee.turn.count) else {
          return false
        }
        entry.pointee.moves = Moves(chosen: entry.pointee.moves.chosen, performed: action)
        return true
      }
    }
    return true
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

/// How many of each a story may name, and how many matches are played without a pause; all 0 once it has
/// failed, so that the checks which are made anyway lead off the fast path.
@frozen @usableFromInline struct DeclaredCounts: BitwiseCopyable {
  @usableFromInline var seats: UInt = 0
  @usableFromInline var decisions: UInt = 0
  @usableFromInline var measures: UInt = 0
  /// The first match before which there is more to do than to seat its players.
  @usableFromInline var pause = 0

  @inlinable init() {}

  @inlinable init(seats: UInt, decisions: UInt, measures: UInt) {
    self.seats = seats
    self.decisions = decisions
    self.measures = measures
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
  /// What any group wants to be told.
  @usableFromInline let needs: Feedback
  /// Whether choices are logged.
  @usableFromInline let isLogging: Bool
  private let groupCount: Int
  @usableFromInline let shape: Shape
  @usableFromInline let declared: UnsafeMutablePointer<DeclaredCounts>
  /// Why the story failed, and what later verbs are answered.
  private let failures = FailureRecord()
  /// The first match of a batch whose story failed.
  private var voidMatch: Int?

  /// Who sits where no seat was declared: complains of every question.
  private let nobody: Cohort

  /// As many rows of the layout are there at least, those of undeclared decisions without observations:
  /// so a decision that is a constant need not be compared with how many there are.
  @inlinable static var rows: UInt { 32 }
  /// As many seats are there at least, the undeclared ones taken by nobody, for the same reason.
  @inlinable static var chairs: UInt { 8 }

  /// Makes the scratch memory of a run; `staysTogether` says whether partners see each other again,
  /// in another round of the episode or in the next episode.
  init(shape: Shape, cohorts: [Cohort], staysTogether: Bool) {
    self.shape = shape
    seatCount = shape.seats
    decisionCount = shape.decisions.count
    measureCount = shape.measures.count
    groupCount = cohorts.count
    nobody = Cohort(group: -1, functions: .nobody, kind: .allocate(byteCount: 8, alignment: 8))
    seats = Desk.lines(of: SeatState.self, Swift.max(shape.seats, Int(Desk.chairs)))
    layout = Desk.lines(of: DecisionLayout.self, Swift.max(shape.layout.count, Int(Desk.rows)))
    declared = Desk.lines(of: DeclaredCounts.self, 1)
    declared.initialize(to: DeclaredCounts())
    log = Desk.lines(of: ChoiceLog.self, 1)
    log.initialize(to: ChoiceLog())
    let widest = shape.decisions.map { $0.actions.count }.max() ?? 1
    payoffs = Desk.lines(of: Double.self, widest)
    cursors = Desk.lines(of: Int.self, shape.seats)
    counts = Desk.lines(of: UInt64.self, cohorts.count * shape.slots)
    counts.initialize(repeating: 0, count: cohorts.count * shape.slots)
    groups = Desk.lines(of: GroupState.self, cohorts.count + 1)
    var needs: Feedback = []
    for (index, cohort) in cohorts.enumerated() {
      let feedback =
        staysTogether || !cohort.feedback.contains(.partner) ? cohort.feedback : []
      needs.formUnion(feedback)
      (groups + index).initialize(
        to: GroupState(
          cohort: .passUnretained(cohort), kind: cohort.kind, counts: counts + index * shape.slots,
          records: cohort.record(0), stride: cohort.stride,
          feedback: feedback, isLogged: false, log: log, illegal: 0))
    }
    self.needs = needs
    isLogging = !needs.isDisjoint(with: [.play, .counterfactual, .round])
    for index in cohorts.indices { groups[index].isLogged = isLogging }
    for seat in 0..<Swift.max(shape.seats, Int(Desk.chairs)) { empty(seat) }
  }

  /// Makes a chair ready where nobody sits; an undeclared seat's answers come from there, and what it is
  /// paid leaves a trace, since -0 plus anything but -0 is not -0.
  private func empty(_ seat: Int) {
    let group = groups + groupCount
    group.initialize(
      to: GroupState(
        cohort: .passUnretained(nobody), kind: Unmanaged.passUnretained(self).toOpaque(),
        counts: counts, records: nobody.record(0), stride: 0, feedback: [], isLogged: false,
        log: log,
        illegal: 0))
    (seats + seat).initialize(
      to: SeatState(
        group: group, record: nobody.record(0), random: RandomStream(state: 0), transfers: -0.0,
        settled: 0, gains: -0.0, pendings: 0, pending: .none))
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
  func touch(_ players: UnsafePointer<AgentReference>, _ count: Int) {
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

  /// Keeps that a story named something undeclared, and lets its later verbs do nothing.
  ///
  /// - Returns: An answer to a choice: all answers in turn, so that loops end.
  @inline(never) @usableFromInline func stray(_ stray: Stray) -> Int {
    fail(StoryFailure(shape.complaint(about: stray)))
    guard case .choice(let decision, _, _) = stray else { return 0 }
    return failures.echo(among: shape.actions(of: decision))
  }

  /// Keeps why a story failed, the first time, and lets its later verbs do nothing.
  @inline(never) @usableFromInline func fail(_ failure: StoryFailure) {
    failures.keep(failure)
    declared.pointee = DeclaredCounts()
    layout.update(repeating: .none, count: Swift.max(decisionCount, Int(Desk.rows)))
    for seat in 0..<seatCount { seats[seat].pendings = 0 }
  }

  /// Begins with stories that have not failed, and with nobody seated.
  func open() {
    for seat in 0..<seatCount { empty(seat) }
    if declared.pointee.seats > 0 { return }
    declared.pointee = DeclaredCounts(
      seats: UInt(bitPattern: seatCount), decisions: UInt(bitPattern: decisionCount),
      measures: UInt(bitPattern: measureCount))
    layout.initialize(repeating: .none, count: Swift.max(decisionCount, Int(Desk.rows)))
    for (index, row) in shape.layout.enumerated() { layout[index] = row }
  }

  /// Fails if a story of a range of matches paid a seat that it never declared.
  func close(_ matches: Range<Int>) {
    let empty = (-0.0).bitPattern
    for seat in seatCount..<Swift.max(seatCount, Int(Desk.chairs)) {
      let state = seats[seat]
      if state.transfers.bitPattern == empty && state.gains.bitPattern == empty { continue }
      self.empty(seat)
      _ = stray(.seat(seat))
      return void(match: matches.lowerBound)
    }
  }

  /// Takes note that a match's story failed; of several in a batch the first counts.
  @inline(never) @usableFromInline func void(match: Int) {
    if voidMatch == nil { voidMatch = match }
  }

  /// The first match whose story failed since the last time, and why.
  func takeFailure() -> (match: Int, failure: StoryFailure)? {
    guard let match = voidMatch, let failure = failures.failure else { return nil }
    voidMatch = nil
    failures.clear()
    return (match, failure)
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
    declared.deallocate()
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
