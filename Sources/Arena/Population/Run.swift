/// A population that plays the rounds of a plan.
public final class Run {
  private let game: Game
  private let plan: RunPlan
  private let population: Population
  private let briefing: Briefing
  private let key: StreamKey
  /// The key of all rounds.
  private let roundsKey: StreamKey
  private let workers: Workers
  private let desks: [Desk]
  private let matchmaker: Matchmaker
  /// The version of the population that the desks know.
  private var version = -1
  private var tally: Tally
  private var series: [Tally] = []
  private var window: Tally
  private var wasStopped = false
  private var void: VoidMatch?
  /// The kinds that asked how everyone played the last round.
  private let surveyed: [Cohort]
  /// Asks the agents from outside; nil where there are none.
  private let interview: Interview?
  /// What everyone earned in the rounds that count.
  private let counted: UnsafeMutableBufferPointer<Earnings>
  /// What everyone earned in this generation; empty without evolution.
  private let earned: UnsafeMutableBufferPointer<Earnings>
  /// Matches of a chunk: sums are taken chunk by chunk, so that threads do not change a bit.
  private static let chunk = 512
  /// About how many rounds are told between two looks at whether to stop.
  private static let roundsBetweenLooks = 100_000.0
  /// How many matches are played between two looks at whether to stop: a chunk, or fewer long ones.
  private let matchesBetweenLooks: Int
  /// Parts for every worker, so that one who is interrupted holds up the others less.
  private static let partsPerWorker = 4
  /// More agents than this do not fit the caches.
  private static let crowdFrom = 1 << 14
  /// Fewer matches than this are not worth waking another thread.
  private static let parallelFrom = 4096

  /// Prepares a run; the population must be able to fill every seat.
  ///
  /// - Precondition: Where agents live outside, nobody wants to know counterfactual payoffs.
  public init(
    _ game: Game, _ population: Population, _ plan: RunPlan, briefing: Briefing, key: StreamKey,
    workers: Workers, outside: Correspondence? = nil
  ) {
    self.game = game
    self.plan = plan
    self.population = population
    self.briefing = briefing
    self.key = key
    roundsKey = key.with("round")
    self.workers = workers
    let groups = population.groups.count
    let parts = workers.count == 1 ? 1 : workers.count * Run.partsPerWorker
    let staysTogether = plan.matching == .fixed || game.shape.expectedRounds != 1
    desks = (0..<parts).map { _ in
      Desk(shape: game.shape, cohorts: population.cohorts, staysTogether: staysTogether)
    }
    interview = outside.map { Interview(game, population, $0, staysTogether: staysTogether) }
    matchmaker = Matchmaker(game.shape, plan.matching, population, key: key.with("matching"))
    tally = Tally(game.shape, groups: groups, from: 0)
    window = Tally(
      game.shape, groups: groups, from: plan.range(ofBlock: plan.firstCountedBlock).lowerBound)
    surveyed = population.cohorts.filter { $0.feedback.contains(.population) }
    // Counterfactual payoffs take a telling of the whole match for every choice in it.
    let isRetold = population.cohorts.contains { $0.feedback.contains(.counterfactual) }
    precondition(outside == nil || !isRetold)
    let rounds = game.shape.expectedRounds
    let most = Run.roundsBetweenLooks / (isRetold ? rounds * rounds : rounds)
    matchesBetweenLooks = Int(Swift.max(1, Swift.min(Double(Run.chunk), most)))
    counted = .allocate(capacity: population.count)
    counted.initialize(repeating: Earnings())
    earned = .allocate(capacity: plan.evolution == nil ? 0 : population.count)
    earned.initialize(repeating: Earnings())
  }

  deinit {
    counted.deallocate()
    earned.deallocate()
  }

  /// The bytes that an agent takes beside its record: where it lives, whom it meets, what it earned,
  /// and the results.
  public var bytesPerAgentBesideRecord: Int {
    (earned.isEmpty ? 1 : 2) * MemoryLayout<Earnings>.stride
      + 3 * MemoryLayout<AgentReference>.stride + MemoryLayout<Double?>.stride
      + MemoryLayout<Int>.stride
  }

  /// Plays all rounds, or until `shouldStop` says so.
  public func live(shouldStop: () -> Bool = { false }) -> RunRecord {
    while advance(shouldStop: shouldStop) != nil {}
    return record
  }

  /// Plays the next block of the plan.
  ///
  /// - Parameter shouldStop: Asked before every round, and by every worker between some matches of a
  ///   long one; the run ends once it returns true, and from then on it must keep returning true.
  /// - Returns: What happened in the block, or in its part up to the stop; nil when there is none left
  ///   and when a story failed. It alone counts the actions of the block: the record keeps those of the
  ///   window only, or they would be most of it.
  @discardableResult public func advance(shouldStop: () -> Bool = { false }) -> Tally? {
    guard series.count < plan.blocks, !wasStopped, void == nil else { return nil }
    let block = series.count
    let rounds = plan.range(ofBlock: block)
    let isCounted = block >= plan.firstCountedBlock
    tally = Tally(game.shape, groups: population.groups.count, from: rounds.lowerBound)
    for round in rounds {
      wasStopped = shouldStop()
      if wasStopped { break }
      let before = surveyed.isEmpty ? nil : tally
      play(round, shouldStop: shouldStop)
      if void != nil { return nil }
      if wasStopped { break }
      if let before { survey(surveyed, since: before) }
      if let evolution = plan.evolution, (round + 1) % evolution.generation == 0 {
        evolve(evolution, round, counts: isCounted)
      }
    }
    collect()
    tally.rounds = rounds
    tally.sizes = population.sizes
    harvest(counts: isCounted)
    if isCounted { window.add(tally) }
    let counted = tally
    tally.counts = []
    series.append(tally)
    return counted
  }

  /// What happened in the run so far.
  public var record: RunRecord {
    RunRecord(
      series: series, window: window, payoffs: counted.map { $0.mean },
      groupOf: (0..<population.count).map { population.group(of: $0) }, wasStopped: wasStopped,
      void: void)
  }

  /// Plays one round: its batches one after the other, the matches of a batch at the same time.
  private func play(_ round: Int, shouldStop: () -> Bool) {
    let fixtures = matchmaker.fixtures(round: round, workers: workers)
    let roundKey = roundsKey.with(round)
    let width = 2 * game.shape.seats + game.shape.measures.count + 1
    tally.idle += fixtures.idle
    let isCrowd = population.count >= Run.crowdFrom
    if version != population.version {
      for desk in desks { desk.find(population.cohorts) }
      interview?.find()
      version = population.version
    }
    for batch in fixtures.batches where !batch.isEmpty {
      var unanswered: [Int] = []
      if let interview {
        guard !shouldStop(),
          let void = interview.ask(batch, fixtures, round: round, key: roundKey)
        else {
          wasStopped = true
          return
        }
        unanswered = void
      }
      let chunks = (batch.count + Run.chunk - 1) / Run.chunk
      let team = batch.count >= Run.parallelFrom ? workers : .alone
      let isLong = batch.count > matchesBetweenLooks
      withUnsafeTemporaryAllocation(of: Double.self, capacity: chunks * width + 1) { totals in
        totals.initialize(repeating: 0)
        guard let base = totals.baseAddress else { return }
        team.split(chunks, parts: team.count == 1 ? 1 : desks.count) { part, range in
          for chunk in range {
            let first = batch.lowerBound + chunk * Run.chunk
            let end = Swift.min(first + Run.chunk, batch.upperBound)
            for first in stride(from: first, to: end, by: matchesBetweenLooks) {
              if isLong && shouldStop() { return }
              let last = Swift.min(first + matchesBetweenLooks, end)
              forEachPart(of: first..<last, but: unanswered) { matches in
                game.simulator(
                  desks[part],
                  MatchRange(
                    references: UnsafePointer(fixtures.references), matches: matches,
                    key: roundKey, keepsPartners: fixtures.keepsPartners, isCrowd: isCrowd,
                    totals: base + chunk * width))
              }
            }
          }
        }
        for chunk in 0..<chunks { add(base + chunk * width) }
      }
      interview?.tell(batch, but: unanswered, fixtures, round: round)
      wasStopped = isLong && shouldStop()
      if wasStopped { return }
      tally.episodes += batch.count - unanswered.count
      tally.roundsPlayed += batch.count - unanswered.count
      tally.unanswered += unanswered.count
      void = firstFailure(in: round)
      if void != nil { return }
    }
  }

  /// Does something with consecutive matches of a range, but for some that are void, ascending.
  private func forEachPart(
    of range: Range<Int>, but void: [Int], _ body: (Range<Int>) -> Void
  ) {
    var first = range.lowerBound
    var place = void.firstPlace { $0 >= first }
    while place < void.count && void[place] < range.upperBound {
      if first < void[place] { body(first..<void[place]) }
      first = void[place] + 1
      place += 1
    }
    if first < range.upperBound { body(first..<range.upperBound) }
  }

  /// The match of the lowest number whose story failed in this batch, whichever worker played it.
  private func firstFailure(in round: Int) -> VoidMatch? {
    var first: VoidMatch?
    for desk in desks {
      guard let (match, failure) = desk.takeFailure() else { continue }
      if match < first?.match ?? .max {
        first = VoidMatch(round: round, match: match, failure: failure)
      }
    }
    return first
  }

  private func add(_ totals: UnsafeMutablePointer<Double>) {
    let seats = game.shape.seats
    for seat in 0..<seats {
      tally.transfers[seat] += totals[2 * seat]
      tally.gains[seat] += totals[2 * seat + 1]
    }
    for measure in tally.measures.indices { tally.measures[measure] += totals[2 * seats + measure] }
    tally.roundsPlayed += Int(totals[2 * seats + tally.measures.count])
  }

  /// Moves the workers' counters into the tally.
  private func collect() {
    for desk in desks {
      desk.drain(into: &tally)
    }
  }

  /// Tells the kinds that asked how everyone played the last round.
  private func survey(_ cohorts: [Cohort], since before: Tally) {
    collect()
    var last = tally
    for index in last.counts.indices { last.counts[index] -= before.counts[index] }
    let profile = Profile(shared: last.play(game.shape), in: game.shape)
    for cohort in cohorts { cohort.survey(profile, briefing) }
  }

  private func harvest(counts: Bool) {
    let team = population.count >= Run.parallelFrom ? workers : .alone
    population.harvest(by: team) { agent, payoff, rounds in
      if !earned.isEmpty { earned[agent].add(payoff, rounds) }
      if counts { counted[agent].add(payoff, rounds) }
    }
  }

  private func evolve(_ evolution: Evolution, _ round: Int, counts: Bool) {
    harvest(counts: counts)
    // Fitness is what an episode of the expected length earns, so that luck with its length is none.
    let fitness = earned.map { earned in earned.mean.map { $0 * game.shape.expectedRounds } }
    evolution.advance(
      population, fitness: fitness, neighbours: matchmaker.neighbours,
      key: key.with("evolution").with(round))
    earned.update(repeating: Earnings())
  }
}

/// What an agent earned, and in how many rounds.
private struct Earnings: BitwiseCopyable {
  var payoff = 0.0
  var rounds = 0

  var mean: Double? { rounds > 0 ? payoff / Double(rounds) : nil }

  mutating func add(_ payoff: Double, _ rounds: Int) {
    self.payoff += payoff
    self.rounds += rounds
  }
}
