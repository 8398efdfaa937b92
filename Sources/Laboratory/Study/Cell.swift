public import Arena
public import GameTheory
public import Theory

/// One point of a study: everything that a run needs, resolved and checked.
public struct Cell: Sendable {
  /// The name: the variant and the swept values, or "all" when nothing varies.
  public let name: String
  /// What this cell changed in the study, path by path.
  public let settings: [String: JSON]
  /// The mechanism with its parameters.
  public let mechanism: any Mechanism
  /// How often its stage is repeated, if it is.
  public let horizon: Horizon?
  /// The game.
  public let game: Game
  /// The population.
  public let groups: [GroupSpec]
  /// Matching, length, evolution.
  public let plan: RunPlan
  /// The welfare functions; the first is the one that short reports show.
  public let welfare: [WelfareSpec]
  /// The concept that predicts: the one named, or what the roles of the game call for.
  public let concept: Concept
  /// What the searches of theory may cost.
  public let budget: Budget
  /// Everything that the result depends on beside seed and version, defaults spelled out.
  public let resolved: JSON

  /// Who sits where.
  var mixes: [SeatMix] { SeatMix.mixes(of: groups.map(\.group), plan.matching, in: game.shape) }

  /// What the game of the cell and what is spent on it depend on.
  var gameKey: String {
    JSON.array(["mechanism", "parameters", "repeat", "budget"].map { resolved[$0] }).canonical
  }

  /// What the theory of the cell depends on beside its game.
  var questionKey: String {
    let mixes = mixes.map { JSON.array([.integer($0.count)] + $0.shares.map { .number($0) }) }
    return JSON.array([resolved["welfare"], resolved["concept"]] + mixes).canonical
  }

  /// Opens a desk for the game of the cell.
  public func desk(shouldStop: @escaping @Sendable () -> Bool) -> TheoryDesk {
    var budget = budget
    budget.shouldStop = shouldStop
    return TheoryDesk(mechanism, game, budget: budget)
  }
}

extension Cell {
  /// The largest population of a cell.
  static let mostAgents = 20_000_000
  /// The longest run.
  static let mostRounds = 1_000_000_000

  /// Reads and checks one cell.
  ///
  /// - Throws: ``StudyError`` for the first thing that is wrong.
  init(
    _ document: JSON, name: String, settings: [String: JSON], _ library: Library, _ shelf: Shelf
  ) throws(StudyError) {
    let form = try FieldReader.read(
      CellForm.self, from: document, at: .study, besides: Study.frame)
    let id = form.mechanism
    let mechanism = try Cell.configure(
      id, form.parameters, library, shelf, at: StudyPath.study.field("parameters"))
    let horizon = form.horizon
    if horizon != nil && mechanism.game(repeated: nil)?.isRepeated == true {
      throw StudyError("\(id) is repeated by itself; set its 'parameters' instead of 'repeat'")
    }
    try Cell.rehearse(mechanism, library)
    guard let game = mechanism.game(repeated: horizon) else {
      throw StudyError(
        "\(id): the game would have more than 2^27 table entries; take fewer actions or rounds "
          + "seen")
    }
    let groups = try Cell.population(
      form, at: StudyPath.study.field("population").entries(of: document["population"].items),
      game.shape, library, shelf)
    let plan = RunPlan(
      matching: form.matching, rounds: form.rounds, evolution: form.evolution,
      blocks: form.blocks, window: form.window)
    var welfare: [WelfareSpec] = []
    let paths = StudyPath.study.field("welfare").entries(of: document["welfare"].items)
    for (part, path) in zip(form.welfare, paths) {
      welfare.append(try .resolve(part, at: path, game.shape, library))
    }
    if welfare.isEmpty { welfare = [.goal(game.goal, game.shape)] }
    let concept = form.concept ?? .predicting(game.shape)
    let budget = form.budget
    let names = welfare.map(\.name)
    if Set(names).count < names.count { throw StudyError("two welfare functions share a name") }
    self.init(
      name: name, settings: settings, mechanism: mechanism, horizon: horizon, game: game,
      groups: groups, plan: plan, welfare: welfare,
      concept: concept, budget: budget,
      resolved: Cell.resolve(
        document, mechanism, horizon, groups, plan, concept, budget,
        goal: WelfareSpec.goal(game.goal, game.shape).name))
    try check()
  }
}
