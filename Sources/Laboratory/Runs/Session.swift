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
      return Theory(desk, cell.welfare, concept: cell.concept, mixes: cell.mixes)
    }
    return order.map { theories[$0] }
  }
}
