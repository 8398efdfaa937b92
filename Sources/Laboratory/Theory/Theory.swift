import Arena
public import GameTheory

/// What theory says about one cell.
public struct Theory: Sendable {
  /// Where its game is analysed.
  public let desk: TheoryDesk
  /// What the predicting concept says; nil when even one round is too large to explore.
  public let prediction: Prediction?
  /// The concept that predicts.
  public let concept: Concept
  /// Best and predicted, for each welfare function of the cell.
  public let prospects: [Prospect]

  /// Whether all that the concept selects in the game itself is known.
  public var isComplete: Bool {
    !desk.analysed.isStage && prediction?.solution.isComplete == true
  }

  /// Analyses a game under some welfare functions.
  ///
  /// - Parameters:
  ///   - desk: The game, and what may be spent on it.
  ///   - welfare: The functions.
  ///   - concept: What predicts.
  ///   - shares: How many agents share each seat, in relation; all equal when empty.
  public init(
    _ desk: TheoryDesk, _ welfare: [WelfareSpec], concept: Concept, shares: [Int] = []
  ) {
    let prediction = Prediction(desk, concept, welfare, shares: shares)
    self.desk = desk
    self.concept = concept
    self.prediction = prediction
    prospects = welfare.indices.map { index in
      guard let prediction else {
        return Prospect(
          welfare[index].declaredBounds(desk.game.shape), welfare[index].sense, source: .declared)
      }
      return Theory.prospect(index, desk, prediction)
    }
  }

  private static func prospect(
    _ index: Int, _ desk: TheoryDesk, _ prediction: Prediction
  ) -> Prospect {
    let (spec, predicted) = (prediction.welfare[index], prediction.values(index))
    let isInterval = prediction.solution.concept.isOfWelfare
    let (tree, rounds, budget) = (prediction.tree, prediction.rounds, desk.budget)
    guard let objective = spec.objective(on: tree) else {
      return Prospect(
        spec.bounds(on: tree, rounds: rounds, shares: prediction.shares, budget), spec.sense,
        source: .treeBounds, predicted: predicted, isInterval: isInterval)
    }
    let sign = spec.sense.sign
    let extremes = tree.extremes(
      of: spec.sense == .most ? objective : objective.map { -$0 }, budget: budget)
    // One round says nothing about what players without regret do over many.
    let form = desk.analysed.isStage ? nil : desk.form
    return Prospect(
      firstBest: sign * extremes.firstBest / rounds, best: sign * extremes.best / rounds,
      worst: sign * extremes.worst / rounds,
      source: extremes.exactness == .exact ? .tree : .treeBounds, predicted: predicted,
      isInterval: isInterval,
      correlated: form.flatMap {
        tree.coarseCorrelatedRange(of: objective, in: $0, budget: budget)
      }.map { $0.lowerBound / rounds...$0.upperBound / rounds },
      hullError: tree.marketAlignment(with: spec.criterion(on: tree, budget), budget: budget)
        .remainder)
  }
}
