public import Arena
public import GameTheory
public import Theory

/// What theory says of a mechanism that is repeated, with the welfare that its equilibria reach.
public struct RepeatedSolution: Sendable {
  /// The game of one round.
  public let desk: TheoryDesk
  /// How often it is repeated; nil without end and between players who do not mind waiting.
  public let horizon: Horizon?
  /// The decisions of one round, which see nothing of rounds before.
  public let shape: Shape
  /// What patience holds up.
  public let outlook: RepeatedOutlook
  /// Best and predicted for each welfare function, a round on average.
  public let welfare: [Reached]

  /// How the point that was asked for is earned; nil where none was.
  public private(set) var plan: Plan?

  /// How a point of the set is earned.
  public struct Plan: Sendable {
    /// What both earn a round.
    public let point: PayoffPoint
    /// The states of the code to begin with, and their probabilities.
    public let opening: [(state: Int, probability: Double)]
    /// The agents of a study that earn it.
    public let seating: JSON
  }

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
    shape = tree.shape
    self.outlook = outlook
    self.welfare = specs.map { Reached($0, tree, outlook, desk.budget) }
  }
}

extension RepeatedSolution {
  /// Solves a game that is repeated by itself and judged by one round of it; nil for any other.
  ///
  /// - Throws: ``Interrupted``.
  public init?(ofRepeated desk: TheoryDesk, in library: Library) throws {
    guard desk.game.isRepeated, desk.analysed.isStage else { return nil }
    try self.init(desk, over: desk.game.horizon, in: library)
  }

  /// Returns the same with how a point is earned.
  ///
  /// - Parameter point: What the first and the second player are to earn a round.
  /// - Returns: The solution with its plan.
  /// - Throws: ``StudyError`` where there is no code, or no equilibrium earns it.
  public func earning(_ point: PayoffPoint) throws(StudyError) -> RepeatedSolution {
    func refusal(_ reason: String) -> StudyError {
      StudyError("--point (\(point.first), \(point.second)): \(reason)")
    }
    guard let set = outlook.earned, outlook.code != nil, let horizon, let stage = outlook.stage
    else {
      let reason = outlook.obstacle.map { ", since \($0)" } ?? ""
      throw refusal("there is no code that earns points of this game\(reason)")
    }
    guard horizon.continuation <= PenalCodeAgent.mostPatient else {
      throw refusal("agents are told of discounts up to \(PenalCodeAgent.mostPatient) only")
    }
    guard set.distance(to: point) <= stage.tolerance else {
      let corners = set.corners.prefix(6).map { "(\($0.first), \($0.second))" }
      let gap =
        outlook.obstacle == nil
        ? "no equilibrium earns it; all lie"
        : "no equilibrium is known to earn it; those that are known lie"
      throw refusal(
        "\(gap) between \(corners.joined(separator: ", "))"
          + (set.corners.count > 6 ? " and others" : ""))
    }
    var copy = self
    copy.plan = Plan(
      point: point, opening: set.mixture(at: point).map { ($0.corner, $0.weight) },
      seating: .object([
        "agent": .string(PenalCodeAgent.card.id),
        "parameters": .object([
          "discount": .number(horizon.continuation),
          "point": .array([.number(point.first), .number(point.second)]),
        ]),
      ]))
    return copy
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
  /// What is done in an outcome, "cooperate, cooperate"; where it depends on what nature told, "agree if cost
  /// = 0, else refuse".
  public func words(for outcome: Int) -> String {
    guard let stage = outlook.stage else { return "" }
    let moves = stage.outcomes[outcome].moves
    if !stage.isPlanned { return moves.map(words(for:)).joined(separator: ", ") }
    return (0..<2).map { seat in plan(moves.filter { $0.seat == seat }) }.joined(separator: "; ")
  }

  /// What one seat does, whatever it was told.
  private func plan(_ moves: [ObservedStage.Move]) -> String {
    let actions = Set(moves.map { $0.action }).sorted { first, second in
      let (one, other) = (moves.count { $0.action == first }, moves.count { $0.action == second })
      return one != other ? one < other : first > second
    }
    let parts = actions.map { action in
      let places = moves.filter { $0.action == action }
      let name = places.first.map(words(for:)) ?? ""
      if actions.count == 1 { return name }
      if action == actions.last { return "else \(name)" }
      let told = places.map { shape.sight(atInfoset: $0.infoset) }
      return "\(name) if \(told.joined(separator: " or "))"
    }
    return parts.joined(separator: ", ")
  }

  func words(for move: ObservedStage.Move) -> String {
    shape.label(ofAction: move.action, atInfoset: move.infoset)
  }

  /// Who would be the first to leave what the designer wishes, and what it would do; nil if nobody would.
  public func departure(_ patience: LeastPatience) -> (player: String, action: String?)? {
    guard let seat = patience.seat else { return nil }
    let action = patience.action.flatMap { action -> String? in
      guard let infoset = outlook.infosets[seat] else { return nil }
      return shape.label(ofAction: action, atInfoset: infoset)
    }
    return (shape.name(ofSeat: seat), action)
  }
}
