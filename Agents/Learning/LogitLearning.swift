public import Arena

/// A learner that forgets and errs: logit choice against geometrically discounted experience.
///
/// The probability of an action is proportional to exp(expected payoff / noise), where the play of
/// the others t episodes ago counts with weight memory^t. Its first action is uniform.
///
/// > Deviation: The paper starts from uniform beliefs that fade like any experience; ours starts
/// > from none, so the first observation counts fully.
public struct LogitLearning: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "logit-learning", "Replies with errors to what the others did, recent play counting most.",
    source: """
      C. M. Capra, J. K. Goeree, R. Gomez, C. A. Holt, "Anomalous Behavior in a Traveler's \
      Dilemma?", American Economic Review 89(3), 1999, pp. 678-690, doi:10.1257/aer.89.3.678, \
      whose estimates are the defaults; the noise of 10.9 is in cents.
      """)
  /// What every action would have paid.
  public static let feedback = Feedback.counterfactual

  /// The weight of an episode relative to the one after it.
  public var memory = 0.75
  /// The noise of choice, in units of utility.
  public var noise = 10.9

  /// The sum of weights; the weighted sum of how much more every action would have paid.
  private static var layout: TableLayout { TableLayout(singles: 1, columns: 1) }

  /// Makes the kind with the estimates of the paper.
  public init() {}

  /// Shows the memory and the noise.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "memory", &memory, in: 0...1, unit: "share",
      "What an episode counts relative to the one after it.")
    visitor.knob(
      "noise", &noise, in: 1e-6...1e9, unit: "utility",
      "Two actions this far apart in payoff differ e-fold in probability.")
  }

  /// One number for every action and one for every information set.
  public func tableSize(for shape: Shape) -> Int { Self.layout.size(for: shape) }

  /// Draws an action in proportion to the exponential of its expected payoff.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    let weight = mind[Self.layout.single(0, at: turn)]
    if weight == 0 { return random.index(below: turn.count) }
    return mind.softmax(
      from: Self.layout.column(0, at: turn), count: turn.count, noise: noise * weight,
      using: &random)
  }

  /// Discounts what it remembers and adds this episode.
  public func compare(_ comparison: Comparison, mind: Mind<NoMemory>) {
    let weight = Self.layout.single(0, at: comparison.turn)
    let first = Self.layout.column(0, at: comparison.turn)
    mind[weight] = memory * mind[weight] + 1
    for action in 0..<comparison.turn.count { mind[first + action] *= memory }
    mind.addRegrets(of: comparison, from: first)
  }
}
