public import Arena
public import GameTheory

extension WelfareSpec {
  /// Returns the different welfare functions of some names, in order, that an audit looks at.
  ///
  /// - Parameters:
  ///   - names: Welfare functions or measures; the designer's goal and the mean payoff when empty.
  ///   - game: The game.
  ///   - library: Where welfare functions are looked up.
  ///   - place: Where the names stand, for messages.
  /// - Returns: One function for each different name.
  /// - Throws: ``StudyError`` naming the nearest function or measure.
  public static func audited(
    _ names: [String], of game: Game, in library: Library, at place: String
  ) throws(StudyError) -> [WelfareSpec] {
    var specs: [WelfareSpec] = []
    if names.isEmpty {
      specs = [goal(game.goal, game.shape)]
      specs.append(goal(.meanPayoff, game.shape))
    }
    for name in names {
      specs.append(try resolve(.named(name), at: StudyPath(text: place), game.shape, library))
    }
    var different: [WelfareSpec] = []
    for spec in specs where !different.contains(where: { $0.name == spec.name }) {
      different.append(spec)
    }
    return different
  }

  /// Returns how nearly a weighted sum of the players' payoffs gives this function, over sampled episodes.
  public func sampledAlignment(in game: Game, budget: Budget) -> AuditAlignment {
    game.marketAlignment(
      with: name, budget: budget,
      value: scope == .episode ? { value(payoffs: $0, measures: $1) } : nil)
  }

  /// This function as a criterion of an audit, for whole episodes.
  ///
  /// - Parameters:
  ///   - tree: The tree of the game.
  ///   - budget: What bounds of functions of the distribution may cost.
  /// - Returns: The criterion.
  public func criterion(on tree: GameTree, _ budget: Budget) -> WelfareCriterion {
    let objective = objective(on: tree)
    return WelfareCriterion(
      name: name, unit: unit, sense: sense, objective: objective,
      bounds: objective == nil
        ? self.bounds(on: tree, rounds: 1, mixes: SeatMix.fixed(tree.seats), budget) : nil,
      value: { value(payoffs: $0.payoffs, measures: $0.measures) })
  }
}
