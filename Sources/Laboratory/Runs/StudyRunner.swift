import Arena
import Theory

/// Plays what a study asks for into a store, and reads the answer out of it: what is there already is not
/// played again.
public struct StudyRunner: Sendable {
  let study: Study
  /// What a result must hold to be one of the study.
  private let asked: StoreRecord.Head
  let store: Store
  let executor: Executor
  /// Which units are this run's own.
  public var shard = Shard.all
  /// How long a unit may take; as long as it likes when nil.
  public var patience: Duration?
  /// After which time no unit is begun; what is left then is out of budget, and played by the next run.
  public var budget: Duration?
  /// Whether the first unit that fails ends the run.
  public var isFailFast = false
  /// Whether units that failed are played again.
  public var retries = false
  /// What agents from outside answered so far, and where it is kept; nil to keep nothing.
  public var recording: Recording?
  /// What has been spent on language models.
  private let spending = ModelSpending()
  /// What models said that are asked before they play, where nothing is recorded: asked once all the same.
  private let memory: Recording
  /// Who answers for agents that are persons; nil where nobody is there.
  public var people: People?
  /// Called with what programs complained of that failed to answer, from any thread.
  public var hear: @Sendable (String) -> Void = { _ in }
  /// Called whenever something is done, from any thread.
  public var progress: @Sendable (StudyProgress) -> Void = { _ in }
  /// What theory says of cells, for all studies that share it.
  let theories: Theories

  /// Opens the store of a study.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - folder: Where its results are to be; nil to keep them in memory.
  ///   - facts: Who is at work, for the log; nil to read only.
  ///   - executor: The threads, and how to stop.
  /// - Throws: ``StudyError`` when the store cannot be used.
  public init(_ study: Study, in folder: ResultFolder?, facts: JSON?, executor: Executor)
    throws(StudyError)
  {
    try self.init(
      study, try Store(folder?.store, opening: facts),
      Theories(shouldStop: executor.shouldStop), executor)
  }

  /// Works on a study in a store that is open, with theories that may be known already.
  init(_ study: Study, _ store: Store, _ theories: Theories, _ executor: Executor)
    throws(StudyError)
  {
    self.study = study
    asked = StoreRecord.Head(.done, keeping: study.kept)
    self.store = store
    memory = try Recording(nil, facts: .object([:]))
    self.theories = theories
    self.executor = executor
  }

  /// What was found damaged in the store, as sentences.
  public var remarks: [String] { store.readings.flatMap(\.remarks) }

  /// What the logs that were there say of who wrote them.
  public var openings: [JSON] { store.readings.compactMap(\.opening) }

  /// Plays all units of the shard that are not in the store.
  ///
  /// What is done is written to the disk every second, and is safe there every ten.
  ///
  /// - Returns: How it went.
  /// - Throws: ``Interrupted``; ``StudyError`` when the store cannot be written.
  public func play() throws -> StudyProgress {
    let counter = ProgressCounter(all: study.units, progress)
    let clock = Clockwork(every: 1) { [store, recording] tick in
      try? recording?.flush()
      try? store.flush(settling: tick % 10 == 0)
    }
    defer { clock.stop() }
    let end = budget.map { ContinuousClock.now + $0 }
    for batch in study.batches where !counter.isOutOfBudget {
      let works = try work(in: batch)
      try play(works, until: end, counter)
      theories.trim()
    }
    try recording?.flush()
    try store.flush(settling: true)
    return counter.progress
  }

  /// Returns how much of the study is there, without playing.
  ///
  /// - Throws: ``Interrupted``.
  public func survey() throws -> StudyProgress {
    let counter = ProgressCounter(all: study.units) { _ in }
    for batch in study.batches {
      for work in try work(in: batch) {
        let isKnown = study.rule != nil && store.head(of: summaryKey(of: work)) != nil
        for replicate in 0..<study.replicates {
          let head = store.head(of: work.key.numbered(replicate))
          if let head, head.kind != .done || isDone(head) {
            counter.add(head.kind)
          } else if isKnown {
            counter.drop(1)
          }
        }
      }
    }
    return counter.progress
  }

  /// The logs of the store and those at work on them.
  public var logs: [StudyLog] { store.readings.map(StudyLog.init) }

  /// Writes what is kept back, says in the log how the work ended, and waits until it is on the disk.
  ///
  /// - Throws: ``StudyError`` when the store cannot be written.
  public func close(_ facts: JSON) throws(StudyError) { try store.finish(facts) }

  func work(in batch: Range<Int>) throws -> [CellWork] {
    try executor.map(batch.count) { index, _ in study.work(at: batch.lowerBound + index) }
  }

  /// Plays what is missing of some cells, look by look where a rule says when a cell is known.
  private func play(
    _ works: [CellWork], until end: ContinuousClock.Instant?, _ counter: ProgressCounter
  ) throws {
    var open = works
    var played = 0
    for look in study.rule?.looks ?? [study.replicates] {
      for first in stride(from: played, to: look, by: Study.batchOfUnits) {
        let next = Swift.min(first + Study.batchOfUnits, look)
        try play(open, first..<next, until: end, counter)
        if counter.isOutOfBudget { return }
      }
      played = look
      let looked = open
      let known = try executor.map(looked.count) { index, _ in
        try isKnown(looked[index], after: look)
      }
      for (work, isKnown) in zip(open, known) where isKnown {
        counter.drop(study.replicates - look)
        try keepSummary(of: work)
      }
      open = zip(open, known).filter { !$0.1 }.map(\.0)
    }
  }

  /// Plays what is missing of some replicates, the costliest units first, so that all threads end
  /// together.
  private func play(
    _ works: [CellWork], _ replicates: Range<Int>, until end: ContinuousClock.Instant?,
    _ counter: ProgressCounter
  ) throws {
    let missing = works.map { work in replicates.filter { isMissing(work, $0, counter) } }
    let active = works.indices.filter { !missing[$0].isEmpty }
    // One after the other: a model is asked many questions at once as it is.
    let tables = try active.map { try interview(works[$0], counter) }
    if counter.isOutOfBudget { return }
    let ready = try executor.map(active.count) { index, _ in
      try prepare(works[active[index]], tables[index])
    }
    var jobs: [(place: Int, replicate: Int, cost: Double)] = []
    for (place, index) in active.enumerated() {
      jobs += missing[index].map { (place, $0, works[index].cost) }
    }
    jobs.sort { ($1.cost, $0.place, $0.replicate) < ($0.cost, $1.place, $1.replicate) }
    let order = jobs
    _ = try executor.map(order.count) { index, workers in
      if let end, ContinuousClock.now > end { return counter.spendBudget() }
      let (place, replicate, _) = order[index]
      try play(works[active[place]], ready[place], replicate, workers, counter)
    }
  }

  /// Whether the units of a cell up to a look are all that it needs.
  private func isKnown(_ work: CellWork, after look: Int) throws -> Bool {
    guard (0..<look).allSatisfy({ isDone(store.head(of: work.key.numbered($0))) }) else {
      return false
    }
    if look == study.replicates { return true }
    return try isMet(by: units(of: work, 0..<look).done, of: work)
  }

  /// Whether all units of a cell are of one shard.
  private var dealsCells: Bool { study.rule != nil || shard.takesWhole(study.cellCount) }

  /// Whether a unit is this run's own and has no result yet.
  private func isMissing(_ work: CellWork, _ replicate: Int, _ counter: ProgressCounter) -> Bool {
    let key = work.key.numbered(replicate)
    let head = store.head(of: key)
    if isDone(head) || head?.kind == .failed && !retries {
      counter.add(head?.kind ?? .done)
      return false
    }
    return shard.holds(work.key, replicate, together: dealsCells)
  }

  /// Whether an entry is a result in which all is kept that the study keeps.
  func isDone(_ head: StoreRecord.Head?) -> Bool {
    head.map { $0.kind == .done && $0.holds(asked) } ?? false
  }

  /// The key of the summary of all units of a cell.
  func summaryKey(of work: CellWork) -> ContentKey {
    work.key.summary(of: study.replicates, until: study.rule, keeping: study.kept)
  }

  /// Asks the language models of a cell that are asked before they play.
  private func interview(_ work: CellWork, _ counter: ProgressCounter) throws -> [Int: ModelTable] {
    guard case .success(let cell) = work.cell, cell.groups.contains(where: { $0.agent.asksBefore })
    else { return [:] }
    let interview = ModelInterview(
      cell, try theories.theory(of: cell).desk, recording ?? memory, spending, executor.shouldStop)
    do {
      return try interview.tables()
    } catch is OutOfBudget {
      guard recording != nil else { throw OutOfBudget.sentence }
      counter.spendBudget()
      return [:]
    }
  }

  /// Makes a cell ready to be played; nil when it cannot be, and why.
  private func prepare(_ work: CellWork, _ tables: [Int: ModelTable]) throws -> Result<
    ReadyCell, StudyError
  > {
    switch work.cell {
    case .failure(let error): return .failure(error)
    case .success(let cell):
      let theory = try theories.theory(of: cell)
      do throws(StudyError) {
        return .success(
          try ReadyCell(cell, theory, keeping: study.kept, tables: tables))
      } catch { return .failure(error) }
    }
  }

  /// Plays one unit and keeps what comes of it.
  private func play(
    _ work: CellWork, _ ready: Result<ReadyCell, StudyError>, _ replicate: Int, _ workers: Workers,
    _ counter: ProgressCounter
  ) throws {
    let key = work.key.numbered(replicate)
    let deadline = patience.map { ContinuousClock.now + $0 }
    let shouldStop = executor.shouldStop
    let cell: ReadyCell
    switch ready {
    case .success(let found): cell = found
    case .failure(let error): return try fail(work, nil, replicate, .failed, error, counter)
    }
    let unit: UnitResult
    let isEnough = { shouldStop() || deadline.map { ContinuousClock.now > $0 } ?? false }
    let streams = study.key(of: cell.cell, replicate: replicate)
    let door = OutsideDoor(
      cell.cell, recording: recording, key: key, seed: streams.value, asking: people,
      spending: spending, tables: cell.tables, at: cell.theory.desk, shouldStop: isEnough)
    defer {
      door?.close()
      if door?.silence != nil { for complaint in door?.complaints ?? [] { hear(complaint) } }
    }
    do {
      unit = try cell.live(
        key: streams, workers: workers, outside: door, isFirst: replicate == 0,
        shouldStop: isEnough)
    } catch let error as StudyError {
      return try fail(work, replicate, replicate, .failed, error, counter)
    } catch is Interrupted where shouldStop() {
      try store.add(.undone(key, .interrupted, "somebody asked to stop"))
      throw Interrupted()
    } catch is Interrupted {
      // Of a disk that is full, or people who left, nothing is said of the unit: it is played by the next
      // run.
      if let obstacle = door?.obstacle { throw obstacle }
      if door?.isOutOfBudget == true {
        guard recording != nil else { throw OutOfBudget.sentence }
        return counter.spendBudget()
      }
      let error = StudyError("it took longer than \(patience.map(StudyRunner.words) ?? "")")
      return try fail(work, replicate, replicate, .timedOut, error, counter)
    }
    try store.add(.done(key, unit))
    counter.add(.done, isNew: true)
  }

  /// Keeps why a unit gave no result; it is the fault of the whole cell where no place is given.
  private func fail(
    _ work: CellWork, _ place: Int?, _ replicate: Int, _ failure: UnitFailure, _ error: StudyError,
    _ counter: ProgressCounter
  ) throws {
    try store.add(.undone(work.key.numbered(replicate), failure, error.description))
    counter.add(.init(failure), isNew: true)
    if isFailFast { throw work.located(error, place) }
  }

  private static func words(_ duration: Duration) -> String {
    NumberText.figure(duration / .seconds(1)) + " s"
  }

  /// Keeps what all units of a cell come to, if that is not kept yet and the cell is this run's own.
  private func keepSummary(of work: CellWork) throws {
    guard shard.isAll || dealsCells && shard.holds(work.key, 0, together: true),
      store.head(of: summaryKey(of: work)) == nil, case .success(let cell) = work.cell
    else { return }
    try store.add(.summary(summaryKey(of: work), summary(of: units(of: work).done, cell)))
  }
}
