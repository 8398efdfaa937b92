public import Arena

/// The battle of the sexes: both want to go together, each to the other place.
///
/// The designer wishes that they meet, but not where, so she states no wish.
public struct BattleOfTheSexes: Mechanism {
  /// The entry in the catalogue.
  public static let card = Card(
    "battle-of-the-sexes", "Both want to meet, each at a different place.",
    source: "R. D. Luce, H. Raiffa, Games and Decisions, Wiley, 1957, p. 90.")

  /// The players, each of whom has its own decision.
  enum Seat { static let operaLover = 0, footballLover = 1 }
  /// What is decided.
  enum Choice { static let operaLoversEvening = 0, footballLoversEvening = 1 }
  /// Where to go.
  enum Evening { static let opera = 0, football = 1 }
  /// What is counted.
  enum Count { static let meeting = 0 }

  /// The payoff of meeting at one's own favourite place.
  public var favourite = 2.0
  /// The payoff of meeting at the other's favourite place.
  public var concession = 1.0
  /// The payoff of not meeting.
  public var apart = 0.0

  /// Makes the game with payoffs 2, 1, 0.
  public init() {}

  /// Shows the three payoffs.
  public mutating func knobs(_ visitor: inout some KnobVisitor) {
    let range = -1e6...1e6
    visitor.knob(
      "favourite", &favourite, in: range, unit: "utility",
      "The payoff of meeting at one's own favourite place.")
    visitor.knob(
      "concession", &concession, in: range, unit: "utility",
      "The payoff of meeting at the other's favourite place.")
    visitor.knob("apart", &apart, in: range, unit: "utility", "The payoff of not meeting.")
  }

  /// Says whether the payoffs make it this game.
  public var complaint: String? {
    favourite > concession && concession > apart
      ? nil : "a battle of the sexes needs favourite > concession > apart"
  }

  /// One player for each place.
  public var roles: [Role] {
    [
      Role("opera lover", "Wants to meet the other, and best of all at the opera."),
      Role("football lover", "Wants to meet the other, and best of all at the football match."),
    ]
  }
  /// One simultaneous choice of the place, by each.
  public var decisions: [Decision] {
    let places = Values.named([
      Label("opera", "Goes to the opera, where the opera lover likes best to meet."),
      Label("football", "Goes to the football match, where the football lover likes best to meet."),
    ])
    let help = "Where to go, without knowing where the other goes."
    return [
      Decision("opera lover's evening", role: Seat.operaLover, actions: places, help),
      Decision("football lover's evening", role: Seat.footballLover, actions: places, help),
    ]
  }
  /// Whether they met.
  public var measures: [Measure] {
    [Measure("meeting", unit: "meetings", in: 0...1, "Whether they chose the same place.")]
  }

  /// Both go out at once.
  public func play(_ episode: inout some Episode) {
    var isMeeting = false
    episode.playMatrix((Choice.operaLoversEvening, Choice.footballLoversEvening)) {
      operaLover, footballLover in
      isMeeting = operaLover == footballLover
      if !isMeeting { return (apart, apart) }
      return operaLover == Evening.opera ? (favourite, concession) : (concession, favourite)
    }
    if isMeeting { episode.note(Count.meeting, 1) }
  }
}
