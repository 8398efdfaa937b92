import Arena
import GameTheory

/// Runs the cells of a study.
public enum Session {
  /// Somebody asked to stop.
  public struct Interrupted: Error {
    /// Makes the error.
    public init() {}
  }

  /// Runs a study: theory first for every cell, then every replicate of every cell.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - executor: The threads, and how to stop.
  ///   - progress: Called with how many of all jobs are done, from any thread.
  /// - Returns: The results, in the order of the cells.
  /// - Throws: ``StudyError`` when an agent cannot play the mechanism; ``Interrupted``.
  public static func run(
    _ study: Study, executor: Executor, progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> [CellResult] {
    let cells = study.cells
    let jobs = cells.count * study.replicates
    let done = Counter()
    progress(0, jobs)
    let ready = try theories(of: cells, executor)
    for (cell, theory) in zip(cells, ready) { try checkAgents(cell, theory) }
    let runs = executor.map(cells.count * study.replicates) { job, workers -> Replicate? in
      let index = job / study.replicates
      let replicate = live(
        cells[index], ready[index],
        key: study.key(of: cells[index], replicate: job % study.replicates), workers: workers,
        shouldStop: executor.shouldStop)
      progress(done.next(), jobs)
      return replicate
    }
    let replicates = runs.compactMap { $0 }
    if replicates.count < runs.count { throw Interrupted() }
    for (job, replicate) in replicates.enumerated() {
      let name = cells[job / study.replicates].name
      if let void = replicate.record.void {
        throw StudyError(
          "in the cell '\(printable(name))', replicate \(job % study.replicates + 1), the story "
            + "fails: \(void)")
      }
      if replicate.record.window.episodes > 0 { continue }
      throw StudyError(
        "in the cell '\(printable(name))' nobody ever played: the matching brings no agents together "
          + "that can fill all roles")
    }
    return executor.map(cells.count) { index, _ in
      let first = index * study.replicates
      return CellResult(
        cells[index], ready[index], Array(replicates[first..<first + study.replicates]))
    }
  }

  /// The theory of every cell; cells that differ only in who plays share one.
  private static func theories(of cells: [Cell], _ executor: Executor) throws -> [Theory] {
    var places: [String: Int] = [:]
    var distinct: [Int] = []
    let keys = cells.map(\.theoryKey)
    for (index, key) in keys.enumerated() where places[key] == nil {
      places[key] = distinct.count
      distinct.append(index)
    }
    let first = distinct
    let found = executor.map(first.count) { place, _ -> Theory? in
      if executor.shouldStop() { return nil }
      let cell = cells[first[place]]
      return Theory(
        cell.game, cell.welfare, mechanism: cell.mechanism, shares: cell.agentsPerSeat)
    }
    let theories = found.compactMap { $0 }
    if theories.count < found.count { throw Interrupted() }
    return keys.compactMap { key in places[key].map { theories[$0] } }
  }

  private static func checkAgents(_ cell: Cell, _ theory: Theory) throws(StudyError) {
    for spec in cell.groups {
      var agent = spec.agent
      if let complaint = prepare(&agent, theory.briefing) {
        throw StudyError(
          "\(type(of: agent).card.id) cannot play \(cell.mechanism.card.id): \(complaint)"
        )
      }
    }
  }

  private static func prepare(_ agent: inout any Agent, _ briefing: Briefing) -> String? {
    agent.refusal(of: briefing)
  }

  /// Lives through one replicate; nil when it was stopped.
  static func live(
    _ cell: Cell, _ theory: Theory, key: StreamKey, workers: Workers, shouldStop: () -> Bool
  ) -> Replicate? {
    let shape = cell.game.shape
    let cohorts = cell.groups.enumerated().map { index, spec in
      var agent = spec.agent
      _ = agent.refusal(of: theory.briefing)
      return agent.cohort(for: shape, group: index)
    }
    let population = Population(cell.groups.map(\.group), cohorts: cohorts)
    let run = Run(
      cell.game, population, cell.plan, briefing: theory.briefing, key: key, workers: workers)
    let record = run.live(shouldStop: shouldStop)
    if record.wasStopped { return nil }
    let episodes = Double(Swift.max(1, record.window.episodes))
    let rounds = shape.expectedRounds
    let payoffs = record.payoffs.compactMap { $0.map { $0 / rounds } }
    let seats = shape.seats
    let seatPayoffs = (0..<seats).map {
      (record.window.transfers[$0] + record.window.gains[$0]) / episodes / rounds
    }
    let measures = record.window.measures.map { $0 / episodes / rounds }
    let welfare = cell.welfare.map { spec in
      // A mean over episodes takes seats, not agents: agents may have played more or less often.
      spec.value(payoffs: spec.scope == .episode ? seatPayoffs : payoffs, measures: measures)
    }
    return Replicate(
      record: record, welfare: welfare, exploitability: exploitability(record, cell, theory))
  }

  /// The gain that a deviator could make; in a repeated game in one round, given how rounds were
  /// played on average, since nobody knows what would have followed where nobody went.
  private static func exploitability(
    _ record: RunRecord, _ cell: Cell, _ theory: Theory
  ) -> Double? {
    let isRepeated = cell.game.isRepeated
    let tree =
      isRepeated && !theory.isStage
      ? cell.game.exploreStage(budget: Theory.leafBudget).tree : theory.tree
    guard let tree, tree.hasPerfectRecall else { return nil }
    let play =
      isRepeated
      ? record.window.folded(from: cell.game.shape, to: tree.shape).play(tree.shape)
      : record.window.play(cell.game.shape)
    let regrets = tree.regrets(of: Profile(shared: play, in: tree.shape))
    return regrets.reduce(0) { Swift.max($0, $1) } / tree.shape.expectedRounds
  }
}
