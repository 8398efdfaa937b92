public import Arena

/// A bandit for payoffs that an adversary may choose: exponential weights on estimated payoffs.
///
/// With probability `exploration` it draws uniformly, otherwise in proportion to its weights. The
/// payoff of the action taken, scaled to the unit interval and divided by the probability it had, is
/// an unbiased estimate of what the action pays. Each decision is valued by the payoff until the
/// player's next one.
public struct Exp3: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "exp3", "Exponential weights on estimated payoffs, for adversarial payoffs.",
    source: """
      P. Auer, N. Cesa-Bianchi, Y. Freund, R. E. Schapire, "The Nonstochastic Multiarmed Bandit \
      Problem", SIAM Journal on Computing 32(1), 2002, pp. 48-77, Theorem 3.1, \
      doi:10.1137/S0097539701398375.
      """)
  /// Its own payoffs.
  public static let feedback = Feedback.payoff

  /// The probability of drawing uniformly, which also sets the learning rate.
  public var exploration = 0.1
  private var scale = PayoffScale()

  /// Makes the kind that explores a tenth of the time.
  public init() {}

  /// Shows the exploration.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "exploration", &exploration, in: 1e-6...1, unit: "probability",
      "How likely it draws uniformly; also sets the learning rate.")
  }

  /// Takes note of the payoff range.
  public mutating func prepare(for briefing: Briefing) -> String? {
    scale = PayoffScale(briefing, rounds: 1)
    return nil
  }

  /// The logarithm of one weight for every action.
  ///
  /// The weights themselves would overflow after some 700 steps. Their logarithms grow by at most 1
  /// a step, and probabilities are computed from differences to the greatest.
  public func tableSize(for shape: Shape) -> Int { shape.slots }

  /// Draws uniformly or in proportion to the weights.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    if random.happens(exploration) { return random.index(below: turn.count) }
    return mind.softmax(from: turn.slot, count: turn.count, noise: 1, using: &random)
  }

  /// Adds the estimated payoff to the logarithm of the weight of the action taken.
  public func learn(from reward: Reward, mind: Mind<NoMemory>) {
    let turn = reward.turn
    let share = mind.withSoftmax(from: turn.slot, count: turn.count, noise: 1) {
      $0[reward.action]
    }
    let uniform = exploration / Double(turn.count)
    let probability = (1 - exploration) * share + uniform
    mind[turn.slot + reward.action] += uniform * scale.share(of: reward.payoff) / probability
  }
}
