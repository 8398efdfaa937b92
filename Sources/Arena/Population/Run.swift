/// How a population lives: matching, length, evolution, and what is kept of it.
public struct RunPlan: Sendable, Equatable {
  /// Who meets whom.
  public let matching: Matching
  /// How many rounds; at least 1.
  public let rounds: Int
  /// How strategies spread; nil when they do not.
  public let evolution: Evolution?
  /// How many rows the time series has at most.
  public let blocks: Int
  /// The last share of the rounds that results are computed from, in 0...1.
  public let window: Double

  /// Makes a plan.
  ///
  /// - Precondition: `rounds` and `blocks` are at least 1.
  public init(
    matching: Matching, rounds: Int, evolution: Evolution? = nil, blocks: Int = 50,
    window: Double = 0.5
  ) {
    precondition(rounds >= 1 && blocks >= 1)
    self.matching = matching
    self.rounds = rounds
    self.evolution = evolution
    self.blocks = Swift.min(blocks, rounds)
    self.window = window
  }

  /// The rounds of a block.
  func range(ofBlock block: Int) -> Range<Int> {
    block * rounds / blocks..<(block + 1) * rounds / blocks
  }

  /// The first block that results are computed from.
  var firstCountedBlock: Int {
    Swift.min(blocks - 1, Int((Double(blocks) * (1 - window)).rounded()))
  }
}

/// What happened in some consecutive rounds: sums over all their episodes.
public struct Tally: Sendable, Equatable {
  /// The rounds.
  public var rounds: Range<Int>
  /// How many episodes were played.
  public var episodes = 0
  /// How often an agent sat out a round.
  public var idle = 0
  /// Net money received, by seat.
  public var transfers: [Double]
  /// Utility that is not money, by seat.
  public var gains: [Double]
  /// Totals of the measures.
  public var measures: [Double]
  /// How often each group took each slot's action: groups x slots; empty in a time series.
  public var counts: [UInt64]
  /// How often each group answered with no legal action.
  public var illegal: [UInt64]
  /// How many agents each group had at the end.
  public var sizes: [Int]

  init(_ shape: Shape, groups: Int, from round: Int) {
    rounds = round..<round
    transfers = [Double](repeating: 0, count: shape.seats)
    gains = transfers
    measures = [Double](repeating: 0, count: shape.measures.count)
    counts = [UInt64](repeating: 0, count: groups * shape.slots)
    illegal = [UInt64](repeating: 0, count: groups)
    sizes = [Int](repeating: 0, count: groups)
  }

  mutating func add(_ other: Tally) {
    rounds = rounds.lowerBound..<other.rounds.upperBound
    episodes += other.episodes
    idle += other.idle
    for index in transfers.indices { transfers[index] += other.transfers[index] }
    for index in gains.indices { gains[index] += other.gains[index] }
    for index in measures.indices { measures[index] += other.measures[index] }
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in illegal.indices { illegal[index] += other.illegal[index] }
    sizes = other.sizes
  }

  /// Returns how the population played, each information set by everyone who was there; sets that
  /// nobody reached are uniform.
  public func play(_ shape: Shape) -> [Double] {
    let groups = illegal.count
    var play = [Double](repeating: 0, count: shape.slots)
    for row in shape.layout {
      for observation in 0..<Int(row.observations) {
        let first = Int(row.slot) + observation * Int(row.actions)
        let slots = first..<first + Int(row.actions)
        var total = 0.0
        for slot in slots {
          for group in 0..<groups { play[slot] += Double(counts[group * shape.slots + slot]) }
          total += play[slot]
        }
        for slot in slots { play[slot] = total > 0 ? play[slot] / total : 1 / Double(slots.count) }
      }
    }
    return play
  }
}

/// What one run left behind.
public struct RunRecord: Sendable {
  /// The time series, block by block.
  public var series: [Tally]
  /// The rounds that count.
  public var window: Tally
  /// Every agent's mean payoff per episode over the rounds that count; nil if it never played.
  public var payoffs: [Double?]
  /// Every agent's group at the end.
  public var groupOf: [Int]
  /// Whether the run was stopped before its last round.
  public var wasStopped = false
}

/// A population living through its rounds.
public final class Run {
  private let game: Game
  private let plan: RunPlan
  private let population: Population
  private let briefing: Briefing
  private let key: StreamKey
  private let workers: Workers
  private let desks: [Desk]
  private let matchmaker: Matchmaker
  /// The version of the population that the desks know.
  private var version = -1
  private var tally: Tally
  /// What everyone earned in the rounds that count.
  private let counted: UnsafeMutableBufferPointer<Earnings>
  /// What everyone earned in this generation; empty without evolution.
  private let earned: UnsafeMutableBufferPointer<Earnings>
  /// Matches of a chunk: sums are taken chunk by chunk, so that threads do not change a bit.
  private static let chunk = 512
  /// Parts for every worker, so that one who is interrupted holds up the others less.
  private static let partsPerWorker = 4
  /// More agents than this do not fit the caches.
  private static let crowdFrom = 1 << 14
  /// Fewer matches than this are not worth waking another thread.
  private static let parallelFrom = 4096

  /// Prepares a run; the population must be able to fill every seat.
  public init(
    _ game: Game, _ population: Population, _ plan: RunPlan, briefing: Briefing, key: StreamKey,
    workers: Workers
  ) {
    self.game = game
    self.plan = plan
    self.population = population
    self.briefing = briefing
    self.key = key
    self.workers = workers
    let groups = population.groups.count
    let parts = workers.count == 1 ? 1 : workers.count * Run.partsPerWorker
    let staysTogether = plan.matching == .fixed || game.shape.expectedRounds != 1
    desks = (0..<parts).map { _ in
      Desk(shape: game.shape, cohorts: population.cohorts, staysTogether: staysTogether)
    }
    matchmaker = Matchmaker(game.shape, plan.matching, population, key: key.with("matching"))
    tally = Tally(game.shape, groups: groups, from: 0)
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

  /// Lives through all rounds, or until `shouldStop` says so between two of them.
  public func live(shouldStop: () -> Bool = { false }) -> RunRecord {
    let groups = population.groups.count
    var series: [Tally] = []
    var window = Tally(
      game.shape, groups: groups, from: plan.range(ofBlock: plan.firstCountedBlock).lowerBound)
    let surveyed = population.cohorts.filter { $0.feedback.contains(.population) }
    var wasStopped = false
    for block in 0..<plan.blocks where !wasStopped {
      let rounds = plan.range(ofBlock: block)
      tally = Tally(game.shape, groups: groups, from: rounds.lowerBound)
      for round in rounds {
        if shouldStop() {
          wasStopped = true
          break
        }
        let before = surveyed.isEmpty ? nil : tally
        play(round)
        if let before { survey(surveyed, since: before) }
        if let evolution = plan.evolution, (round + 1) % evolution.generation == 0 {
          evolve(evolution, round, counts: block >= plan.firstCountedBlock)
        }
      }
      collect()
      tally.rounds = rounds
      tally.sizes = population.sizes
      harvest(counts: block >= plan.firstCountedBlock)
      if block >= plan.firstCountedBlock { window.add(tally) }
      // Counts of single blocks are not reported, and would be most of a record.
      tally.counts = []
      series.append(tally)
    }
    return RunRecord(
      series: series, window: window,
      payoffs: counted.map { $0.mean },
      groupOf: (0..<population.count).map { population.group(of: $0) }, wasStopped: wasStopped)
  }

  /// Plays one round: its batches one after the other, the matches of a batch at the same time.
  private func play(_ round: Int) {
    let fixtures = matchmaker.fixtures(round: round, workers: workers)
    let roundKey = key.with("round").with(round)
    let width = 2 * game.shape.seats + game.shape.measures.count
    tally.idle += fixtures.idle
    let isCrowd = population.count >= Run.crowdFrom
    if version != population.version {
      for desk in desks { desk.find(population.cohorts) }
      version = population.version
    }
    for batch in fixtures.batches where !batch.isEmpty {
      let chunks = (batch.count + Run.chunk - 1) / Run.chunk
      let team = batch.count >= Run.parallelFrom ? workers : .alone
      withUnsafeTemporaryAllocation(of: Double.self, capacity: chunks * width + 1) { totals in
        totals.initialize(repeating: 0)
        guard let base = totals.baseAddress else { return }
        team.split(chunks, parts: team.count == 1 ? 1 : desks.count) { part, range in
          for chunk in range {
            let first = batch.lowerBound + chunk * Run.chunk
            let last = Swift.min(first + Run.chunk, batch.upperBound)
            game.simulator(
              desks[part],
              MatchRange(
                references: UnsafePointer(fixtures.references), matches: first..<last,
                key: roundKey, keepsPartners: fixtures.keepsPartners, isCrowd: isCrowd,
                totals: base + chunk * width))
          }
        }
        for chunk in 0..<chunks { add(base + chunk * width) }
      }
      tally.episodes += batch.count
    }
  }

  private func add(_ totals: UnsafeMutablePointer<Double>) {
    let seats = game.shape.seats
    for seat in 0..<seats {
      tally.transfers[seat] += totals[2 * seat]
      tally.gains[seat] += totals[2 * seat + 1]
    }
    for measure in tally.measures.indices { tally.measures[measure] += totals[2 * seats + measure] }
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
    population.harvest(by: team) { agent, payoff, episodes in
      if !earned.isEmpty { earned[agent].add(payoff, episodes) }
      if counts { counted[agent].add(payoff, episodes) }
    }
  }

  private func evolve(_ evolution: Evolution, _ round: Int, counts: Bool) {
    harvest(counts: counts)
    let fitness = earned.map { $0.mean }
    evolution.advance(
      population, fitness: fitness, neighbours: matchmaker.neighbours,
      key: key.with("evolution").with(round))
    earned.update(repeating: Earnings())
  }
}

/// What an agent earned, and in how many episodes.
private struct Earnings: BitwiseCopyable {
  var payoff = 0.0
  var episodes = 0

  var mean: Double? { episodes > 0 ? payoff / Double(episodes) : nil }

  mutating func add(_ payoff: Double, _ episodes: Int) {
    self.payoff += payoff
    self.episodes += episodes
  }
}
