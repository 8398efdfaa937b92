public import Arena

/// The prisoner's dilemma: each does better by defecting, both do better by cooperating.
public struct PrisonersDilemma: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "prisoners-dilemma", "Each gains by defecting; both lose when both do.",
    source: """
      A. Rapoport, A. M. Chammah, Prisoner's Dilemma, University of Michigan Press, 1965.
      """)

  /// What is decided.
  enum Choice { static let move = 0 }
  /// What a player can do.
  enum Move { static let cooperate = 0, defect = 1 }

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
    visitor.knob(
      "temptation", &temptation, in: range, unit: "utility",
      "The payoff of defecting if the other cooperates."
    )
    visitor.knob(
      "reward", &reward, in: range, unit: "utility", "The payoff of each if both cooperate.")
    visitor.knob(
      "punishment", &punishment, in: range, unit: "utility", "The payoff of each if both defect.")
    visitor.knob(
      "sucker", &sucker, in: range, unit: "utility",
      "The payoff of cooperating if the other defects.")
  }

  /// Says whether the payoffs make it this dilemma.
  public var complaint: String? {
    temptation > reward && reward > punishment && punishment > sucker
      ? nil : "a prisoner's dilemma needs temptation > reward > punishment > sucker"
  }

  /// Two players.
  public var roles: [Role] {
    [Role("player", seats: 2, "Cooperates with the other player or defects.")]
  }
  /// One simultaneous move.
  public var decisions: [Decision] {
    [
      Decision(
        "move", actions: moves, "Whether to cooperate, without knowing what the other does now.")
    ]
  }

  /// Both move at once; the designer wishes cooperation.
  public func play(_ episode: inout some Episode) {
    episode.playMatrix((Choice.move, Choice.move), wishing: Move.cooperate) {
      (payoff($0, against: $1), payoff($1, against: $0))
    }
  }

  /// What each move earns, whatever comes of it.
  var moves: Values {
    .named([
      Label(
        "cooperate", "Earns the reward if the other cooperates, and the sucker's payoff if not."),
      Label("defect", "Earns the temptation if the other cooperates, and the punishment if not."),
    ])
  }

  /// What a move pays against another.
  func payoff(_ own: Int, against other: Int) -> Double {
    let isCooperating = other == Move.cooperate
    return own == Move.cooperate
      ? (isCooperating ? reward : sucker) : (isCooperating ? temptation : punishment)
  }
}
