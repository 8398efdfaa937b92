public import Arena
public import GameTheory
public import Theory

extension TheoryDesk {
  /// Opens a desk for a mechanism.
  ///
  /// - Throws: ``StudyError`` when the game is too large to number.
  public convenience init(
    _ mechanism: any Mechanism, repeated horizon: Horizon? = nil, budget: Budget = Budget()
  ) throws(StudyError) {
    guard let game = mechanism.game(repeated: horizon) else {
      throw StudyError(
        "\(printable(mechanism.card.id)): the game would have more than 2^27 table entries; take "
          + "fewer actions or rounds seen")
    }
    self.init(mechanism, game, budget: budget.started)
  }

  /// Opens a desk for a game that is there already.
  convenience init(_ mechanism: any Mechanism, _ game: Game, budget: Budget) {
    self.init(game, called: mechanism.card.id, mechanism.knobList, budget: budget)
  }

  /// All parameters and their values.
  public var knobValues: JSON { JSON(values: knobs) }

  /// Returns the tree of the whole game.
  ///
  /// - Throws: ``StudyError`` when there is none, with what stands in the way; ``Interrupted``.
  public func wholeTreeOrObstacle() throws -> GameTree {
    if let tree = whole.tree { return tree }
    if budget.shouldStop() { throw Interrupted() }
    let id = printable(name)
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
