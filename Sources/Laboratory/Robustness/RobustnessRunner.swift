import Arena
import GameTheory

/// Asks what agents that do not play along do to the welfare of a study.
///
/// The study itself is played first: how its agents play is what saboteurs answer. Then every share of every
/// kind of intruder is a cell of a further study, which keeps the seed, so that all cells share their draws;
/// and each step of every bisection is one more. All of them keep their results in one store, so that what
/// was played is not played again.
///
/// Welfare counts everybody, intruders included. Theory's intruders answer the play without intruders, and
/// stay with their answer at every share. If a study evolves, the share is the one at the beginning. On a
/// ring or a lattice intruders stand side by side, as the groups of a study do.
///
/// Pairs are in no population. Which matches they sit in and which two seats they take is drawn by lot,
/// match by match; the agents of these seats sit the match out, and all others learn on beside the pair.
public struct RobustnessRunner: Sendable {
  private let study: Study
  private let question: RobustnessQuestion
  private let library: Library
  private let folder: String?
  private let base: StudyRunner
  private var crews: [Crew] = []
  private var found: [Probe: [UnitResult]] = [:]
  /// How many units were played, beside those that were in the store.
  public private(set) var played = 0

  /// Called whenever something is done, from any thread: how much of the step, and of how much.
  public var progress: @Sendable (StudyProgress) -> Void = { _ in }

  /// The most cells of a study that is asked about.
  public static let mostCells = 500

  /// Opens the store.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - question: What is asked.
  ///   - library: Where names are looked up.
  ///   - folder: Where the files that the study names stand.
  ///   - store: The folder of the store; nil to keep results in memory.
  ///   - facts: Who is at work, for the log.
  ///   - executor: The threads, and how to stop.
  /// - Throws: ``StudyError`` when the study has too many cells or the store cannot be used.
  public init(
    _ study: Study, _ question: RobustnessQuestion, library: Library, folder: String?,
    store: String?, facts: JSON, executor: Executor
  ) throws(StudyError) {
    if study.cellCount > RobustnessRunner.mostCells {
      throw StudyError(
        "the study has \(study.cellCount) cells; robustness is asked of at most "
          + "\(RobustnessRunner.mostCells)")
    }
    var kept = study
    kept.kept.insert(.actions)
    self.study = kept
    self.question = question
    self.library = library.offering(FixedPlay.self)
    self.folder = folder
    base = try StudyRunner(
      kept, try Store(store, opening: facts), Theories(shouldStop: executor.shouldStop), executor)
  }

  /// Says in the log how the work ended.
  ///
  /// - Throws: ``StudyError`` when the store cannot be written.
  public func close(_ facts: JSON) throws(StudyError) { try base.close(facts) }

  /// Plays all that is asked for and not in the store.
  ///
  /// - Returns: The curves and tipping points.
  /// - Throws: ``StudyError`` when an agent cannot play or a story fails; ``Interrupted``.
  public mutating func run() throws -> RobustnessResult {
    let grounds = try grounds()
    var trails: [Trail] = []
    for ground in grounds {
      for invasion in ground.invasions(question) {
        trails.append(Trail(invasion, on: ground, crew: enlist(invasion)))
      }
    }
    for (crew, member) in crews.enumerated() {
      found[Probe(crew: crew, intruders: 0)] = grounds[member.cell].units
    }
    try play(
      crews.indices.flatMap { crew in
        question.counts(among: grounds[crews[crew].cell].agents).map {
          Probe(crew: crew, intruders: $0)
        }
      })
    for ground in grounds { ground.begin(&trails, question, found) }
    while true {
      let steps = trails.flatMap(\.next)
      if steps.isEmpty { break }
      try play(steps)
      for place in trails.indices { trails[place].goOn(found) }
    }
    var result = RobustnessResult(study, question)
    for ground in grounds {
      result.cells.append(ground.result(trails.filter { $0.cell == ground.index }, question))
    }
    return result
  }

  /// Plays the study itself.
  private mutating func grounds() throws -> [Ground] {
    let runner = try play(base)
    var grounds: [Ground] = []
    try runner.report { report in
      guard let cell = report.cell else { return }
      grounds.append(
        Ground(
          index: grounds.count, cell, try base.theories.theory(of: cell), try report.done.all()))
    }
    return grounds
  }

  /// Plays a study; what failed before is tried again, since nothing is said without it.
  private mutating func play(_ runner: StudyRunner) throws -> StudyRunner {
    var runner = runner
    runner.progress = progress
    runner.isFailFast = true
    runner.retries = true
    played += try runner.play().played
    return runner
  }

  /// Gives an invasion its crew, the same to all that play alike; nil where nobody can play.
  private mutating func enlist(_ invasion: Invasion) -> Int? {
    guard let members = invasion.members else { return nil }
    let crew = Crew(cell: invasion.cell, members: members)
    if let known = crews.firstIndex(of: crew) { return known }
    crews.append(crew)
    return crews.count - 1
  }

  /// Plays numbers of intruders that were not played yet, each as a cell of one study.
  ///
  /// Where all agents are intruders, cells that differ in who else plays are the same one.
  private mutating func play(_ probes: [Probe]) throws {
    var alike: [String: Int] = [:]
    var variants: [(name: String, settings: JSON)] = []
    var plots: [PairPlot?] = []
    var places: [(probe: Probe, variant: Int)] = []
    for probe in Set(probes).subtracting(found.keys).sorted() {
      let crew = crews[probe.crew]
      let cell = try study.cell(at: crew.cell)
      let population = cell.population(with: probe.intruders, crew.members)
      let plot = crew.plot(of: probe.intruders, among: cell)
      let key = cell.resolved.adding(["population": population, "pairs": plot?.json ?? .null])
        .canonical
      if alike[key] == nil {
        alike[key] = variants.count
        plots.append(plot)
        variants.append(
          (
            "\(variants.count + 1): \(printable(cell.name, limit: 50)), \(probe.intruders) intruders",
            cell.settings(with: population)
          ))
      }
      places.append((probe, alike[key] ?? 0))
    }
    if variants.isEmpty { return }
    let invaded = try Study(
      .invaded(study.document, variants), fallbackTitle: study.title, library: library,
      folder: folder, plots: plots)
    let runner = try play(try StudyRunner(invaded, base.store, base.theories, base.executor))
    var units: [[UnitResult]] = []
    try runner.report { units.append(try $0.done.all()) }
    for (probe, variant) in places { found[probe] = units[variant] }
  }
}

extension RobustnessResult {
  /// The frame of a result, without its cells.
  init(_ study: Study, _ question: RobustnessQuestion) {
    title = study.title
    seed = Int(study.seed)
    replicates = study.replicates
    version = ResultFolder.version
    cost = question.cost
    width = question.width
  }
}
