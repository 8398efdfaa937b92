/// A game as an environment: matches one after the other, step by step, in which some seats are played from
/// outside and agents sit in the others.
///
/// A match is told with the answers that are there, until a seat from outside has none; what the agents were
/// before is put back. So a match of *q* questions is told *q* + 1 times. The agents keep their minds from
/// match to match, and meet strangers in each.
///
/// Where all seats move at once, everyone from outside is asked at once: what is asked after the first open
/// question does not depend on its answer, so that the telling goes on with any.
package final class Environment {
  /// A decision that has no answer yet.
  package struct Prompt {
    /// The information set, the actions and the seat.
    package let turn: Turn
    /// What the seat earned since its last decision; nil at its first one.
    package let earned: Double?
  }

  /// How far a match is.
  package enum State {
    /// Seats from outside have to decide, in the order of their seats.
    case open([Prompt])
    /// The match is over: what every seat earned in all, and what it earned since its last decision.
    case ended(payoffs: [Double], earned: [Double])
    /// The story failed.
    case failed(StoryFailure)
  }

  private let game: Game
  private let movesAtOnce: Bool
  private let key: StreamKey
  private let cohorts: [Cohort]
  private let desk: Desk
  private let journal: Journal
  private let references: UnsafeMutablePointer<AgentReference>
  private let totals: UnsafeMutablePointer<Double>
  /// What the agents were before a match was told.
  private let records: UnsafeMutableRawPointer
  private let room: Int
  /// The number of the match; -1 before the first one.
  package private(set) var match = -1

  /// Makes an environment whose first match has not begun.
  ///
  /// - Parameters:
  ///   - game: What is played.
  ///   - seated: The seats that agents of the arena take.
  ///   - movesAtOnce: Whether all seats move at once in every turn; see above.
  ///   - key: The key of all that is random.
  ///   - cohort: Makes the empty cohort of a seat that an agent takes, as the group of a number.
  package init(
    _ game: Game, seated: Set<Int>, movesAtOnce: Bool, key: StreamKey,
    cohort: (_ seat: Int, _ group: Int) -> Cohort
  ) {
    let shape = game.shape
    self.game = game
    self.movesAtOnce = movesAtOnce
    self.key = key
    journal = Journal(seats: shape.seats)
    var cohorts = [Stepper(journal).cohort(for: shape, group: 0)]
    references = .allocate(capacity: Swift.max(1, shape.seats))
    for seat in 0..<shape.seats {
      let group = seated.contains(seat) ? cohorts.count : 0
      if group > 0 { cohorts.append(cohort(seat, group)) }
      let slot = cohorts[group].add(agent: seat)
      (references + seat).initialize(to: AgentReference(group: group, slot: slot))
    }
    self.cohorts = cohorts
    desk = Desk(
      shape: shape, cohorts: cohorts, staysTogether: shape.expectedRounds != 1)
    journal.desk = desk
    room = cohorts.reduce(0) { Swift.max($0, $1.bytesPerAgent) }
    records = .allocate(byteCount: Swift.max(16, room * shape.seats), alignment: 16)
    totals = .allocate(capacity: 2 * shape.seats + shape.measures.count + 1)
  }

  deinit {
    references.deallocate()
    totals.deallocate()
    records.deallocate()
  }

  /// Begins the next match; of one that is not over, nothing counts and nothing is learnt.
  package func begin() {
    match += 1
    journal.clear()
  }

  /// Keeps what a seat answers to its open question.
  ///
  /// - Precondition: The action is one of the turn's.
  package func answer(_ action: Int, by seat: Int) { journal.answer(action, by: seat) }

  /// Tells the match with the answers that are there.
  ///
  /// Once for every step: where the match is over, this is what lets the agents learn from it.
  package func advance() -> State {
    let seats = game.shape.seats
    copyRecords { seat, record, bytes in
      (records + seat * room).copyMemory(from: record, byteCount: bytes)
    }
    journal.rewind()
    totals.initialize(repeating: 0, count: 2 * seats + game.shape.measures.count + 1)
    game.simulator(
      desk,
      MatchRange(
        references: UnsafePointer(references), matches: 0..<1, key: key.with(match),
        keepsPartners: false, isCrowd: false, totals: totals))
    let failure = desk.takeFailure()
    // Of what is not over, nothing is learnt.
    if failure != nil || journal.first != nil {
      copyRecords { seat, record, bytes in
        record.copyMemory(from: records + seat * room, byteCount: bytes)
      }
    }
    if let first = journal.first {
      let asked = movesAtOnce ? journal.open.compactMap { $0 } : [first]
      return .open(asked.map { Prompt(turn: $0, earned: journal.earned(by: $0.seat)) })
    }
    if let failure { return .failed(failure.failure) }
    let payoffs = (0..<seats).map { totals[2 * $0] + totals[2 * $0 + 1] }
    return .ended(
      payoffs: payoffs, earned: (0..<seats).map { payoffs[$0] - journal.handed[$0] })
  }

  private func copyRecords(_ body: (Int, UnsafeMutableRawPointer, Int) -> Void) {
    for seat in 0..<game.shape.seats {
      let cohort = cohorts[Int(references[seat].group)]
      body(seat, cohort.record(Int(references[seat].slot)), cohort.bytesPerAgent)
    }
  }
}

/// What the seats from outside answered in a match, and what was told of what they earned.
private final class Journal: @unchecked Sendable {
  /// The answers of each seat, in order.
  private(set) var answers: [[Int]]
  /// The first question of each seat that has no answer yet.
  private(set) var open: [Turn?]
  /// The first question of all that has no answer yet.
  private(set) var first: Turn?
  /// What each seat had earned when it was asked what it answered last.
  private(set) var handed: [Double]
  /// Where the match is told.
  unowned(unsafe) var desk: Desk?
  private var used: [Int]
  /// What each seat had earned when the first question without an answer came: what comes after that depends
  /// on an answer that nobody gave.
  private var earned: [Double]

  init(seats: Int) {
    answers = Array(repeating: [], count: seats)
    open = Array(repeating: nil, count: seats)
    used = Array(repeating: 0, count: seats)
    handed = Array(repeating: 0, count: seats)
    earned = handed
  }

  /// Forgets a match.
  func clear() {
    for seat in answers.indices {
      answers[seat] = []
      handed[seat] = 0
    }
  }

  /// Gets ready for the match to be told from its beginning.
  func rewind() {
    first = nil
    for seat in answers.indices {
      open[seat] = nil
      used[seat] = 0
    }
  }

  /// Keeps what a seat answers to its open question.
  func answer(_ action: Int, by seat: Int) {
    answers[seat].append(action)
    handed[seat] = earned[seat]
  }

  /// The next answer of a seat; where there is none yet, the question is open, and the action any.
  func answer(_ turn: Turn) -> Int {
    let seat = turn.seat
    let place = used[seat]
    guard place < answers[seat].count else {
      if open[seat] == nil { open[seat] = turn }
      if first == nil {
        first = turn
        if let desk { for seat in earned.indices { earned[seat] = desk.seats[seat].payoff } }
      }
      return 0
    }
    used[seat] = place + 1
    return answers[seat][place]
  }

  /// What a seat with an open question earned since its last answer; nil if it has given none.
  func earned(by seat: Int) -> Double? {
    answers[seat].isEmpty ? nil : earned[seat] - handed[seat]
  }
}

/// Answers from a journal for the seats that are played from outside.
private struct Stepper: Agent {
  static var card: Card { Card("stepper", "Answers from a journal.", source: "") }

  private let journal: Journal?

  init() { journal = nil }

  init(_ journal: Journal) { self.journal = journal }

  func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    journal?.answer(turn) ?? 0
  }
}
