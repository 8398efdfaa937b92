public import Arena
public import GameTheory
public import Theory

/// What theory says of a mechanism that is repeated, with the welfare that its equilibria reach.
public struct RepeatedSolution: Sendable {
  /// The game of one round.
  public let desk: TheoryDesk
  /// How often it is repeated; nil without end and between players who do not mind waiting.
  public let horizon: Horizon?
  /// What patience holds up.
  public let outlook: RepeatedOutlook
  /// Best and predicted for each welfare function, a round on average.
  public let welfare: [Reached]

  /// What one welfare function reaches, a round on average.
  public struct Reached: Sendable {
    /// The function.
    public let spec: WelfareSpec
    /// What the best profile of a round reaches; nil for a function that is no mean over rounds.
    public let best: Double?
    /// What the worst profile reaches; nil likewise.
    public let worst: Double?
    /// The least and the greatest welfare in equilibrium; nil likewise, and where that is not bounded.
    public let predicted: ClosedRange<Double>?
    /// Whether ``predicted`` is no bound, but reached.
    public let isExact: Bool
  }

  /// Solves a repeated game from the tree of one round.
  ///
  /// - Parameters:
  ///   - desk: The game, repeated or not.
  ///   - horizon: How often a round is repeated; nil without end and without discounting.
  ///   - welfare: Names of welfare functions and measures; the designer's goal when empty.
  ///   - library: Where welfare functions are looked up.
  /// - Throws: ``StudyError`` when one round is too large to explore, or a name is unknown;
  ///   ``Interrupted``.
  public init(
    _ desk: TheoryDesk, over horizon: Horizon?, welfare: [String] = [], in library: Library
  ) throws {
    let specs = try WelfareSpec.named(welfare, desk.game, library)
    guard let tree = desk.stage.tree, let outlook = desk.outlook(over: horizon) else {
      if desk.budget.shouldStop() { throw Interrupted() }
      throw StudyError(
        "\(printable(desk.name)): one round cannot be explored: \(desk.stage.obstacle ?? "")")
    }
    if desk.budget.shouldStop() { throw Interrupted() }
    self.desk = desk
    self.horizon = horizon
    self.outlook = outlook
    self.welfare = specs.map { Reached($0, tree, outlook, desk.budget) }
  }
}

extension RepeatedSolution.Reached {
  init(_ spec: WelfareSpec, _ tree: GameTree, _ outlook: RepeatedOutlook, _ budget: Budget) {
    self.spec = spec
    guard let objective = spec.objective(on: tree) else {
      (best, worst, predicted, isExact) = (nil, nil, nil, false)
      return
    }
    let sign = spec.sense.sign
    let extremes = tree.extremes(
      of: spec.sense == .most ? objective : objective.map { -$0 }, budget: budget)
    best = sign * extremes.best
    worst = sign * extremes.worst
    let found = outlook.welfare(of: objective, in: tree, budget)
    predicted = found?.range
    isExact = found?.isExact ?? false
  }
}

extension RepeatedSolution {
  /// What is done in an outcome, "cooperate, cooperate".
  public func words(for outcome: Int) -> String {
    guard let stage = outlook.stage else { return "" }
    return stage.outcomes[outcome].moves.map(words(for:)).joined(separator: ", ")
  }

  private func words(for move: ObservedStage.Move) -> String {
    desk.game.shape.label(ofAction: move.action, atInfoset: move.infoset)
  }

  /// Who would be the first to leave what the designer wishes, and what it would do; nil if nobody would.
  public func departure(_ patience: LeastPatience) -> (player: String, action: String?)? {
    guard let seat = patience.seat else { return nil }
    let shape = desk.game.shape
    let action = patience.action.flatMap { action -> String? in
      guard let infoset = outlook.infosets[seat] else { return nil }
      return shape.label(ofAction: action, atInfoset: infoset)
    }
    return (shape.name(ofSeat: seat), action)
  }
}
