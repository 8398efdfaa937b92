public import Arena

/// A learner that climbs the gradient of its expected payoff: REINFORCE with a baseline.
///
/// Every action has a preference h and is taken in proportion to exp(h). After a return x, in shares
/// of the payoff range, each preference moves by rate (x - baseline) (1 if taken, else 0, minus the
/// probability). The baseline is the mean return so far at the information set. The return is the
/// payoff until the player's next decision plus the discounted baseline there, which makes it an
/// actor and a critic where a player decides several times.
public struct PolicyGradient: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "policy-gradient", "Climbs the gradient of its expected payoff, with a baseline.",
    source: """
      R. J. Williams, "Simple Statistical Gradient-Following Algorithms for Connectionist \
      Reinforcement Learning", Machine Learning 8, 1992, pp. 229-256; R. S. Sutton, A. G. Barto, \
      Reinforcement Learning: An Introduction, 2nd edition, MIT Press, 2018, Sections 2.8 and \
      13.5.
      """)
  /// Its own payoffs.
  public static let feedback = Feedback.payoff

  /// How far preferences move for a payoff one range above the baseline.
  public var rate = 0.1
  /// What a payoff of the next decision is worth now.
  public var discount = 0.95
  private var scale = PayoffScale()

  /// The visits and the mean return; the preference of every action.
  private static var layout: TableLayout { TableLayout(singles: 2, columns: 1) }

  /// Makes the kind with a rate of a tenth.
  public init() {}

  /// Shows the learning rate and the discount.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "rate", &rate, in: 0...1e3, unit: "nats per payoff range",
      "How far preferences move for a return above the mean.")
    visitor.knob(
      "discount", &discount, in: 0...1, unit: "share",
      "What the mean return of its next decision is worth now.")
  }

  /// Takes note of the payoff range.
  public mutating func prepare(for briefing: Briefing) -> String? {
    scale = PayoffScale(briefing, rounds: 1)
    return nil
  }

  /// One preference for every action, two numbers for every information set.
  public func tableSize(for shape: Shape) -> Int { Self.layout.size(for: shape) }

  /// Draws an action in proportion to the exponential of its preference.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    mind.softmax(
      from: Self.layout.column(0, at: turn), count: turn.count, noise: 1, using: &random)
  }

  /// Takes a step up the gradient; the first return only sets the baseline.
  public func learn(from reward: Reward, mind: Mind<NoMemory>) {
    let turn = reward.turn
    let visits = Self.layout.single(0, at: turn)
    let baseline = Self.layout.single(1, at: turn)
    let first = Self.layout.column(0, at: turn)
    var surprise = scale.units(of: reward.payoff) - mind[baseline]
    if let next = reward.next { surprise += discount * mind[Self.layout.single(1, at: next)] }
    if mind[visits] > 0 {
      mind.withSoftmax(from: first, count: turn.count, noise: 1) { probabilities in
        for action in 0..<turn.count {
          let taken = action == reward.action ? 1.0 : 0
          mind[first + action] += rate * surprise * (taken - probabilities[action])
        }
      }
    }
    mind[visits] += 1
    mind[baseline] += surprise / mind[visits]
  }
}
