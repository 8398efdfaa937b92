import Arena
import GameTheory

/// Runs the cells of a study.
public enum Session {
  /// Runs a study: theory first for every cell, then every replicate of every cell.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - executor: The threads, and how to stop.
  ///   - command: The command that runs the study again, for its summary.
  ///   - progress: Called with how many of all jobs are done, from any thread.
  /// - Returns: The results, in the order of the cells.
  /// - Throws: ``StudyError`` when an agent cannot play the mechanism or a story fails; ``Interrupted``.
  public static func run(
    _ study: Study, executor: Executor, command: String = "",
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> StudyResult {
    let cells = study.cells
    let jobs = cells.count * study.replicates
    let done = Counter()
    progress(0, jobs)
    let theories = try theories(of: cells, executor)
    let ready = try zip(cells, theories).map { cell, theory throws(StudyError) in
      try ReadyCell(cell, theory, keeping: study.kept)
    }
    let units = try executor.map(jobs) { job, workers in
      let (cell, replicate) = (ready[job / study.replicates], job % study.replicates)
      do {
        let result = try cell.live(
          key: study.key(of: cell.cell, replicate: replicate), workers: workers,
          shouldStop: executor.shouldStop)
        progress(done.next(), jobs)
        return result
      } catch let error as StudyError {
        throw StudyError(
          "in the cell '\(printable(cell.cell.name))', replicate \(replicate + 1), \(error)")
      }
    }
    let byCell = cells.indices.map {
      Array(units[$0 * study.replicates..<($0 + 1) * study.replicates])
    }
    let summaries = try executor.map(cells.count) { index, _ in
      CellSummary(cells[index], theories[index], byCell[index])
    }
    return StudyResult(study, units: byCell, summaries, command: command)
  }

  /// The theory of every cell; cells that differ only in who plays share one, and those that differ
  /// only in what predicts share a desk.
  private static func theories(of cells: [Cell], _ executor: Executor) throws -> [Theory] {
    var desks: [String: TheoryDesk] = [:]
    var places: [String: Int] = [:]
    var distinct: [(cell: Cell, desk: TheoryDesk)] = []
    let order = cells.map { cell in
      let game = cell.gameKey
      let key = game + cell.questionKey
      if let place = places[key] { return place }
      let desk = desks[game] ?? cell.desk(shouldStop: executor.shouldStop)
      desks[game] = desk
      distinct.append((cell, desk))
      places[key] = distinct.count - 1
      return distinct.count - 1
    }
    let asked = distinct
    let theories = try executor.map(asked.count) { place, _ in
      let (cell, desk) = asked[place]
      return Theory(desk, cell.welfare, concept: cell.concept, shares: cell.agentsPerSeat)
    }
    return order.map { theories[$0] }
  }
}

/// A cell whose agents were told what they play.
struct ReadyCell: Sendable {
  let cell: Cell
  let theory: Theory
  private let prepared: PreparedGame
  private let groups: [SeatedGroup]
  private let kept: Set<Kept>

  init(_ cell: Cell, _ theory: Theory, keeping kept: Set<Kept>) throws(StudyError) {
    self.cell = cell
    self.theory = theory
    self.kept = kept
    let prepared = PreparedGame(theory.desk)
    self.prepared = prepared
    var groups: [SeatedGroup] = []
    for spec in cell.groups {
      groups.append(SeatedGroup(spec.group, of: try prepared.brief(spec.agent)))
    }
    self.groups = groups
  }

  /// Lives through one replicate.
  ///
  /// - Throws: ``StudyError`` when a story fails or nobody ever plays; ``Interrupted``.
  func live(key: StreamKey, workers: Workers, shouldStop: () -> Bool) throws -> UnitResult {
    let record = try prepared.live(
      groups, cell.plan, key: key, workers: workers, shouldStop: shouldStop)
    guard record.window.episodes > 0 else {
      throw StudyError(
        "nobody ever played: the matching brings no agents together that can fill all roles")
    }
    return UnitResult(
      record, cell, exploitability: exploitability(record.window), keeping: kept)
  }

  /// The gain that a deviator could make; in a repeated game in one round, given how rounds were
  /// played on average, since nobody knows what would have followed where nobody went.
  private func exploitability(_ window: Tally) -> Double? {
    guard let tree = theory.desk.roundTree else { return nil }
    var counts = ActionCounts(window, of: cell.game.shape)
    if cell.game.isRepeated { counts = counts.folded(from: cell.game.shape, to: tree.shape) }
    let regrets = tree.regrets(of: counts.profile(tree.shape))
    return regrets.reduce(0) { Swift.max($0, $1) } / tree.shape.expectedRounds
  }
}
