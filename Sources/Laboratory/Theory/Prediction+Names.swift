import Arena
public import GameTheory
public import Theory

extension Prediction {
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
    self.init(desk, tree, solution, specs, rounds: 1, nil)
    if desk.budget.shouldStop() { throw Interrupted() }
  }
}
