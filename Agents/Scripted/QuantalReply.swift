public import Arena

/// An agent that knows the rules and what others did last, and errs: the less, the more it costs.
///
/// It chooses an action with probability proportional to exp(expected payoff / noise). In the first
/// round it expects the others to play uniformly; later, as the population did in the last round.
/// Alone against nature, as an attacker who knows at which rates targets are covered, it is the
/// quantal responder of security games.
public struct QuantalReply: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "quantal-reply", "Replies to the last round with errors, rarer the more they cost.",
    source: """
      R. D. McKelvey, T. R. Palfrey, "Quantal Response Equilibria for Normal Form Games", Games \
      and Economic Behavior 10(1), 1995, pp. 6-38; the default is near the estimate of 0.76 per \
      unit in R. Yang, C. Kiekintveld, F. Ordóñez, M. Tambe, R. John, "Improving Resource \
      Allocation Strategy Against Human Adversaries in Security Games", IJCAI 2011.
      """)
  /// How the population plays.
  public static let feedback = Feedback.population

  /// The noise of choice, in units of utility.
  public var noise = 1.3
  private var plan = LogitPlan()

  /// Makes the kind with the noise of people who attack.
  public init() {}

  /// Shows the noise.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "noise", &noise, in: 1e-6...1e9, unit: "utility",
      "Two actions this far apart in payoff differ e-fold in probability.")
  }

  /// Plans the first round; complains where the game is too large to explore.
  public mutating func prepare(for briefing: Briefing) -> String? {
    guard let tree = briefing.tree else { return Briefing.complaintWithoutTree }
    reply(to: Profile(uniformIn: tree.shape), in: tree)
    return nil
  }

  /// Follows the plan.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    plan.draw(turn, using: &random)
  }

  /// Plans the replies to the last round.
  public mutating func survey(_ population: Profile, _ briefing: Briefing) {
    if let tree = briefing.tree { reply(to: population, in: tree) }
  }

  private mutating func reply(to profile: Profile, in tree: GameTree) {
    let values = tree.actionValues(against: profile)
    plan = LogitPlan(values: values, noise: noise, in: tree.shape)
  }
}
