public import Arena
public import GameTheory

/// A group of a cell's population: a name, a configured agent, a count and roles.
public struct GroupSpec: Sendable {
  /// The group's name, size and roles.
  public let group: Group
  /// The agent, with its parameters.
  public let agent: any Agent
}

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

  /// How many agents share each seat, in relation; empty when all seats have equally many, or when
  /// some agents may fill several roles.
  var agentsPerSeat: [Int] {
    let roles = game.shape.roles
    guard roles.count > 1, groups.allSatisfy({ $0.group.roles.count == 1 }) else { return [] }
    let agents = roles.indices.map { role in
      groups.reduce(0) { $0 + ($1.group.roles == [role] ? $1.group.count : 0) }
    }
    let perSeat = zip(agents, roles).map { Double($0) / Double($1.seats) }
    guard let least = perSeat.min(), least > 0 else { return [] }
    let shares = game.shape.roleOfSeat.map { Int((perSeat[$0] / least).rounded()) }
    return shares.allSatisfy { $0 == 1 } ? [] : shares.map { Swift.min($0, 10_000) }
  }

  /// What the game of the cell and what is spent on it depend on.
  var gameKey: String {
    JSON.array(["mechanism", "parameters", "repeat", "budget"].map { resolved[$0] }).canonical
  }

  /// What the theory of the cell depends on beside its game.
  var questionKey: String {
    let shares = agentsPerSeat.map { JSON.integer($0) }
    return JSON.array([resolved["welfare"], resolved["concept"]] + shares).canonical
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
  /// The most links of a network, counted from both ends.
  static let mostLinks = 200_000_000

  /// Reads and checks one cell.
  ///
  /// - Throws: ``StudyError`` for the first thing that is wrong.
  init(
    _ document: JSON, name: String, settings: [String: JSON], _ library: Library, _ shelf: Shelf
  ) throws(StudyError) {
    var fields = try Fields(document, at: "the study")
    for field in Study.frame { _ = fields.value(field) }
    let id = try fields.string("mechanism")
    let parameters = try fields.object("parameters")
    let mechanism = try Cell.configure(id, parameters, library, shelf)
    let horizon = try Cell.horizon(fields.value("repeat"))
    if horizon != nil && mechanism.game(repeated: nil)?.isRepeated == true {
      throw StudyError("\(id) is repeated by itself; set its 'parameters' instead of 'repeat'")
    }
    try Cell.rehearse(mechanism, library)
    guard let game = mechanism.game(repeated: horizon) else {
      throw StudyError(
        "\(id): the game would have more than 2^27 table entries; take fewer actions or rounds "
          + "seen")
    }
    let groups = try Cell.population(&fields, game.shape, library)
    let plan = RunPlan(
      matching: try Cell.matching(fields.value("matching")),
      rounds: try fields.int("rounds", in: 1...Cell.mostRounds),
      evolution: try Cell.evolution(fields.value("evolution")),
      blocks: try fields.int("blocks", in: 1...10_000, default: 50),
      window: try fields.double("window", in: 0...1, default: 0.5))
    var welfare: [WelfareSpec] = []
    for (index, json) in try fields.list("welfare").enumerated() {
      welfare.append(try .read(json, at: "welfare[\(index)]", game.shape, library))
    }
    if welfare.isEmpty { welfare = [.goal(game.goal, game.shape)] }
    let concept = try Cell.concept(&fields) ?? .predicting(game.shape)
    let budget = try Cell.budget(fields.value("budget"))
    try fields.finish()
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

  /// Returns a mechanism with parameters set and checked together: one of the catalogue, or one that
  /// a game file describes.
  ///
  /// - Throws: ``StudyError`` for an unknown mechanism or parameter, a file that cannot be read, or a
  ///   combination that makes no sense.
  public static func configure(_ id: String, _ parameters: [String: JSON], _ library: Library)
    throws(StudyError) -> any Mechanism
  { try configure(id, parameters, library, Shelf(folder: nil)) }

  private static func configure(
    _ id: String, _ parameters: [String: JSON], _ library: Library, _ shelf: Shelf
  ) throws(StudyError) -> any Mechanism {
    let found = try library.mechanism(id, files: shelf)
    if found is GameFile, let name = parameters.keys.min() {
      throw StudyError(
        "\(printable(id, limit: 200)): a game file has no parameters, but found "
          + "'\(printable(name))'")
    }
    let mechanism = try found.setting(parameters, owner: id)
    if let complaint = mechanism.complaint {
      let given = parameters.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value.canonical)" }
      let found = printable(given.joined(separator: ", "), limit: 300)
      throw StudyError("\(id): \(complaint)\(found.isEmpty ? "" : "; found \(found)")")
    }
    return mechanism
  }

  /// Tells some episodes of a mechanism that the arena does not ship, before anybody lives in it.
  ///
  /// - Throws: ``StudyError`` when its story fails or does not end.
  public static func rehearse(_ mechanism: any Mechanism, _ library: Library) throws(StudyError) {
    if mechanism is GameFile || library.isShipped(type(of: mechanism)) { return }
    guard let game = mechanism.game(repeated: nil) else { return }
    if let obstacle = Rehearsal.obstacle(of: game) {
      throw StudyError("\(mechanism.card.id): \(obstacle)")
    }
  }

  private static func horizon(_ json: JSON?) throws(StudyError) -> Horizon? {
    guard let json else { return nil }
    var fields = try Fields(json, at: "repeat")
    if fields.value("continuation") != nil {
      let continuation = try fields.double("continuation", in: 0...0.999_999)
      let most = try fields.int("rounds", in: 1...1_000_000, default: 1_000_000)
      try fields.finish()
      return Horizon(continuation: continuation, atMost: most)
    }
    let rounds = try fields.int("rounds", in: 1...1_000_000)
    try fields.finish()
    return Horizon(rounds: rounds)
  }

  private static func matching(_ json: JSON?) throws(StudyError) -> Matching {
    guard let json else { return .random }
    if case .string(let name) = json {
      switch name {
      case "random": return .random
      case "fixed": return .fixed
      case "round-robin": return .roundRobin
      default:
        throw StudyError(
          "'matching' must be random, fixed, round-robin or a network, but found "
            + "'\(printable(name))'"
            + StudyError.suggestion(for: name, among: ["random", "fixed", "round-robin"]))
      }
    }
    var fields = try Fields(json, at: "matching")
    let network = try fields.choice("network", among: ["ring", "lattice", "regular"])
    let degree = network == "lattice" ? 4 : try fields.int("degree", in: 1...10_000)
    try fields.finish()
    switch network {
    case "ring": return .network(.ring(degree: degree))
    case "lattice": return .network(.lattice)
    default: return .network(.regular(degree: degree))
    }
  }

  private static func evolution(_ json: JSON?) throws(StudyError) -> Evolution? {
    guard let json else { return nil }
    var fields = try Fields(json, at: "evolution")
    let rules = Evolution.Rule.allCases.map(\.rawValue)
    let name = try fields.choice("rule", among: rules)
    guard let rule = Evolution.Rule(rawValue: name) else {
      throw StudyError("evolution.rule must be one of \(rules.joined(separator: ", "))")
    }
    let evolution = Evolution(
      rule, generation: try fields.int("generation", in: 1...mostRounds, default: 1),
      intensity: try fields.double("intensity", in: 0...1e6, default: 1),
      mutation: try fields.double("mutation", in: 0...1, default: 0),
      inheritsMind: try fields.bool("inheritsMind", default: false))
    try fields.finish()
    return evolution
  }
}
