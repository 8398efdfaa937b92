public import Arena
import GameTheory

/// How a population played, set beside what solution concepts say.
public struct EmergentPlay: Sendable {
  /// How far the play is from one concept.
  public struct Nearness: Sendable {
    /// The concept: "equilibrium", "level 1", "logit".
    public let concept: String
    /// The share of choices that would have to change, in 0...1; see `GameTree.distance(from:to:)`.
    public let distance: Double
  }

  /// Logit play fitted to what was played, by maximum likelihood.
  public struct Logit: Sendable {
    /// The precision, per unit of payoff of the analysed game.
    public let precision: Double
    /// The fitted play.
    public let profile: Profile
    /// How much of what uniform play leaves unexplained the fit explains, in 0...1.
    public let explained: Double
    /// Where on the branch the optimum lies.
    public let optimum: String
  }

  /// The play, over the rounds that count of all replicates.
  public let profile: Profile
  /// The distances, the nearest concept first.
  public let distances: [Nearness]
  /// The fitted logit play; nil when the game is too large for it.
  public let logit: Logit?

  /// Distances are compared up to this.
  private static let tie = 1e-6

  /// Compares the play of all replicates of a cell with what its theory says; nil without a tree.
  init?(_ replicates: [Replicate], _ cell: Cell, _ theory: Theory) {
    let desk = theory.desk
    guard let tree = desk.analysed.tree, let first = replicates.first else { return nil }
    var tally = first.record.window
    for replicate in replicates.dropFirst() {
      for index in tally.counts.indices {
        tally.counts[index] += replicate.record.window.counts[index]
      }
    }
    if desk.analysed.isStage { tally = tally.folded(from: cell.game.shape, to: tree.shape) }
    let play = Profile(shared: tally.play(tree.shape), in: tree.shape)
    let fit = EmergentPlay.fit(play, tally, tree, desk.budget)
    var concepts = EmergentPlay.concepts(theory, tree)
    if let fit { concepts.append(("logit", [fit.profile])) }
    let near = concepts.map { name, profiles in
      Nearness(
        concept: name,
        distance: profiles.reduce(1) { Swift.min($0, tree.distance(from: play, to: $1)) })
    }
    // What is named first has fewer free parameters, so it wins where two are equally near.
    distances = near.enumerated().sorted {
      let (left, right) = (EmergentPlay.rounded($0.element), EmergentPlay.rounded($1.element))
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
    profile = play
    logit = fit
  }

  private static func rounded(_ near: Nearness) -> Double { (near.distance / tie).rounded() }

  /// The profiles of concepts without free parameters.
  private static func concepts(_ theory: Theory, _ tree: GameTree) -> [(String, [Profile])] {
    var concepts: [(String, [Profile])] = []
    let most = Swift.max(1, theory.desk.budget.comparedNodes / Swift.max(1, tree.nodes.count))
    // What predicts comes first, if it is no equilibrium and says how to play.
    var answering = [Concept.nash]
    if theory.concept != .nash && !theory.concept.isOfWelfare {
      answering.insert(theory.concept, at: 0)
    }
    for concept in answering {
      let answers = theory.desk.solution(concept, objectives: [])?.answers ?? []
      if !answers.isEmpty { concepts.append((concept.label, answers.prefix(most).map(\.profile))) }
    }
    if tree.nodes.contains(where: { $0.wish != nil }) {
      concepts.append(("the designer's wish", [tree.wishedProfile]))
    }
    concepts.append(("uniform play", [Profile(uniformIn: tree.shape)]))
    if let form = theory.desk.form {
      let levels = form.levelK(3, budget: theory.desk.budget).levels
      for (level, mixtures) in levels.enumerated() where level > 0 {
        concepts.append(("level \(level)", [form.profile(mixtures, in: tree)]))
      }
    }
    return concepts
  }

  private static func fit(_ play: Profile, _ tally: Tally, _ tree: GameTree, _ budget: Budget)
    -> Logit?
  {
    guard tree.nodes.count <= budget.fittedNodes else { return nil }
    let visits = tally.visits(tree.shape)
    var weights = [Double](repeating: 0, count: tree.seats * tree.shape.infosets)
    var isDecided = [Bool](repeating: false, count: weights.count)
    for node in tree.nodes where node.kind == .decision {
      isDecided[Int(node.seat) * tree.shape.infosets + Int(node.infoset)] = true
    }
    for place in weights.indices where isDecided[place] {
      weights[place] = visits[place % tree.shape.infosets]
    }
    guard
      let fit = try? tree.fitQuantalResponse(to: play, weights: weights, budget: budget.forFit)
    else { return nil }
    let span = fit.ownLogLikelihood - fit.uniformLogLikelihood
    let share = span > 0 ? (fit.logLikelihood - fit.uniformLogLikelihood) / span : 1
    return Logit(
      precision: fit.point.precision, profile: fit.point.play,
      explained: Swift.min(1, Swift.max(0, share)), optimum: fit.optimum.rawValue)
  }
}

extension Tally {
  /// How the stage of a repeated game was played, whatever the round before.
  func folded(from shape: Shape, to stage: Shape) -> Tally {
    var folded = self
    let groups = illegal.count
    folded.counts = [UInt64](repeating: 0, count: groups * stage.slots)
    for (whole, row) in zip(shape.layout, stage.layout) {
      let size = Int(row.observations) * Int(row.actions)
      for offset in 0..<Int(whole.observations) * Int(whole.actions) {
        for group in 0..<groups {
          folded.counts[group * stage.slots + Int(row.slot) + offset % size] +=
            counts[group * shape.slots + Int(whole.slot) + offset]
        }
      }
    }
    return folded
  }

  /// How many choices were made at each information set.
  func visits(_ shape: Shape) -> [Double] {
    let groups = illegal.count
    return (0..<shape.infosets).map { infoset in
      let (first, count) = shape.slots(ofInfoset: infoset)
      var sum = 0.0
      for group in 0..<groups {
        for slot in first..<first + count { sum += Double(counts[group * shape.slots + slot]) }
      }
      return sum
    }
  }
}
