public import Arena

/// Reinforcement learning as people seem to do it: what paid becomes more likely, the rest fades.
///
/// Every action has a propensity and is taken in proportion to it. A payoff above the least possible
/// one adds to the propensity of the action that earned it and spills over to the others; all
/// propensities fade a little. They start at strength x (half the payoff range) / (number of
/// actions), and only sizes relative to payoffs matter, so the unit of payoffs does not.
///
/// > Deviation: The paper scales the initial propensity by the average payoff of the game; half the
/// > range is that average if payoffs are spread evenly above the least. Each decision is
/// > reinforced by the payoff until the player's next one, not by the whole episode's; what is below
/// > the least payoff of a round counts as the least.
public struct RothErev: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "roth-erev", "Takes actions in proportion to what they have paid so far.",
    source: """
      I. Erev, A. E. Roth, "Predicting How People Play Games: Reinforcement Learning in \
      Experimental Games with Unique, Mixed Strategy Equilibria", American Economic Review \
      88(4), 1998, pp. 848-881, the model with forgetting and experimentation; A. E. Roth, I. \
      Erev, "Learning in Extensive-Form Games", Games and Economic Behavior 8(1), 1995, pp. \
      164-212.
      """)
  /// Its own payoffs.
  public static let feedback = Feedback.payoff

  /// The share of all propensities that fades at every step.
  public var forgetting = 0.1
  /// The share of a payoff that reinforces the other actions.
  public var experimentation = 0.2
  /// The sum of the initial propensities, in halves of the payoff range.
  public var strength = 9.0
  private var least = 0.0
  private var stakes = 1.0

  /// Makes the kind with moderate forgetting and experimentation.
  public init() {}

  /// Shows forgetting, experimentation and the initial strength.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "forgetting", &forgetting, in: 0...1, unit: "share",
      "How much of every propensity fades at every step.")
    visitor.knob(
      "experimentation", &experimentation, in: 0...1, unit: "share",
      "How much of a payoff reinforces the other actions.")
    visitor.knob(
      "strength", &strength, in: 1e-3...1e6, unit: "halves of the payoff range",
      "The sum of the initial propensities; high is slow at first.")
  }

  /// Takes note of the least payoff and of the stakes.
  public mutating func prepare(for briefing: Briefing) -> String? {
    least = briefing.payoffRange.lowerBound
    stakes = briefing.stakes
    return nil
  }

  /// One propensity for every action; all 0 until the first payoff.
  public func tableSize(for shape: Shape) -> Int { shape.slots }

  /// Draws an action in proportion to the propensities.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    mind.proportional(from: turn.slot, count: turn.count, using: &random)
  }

  /// Lets all propensities fade and reinforces them.
  public func learn(from reward: Reward, mind: Mind<NoMemory>) {
    let first = reward.turn.slot
    let count = reward.turn.count
    guard count > 1 else { return }
    let isNew = mind[first] == 0
    let initial = strength * stakes / 2 / Double(count)
    let gain = Swift.max(0, reward.payoff - least)
    let spill = gain * experimentation / Double(count - 1)
    // Without a floor, a long run of least payoffs would fade every propensity to 0.
    let floor = 1e-9 * initial
    for action in 0..<count {
      let old = isNew ? initial : mind[first + action]
      let more = action == reward.action ? gain * (1 - experimentation) : spill
      mind[first + action] = Swift.max((1 - forgetting) * old + more, floor)
    }
  }
}
