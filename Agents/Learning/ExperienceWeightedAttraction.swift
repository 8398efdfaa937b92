public import Arena

/// A learner between belief and reinforcement: foregone payoffs count, but less than received ones.
///
/// With N the experience and A the attraction of an action, every episode sets N' = rho N + 1 with
/// rho = phi (1 - kappa), and A' = (phi N A + w x) / N', where x is what the action would have paid
/// and w is 1 for the action taken, delta for the others. The probability of an action is
/// proportional to exp(lambda A). Payoffs are scaled to the unit interval over the range of an
/// episode's payoffs; attractions start at 0.
///
/// At delta = 1 and kappa = 0 this is weighted fictitious play with logit choice; at delta = 0 it is
/// reinforcement of averages (kappa = 0) or of sums (kappa = 1).
public struct ExperienceWeightedAttraction: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "experience-weighted-attraction", "Weighs what actions paid and what they would have paid.",
    source: """
      C. Camerer, T.-H. Ho, "Experience-weighted Attraction Learning in Normal Form Games", \
      Econometrica 67(4), 1999, pp. 827-874, doi:10.1111/1468-0262.00054; kappa as in T.-H. Ho, \
      C. F. Camerer, J.-K. Chong, Journal of Economic Theory 133, 2007, pp. 177-198.
      """)
  /// What every action would have paid.
  public static let feedback = Feedback.counterfactual

  /// What remains of old attractions.
  public var phi = 0.9
  /// The weight of foregone payoffs.
  public var delta = 0.5
  /// Whether attractions are sums (1) or averages (0).
  public var kappa = 0.0
  /// The sensitivity of choice to attractions.
  public var lambda = 10.0
  /// The initial experience, N(0).
  public var experience = 1.0
  private var scale = PayoffScale()

  /// The experience gained beyond the initial one; the attraction of every action.
  private static var layout: TableLayout { TableLayout(singles: 1, columns: 1) }

  /// Makes the kind in the middle of the family.
  public init() {}

  /// Shows the parameters of the paper.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob("phi", &phi, in: 0...1, unit: "share", "What remains of old attractions.")
    visitor.knob("delta", &delta, in: 0...1, unit: "share", "The weight of foregone payoffs.")
    visitor.knob(
      "kappa", &kappa, in: 0...1, unit: "share", "0 averages past payoffs, 1 adds them up.")
    visitor.knob(
      "lambda", &lambda, in: 0...1e6, unit: "nats per payoff range",
      "How sensitive choice is to attractions; 0 is uniform.")
    visitor.knob(
      "experience", &experience, in: 0...1e6, unit: "episodes",
      "How many episodes the initial attractions of 0 stand for.")
  }

  /// Takes note of the payoff range.
  public mutating func prepare(for briefing: Briefing) -> String? {
    scale = PayoffScale(briefing, rounds: briefing.expectedRounds)
    return nil
  }

  /// One number for every action and one for every information set.
  public func tableSize(for shape: Shape) -> Int { Self.layout.size(for: shape) }

  /// Draws an action in proportion to the exponential of its attraction.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    mind.softmax(
      from: Self.layout.column(0, at: turn), count: turn.count, noise: 1 / lambda,
      using: &random)
  }

  /// Updates experience and attractions.
  public func compare(_ comparison: Comparison, mind: Mind<NoMemory>) {
    let gained = Self.layout.single(0, at: comparison.turn)
    let first = Self.layout.column(0, at: comparison.turn)
    let before = experience + mind[gained]
    let after = phi * (1 - kappa) * before + 1
    for action in 0..<comparison.turn.count {
      let weight = action == comparison.action ? 1 : delta
      let payoff = weight * scale.share(of: comparison[action])
      mind[first + action] = (phi * before * mind[first + action] + payoff) / after
    }
    mind[gained] = after - experience
  }
}
