public import Arena

/// A bandit that is optimistic where it is uncertain: the greatest upper confidence bound.
///
/// It first tries every action once, in random order, and then takes the one with the greatest
/// mean + width sqrt(2 log n / n_a), where payoffs are scaled to the unit interval, n counts the
/// visits to the information set and n_a how often the action was taken there. Each decision is
/// valued by the payoff until the player's next one.
public struct UCB1: Agent {
  /// The entry in the catalogue.
  public static let card = Card(
    "ucb1", "Takes the action with the greatest upper confidence bound on its payoff.",
    source: """
      P. Auer, N. Cesa-Bianchi, P. Fischer, "Finite-time Analysis of the Multiarmed Bandit \
      Problem", Machine Learning 47, 2002, pp. 235-256, Theorem 1, doi:10.1023/A:1013689704352.
      """)
  /// Its own payoffs.
  public static let feedback = Feedback.payoff

  /// The factor of the confidence radius.
  public var width = 1.0
  private var scale = PayoffScale()

  /// The visits; the sum of payoffs and the number of tries of every action.
  private static var layout: TableLayout { TableLayout(singles: 1, columns: 2) }

  /// Makes the kind of the paper.
  public init() {}

  /// Shows the width of the confidence bound.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "width", &width, in: 0...1e3, unit: "radii", "The factor of the confidence radius.")
  }

  /// Takes note of the payoff range.
  public mutating func prepare(for briefing: Briefing) -> String? {
    scale = PayoffScale(briefing, rounds: 1)
    return nil
  }

  /// Two numbers for every action and one for every information set.
  public func tableSize(for shape: Shape) -> Int { Self.layout.size(for: shape) }

  /// Takes an untried action or the one with the greatest bound, ties broken uniformly.
  public func choose(_ turn: Turn, mind: Mind<NoMemory>, using random: inout RandomStream) -> Int {
    let sums = Self.layout.column(0, at: turn)
    let tries = Self.layout.column(1, at: turn)
    let visits = mind[Self.layout.single(0, at: turn)]
    let area = width * width * 2 * Portable.log(Swift.max(visits, 1))
    var best = 0
    var greatest = -Double.infinity
    var ties = 0
    for action in 0..<turn.count {
      let number = mind[tries + action]
      let bound =
        number == 0 ? .infinity : mind[sums + action] / number + (area / number).squareRoot()
      if bound > greatest {
        best = action
        greatest = bound
        ties = 1
      } else if bound == greatest {
        ties += 1
        if random.index(below: ties) == 0 { best = action }
      }
    }
    return best
  }

  /// Adds the payoff to the mean of the action taken.
  public func learn(from reward: Reward, mind: Mind<NoMemory>) {
    mind[Self.layout.single(0, at: reward.turn)] += 1
    mind[Self.layout.column(0, at: reward.turn) + reward.action] += scale.share(of: reward.payoff)
    mind[Self.layout.column(1, at: reward.turn) + reward.action] += 1
  }
}
