/// Asks the agents from outside for all that they answer in a batch of matches, before it is played.
///
/// A match is told with the answers that are there, until a question has none; what the agents and
/// the desk were before is put back. So it takes a telling for every question.
final class Interview {
  /// The way to the agents.
  let correspondence: Correspondence
  private let game: Game
  private let desk: Desk
  private let cohorts: [Cohort]
  private let isOutside: [Bool]
  private let seats: Int
  /// What the agents of a match were before it was told.
  private let records: UnsafeMutableRawPointer
  private let room: Int
  private let totals: UnsafeMutablePointer<Double>
  /// What the agents had earned before a batch, in the order in which they play in it.
  private var earned: [Double] = []

  init(
    _ game: Game, _ population: Population, _ correspondence: Correspondence, staysTogether: Bool
  ) {
    self.game = game
    self.correspondence = correspondence
    cohorts = population.cohorts
    isOutside = population.groups.indices.map { correspondence.groups.contains($0) }
    seats = game.shape.seats
    desk = Desk(shape: game.shape, cohorts: cohorts, staysTogether: staysTogether)
    room = cohorts.reduce(0) { Swift.max($0, $1.bytesPerAgent) }
    records = .allocate(byteCount: Swift.max(16, room * seats), alignment: 16)
    totals = .allocate(capacity: 2 * seats + game.shape.measures.count + 1)
    correspondence.reserve(population.count)
  }

  deinit {
    records.deallocate()
    totals.deallocate()
  }

  /// Takes note of where the cohorts keep their records now.
  func find() { desk.find(cohorts) }

  /// Asks all questions of a batch of matches, wave after wave.
  ///
  /// - Returns: The matches that are void, ascending; nil when somebody asked to stop.
  func ask(_ batch: Range<Int>, _ fixtures: Fixtures, round: Int, key: StreamKey) -> [Int]? {
    var void: [Int] = []
    var going: [Int] = []
    for match in batch where forget(match, fixtures) { going.append(match) }
    while !going.isEmpty {
      var asked: [Int] = []
      var questions: [Question] = []
      for match in going {
        guard let question = tell(match, fixtures, round, key) else { continue }
        asked.append(match)
        questions.append(question)
      }
      if questions.isEmpty { break }
      guard let answers = correspondence.ask(questions) else { return nil }
      going = []
      for (index, match) in asked.enumerated() {
        let question = questions[index]
        let answer = index < answers.count ? answers[index] : .none
        if answer.answers(question.turn) {
          correspondence.add(answer, of: question.agent)
          going.append(match)
        } else {
          void.append(match)
        }
      }
    }
    void.sort()
    if correspondence.tell != nil { setAside(batch, fixtures) }
    return void
  }

  /// Tells what a batch of matches came to, but for those that are void.
  func tell(_ batch: Range<Int>, but void: [Int], _ fixtures: Fixtures, round: Int) {
    guard let tell = correspondence.tell else { return }
    var outcomes: [Outcome] = []
    var place = 0
    forEachPlayer(of: batch, fixtures) { match, player in
      let header = record(player).assumingMemoryBound(to: RecordHeader.self)
      let payoff = header.pointee.payoff
      header.pointee.payoff += earned[place]
      place += 1
      if void.has(match) { return }
      outcomes.append(
        Outcome(
          round: round, match: match, agent: Int(header.pointee.agent), group: Int(player.group),
          payoff: payoff))
    }
    tell(outcomes)
  }

  /// Takes from the agents of a batch what they had earned, so that it is seen what they earn in it.
  private func setAside(_ batch: Range<Int>, _ fixtures: Fixtures) {
    earned = []
    forEachPlayer(of: batch, fixtures) { _, player in
      let header = record(player).assumingMemoryBound(to: RecordHeader.self)
      earned.append(header.pointee.payoff)
      header.pointee.payoff = 0
    }
  }

  /// Does something with every agent from outside that plays in a batch.
  private func forEachPlayer(
    of batch: Range<Int>, _ fixtures: Fixtures, _ body: (Int, AgentReference) -> Void
  ) {
    for match in batch {
      for seat in 0..<seats {
        let player = player(seat, of: match, fixtures)
        if isOutside[Int(player.group)] { body(match, player) }
      }
    }
  }

  private func player(_ seat: Int, of match: Int, _ fixtures: Fixtures) -> AgentReference {
    fixtures.references[match * seats + seat]
  }

  private func record(_ player: AgentReference) -> UnsafeMutableRawPointer {
    cohorts[Int(player.group)].record(Int(player.slot))
  }

  private func header(_ player: AgentReference) -> RecordHeader {
    record(player).load(as: RecordHeader.self)
  }

  /// Forgets the answers that the players of a match gave in another; whether any of them is from outside.
  private func forget(_ match: Int, _ fixtures: Fixtures) -> Bool {
    var isAny = false
    for seat in 0..<seats {
      let player = player(seat, of: match, fixtures)
      if !isOutside[Int(player.group)] { continue }
      correspondence.forget(Int(header(player).agent))
      isAny = true
    }
    return isAny
  }

  /// Tells a match with the answers that are there; returns the first question that has none.
  private func tell(_ match: Int, _ fixtures: Fixtures, _ round: Int, _ key: StreamKey)
    -> Question?
  {
    let players = (0..<seats).map { player($0, of: match, fixtures) }
    for (seat, player) in players.enumerated() {
      (records + seat * room).copyMemory(
        from: record(player), byteCount: cohorts[Int(player.group)].bytesPerAgent)
    }
    rewind(players)
    totals.initialize(repeating: 0, count: 2 * seats + game.shape.measures.count + 1)
    game.simulator(
      desk,
      MatchRange(
        references: UnsafePointer(fixtures.references), matches: match..<match + 1, key: key,
        keepsPartners: fixtures.keepsPartners, isCrowd: false, totals: totals))
    // A story that fails does so again when the match is played, and is heard then.
    _ = desk.takeFailure()
    for (seat, player) in players.enumerated() {
      record(player).copyMemory(
        from: records + seat * room, byteCount: cohorts[Int(player.group)].bytesPerAgent)
    }
    let open = correspondence.open
    rewind(players)
    guard let open else { return nil }
    return Question(
      round: round, match: match, agent: open.agent, group: Int(players[open.turn.seat].group),
      number: open.number, turn: open.turn)
  }

  private func rewind(_ players: [AgentReference]) {
    for player in players where isOutside[Int(player.group)] {
      correspondence.rewind(Int(header(player).agent))
    }
  }
}

extension [Int] {
  /// Whether a number is in the list, which is ascending.
  func has(_ number: Int) -> Bool {
    let place = firstPlace { $0 >= number }
    return place < count && self[place] == number
  }

  /// The first place where a condition holds that holds from there on.
  func firstPlace(where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
