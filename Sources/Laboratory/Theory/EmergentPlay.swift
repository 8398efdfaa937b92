import Arena
import GameTheory
import Theory

/// How a population played, compared with what solution concepts say.
struct EmergentPlay {
  /// The distances and the fit.
  private(set) var summary = PlaySummary()

  /// Distances are compared up to this.
  private static let tie = 1e-6

  /// Compares the play of all units of a cell with what its theory says; nil without a tree, or where
  /// actions were not kept.
  init?(_ units: UnitColumns, _ cell: Cell, _ theory: Theory) {
    let desk = theory.desk
    guard let tree = desk.analysed.tree, let actions = units.actions else { return nil }
    var counts = ActionCounts(actions, of: cell.game.shape)
    if desk.analysed.isStage { counts = counts.folded(from: cell.game.shape, to: tree.shape) }
    let play = counts.profile(tree.shape)
    var concepts = EmergentPlay.concepts(desk, theory.concept, tree) { theory.solution($0) }
    let weights = EmergentPlay.weights(counts, tree)
    if let (logit, profile) = EmergentPlay.fit(play, weights, tree, desk.budget) {
      concepts.append(("logit", [profile]))
      summary.logit = logit
    }
    let groups = EmergentPlay.groups(
      actions, cell, tree, isStage: desk.analysed.isStage, play)
    order(concepts, groups, tree)
  }

  /// Compares a profile of the whole game with what concepts say of it.
  ///
  /// Its choices count as often as they come up, in a game that is played once.
  init(_ profile: Profile, in tree: GameTree, at desk: TheoryDesk) {
    var concepts = EmergentPlay.concepts(
      desk, .predicting(tree.shape), tree,
      desk.analysed.isStage
        ? { _ in nil }
        : {
          desk.solution($0, objectives: [])
        })
    let reach = tree.reach(under: profile)
    var weights = [Double](repeating: 0, count: tree.seats * tree.shape.infosets)
    for (index, node) in tree.nodes.enumerated() where node.kind == .decision {
      weights[Int(node.seat) * tree.shape.infosets + Int(node.infoset)] += reach[index]
    }
    if let (logit, fitted) = EmergentPlay.fit(profile, weights, tree, desk.budget) {
      concepts.append(("logit", [fitted]))
      summary.logit = logit
    }
    order(concepts, [(profile, 1)], tree)
  }

  /// Takes the distances from some concepts, the nearest first.
  private mutating func order(
    _ concepts: [(String, [Profile])], _ groups: [(play: Profile, weight: Double)], _ tree: GameTree
  ) {
    let near = concepts.map { name, profiles in
      PlaySummary.Nearness(
        concept: name,
        distance: profiles.reduce(1) { Swift.min($0, EmergentPlay.distance(groups, tree, to: $1)) })
    }
    // What is named first has fewer free parameters, so it wins where two are equally near.
    summary.distances = near.enumerated().sorted {
      let (left, right) = (EmergentPlay.rounded($0.element), EmergentPlay.rounded($1.element))
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }

  /// How every group plays against all others, and how many choices it made.
  private static func groups(
    _ actions: [ActionCounts], _ cell: Cell, _ tree: GameTree, isStage: Bool, _ everyone: Profile
  ) -> [(play: Profile, weight: Double)] {
    if actions.count == 1 { return [(everyone, 1)] }
    return actions.compactMap { counts in
      guard counts.total > 0 else { return nil }
      var counts = counts
      if isStage { counts = counts.folded(from: cell.game.shape, to: tree.shape) }
      var play = everyone
      for seat in 0..<tree.seats { counts.fill(&play, seat: seat, tree.shape) }
      return (play, counts.total)
    }
  }

  /// The share of choices that would have to change, group by group: opposites do not make a mean.
  private static func distance(
    _ groups: [(play: Profile, weight: Double)], _ tree: GameTree, to other: Profile
  ) -> Double {
    let total = groups.reduce(0) { $0 + $1.weight }
    return groups.reduce(0) { $0 + $1.weight * tree.distance(from: $1.play, to: other) } / total
  }

  private static func rounded(_ near: PlaySummary.Nearness) -> Double {
    (near.distance / tie).rounded()
  }

  /// The profiles of concepts without free parameters.
  private static func concepts(
    _ desk: TheoryDesk, _ predicting: Concept, _ tree: GameTree,
    _ solution: (Concept) -> Solution?
  ) -> [(String, [Profile])] {
    var concepts: [(String, [Profile])] = []
    let most = Swift.max(1, desk.budget.comparedNodes / Swift.max(1, tree.nodes.count))
    // What predicts comes first, if it is no equilibrium and says how to play.
    var answering = [Concept.nash]
    if predicting != .nash && !predicting.isOfWelfare { answering.insert(predicting, at: 0) }
    for concept in answering {
      let answers = solution(concept)?.answers ?? []
      let label = desk.analysed.isStage ? "\(concept.label) of a round" : concept.label
      if !answers.isEmpty { concepts.append((label, answers.prefix(most).map(\.profile))) }
    }
    if tree.nodes.contains(where: { $0.wish != nil }) {
      concepts.append(("the designer's wish", [tree.wishedProfile]))
    }
    concepts.append(("uniform play", [Profile(uniformIn: tree.shape)]))
    if let form = desk.form {
      let levels = form.levelK(3, budget: desk.budget).levels
      for (level, mixtures) in levels.enumerated() where level > 0 {
        concepts.append(("level \(level)", [form.profile(mixtures, in: tree)]))
      }
    }
    return concepts
  }

  /// How many choices each seat made at each information set.
  private static func weights(_ counts: ActionCounts, _ tree: GameTree) -> [Double] {
    let visits = counts.visits(tree.shape)
    var weights = [Double](repeating: 0, count: tree.seats * tree.shape.infosets)
    // Each choice counts once, wherever several seats share a decision.
    for (infoset, seats) in tree.deciders.enumerated() {
      for seat in seats {
        weights[seat * tree.shape.infosets + infoset] = visits[infoset] / Double(seats.count)
      }
    }
    return weights
  }

  private static func fit(
    _ play: Profile, _ weights: [Double], _ tree: GameTree, _ budget: Budget
  ) -> (logit: PlaySummary.Logit, profile: Profile)? {
    guard tree.nodes.count <= budget.fittedNodes else { return nil }
    guard
      let fit = try? tree.fitQuantalResponse(to: play, weights: weights, budget: budget.forFit)
    else { return nil }
    let span = fit.ownLogLikelihood - fit.uniformLogLikelihood
    let share = span > 0 ? (fit.logLikelihood - fit.uniformLogLikelihood) / span : 1
    let logit = PlaySummary.Logit(
      precision: fit.point.precision, explained: Swift.min(1, Swift.max(0, share)),
      optimum: fit.optimum.rawValue)
    return (logit, fit.point.play)
  }
}
