public import Arena

/// Q-learning that explores by preference: better actions are exponentially more likely.
///
/// The probability of an action is proportional to exp(value / noise). The noise is in shares of the
/// range of a round's payoffs, so that it means the same in games with small and large stakes.
public struct SoftmaxQ: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "softmax-q", "Q-learning that takes better actions exponentially more often.",
    source: """
      \(Papers.qLearning); R. D. Luce, Individual Choice Behavior, Wiley, 1959; as dynamics of \
      games K. Tuyls, K. Verbeeck, T. Lenaerts, "A selection-mutation model for Q-learning in \
      multi-agent systems", AAMAS 2003.
      """)
  /// Its own payoffs.
  public static let feedback = Feedback.payoff

  /// The noise of choice, as a share of the range of a round's payoffs.
  public var noise = 0.05
  /// How far a value moves towards the last payoff.
  public var rate = 0.1
  /// What a payoff of the next decision is worth now.
  public var discount = 0.95
  /// The value of an action not tried yet.
  public var initial = 0.0
  private var stakes = 1.0

  private static var layout: TableLayout { TableLayout(singles: 0, columns: 1) }

  /// Makes the kind with a noise of a twentieth of the stakes.
  public init() {}

  /// Shows the noise, the learning rate, the discount and the initial value.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "noise", &noise, in: 1e-6...1e6, unit: "share of the payoff range",
      "Two actions this far apart in value differ e-fold in probability.")
    visitor.knob(
      "rate", &rate, in: 0...1, unit: "share", "How far a value moves towards a new payoff.")
    visitor.knob(
      "discount", &discount, in: 0...1, unit: "share",
      "What the best value of its next decision is worth now.")
    visitor.knob(
      "initial", &initial, in: -1e9...1e9, unit: "utility",
      "The value of an untried action; optimistic where it is high.")
  }

  /// Takes note of the stakes.
  public mutating func prepare(for briefing: Briefing) -> String? {
    stakes = briefing.stakes
    return nil
  }

  /// One value for every action.
  public func tableSize(for shape: Shape) -> Int { Self.layout.size(for: shape) }

  /// Draws an action in proportion to the exponential of its value.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    mind.softmax(
      from: Self.layout.column(0, at: turn), count: turn.count, noise: noise * stakes,
      using: &random)
  }

  /// Updates the value of the action taken.
  public func learn(from reward: Reward, mind: Mind<NoMemory>) {
    mind.learnValue(
      from: reward, layout: Self.layout, rate: rate, discount: discount, initial: initial)
  }
}
