import Arena
import GameTheory

/// Runs the cells of a study.
public enum Session {
  /// Runs a study: theory first for every cell, then every replicate of every cell.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - executor: The threads, and how to stop.
  ///   - progress: Called with how many of all jobs are done, from any thread.
  /// - Returns: The results, in the order of the cells.
  /// - Throws: ``StudyError`` when an agent cannot play the mechanism or a story fails; ``Interrupted``.
  public static func run(
    _ study: Study, executor: Executor, progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> [CellResult] {
    let cells = study.cells
    let jobs = cells.count * study.replicates
    let done = Counter()
    progress(0, jobs)
    let theories = try theories(of: cells, executor)
    let ready = try zip(cells, theories).map { cell, theory throws(StudyError) in
      try ReadyCell(cell, theory)
    }
    let replicates = try executor.map(jobs) { job, workers in
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
    return try executor.map(cells.count) { index, _ in
      let first = index * study.replicates
      return CellResult(
        cells[index], theories[index], Array(replicates[first..<first + study.replicates]))
    }
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

  init(_ cell: Cell, _ theory: Theory) throws(StudyError) {
    self.cell = cell
    self.theory = theory
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
  func live(key: StreamKey, workers: Workers, shouldStop: () -> Bool) throws -> Replicate {
    let record = try prepared.live(
      groups, cell.plan, key: key, workers: workers, shouldStop: shouldStop)
    guard record.window.episodes > 0 else {
      throw StudyError(
        "nobody ever played: the matching brings no agents together that can fill all roles")
    }
    let (means, rounds) = (
      record.window.perRound(of: cell.game.shape), cell.game.shape.expectedRounds
    )
    let payoffs = record.payoffs.compactMap { $0.map { $0 / rounds } }
    let welfare = cell.welfare.map { spec in
      // A mean over episodes takes seats, not agents: agents may have played more or less often.
      spec.value(
        payoffs: spec.scope == .episode ? means.payoffs : payoffs, measures: means.measures)
    }
    return Replicate(record: record, welfare: welfare, exploitability: exploitability(record))
  }

  /// The gain that a deviator could make; in a repeated game in one round, given how rounds were
  /// played on average, since nobody knows what would have followed where nobody went.
  private func exploitability(_ record: RunRecord) -> Double? {
    guard let tree = theory.desk.roundTree else { return nil }
    let window = record.window
    let play =
      cell.game.isRepeated
      ? window.folded(from: cell.game.shape, to: tree.shape).play(tree.shape)
      : window.play(cell.game.shape)
    let regrets = tree.regrets(of: Profile(shared: play, in: tree.shape))
    return regrets.reduce(0) { Swift.max($0, $1) } / tree.shape.expectedRounds
  }
}

/// What seats earned and what was counted, per round.
struct RoundMeans {
  let payoffs: [Double]
  let measures: [Double]
}

extension Tally {
  /// Returns the totals of these rounds of play as means of a round.
  func perRound(of shape: Shape) -> RoundMeans {
    let episodes = Double(Swift.max(1, episodes))
    let rounds = shape.expectedRounds
    return RoundMeans(
      payoffs: zip(transfers, gains).map { ($0 + $1) / episodes / rounds },
      measures: measures.map { $0 / episodes / rounds })
  }
}
