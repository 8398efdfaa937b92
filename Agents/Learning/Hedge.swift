public import Arena

/// Exponential weights: actions that would have paid more are exponentially more likely.
///
/// The probability of an action is proportional to exp(rate x what it would have paid in all, as a
/// share of the range of an episode's payoffs). Information sets learn separately.
public struct Hedge: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "hedge", "Exponential weights on what every action would have paid.",
    source: """
      Y. Freund, R. E. Schapire, "A Decision-Theoretic Generalization of On-Line Learning and an \
      Application to Boosting", Journal of Computer and System Sciences 55(1), 1997, pp. \
      119-139, doi:10.1006/jcss.1997.1504.
      """)
  /// What every action would have paid.
  public static let feedback = Feedback.counterfactual

  /// The learning rate.
  public var rate = 0.1
  private var range = 1.0

  /// Makes the kind with a rate of a tenth.
  public init() {}

  /// Shows the learning rate.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "rate", &rate, in: 1e-6...1e6, unit: "nats per payoff range",
      "How fast better actions become more likely.")
  }

  /// Takes note of the payoff range.
  public mutating func prepare(for briefing: Briefing) -> String? {
    range = briefing.stakes * briefing.expectedRounds
    return nil
  }

  /// How much more every action would have paid in all than the actions taken.
  ///
  /// Sums of payoffs are logarithms of weights but for a factor, and cannot overflow as weights
  /// would; probabilities are computed from differences to the greatest.
  public func tableSize(for shape: Shape) -> Int { shape.slots }

  /// Draws an action in proportion to its weight.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    mind.softmax(from: turn.slot, count: turn.count, noise: range / rate, using: &random)
  }

  /// Adds what every action would have paid.
  public func compare(_ comparison: Comparison, mind: Mind<NoMemory>) {
    mind.addRegrets(of: comparison, from: comparison.turn.slot)
  }
}
