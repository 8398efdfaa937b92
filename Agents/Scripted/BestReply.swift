public import Arena

/// An agent that replies best to how the population played the last round.
///
/// It plays uniformly in the first round and mixes ties uniformly. With inertia it sometimes repeats
/// what it did last at the same information set, which breaks the cycles of everyone replying at
/// once.
public struct BestReply: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "best-reply", "Replies best to how the population played the last round.",
    source: """
      I. Gilboa, A. Matsui, "Social Stability and Equilibrium", Econometrica 59(3), 1991, pp. \
      859-867; inertia as in M. Kandori, G. J. Mailath, R. Rob, "Learning, Mutation, and Long \
      Run Equilibria in Games", Econometrica 61(1), 1993, pp. 29-56.
      """)
  /// How the population plays, and what it did itself.
  public static let feedback: Feedback = [.population, .payoff]

  /// The probability of repeating its last action.
  public var inertia = 0.0
  private var plan = ReplyPlan()

  /// Makes the kind that always replies.
  public init() {}

  /// Shows the inertia.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "inertia", &inertia, in: 0...1, unit: "probability",
      "How likely it repeats its last action instead.")
  }

  /// With inertia, one number for every information set: its last action there, plus 1.
  public func tableSize(for shape: Shape) -> Int { inertia > 0 ? shape.infosets : 0 }

  /// Plans a uniform first round; complains where the game is too large to explore.
  public mutating func prepare(for briefing: Briefing) -> String? {
    guard briefing.tree != nil else { return Briefing.complaintWithoutTree }
    plan = ReplyPlan(uniformIn: briefing.shape)
    return nil
  }

  /// Follows the plan or its habit.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    if inertia > 0 && mind[turn.infoset] > 0 && random.happens(inertia) {
      return Int(mind[turn.infoset]) - 1
    }
    return plan.draw(turn, using: &random)
  }

  /// Remembers what it did; the payoff does not matter.
  public func learn(from reward: Reward, mind: Mind<NoMemory>) {
    if inertia > 0 { mind[reward.turn.infoset] = Double(reward.action + 1) }
  }

  /// Plans the replies to the last round.
  public mutating func survey(_ population: Profile, _ briefing: Briefing) {
    guard let tree = briefing.tree else { return }
    plan = ReplyPlan(to: population, in: tree)
  }
}
