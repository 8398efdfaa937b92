public import Arena
public import GameTheory

extension WelfareSpec {
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
