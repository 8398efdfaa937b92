public import Arena

/// Q-learning that explores at random: mostly the best action so far, now and then any.
///
/// The value of an action is the payoff until the player's next decision plus the discounted best
/// value there; after the last decision of an episode it is the payoff alone. The *n*-th visit to
/// an information set explores with probability exploration / (1 + decay (n - 1)), so with any
/// decay above 0 exploration ends but every action is tried again and again (greedy in the limit
/// with infinite exploration).
public struct EpsilonGreedy: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "epsilon-greedy", "Q-learning that mostly does what has paid best and sometimes anything.",
    source: """
      \(Papers.qLearning); S. Singh, T. Jaakkola, M. L. Littman, C. Szepesvári, "Convergence \
      Results for Single-Step On-Policy Reinforcement-Learning Algorithms", Machine Learning 38, \
      2000, pp. 287-308.
      """)
  /// Its own payoffs.
  public static let feedback = Feedback.payoff

  /// The probability of exploring at the first visit to an information set.
  public var exploration = 0.1
  /// How fast exploration decays.
  public var decay = 0.0 {
    didSet { isDecaying = decay > 0 }
  }
  private var isDecaying = false
  /// How far a value moves towards the last payoff.
  public var rate = 0.1
  /// What a payoff of the next decision is worth now.
  public var discount = 0.95
  /// The value of an action not tried yet.
  public var initial = 0.0

  /// Visits are counted only where exploration decays; without them a small record fits one cache
  /// line.
  private var layout: TableLayout { isDecaying ? TableLayout(singles: 1, columns: 1) : .plain }

  /// Makes the kind that explores a tenth of the time.
  public init() {}

  /// Shows exploration, its decay, the learning rate, the discount and the initial value.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "exploration", &exploration, in: 0...1, unit: "probability",
      "How likely it tries anything, at first.")
    visitor.knob(
      "decay", &decay, in: 0...1e6, unit: "per visit",
      "Exploration is divided by 1 + decay x visits; 0 keeps it.")
    visitor.knob(
      "rate", &rate, in: 0...1, unit: "share", "How far a value moves towards a new payoff.")
    visitor.knob(
      "discount", &discount, in: 0...1, unit: "share",
      "What the best value of its next decision is worth now.")
    visitor.knob(
      "initial", &initial, in: -1e9...1e9, unit: "utility",
      "The value of an untried action; optimistic where it is high.")
  }

  /// One value for every action and, if exploration decays, the visits to every information set.
  public func tableSize(for shape: Shape) -> Int { layout.size(for: shape) }

  /// Explores, or takes the action of greatest value.
  @inline(__always)
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    if isDecaying { return Self.choose(turn, mind, &random, exploration, decay) }
    if random.unit() < exploration { return Self.explore(turn, &random) }
    return mind.greatest(from: turn.slot, count: turn.count, using: &random)
  }

  // What follows is on its own, so that an agent that does not explore saves no registers for it.

  @inline(never)
  private static func explore(_ turn: Turn, _ random: inout RandomStream) -> Int {
    random.index(below: turn.count)
  }

  /// Explores the less, the more often it was here.
  @inline(never)
  private static func choose(
    _ turn: Turn, _ mind: Mind<NoMemory>, _ random: inout RandomStream, _ exploration: Double,
    _ decay: Double
  ) -> Int {
    let layout = TableLayout(singles: 1, columns: 1)
    let rate = exploration / (1 + decay * mind[layout.single(0, at: turn)])
    if random.unit() < rate { return random.index(below: turn.count) }
    return mind.greatest(
      from: layout.column(0, at: turn), count: turn.count, using: &random)
  }

  /// Updates the value of the action taken.
  @inline(__always)
  public func learn(from reward: Reward, mind: Mind<NoMemory>) {
    if isDecaying {
      mind[layout.single(0, at: reward.turn)] += 1
      mind.learnValue(
        from: reward, layout: layout, rate: rate, discount: discount, initial: initial)
    } else {
      mind.learnValue(
        from: reward, layout: .plain, rate: rate, discount: discount, initial: initial)
    }
  }
}
