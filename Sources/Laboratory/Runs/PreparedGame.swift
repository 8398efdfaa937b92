public import Arena
public import Theory

/// A game made ready for agents: it tells them what they are about to play, seats them, and runs.
public struct PreparedGame: Sendable {
  /// The game.
  public let game: Game
  /// What its agents are told.
  public let briefing: Briefing
  /// What the game is called in messages.
  private let name: String

  /// Prepares the game of a desk.
  public init(_ desk: TheoryDesk) { self.init(desk.game, told: desk) }

  /// Prepares a game whose agents are told what they would be told of the game of a desk.
  ///
  /// - Precondition: Both have the same seats and decisions.
  init(_ game: Game, told desk: TheoryDesk) {
    self.init(game, briefing: desk.briefing, name: printable(desk.name))
  }

  private init(_ game: Game, briefing: Briefing, name: String) {
    self.game = game
    self.briefing = briefing
    self.name = name
  }

  /// The same, told to somebody else too.
  func with(_ game: Game) -> PreparedGame {
    PreparedGame(game, briefing: briefing, name: name)
  }

  /// Returns a kind that was told about the game; its individuals may be seated any number of times.
  ///
  /// - Throws: ``StudyError`` when the kind cannot play the game, with the reason.
  public func brief(_ agent: any Agent) throws(StudyError) -> BriefedAgent {
    switch briefing(agent) {
    case .success(let player): return player
    case .failure(let refusal):
      throw StudyError("\(type(of: agent).card.id) cannot play \(name): \(refusal.reason)")
    }
  }

  /// Tells a kind about the game; returns why it refuses, if it does.
  func briefing(_ agent: any Agent) -> Result<BriefedAgent, Refusal> {
    var agent = agent
    if let reason = agent.refusal(of: briefing) { return .failure(Refusal(reason: reason)) }
    return .success(BriefedAgent(agent: agent))
  }

  /// Why a kind cannot play.
  struct Refusal: Error {
    let reason: String
  }

  /// Returns the run of a newborn population, not yet begun.
  ///
  /// - Precondition: The groups can fill every seat.
  public func run(
    _ groups: [SeatedGroup], _ plan: RunPlan, key: StreamKey, workers: Workers = .alone,
    outside: Correspondence? = nil
  ) -> Run {
    self.run(groups, plan, key: key, workers: workers, outside: outside, heardBy: nil)
  }

  /// Returns the run of a newborn population whose agents from outside say in a log when they are asked.
  func run(
    _ groups: [SeatedGroup], _ plan: RunPlan, key: StreamKey, workers: Workers,
    outside: Correspondence?, heardBy log: EpisodeLog?
  ) -> Run {
    let cohorts = groups.enumerated().map { index, group in
      if let outside, outside.groups.contains(index) {
        guard let log else {
          return Outsider(by: outside).cohort(for: game.shape, group: index)
        }
        return Addressed(by: outside, log).cohort(for: game.shape, group: index)
      }
      return group.agent.agent.cohort(for: game.shape, group: index)
    }
    return Run(
      game, Population(groups.map(\.group), cohorts: cohorts), plan, briefing: briefing, key: key,
      workers: workers, outside: outside)
  }

  /// Runs a newborn population to its end, and shows every block, with its counts of actions, as it comes.
  ///
  /// - Throws: ``StudyError`` when a story fails; ``Interrupted`` when `shouldStop` said so.
  public func live(
    _ groups: [SeatedGroup], _ plan: RunPlan, key: StreamKey, workers: Workers = .alone,
    shouldStop: () -> Bool = { false }, showing: (Tally) -> Void = { _ in }
  ) throws -> RunRecord {
    try live(
      groups, plan, key: key, workers: workers, outside: nil, shouldStop: shouldStop,
      showing: showing)
  }

  /// Runs a newborn population some of whose agents are asked at a door.
  func live(
    _ groups: [SeatedGroup], _ plan: RunPlan, key: StreamKey, workers: Workers,
    outside door: OutsideDoor?, shouldStop: () -> Bool, showing: (Tally) -> Void
  ) throws -> RunRecord {
    let run = run(
      groups, plan, key: key, workers: workers, outside: door?.correspondence, heardBy: door?.log)
    while let block = run.advance(shouldStop: shouldStop) { showing(block) }
    let record = run.record
    if record.wasStopped { throw Interrupted() }
    if let void = record.void { throw StudyError("the story fails: \(void)") }
    return record
  }
}

/// A kind of agent that was told about the game it plays; a ``PreparedGame`` makes them.
public struct BriefedAgent: Sendable {
  /// The kind.
  public let agent: any Agent
}

/// A group of a population, and the kind that its members are of.
public struct SeatedGroup: Sendable {
  /// The group's name, size and roles.
  public let group: Group
  /// The kind.
  public let agent: BriefedAgent

  /// Makes a group of a kind.
  public init(_ group: Group, of agent: BriefedAgent) {
    self.group = group
    self.agent = agent
  }

  /// Makes a group whose members may fill any role.
  public init(_ name: String, _ count: Int, of agent: BriefedAgent, in game: PreparedGame) {
    self.init(
      Group(name, count: count, roles: Array(game.game.shape.roles.indices)), of: agent)
  }
}
