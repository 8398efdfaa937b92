public import Arena
public import GameTheory

/// One game and one budget, and all that theory says about them: worked out when it is first asked for,
/// and once.
///
/// Studies, commands and laws ask a desk for a tree, a briefing or a solution. A desk may be shared by
/// threads. When the budget's `shouldStop` says so, answers come early and mean nothing; the caller
/// then must not use them.
public final class TheoryDesk: Sendable {
  /// What the game is called.
  public let name: String
  /// The parameters of the mechanism that made it.
  public let knobs: [Knob]
  /// The game, repeated if it was asked for repeated.
  public let game: Game
  /// What each search may cost.
  public let budget: Budget
  private let wholeTree = Lazily<Exploring>()
  private let stageTree = Lazily<Exploring>()
  private let subject = Lazily<Subject>()
  private let payoffsAtStake = Lazily<Stakes>()
  private let wish = Lazily<WishAlone?>()
  private let strategicForm = Lazily<StrategicForm?>()
  private let repeated = Lazily<RepeatedOutlook?>()
  private let solutions = Guarded<[Question: Lazily<Solution?>]>([:])

  /// Opens a desk for a game.
  public init(_ game: Game, called name: String, _ knobs: [Knob], budget: Budget) {
    self.name = name
    self.knobs = knobs
    self.game = game
    self.budget = budget
  }

  /// The whole game.
  ///
  /// A repeated game that is too large is known by the leaves of one round, whatever its length.
  public var whole: Exploring {
    wholeTree.value {
      game.explore(
        budget: game.isRepeated ? budget.leaves : budget.leaves(depth: game.depth),
        shouldStop: { [budget] in budget.isOver })
    }
  }

  /// One round of it; the whole unless the game is repeated.
  public var stage: Exploring {
    guard game.isRepeated else { return whole }
    return stageTree.value {
      game.exploreStage(
        budget: budget.leaves(depth: game.roundDepth),
        shouldStop: { [budget] in budget.isOver })
    }
  }

  /// The tree that solution concepts are asked about.
  ///
  /// A repeated game whose tree is too large, or whose players forget what was before the last round,
  /// is judged by one round of it.
  public var analysed: Subject {
    subject.value {
      let whole = whole
      if let tree = whole.tree, !game.isRepeated || tree.hasPerfectRecall {
        return Subject(tree: tree, isStage: false, obstacle: nil)
      }
      let tree = stage.tree
      return Subject(
        tree: tree, isStage: tree != nil,
        obstacle: whole.obstacle ?? "the players remember only the last round")
    }
  }

  /// What the designer wishes, where it is an equilibrium of a game whose tree is too large.
  package var wishAlone: WishAlone? {
    wish.value {
      guard case .tooManyLeaves = whole, !game.isRepeated else { return nil }
      return WishAlone(game, budget)
    }
  }

  /// The least and greatest payoff of one round to one seat.
  package var stakes: Stakes { payoffsAtStake.value { Stakes(of: game, stage.tree, budget) } }

  /// What agents are told about the game.
  public var briefing: Briefing {
    Briefing(shape: game.shape, payoffRange: stakes.range, tree: whole.tree, stage: stage.tree)
  }

  /// The strategic form of the analysed tree, for levels of thinking and play without regret; nil
  /// without a tree, or when the form is too large.
  package var form: StrategicForm? {
    strategicForm.value {
      analysed.tree.flatMap { StrategicForm(of: $0, budget: budget.regretlessProfiles) }
    }
  }

  /// What theory says of the game as it is repeated; nil unless one round of a repeated game is analysed.
  public var outlook: RepeatedOutlook? {
    repeated.value { analysed.isStage ? outlook(over: game.horizon) : nil }
  }

  /// What theory says of one round that is repeated.
  ///
  /// - Parameter horizon: How often; nil without end and between players who do not mind waiting.
  /// - Returns: Nil without a tree of one round.
  public func outlook(over horizon: Horizon?) -> RepeatedOutlook? {
    guard let tree = stage.tree else { return nil }
    if analysed.isStage {
      return RepeatedOutlook(horizon, tree, form, solution(.nash, objectives: []), budget)
    }
    var options = SolveOptions()
    options.budget = budget
    return RepeatedOutlook(
      horizon, tree, StrategicForm(of: tree, budget: budget.regretlessProfiles),
      tree.solve(.nash, options, objectives: []), budget)
  }

  /// Asks a concept about the analysed tree.
  ///
  /// - Parameters:
  ///   - concept: The concept.
  ///   - objectives: Welfare functions leaf by leaf: for concepts of correlated play, whose answers are not
  ///     kept, and for equilibria, of which the best and the worst then are known where many tie.
  /// - Returns: What the concept says by default; nil without a tree.
  package func solution(_ concept: Concept, objectives: [[Double]]) -> Solution? {
    guard let tree = analysed.tree else { return nil }
    var options = SolveOptions()
    options.budget = budget
    if concept.isOfWelfare { return tree.solve(concept, options, objectives: objectives) }
    let question = Question(concept: concept, objectives: concept == .nash ? objectives : [])
    let solution = solutions.withLock { solutions in
      let solution = solutions[question] ?? Lazily()
      solutions[question] = solution
      return solution
    }
    return solution.value { tree.solve(concept, options, objectives: question.objectives) }
  }
}

extension TheoryDesk {
  /// A concept, and the welfare functions by which it is asked for the best and the worst.
  private struct Question: Hashable {
    let concept: Concept
    let objectives: [[Double]]
  }

  /// What solution concepts are asked about.
  public struct Subject: Sendable {
    /// The tree; nil when even one round is too large.
    public let tree: GameTree?
    /// Whether ``tree`` is one round of a repeated game.
    public let isStage: Bool
    /// Why ``tree`` is not that of the whole game, as a sentence; nil when it is.
    public let obstacle: String?
  }
}
