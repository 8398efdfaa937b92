public import Arena

/// A bandit that takes each action with the probability that it is the best, as far as it knows.
///
/// It draws a mean payoff for every action from what it believes and takes the greatest. Payoffs are
/// scaled to the unit interval; an action tried k times with payoffs of sum s has the belief
/// Normal(s / (k + 1), noise² / (k + 1)): the posterior of a Normal(0, noise²) prior when payoffs
/// have a known standard deviation of `noise`. Each decision is valued by the payoff until the
/// player's next one.
public struct Thompson: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "thompson", "Takes each action with the probability that it is the best, as far as it knows.",
    source: """
      S. Agrawal, N. Goyal, "Further Optimal Regret Bounds for Thompson Sampling", AISTATS 2013, \
      pp. 99-107, Algorithm 2 (with noise 1); W. R. Thompson, "On the Likelihood that One \
      Unknown Probability Exceeds Another", Biometrika 25, 1933, pp. 285-294.
      """)
  /// Its own payoffs.
  public static let feedback = Feedback.payoff

  /// The standard deviation of one payoff, as a share of the payoff range.
  public var noise = 1.0
  private var scale = PayoffScale()

  /// The sum of payoffs and the number of tries of every action.
  private static var layout: TableLayout { TableLayout(singles: 0, columns: 2) }

  /// Makes the kind of the paper.
  public init() {}

  /// Shows the noise that it expects in payoffs.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "noise", &noise, in: 0...1e3, unit: "share of the payoff range",
      "The standard deviation that it expects of a payoff.")
  }

  /// Takes note of the payoff range.
  public mutating func prepare(for briefing: Briefing) -> String? {
    scale = PayoffScale(briefing, rounds: 1)
    return nil
  }

  /// Two numbers for every action.
  public func tableSize(for shape: Shape) -> Int { Self.layout.size(for: shape) }

  /// Takes the action with the greatest draw.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    let sums = Self.layout.column(0, at: turn)
    let tries = Self.layout.column(1, at: turn)
    var best = 0
    var greatest = -Double.infinity
    for action in 0..<turn.count {
      let weight = mind[tries + action] + 1
      let draw = mind[sums + action] / weight + noise * random.normal() / weight.squareRoot()
      if draw > greatest {
        best = action
        greatest = draw
      }
    }
    return best
  }

  /// Adds the payoff to what it knows of the action taken.
  public func learn(from reward: Reward, mind: Mind<NoMemory>) {
    mind[Self.layout.column(0, at: reward.turn) + reward.action] += scale.share(of: reward.payoff)
    mind[Self.layout.column(1, at: reward.turn) + reward.action] += 1
  }
}
