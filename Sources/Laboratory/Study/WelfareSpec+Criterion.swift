public import Arena
public import GameTheory

extension WelfareSpec {
  /// Returns the welfare functions of some names, ready to measure a tree by.
  ///
  /// - Parameters:
  ///   - names: Welfare functions or measures; the designer's goal and the mean payoff when empty.
  ///   - game: The game.
  ///   - tree: Its tree.
  ///   - library: Where welfare functions are looked up.
  ///   - place: Where the names stand, for messages.
  ///   - budget: What bounds of functions of the distribution may cost.
  /// - Returns: One criterion for each different name, in order.
  /// - Throws: ``StudyError`` naming the nearest function or measure.
  public static func criteria(
    _ names: [String], of game: Game, on tree: GameTree, in library: Library, at place: String,
    budget: Budget = Budget()
  ) throws(StudyError) -> [WelfareCriterion] {
    var specs: [WelfareSpec] = []
    if names.isEmpty {
      specs = [goal(game.goal, game.shape)]
      specs.append(goal(.meanPayoff, game.shape))
    }
    for name in names {
      specs.append(try resolve(.named(name), at: StudyPath(text: place), game.shape, library))
    }
    var criteria: [WelfareCriterion] = []
    for spec in specs where !criteria.contains(where: { $0.name == spec.name }) {
      criteria.append(spec.criterion(on: tree, budget))
    }
    return criteria
  }

  /// This function as a criterion of an audit, for whole episodes.
  func criterion(on tree: GameTree, _ budget: Budget) -> WelfareCriterion {
    let objective = objective(on: tree)
    return WelfareCriterion(
      name: name, unit: unit, sense: sense, objective: objective,
      bounds: objective == nil
        ? self.bounds(on: tree, rounds: 1, mixes: SeatMix.fixed(tree.seats), budget) : nil,
      value: { value(payoffs: $0.payoffs, measures: $0.measures) })
  }
}
