/// A mechanism made ready to be played: its shape, and its listeners compiled for it.
///
/// Everything outside the contract works with games, which no longer show their mechanism's type.
public final class Game: Sendable {
  /// Roles, decisions, measures and their dense numbering.
  public let shape: Shape
  /// What the designer wants most.
  public let goal: Goal
  @usableFromInline let simulator: @Sendable (Desk, MatchRange) -> Void
  @usableFromInline let explorer: @Sendable (ExplorerPlan, () -> Bool) -> Exploring
  @usableFromInline let stageExplorer: @Sendable (ExplorerPlan, () -> Bool) -> Exploring
  @usableFromInline let narrator: @Sendable (Telling) -> Transcript
  @usableFromInline let stageNarrator: @Sendable (Telling) -> Transcript
  private let wording: @Sendable () -> [String]
  /// How often its stage is repeated; nil unless this is a stage repeated.
  public let horizon: Horizon?

  /// Whether this is a stage repeated between the same players.
  public var isRepeated: Bool { horizon != nil }

  @usableFromInline init(
    shape: Shape, goal: Goal, horizon: Horizon?,
    simulator: @escaping @Sendable (Desk, MatchRange) -> Void,
    explorer: @escaping @Sendable (ExplorerPlan, () -> Bool) -> Exploring,
    stageExplorer: @escaping @Sendable (ExplorerPlan, () -> Bool) -> Exploring,
    narrator: @escaping @Sendable (Telling) -> Transcript,
    stageNarrator: @escaping @Sendable (Telling) -> Transcript,
    rules: @escaping @Sendable () -> [String]
  ) {
    self.shape = shape
    self.goal = goal
    self.horizon = horizon
    self.simulator = simulator
    self.explorer = explorer
    self.stageExplorer = stageExplorer
    self.narrator = narrator
    self.stageNarrator = stageNarrator
    wording = rules
  }

  /// The rules in words; see ``Mechanism/rules``.
  public var rules: [String] { wording() }

  /// Explores every episode, up to a number of leaves, or until `shouldStop` says so.
  public func explore(budget: Int, shouldStop: () -> Bool = { false }) -> Exploring {
    isSurelyBeyond(budget, shouldStop)
      ? .tooManyLeaves(budget) : explorer(ExplorerPlan(budget: budget), shouldStop)
  }

  /// Explores every episode in which one seat alone may choose; the exploration fails where the others
  /// are not constant and nothing is wished of them.
  public func explore(
    onlyFree: OnlyFree, budget: Int, shouldStop: () -> Bool = { false }
  ) -> Exploring {
    explorer(ExplorerPlan(budget: budget, onlyFree: onlyFree), shouldStop)
  }

  /// Whether one round of a repeated game, often enough, has more leaves than a budget; to be told
  /// so by the explorer itself takes as many leaves, each as long as the game.
  private func isSurelyBeyond(_ budget: Int, _ shouldStop: () -> Bool) -> Bool {
    guard let horizon, horizon.continuation > 0,
      let leaves = stageCensus(budget: budget, shouldStop: shouldStop)?.leaves, leaves > 1
    else { return false }
    var product = 1
    var round = 0
    while round < horizon.rounds && product <= budget {
      product *= leaves
      round += 1
    }
    return product > budget
  }

  /// Explores one round alone; the same as ``explore(budget:shouldStop:)`` unless the game is repeated.
  public func exploreStage(budget: Int, shouldStop: () -> Bool = { false }) -> Exploring {
    stageExplorer(ExplorerPlan(budget: budget), shouldStop)
  }

  /// Goes through every episode of one round without keeping them, up to a number of leaves.
  ///
  /// - Returns: Nil when there are more leaves, some episode is too long, or somebody asked to stop.
  public func stageCensus(budget: Int, shouldStop: () -> Bool = { false }) -> Census? {
    let plan = ExplorerPlan(budget: budget, keepsTree: false)
    return if case .counted(let census) = stageExplorer(plan, shouldStop) { census } else { nil }
  }

  /// Tells one episode.
  ///
  /// - Parameters:
  ///   - draw: Answers for nature: given the weights, an outcome of positive weight.
  ///   - choose: Answers for the players: given the turn and the story so far, an action.
  /// - Returns: What happened, in order.
  public func narrate(
    drawing draw: @escaping Drawer, choosing choose: @escaping Chooser
  ) -> Transcript { narrator(Telling(drawing: draw, choosing: choose)) }

  /// Tells one episode.
  public func narrate(_ telling: Telling) -> Transcript { narrator(telling) }

  /// Tells one round alone; the same as ``narrate(_:)`` unless the game is repeated.
  public func narrateStage(_ telling: Telling) -> Transcript { stageNarrator(telling) }
}

extension Mechanism {
  /// Returns the game of this mechanism, whose single rounds are those of a stage.
  ///
  /// For a mechanism that repeats another one by itself, in its ``game(repeated:)``. Stage and
  /// mechanism have the same roles and decisions, whose first variables only the mechanism sees.
  ///
  /// - Parameters:
  ///   - stage: One round of it.
  ///   - horizon: How often the stage is repeated; nil if this round is all.
  /// - Returns: Nil when the tables of either would be too large to number.
  @inlinable public func game<Stage: Mechanism>(stage: Stage, repeated horizon: Horizon?) -> Game? {
    guard let shape, let stageShape = stage.shape else { return nil }
    return Game(
      shape: shape, goal: goal, horizon: horizon,
      simulator: { desk, range in simulate(desk, range) },
      explorer: { plan, shouldStop in explore(shape, plan, shouldStop: shouldStop) },
      stageExplorer: { plan, shouldStop in
        stage.explore(stageShape, plan, shouldStop: shouldStop)
      },
      narrator: { telling in narrate(shape, telling) },
      stageNarrator: { telling in stage.narrate(stageShape, telling) }, rules: { rules })
  }

  /// The dense numbering of the declarations; nil when it would be too large.
  public var shape: Shape? {
    Shape(
      roles: roles, decisions: decisions, measures: measures, draws: draws,
      expectedRounds: expectedRounds, hidesPlay: hidesPlay)
  }
}
