public import Arena
public import GameTheory

/// What one solution concept predicts for one game, under some welfare functions.
public struct Prediction: Sendable {
  /// The mechanism that is played.
  public let mechanism: any Mechanism
  /// The shape of the game.
  public let shape: Shape
  /// The tree that was asked about; nil where the designer's wish alone was.
  public let tree: GameTree?
  /// The welfare functions, the one that matters most first.
  public let welfare: [WelfareSpec]
  /// What the concept says.
  public private(set) var solution: Solution
  /// By how many rounds welfare is divided.
  let rounds: Double
  /// Who sits where.
  let mixes: [SeatMix]
  /// The information sets of each seat that play may come to, where there is no tree.
  private let infosets: [[Int]]

  /// Asks a desk what a concept predicts for a study, per round; nil without a tree, unless the designer's
  /// wish is an equilibrium.
  init?(_ desk: TheoryDesk, _ concept: Concept, _ welfare: [WelfareSpec], mixes: [SeatMix]?) {
    let rounds = desk.analysed.isStage ? 1 : desk.game.shape.expectedRounds
    guard let tree = desk.analysed.tree else {
      self.init(wishAt: desk, concept, welfare, rounds: rounds, mixes)
      return
    }
    guard
      let solution = desk.solution(
        concept, objectives: welfare.map { $0.objective(on: tree) ?? [] })
    else { return nil }
    self.init(desk.mechanism, tree, solution, welfare, rounds: rounds, mixes)
  }

  private init(
    _ mechanism: any Mechanism, _ tree: GameTree, _ solution: Solution, _ welfare: [WelfareSpec],
    rounds: Double, _ mixes: [SeatMix]?
  ) {
    self.mechanism = mechanism
    shape = tree.shape
    self.tree = tree
    self.welfare = welfare
    self.solution = solution
    self.rounds = rounds
    self.mixes = mixes ?? SeatMix.fixed(shape.seats)
    infosets = []
  }

  /// Takes the designer's wish for what a game predicts whose tree is too large; nil where it is no
  /// equilibrium, or another concept is asked for.
  private init?(
    wishAt desk: TheoryDesk, _ concept: Concept, _ welfare: [WelfareSpec], rounds: Double,
    _ mixes: [SeatMix]?
  ) {
    guard concept == .nash, let wish = desk.wishAlone else { return nil }
    mechanism = desk.mechanism
    shape = desk.game.shape
    tree = nil
    self.welfare = welfare
    solution = Solution(
      concept, status: .incomplete,
      method: "the designer's wish, one seat after another free to depart from it",
      obstacle: desk.whole.obstacle)
    solution.answers = [wish.answer]
    solution.count = 1
    self.rounds = rounds
    self.mixes = mixes ?? SeatMix.fixed(shape.seats)
    infosets = wish.infosets
  }

  /// Asks a desk what a concept predicts for one episode of the whole game.
  ///
  /// - Parameters:
  ///   - desk: The game, and what may be spent on it.
  ///   - concept: The concept; what the roles of the game call for when nil.
  ///   - options: What the concept may be told; its budget is the desk's.
  ///   - welfare: Names of welfare functions and measures; the designer's goal when empty.
  ///   - observed: A table of observed play, and the cell of it that counts; see ``ObservedPlay``.
  ///   - library: Where welfare functions are looked up.
  /// - Throws: ``StudyError`` when the game is too large to explore, or a name is unknown;
  ///   ``Interrupted``.
  public init(
    _ desk: TheoryDesk, _ concept: Concept? = nil, _ options: SolveOptions = SolveOptions(),
    welfare: [String] = [], observed: (file: String, cell: String?)? = nil, in library: Library
  ) throws {
    let concept = concept ?? .predicting(desk.game.shape)
    let specs = try WelfareSpec.named(welfare, desk.game, library)
    if case .tooManyLeaves = desk.whole,
      let wish = Prediction(wishAt: desk, concept, specs, rounds: 1, nil)
    {
      self = wish
      return
    }
    let tree = try desk.wholeTreeOrObstacle()
    var options = options
    options.budget = desk.budget
    if let observed {
      let play = try ObservedPlay(file: observed.file, cell: observed.cell, tree: tree)
      options.observed = (play.profile, play.weights)
      options.agents = play.agents
    }
    let solution = tree.solve(
      concept, options, objectives: specs.map { $0.objective(on: tree) ?? [] })
    self.init(desk.mechanism, tree, solution, specs, rounds: 1, nil)
    if desk.budget.shouldStop() { throw Interrupted() }
  }

  /// What each seat does at the information sets that its own play leaves open.
  public func conduct(of answer: Solution.Answer) -> [[Conduct]] {
    if let tree { return tree.conduct(of: answer.profile) }
    return infosets.enumerated().map { seat, infosets in
      infosets.map { shape.conduct(of: answer.profile, seat: seat, infoset: $0) }
    }
  }

  /// The welfare of an answer under one of the functions.
  public func welfare(_ index: Int, of answer: Solution.Answer) -> Double {
    let spec = welfare[index]
    let bySeat = answer.expectation.payoffs.map { $0 / rounds }
    return spec.value(
      payoffs: spec.scope == .episode ? bySeat : mixes.flatMap { $0.payoffs(bySeat) },
      measures: answer.expectation.measures.map { $0 / rounds })
  }

  /// The welfare of everything that the concept selects, under one of the functions; the ends of what
  /// it allows if it is a concept of welfare.
  func values(_ index: Int) -> [Double] {
    if !solution.concept.isOfWelfare { return solution.answers.map { welfare(index, of: $0) } }
    guard index < solution.intervals.count, let interval = solution.intervals[index] else {
      return []
    }
    return [interval.low / rounds, interval.high / rounds]
  }

  /// Returns the prediction with only the answer whose welfare under the first function is least, or
  /// greatest; the first of several.
  public func selecting(worst: Bool) -> Prediction {
    let values = solution.answers.map { welfare(0, of: $0) }
    guard let value = worst ? values.min() : values.max(), let index = values.firstIndex(of: value)
    else { return self }
    var copy = self
    copy.solution.answers = [solution.answers[index]]
    return copy
  }
}

extension TheoryDesk {
  /// Returns the tree of the whole game.
  ///
  /// - Throws: ``StudyError`` when there is none, with what stands in the way; ``Interrupted``.
  public func wholeTreeOrObstacle() throws -> GameTree {
    if let tree = whole.tree { return tree }
    if budget.shouldStop() { throw Interrupted() }
    let id = printable(mechanism.card.id)
    if case .tooManyLeaves(let most) = whole {
      let long =
        most < budget.leaves
        ? ", and --leaves \(budget.leaves) allows no more where an episode has about \(game.depth) draws "
          + "and choices" : ""
      throw StudyError(
        "\(id): the game has more than \(most) leaves\(long); take smaller parameters or a larger "
          + "--leaves")
    }
    if budget.isOver {
      throw StudyError("\(id): the time was too short to explore the game; take more --seconds")
    }
    throw StudyError("\(id): \(whole.obstacle ?? "")")
  }
}
