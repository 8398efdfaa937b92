public import Arena

/// Each gains by defecting; both lose when both do.
public struct PrisonersDilemma: Mechanism {
  /// The values of 'move', by number.
  enum Move { static let cooperate = 0, defect = 1 }

  /// The entry in the catalogue.
  public static let card = Card(
    "prisoners-dilemma", "Each gains by defecting; both lose when both do.",
    source: "A. Rapoport, A. M. Chammah, Prisoner's Dilemma, University of Michigan Press, 1965.")

  /// The seats of the players.
  enum Seat { static let player = 0..<2 }

  /// What is decided.
  enum Choice { static let move = 0 }

  /// The payoff of defecting if the other cooperates.
  public var temptation = 5.0
  /// The payoff of each if both cooperate.
  public var reward = 3.0
  /// The payoff of each if both defect.
  public var punishment = 1.0
  /// The payoff of cooperating if the other defects.
  public var sucker = 0.0

  /// Makes the mechanism with its default parameters.
  public init() {}

  /// Shows the parameters.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    visitor.knob(
      "temptation", &temptation, in: -1e6...1e6, unit: "utility",
      "The payoff of defecting if the other cooperates.")
    visitor.knob(
      "reward", &reward, in: -1e6...1e6, unit: "utility", "The payoff of each if both cooperate.")
    visitor.knob(
      "punishment", &punishment, in: -1e6...1e6, unit: "utility",
      "The payoff of each if both defect.")
    visitor.knob(
      "sucker", &sucker, in: -1e6...1e6, unit: "utility",
      "The payoff of cooperating if the other defects.")
  }

  /// Says what is wrong with the parameters taken together.
  public var complaint: String? {
    guard temptation > reward && reward > punishment && punishment > sucker else {
      return "a prisoner's dilemma needs temptation > reward > punishment > sucker"
    }
    return nil
  }

  /// The players.
  public var roles: [Role] {
    [Role("player", seats: 2, "Cooperates with the other player or defects.")]
  }
  /// What they decide.
  public var decisions: [Decision] {
    [
      Decision(
        "move", actions: .named(moveLabels),
        "Whether to cooperate, without knowing what the other does now.")
    ]
  }

  /// Tells one episode.
  public func play(_ episode: inout some Episode) {
    var movedBySeat = [Int](repeating: 0, count: 2)
    for i in Seat.player {
      movedBySeat[i] = episode.choose(Choice.move, by: i, wishing: Move.cooperate)
    }
    for i in Seat.player {
      episode.gain(
        movedBySeat[i] == Move.cooperate
          ? (movedBySeat[1 - i] == Move.cooperate ? reward : sucker)
          : movedBySeat[1 - i] == Move.cooperate ? temptation : punishment,
        by: i)
    }
  }

  /// What the values of 'move' mean.
  private var moveLabels: [Label] {
    [
      Label(
        "cooperate", "Earns the reward if the other cooperates, and the sucker's payoff if not."),
      Label("defect", "Earns the temptation if the other cooperates, and the punishment if not."),
    ]
  }
}
