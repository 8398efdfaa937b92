public import Arena
public import GameTheory

/// Best and predicted for one welfare function.
public struct Prospect: Sendable {
  /// Where the numbers come from.
  public enum Source: String, Sendable {
    /// The game tree, exactly.
    case tree
    /// Bounds computed from the game tree.
    case treeBounds = "bounds from the tree"
    /// The ranges that the mechanism declares.
    case declared = "declared bounds"
  }
  /// What a planner who sees and moves everyone reaches, per round.
  public let firstBest: Double
  /// What the best strategy profile reaches that respects who knows what, per round.
  public let best: Double
  /// What the worst profile reaches, per round.
  public let worst: Double
  /// Where best and worst come from.
  public let source: Source
  /// The welfare of every equilibrium found, per round.
  public let predicted: [Double]
  /// What players without regret can end in, per round: it holds every coarse correlated equilibrium,
  /// and so every equilibrium; nil where the welfare is no mean over episodes or the game is too large.
  public let correlated: ClosedRange<Double>?
  /// How far weights of the players' payoffs stay off the welfare, in shares of what a constant does;
  /// nil without a tree, and where the welfare is no mean over episodes or the same in all of them.
  public var hullError: Double?

  /// Best and worst as bounds that no play passes.
  init(
    _ bounds: ClosedRange<Double>, _ sense: Goal.Sense, source: Source, predicted: [Double]
  ) {
    best = sense == .most ? bounds.upperBound : bounds.lowerBound
    worst = sense == .most ? bounds.lowerBound : bounds.upperBound
    firstBest = best
    self.source = source
    self.predicted = predicted
    correlated = nil
  }

  init(
    firstBest: Double, best: Double, worst: Double, source: Source, predicted: [Double],
    correlated: ClosedRange<Double>?, hullError: Double? = nil
  ) {
    self.firstBest = firstBest
    self.best = best
    self.worst = worst
    self.source = source
    self.predicted = predicted
    self.correlated = correlated
    self.hullError = hullError
  }

  /// The least and greatest predicted welfare; nil when nothing was predicted.
  public var predictedRange: ClosedRange<Double>? {
    guard let low = predicted.min(), let high = predicted.max() else { return nil }
    return low...high
  }

  /// Less than the rounding of a sum of many terms is nothing.
  private static let rounding = 1e-12

  /// Whether nothing that the players do changes the welfare.
  public var isConstant: Bool {
    !((best - worst).magnitude > Prospect.rounding * Swift.max(best.magnitude, worst.magnitude))
  }

  /// (value - worst) / (best - worst), in 0...1; nil when best and worst coincide.
  public func alignment(of value: Double) -> Double? {
    if isConstant { return nil }
    let share = (value - worst) / (best - worst)
    return share < Prospect.rounding ? 0 : Swift.min(1, share)
  }
}

/// What theory says about one cell.
public struct Theory: Sendable {
  /// The tree that was analysed; nil when it was too large.
  public let tree: GameTree?
  /// Whether ``tree`` is one round of a repeated game, whose whole tree is too large.
  public let isStage: Bool
  /// Why there is no tree, as a sentence.
  public let obstacle: String?
  /// Its strategic form; nil without a tree, or when that is too large.
  let form: StrategicForm?
  /// The equilibria; nil without a tree.
  public let equilibria: EquilibriumSet?
  /// Best and predicted, for each welfare function of the cell.
  public let prospects: [Prospect]
  /// What the agents are told about the game.
  public let briefing: Briefing
  /// Where the payoff range of the briefing comes from.
  public let stakesSource: String
  /// How many rounds an episode of ``tree`` is expected to last.
  public let rounds: Double

  /// The most leaves that are explored.
  public static let leafBudget = 1_000_000

  /// The most profiles of pure strategies that correlated play is looked for among.
  static let profileBudget = 50_000

  /// The most leaves that are gone through to learn what is at stake.
  public static let censusBudget = 20_000_000

  /// Whether all equilibria of the game itself are known.
  public var isComplete: Bool { !isStage && equilibria?.status == .complete }
}

extension Theory {
  /// Analyses a game under some welfare functions.
  ///
  /// A repeated game whose tree is too large, or whose players forget what was before the last round,
  /// is judged by one round of it.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - welfare: The functions.
  ///   - mechanism: Where the game comes from.
  ///   - shares: How many agents share each seat, in relation; all equal when empty.
  public init(
    _ game: Game, _ welfare: [WelfareSpec], mechanism: any Mechanism, shares: [Int] = []
  ) {
    let whole = game.explore(budget: Theory.leafBudget)
    let stage = game.isRepeated ? game.exploreStage(budget: Theory.leafBudget) : whole
    let usable = whole.tree.flatMap { !game.isRepeated || $0.hasPerfectRecall ? $0 : nil }
    let tree = usable ?? stage.tree
    self.tree = tree
    isStage = usable == nil && tree != nil
    obstacle =
      whole.obstacle ?? (usable == nil ? "the players remember only the last round" : nil)
    let rounds = isStage ? 1 : game.shape.expectedRounds
    self.rounds = rounds
    let equilibria = tree?.equilibria()
    self.equilibria = equilibria
    let form = tree.flatMap { StrategicForm(of: $0, budget: Theory.profileBudget) }
    self.form = form
    // One round says nothing about what players without regret do over many.
    let isWhole = usable != nil
    prospects = welfare.map { spec in
      guard let tree else { return Theory.declared(spec, game.shape) }
      return Theory.prospect(spec, tree, isWhole ? form : nil, equilibria, rounds, shares)
    }
    let (range, source) = Theory.stakes(game, stage.tree, mechanism)
    stakesSource = source
    briefing = Briefing(shape: game.shape, payoffRange: range, tree: whole.tree)
  }

  /// What agents are told about a game, without any search for equilibria.
  ///
  /// - Parameters:
  ///   - game: The game.
  ///   - mechanism: Where the game comes from.
  /// - Returns: The briefing, with the tree unless it is too large.
  public static func briefing(of game: Game, mechanism: any Mechanism) -> Briefing {
    let whole = game.explore(budget: leafBudget)
    let stage = game.isRepeated ? game.exploreStage(budget: leafBudget) : whole
    return Briefing(
      shape: game.shape, payoffRange: stakes(game, stage.tree, mechanism).0, tree: whole.tree)
  }

  private static func prospect(
    _ spec: WelfareSpec, _ tree: GameTree, _ form: StrategicForm?, _ equilibria: EquilibriumSet?,
    _ rounds: Double, _ shares: [Int]
  ) -> Prospect {
    let predicted = (equilibria?.equilibria ?? []).map { equilibrium in
      let bySeat = equilibrium.expectation.payoffs.map { $0 / rounds }
      let byAgent = bySeat.enumerated().flatMap { seat, payoff in
        [Double](repeating: payoff, count: shares.isEmpty ? 1 : shares[seat])
      }
      return spec.value(
        payoffs: spec.scope == .episode ? bySeat : byAgent,
        measures: equilibrium.expectation.measures.map { $0 / rounds })
    }
    if let objective = spec.objective(on: tree) {
      let sign = spec.sense.sign
      let extremes = tree.extremes(of: spec.sense == .most ? objective : objective.map { -$0 })
      return Prospect(
        firstBest: sign * extremes.firstBest / rounds, best: sign * extremes.best / rounds,
        worst: sign * extremes.worst / rounds,
        source: extremes.exactness == .exact ? .tree : .treeBounds,
        predicted: predicted,
        correlated: form.flatMap { tree.coarseCorrelatedRange(of: objective, in: $0) }
          .map { $0.lowerBound / rounds...$0.upperBound / rounds },
        hullError: tree.marketAlignment(with: spec.criterion(on: tree)).remainder)
    }
    return Prospect(
      bounds(spec, tree, rounds, shares), spec.sense, source: .treeBounds, predicted: predicted)
  }

  /// Bounds for a function of the distribution of payoffs.
  ///
  /// Every such function lies between its value where all have the least payoff of any leaf, and the
  /// mean payoff of the agents, negative payoffs counted as 0 since some functions do; a negative
  /// weight swaps the two.
  static func bounds(
    _ spec: WelfareSpec, _ tree: GameTree, _ rounds: Double, _ shares: [Int]
  ) -> ClosedRange<Double> {
    var low = 0.0
    var high = 0.0
    for term in spec.terms {
      var objective: [Double]
      var least: Double?
      switch term.part {
      case .function(let function) where type(of: function).scope == .population:
        let weights = shares.isEmpty ? [Int](repeating: 1, count: tree.seats) : shares
        let total = Double(weights.reduce(0, +))
        objective = (0..<tree.leaves).map { leaf in
          weights.enumerated().reduce(0) {
            $0 + Double($1.element) * Swift.max(0, tree.payoff(leaf: leaf, seat: $1.offset))
          } / total
        }
        least = function.value(of: [tree.payoffRange.lowerBound / rounds])
      case .function, .measure:
        let linear = WelfareSpec(
          name: "", unit: "", scope: .episode, terms: [.init(weight: 1, part: term.part)])
        objective = linear.objective(on: tree) ?? []
      }
      let extremes = tree.extremes(of: objective)
      let ends = [least ?? extremes.worst / rounds, extremes.best / rounds].map {
        $0 * term.weight
      }
      low += Swift.min(ends[0], ends[1])
      high += Swift.max(ends[0], ends[1])
    }
    return low...high
  }

  /// What the declared ranges of the measures and payoffs allow.
  private static func declared(_ spec: WelfareSpec, _ shape: Shape) -> Prospect {
    var low = 0.0
    var high = 0.0
    for term in spec.terms {
      var range = -Double.infinity...Double.infinity
      if case .measure(let index) = term.part { range = shape.measures[index].range }
      let ends = [range.lowerBound, range.upperBound].map {
        $0 * term.weight / shape.expectedRounds
      }
      low += Swift.min(ends[0], ends[1])
      high += Swift.max(ends[0], ends[1])
    }
    return Prospect(low...high, spec.sense, source: .declared, predicted: [])
  }

  /// The least and greatest payoff of one round to one seat, and where they come from.
  private static func stakes(_ game: Game, _ stage: GameTree?, _ mechanism: any Mechanism)
    -> (ClosedRange<Double>, String)
  {
    if let stage { return (stage.payoffRange, "tree") }
    if let census = game.stageCensus(budget: censusBudget) { return (census.payoffRange, "tree") }
    let random = Sampler(key: StreamKey(seed: 0).with("stakes"))
    var low = Double.infinity
    var high = -Double.infinity
    for _ in 0..<2000 {
      let transcript = game.narrate(
        drawing: { weights in random.index(weights) },
        choosing: { turn, _ in random.index([Double](repeating: 1, count: turn.count)) })
      for seat in 0..<game.shape.seats {
        low = Swift.min(low, transcript.payoff(of: seat) / game.shape.expectedRounds)
        high = Swift.max(high, transcript.payoff(of: seat) / game.shape.expectedRounds)
      }
    }
    return (low...high, "2000 random episodes")
  }
}

/// A random stream that closures can share.
public final class Sampler {
  private var stream: RandomStream

  /// Makes a sampler of a key's stream.
  public init(key: StreamKey) { stream = RandomStream(key) }

  /// Draws an index in proportion to weights.
  public func index(_ weights: [Double]) -> Int {
    stream.index(below: weights.count) { weights[$0] }
  }

  /// Lends the stream.
  public func use<Result>(_ body: (inout RandomStream) -> Result) -> Result { body(&stream) }
}
