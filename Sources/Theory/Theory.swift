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
  /// Each welfare function, leaf by leaf of the analysed tree; nil where it is no mean over episodes.
  package let objectives: [[Double]?]

  /// What patience holds up; nil unless a repeated game is judged by one round, and by its equilibria.
  package var outlook: RepeatedOutlook? { concept == .nash ? desk.outlook : nil }

  /// Whether all that the concept selects in the game itself is known.
  public var isComplete: Bool {
    if let outlook { return outlook.status == .complete }
    return !desk.analysed.isStage && prediction?.solution.isComplete == true
  }

  /// Why not all that the concept selects is known, without a full stop; nil when it is.
  package var gap: String? {
    if isComplete { return nil }
    if let obstacle = outlook?.obstacle {
      return "equilibria of the repeated game are only bounded: " + obstacle
    }
    guard let solution = prediction?.solution, prediction?.tree != nil else {
      return desk.analysed.obstacle
    }
    return "the search for what is predicted ended: \(solution.status.rawValue)"
  }

  /// Analyses a game under some welfare functions.
  ///
  /// - Parameters:
  ///   - desk: The game, and what may be spent on it.
  ///   - welfare: The functions.
  ///   - concept: What predicts.
  ///   - mixes: Who sits where; one agent in every seat when nil.
  package init(
    _ desk: TheoryDesk, _ welfare: [WelfareSpec], concept: Concept, mixes: [SeatMix]? = nil
  ) {
    let prediction = Prediction(desk, concept, welfare, mixes: mixes)
    self.desk = desk
    self.concept = concept
    self.prediction = prediction
    let objectives = welfare.map { spec in prediction?.tree.flatMap { spec.objective(on: $0) } }
    self.objectives = objectives
    prospects = welfare.indices.map { index in
      guard let prediction else {
        return Prospect(
          welfare[index].declaredBounds(desk.game.shape), welfare[index].sense, source: .declared)
      }
      guard let tree = prediction.tree else {
        return Prospect(
          welfare[index].declaredBounds(desk.game.shape), welfare[index].sense, source: .declared,
          predicted: prediction.values(index))
      }
      return Theory.prospect(index, desk, prediction, tree, objectives[index])
    }
  }

  /// What a concept says about the analysed game; what predicts is not asked again.
  package func solution(_ concept: Concept) -> Solution? {
    if concept == self.concept { return prediction?.solution }
    return desk.solution(concept, objectives: objectives.map { $0 ?? [] })
  }

  private static func prospect(
    _ index: Int, _ desk: TheoryDesk, _ prediction: Prediction, _ tree: GameTree,
    _ objective: [Double]?
  ) -> Prospect {
    let (spec, isStage) = (prediction.welfare[index], desk.analysed.isStage)
    let outlook = prediction.solution.concept == .nash ? desk.outlook : nil
    // What one round's equilibria reach says nothing about the many, unless there is but one of them.
    let isOfGame = !isStage || outlook?.isRoundByRound == true
    let predicted = isOfGame ? prediction.values(index) : []
    let isInterval = prediction.solution.concept.isOfWelfare
    let (rounds, budget) = (prediction.rounds, desk.budget)
    guard let objective else {
      return Prospect(
        spec.bounds(on: tree, rounds: rounds, mixes: prediction.mixes, budget), spec.sense,
        source: .treeBounds, predicted: predicted, isInterval: isInterval, isBound: !isOfGame)
    }
    let sign = spec.sense.sign
    let extremes = tree.extremes(
      of: spec.sense == .most ? objective : objective.map { -$0 }, budget: budget)
    let form = desk.form
    let feasible =
      isStage
      ? form.flatMap {
        $0.individuallyRationalRange(of: $0.table(of: objective, in: tree), budget: budget)
      } : nil
    let supported = outlook?.welfare(of: objective, in: tree, budget)
    let range = isOfGame ? nil : supported?.range ?? feasible
    return Prospect(
      firstBest: sign * extremes.firstBest / rounds, best: sign * extremes.best / rounds,
      worst: sign * extremes.worst / rounds,
      source: extremes.exactness == .exact ? .tree : .treeBounds,
      predicted: range.map { [$0.lowerBound, $0.upperBound] } ?? predicted,
      isInterval: isInterval || !isOfGame, isBound: !isOfGame && supported?.isExact != true,
      outer: outlook?.isRoundByRound == false ? feasible : nil,
      correlated: (isStage ? nil : form).flatMap {
        tree.coarseCorrelatedRange(of: objective, in: $0, budget: budget)
      }.map { $0.lowerBound / rounds...$0.upperBound / rounds },
      hullError: tree.marketAlignment(with: spec.criterion(on: tree, budget), budget: budget)
        .remainder)
  }
}
