public import Arena

/// The prisoner's dilemma: each does better by defecting, both do better by cooperating.
///
/// > Source: A. Rapoport, A. M. Chammah, *Prisoner's Dilemma*, University of Michigan Press, 1965.
public struct PrisonersDilemma: Mechanism {
  /// What the catalogue says.
  public static let card = Card(
    "prisoners-dilemma", "Each gains by defecting; both lose when both do.",
    source: "A. Rapoport, A. M. Chammah, Prisoner's Dilemma, 1965.")

  /// The payoff of defecting against a cooperator.
  public var temptation = 5.0
  /// The payoff of mutual cooperation.
  public var reward = 3.0
  /// The payoff of mutual defection.
  public var punishment = 1.0
  /// The payoff of cooperating against a defector.
  public var sucker = 0.0

  /// Makes the game of Axelrod's tournaments: 5, 3, 1, 0.
  public init() {}

  /// Shows the four payoffs.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let range = -1e6...1e6
    visitor.knob("temptation", &temptation, in: range, unit: "utility", "Defect against cooperate.")
    visitor.knob("reward", &reward, in: range, unit: "utility", "Both cooperate.")
    visitor.knob("punishment", &punishment, in: range, unit: "utility", "Both defect.")
    visitor.knob("sucker", &sucker, in: range, unit: "utility", "Cooperate against defect.")
  }

  /// Says whether the payoffs make it this dilemma.
  public var complaint: String? {
    temptation > reward && reward > punishment && punishment > sucker
      ? nil : "a prisoner's dilemma needs temptation > reward > punishment > sucker"
  }

  /// Two players.
  public var roles: [Role] { [Role("player", seats: 2)] }
  /// One simultaneous move.
  public var decisions: [Decision] { [Decision("move", actions: .named(["cooperate", "defect"]))] }

  /// Both move at once; the designer wishes cooperation.
  public func play(_ episode: inout some Episode) {
    let row = episode.choose(0, by: 0, wishing: 0)
    let column = episode.choose(0, by: 1, wishing: 0)
    episode.gain(payoff(row, against: column), by: 0)
    episode.gain(payoff(column, against: row), by: 1)
  }

  /// What an action pays against another: 0 is to cooperate, 1 to defect.
  func payoff(_ own: Int, against other: Int) -> Double {
    own == 0 ? (other == 0 ? reward : sucker) : (other == 0 ? temptation : punishment)
  }
}
