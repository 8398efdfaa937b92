import Arena
public import GameTheory

extension OutcomeReading {
  /// Reads what a game's outcomes say.
  ///
  /// - Parameters:
  ///   - game: The outcomes.
  ///   - budget: How many steps and seconds ratings and equilibria may take.
  ///   - executor: The threads, for what each strategy's absence changes.
  /// - Throws: ``Interrupted``.
  public init(_ game: OutcomeGame, budget: Budget = Budget(), executor: Executor) throws {
    self.init()
    let budget = budget.started
    self.game = game.name
    isSymmetric = game.isSymmetric
    (fewestRuns, mostRuns) = (game.runs.lowerBound, game.runs.upperBound)
    payoffs = game.payoffs
    columnPayoffs = game.isSymmetric ? [] : game.columnPayoffs
    rows = Self.strategies(game.rows, game.scores, game.size)
    columns = game.isSymmetric ? [] : Self.strategies(game.columns, game.columnScores, game.size)
    missingPairs = game.missingPairs.map {
      MissingPair(row: game.rows[$0.row], column: game.columns[$0.column])
    }
    missingCells = game.missingCells.map { MissingCells(word: $0.word, count: $0.count) }
    notes = game.notes + Self.notes(game)
    guard let table = game.table else { return }
    replicate(table, executor)
    if executor.shouldStop() { throw Interrupted() }
    invade(game, table)
    rate(table, budget)
    if executor.shouldStop() { throw Interrupted() }
    let found = FoundEquilibria(of: table, budget)
    if executor.shouldStop() { throw Interrupted() }
    equilibria = EquilibriumReading(found, of: table, isSymmetric, rows, columns)
    let reading = self
    let first = rows.count
    leaveOneOut = try executor.map(first + columns.count) { job, _ in
      reading.without(
        job < first ? job : job - first, isColumn: job >= first, table, found, budget)
    }
  }

  private static func notes(_ game: OutcomeGame) -> [String] {
    var notes: [String] = []
    if game.runs.upperBound == 1 {
      notes.append(
        "There is one run only, so no mean has an interval, and every difference counts.")
    } else if game.isUneven {
      notes.append(
        "Not all pairs have the same runs, so that means over pairs have no interval.")
    }
    if game.lacksSelfPlay {
      notes.append(
        "No strategy meets itself, so means are over others, and what a population does cannot be said."
      )
    }
    return notes
  }

  private static func strategies(_ names: [String], _ scores: [Estimate?], _ size: Double)
    -> [StrategyReading]
  {
    zip(names, scores).map { name, score in
      var reading = StrategyReading()
      reading.name = name
      reading.score = score
      reading.rank = score.map { own in
        1 + scores.reduce(0) { $0 + (isMore($1?.mean ?? -.infinity, than: own.mean, size) ? 1 : 0) }
      }
      return reading
    }
  }

  /// Whether a mean is more than another by more than the rounding of payoffs of some size.
  private static func isMore(_ first: Double, than second: Double, _ size: Double) -> Bool {
    first - second > 1e-11 * size
  }

  /// The steps of the published neighbour, and its rate where payoffs lie 5 apart.
  private static let (steps, rate) = (1000, 0.5)

  private mutating func replicate(_ table: BimatrixGame, _ executor: Executor) {
    let end = table.replicator(steps: Self.steps, rate: Self.rate) { executor.shouldStop() }
    for row in rows.indices {
      (rows[row].share, rows[row].fitness) = (end.rows[row], end.rowFitness[row])
    }
    for column in columns.indices {
      (columns[column].share, columns[column].fitness) = (
        end.columns[column], end.columnFitness[column]
      )
    }
    var reading = ReplicatorReading()
    (reading.steps, reading.rate, reading.isAtRest) = (end.steps, Self.rate, end.isAtRest)
    reading.fitness = end.meanFitness
    reading.columnFitness = isSymmetric ? nil : end.meanColumnFitness
    replicator = reading
  }

  /// Says who can invade whom; in a game of two roles, who is a best reply to whom.
  private mutating func invade(_ game: OutcomeGame, _ table: BimatrixGame) {
    if isSymmetric {
      let invasion = InvasionRule(payoffs.map { $0.compactMap { $0 } })
      for mutant in rows.indices {
        for resident in rows.indices where invasion.canInvade(mutant, resident) {
          rows[mutant].invades.append(rows[resident].name)
          rows[resident].invadedBy.append(rows[mutant].name)
        }
      }
      return
    }
    let numbers = zip(table.rowPayoffs, table.columnPayoffs).flatMap { [$0, $1] }
    let best = StrategicForm(sizes: [table.rows, table.columns], payoffs: numbers).bestReplies
    for row in rows.indices {
      for column in columns.indices {
        let cell = 2 * (row * columns.count + column)
        if best[cell] {
          rows[row].invades.append(columns[column].name)
          columns[column].invadedBy.append(rows[row].name)
        }
        if best[cell + 1] {
          columns[column].invades.append(rows[row].name)
          rows[row].invadedBy.append(columns[column].name)
        }
      }
    }
  }

  private mutating func rate(_ table: BimatrixGame, _ budget: Budget) {
    let found = table.deviationRating(budget: budget)
    for row in rows.indices {
      rows[row].rating = found.rows[row]
      rows[row].exactRating = found.exactRows.map { $0[row].description }
    }
    for column in columns.indices {
      columns[column].rating = found.columns[column]
      columns[column].exactRating = found.exactColumns.map { $0[column].description }
    }
    var reading = RatingReading()
    (reading.status, reading.method) = (found.status, found.method)
    (reading.stages, reading.gap) = (found.stages, found.gap)
    reading.isUnique = found.status == .complete
    rating = reading
  }

  /// What is different without a strategy.
  private func without(
    _ index: Int, isColumn: Bool, _ table: BimatrixGame, _ before: FoundEquilibria,
    _ budget: Budget
  ) -> LeaveOneOutReading {
    let keptRows = (0..<table.rows).filter { isColumn || $0 != index }
    let keptColumns = (0..<table.columns).filter { isSymmetric || isColumn ? $0 != index : true }
    var reading = LeaveOneOutReading()
    reading.name = isColumn ? columns[index].name : rows[index].name
    reading.isColumn = isColumn
    if keptRows.isEmpty || keptColumns.isEmpty { return reading }
    let size = table.rowPayoffs.reduce(0) { max($0, $1.magnitude) }
    func means(_ columns: [Int]) -> [Double] {
      keptRows.map { row in
        columns.reduce(0) { $0 + table.rowPayoffs[row * table.columns + $1] }
          / Double(columns.count)
      }
    }
    let (old, new) = (means(Array(0..<table.columns)), means(keptColumns))
    func winners(_ means: [Double]) -> [String] {
      means.indices.filter { own in !means.contains { Self.isMore($0, than: means[own], size) } }
        .map { rows[keptRows[$0]].name }
    }
    reading.winner = winners(new)
    reading.changesWinner = reading.winner != winners(old)
    reading.largestShift = zip(old, new).reduce(0) { max($0, ($1.1 - $1.0).magnitude) }
    for first in keptRows.indices {
      for second in keptRows.indices[(first + 1)...]
      where Self.isMore(old[first], than: old[second], size)
        && Self.isMore(new[second], than: new[first], size)
        || Self.isMore(old[second], than: old[first], size)
          && Self.isMore(new[first], than: new[second], size)
      { reading.swaps += 1 }
    }
    let all = table.rowPayoffs.reduce(0, +) / Double(table.rowPayoffs.count)
    reading.adds = all - new.reduce(0, +) / Double(new.count)
    guard before.isComplete else { return reading }
    func part(_ payoffs: [Double]) -> [Double] {
      keptRows.flatMap { row in keptColumns.map { payoffs[row * table.columns + $0] } }
    }
    let smaller = BimatrixGame(
      rows: keptRows.count, columns: keptColumns.count, rowPayoffs: part(table.rowPayoffs),
      columnPayoffs: part(table.columnPayoffs))
    let after = FoundEquilibria(of: smaller, budget)
    guard after.isComplete else { return reading }
    // What does not play the strategy is an equilibrium without it too, if not always a corner of a set.
    let kept = before.pairs.filter { pair in
      (isColumn || pair.rows[index] == 0)
        && (!isColumn && !isSymmetric || pair.columns[index] == 0)
    }.map { pair in
      FoundEquilibria.Pair(
        rows: keptRows.map { pair.rows[$0] }, columns: keptColumns.map { pair.columns[$0] })
    }
    reading.lost = before.pairs.count - kept.count
    reading.gained = after.pairs.reduce(0) { count, pair in
      count + (kept.contains { $0.isClose(to: pair) } ? 0 : 1)
    }
    return reading
  }
}

extension EquilibriumReading {
  init(
    _ found: FoundEquilibria, of table: BimatrixGame, _ isSymmetric: Bool,
    _ rows: [StrategyReading], _ columns: [StrategyReading]
  ) {
    self.init()
    (status, method, count) = (found.status, found.method, found.pairs.count)
    uniqueness = found.uniqueness
    symmetricUniqueness = isSymmetric ? found.symmetricUniqueness : nil
    let others = isSymmetric ? rows : columns
    func shares(_ mixture: [Double], _ names: [StrategyReading]) -> [Share] {
      zip(mixture, names).filter { $0.0 > 0 }.map { Share(strategy: $1.name, probability: $0) }
    }
    let alike = isSymmetric ? found.pairs.filter(\.isSymmetric) : []
    let apart = isSymmetric ? found.pairs.filter { !$0.isSymmetric } : found.pairs
    self.found = (alike + apart).prefix(Self.most).map { pair in
      let worth = pair.worth(in: table)
      return Entry(
        rows: shares(pair.rows, rows), columns: shares(pair.columns, others), payoff: worth.row,
        columnPayoff: worth.column, regret: worth.regret,
        isSymmetric: isSymmetric && pair.isSymmetric)
    }
  }
}
