/// What is asked about agents that do not play along.
public struct RobustnessQuestion: Sendable {
  /// Which kinds of intruders.
  public var intruders = Intruder.allCases
  /// The shares of intruders that are played; 0 and 1 are always among them.
  public var shares = [0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1]
  /// What a frugal saboteur may give up, per round.
  public var cost = 0.0
  /// The welfare that counts as fallen; nil for half-way from what emerges without intruders to the worst.
  public var threshold: Double?
  /// How closely the tipping point is looked for, as a share of the population.
  public var width = 0.01

  /// Makes the usual question.
  public init() {}

  /// How many intruders are played among so many agents, each number once, ascending.
  func counts(among agents: Int) -> [Int] {
    Set((shares + [0, 1]).map { Int(($0 * Double(agents)).rounded()) }).sorted()
  }

  /// How many agents the tipping point may be away from where it is said to be.
  func width(among agents: Int) -> Int { Swift.max(1, Int(width * Double(agents))) }
}
